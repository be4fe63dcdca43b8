"""Former addresses lead on; what is over says so; neither is in the site map."""

from __future__ import annotations

from pathlib import Path

from tests.portals import PROJECT, base, edit
from tests.support.building import build


def test_a_former_address_leads_to_the_new_one(tmp_path: Path) -> None:
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
    assert "nylon-filament" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")
