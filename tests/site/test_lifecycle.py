"""Former addresses lead on; what is over says so; neither is in the site map."""

from __future__ import annotations

from pathlib import Path

from tests.portals import PROJECT, base, edit
from tests.site.conftest import BuiltSite, leads_on
from tests.support.building import build
from tests.support.markup import Element, parse


def for_search_engines(page: Element) -> tuple[str, set[str]]:
    """What a page tells them: whether it is for them, and how it names its address and versions."""
    robots = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"]
    links = {link.get("rel") for link in page.all("link") if "//" in link.get("href")}
    named = {meta.get("property") for meta in page.all("meta") if "//" in meta.get("content")}
    return "".join(robots), links | named


def test_a_former_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """CASES P118."""
    root = base(tmp_path)
    edit(root, PROJECT, ("updated:", "aliases:\n  - old-name\nupdated:"))
    build(root)
    page = (root / "site/en/projects/old-name/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../projects/nylon-filament/"' in page
    assert 'href="https://example.org/en/projects/nylon-filament/"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "old-name" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_what_is_over_keeps_a_page_that_says_so(tmp_path: Path) -> None:
    root = base(tmp_path)
    edit(root, PROJECT, ("updated:", "publish_until: 2026-01-31\nupdated:"))
    build(root)
    page = (root / "site/en/projects/nylon-filament/index.html").read_text(encoding="utf-8")
    assert "No longer published" in page
    assert "polyamide" not in page.lower()
    assert for_search_engines(parse(page)) == ("noindex", set())
    assert "nylon-filament" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_the_page_for_missing_addresses_is_not_for_search_engines(site: BuiltSite) -> None:
    """It is no page of the portal, hence no version of another one either. All others are."""
    for name, page in site.pages.items():
        found = for_search_engines(page)
        if name.endswith("404.html"):
            assert found == ("noindex", set()), name
        elif leads_on(page):
            assert found == ("noindex", {"canonical"}), name
        elif name != "index.html":
            assert found == ("", {"canonical", "alternate", "og:url"}), name
