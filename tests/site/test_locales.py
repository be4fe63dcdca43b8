"""Every page exists in every language, and each version knows the others."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.site.conftest import BuiltSite
from tests.support.markup import Element

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def alternates(page: Element) -> dict[str, str]:
    """The versions of a page that it names, by language."""
    links = [e for e in page.all("link") if e.get("rel") == "alternate" and e.get("hreflang")]
    found = {e.get("hreflang"): e.get("href") for e in links}
    assert len(found) == len(links), "a language is named twice"
    return found


def versions(site: BuiltSite, url: str) -> dict[str, str]:
    """The versions that there are of a page. Who asks for none of them gets the first page,
    where the language is chosen, or the original."""
    found = {own.lang: f"{site.url}{code}/{url}" for code, own in site.languages.items()}
    original = site.prepared.portal.settings.original
    return found | {"x-default": f"{site.url}{original}/{url}" if url else site.url}


def test_every_page_exists_in_every_locale(site: BuiltSite) -> None:
    first, *others = (sorted(site.urls(code)) for code in site.languages)
    assert len(first) > 100
    assert all(other == first for other in others)


def test_canonical_and_alternates(site: BuiltSite) -> None:
    """Canonical is the page itself; hreflang is complete, hence mutual."""
    wrong = []
    for code, url, page in site.localized_pages():
        (canonical,) = [e.get("href") for e in page.all("link") if e.get("rel") == "canonical"]
        if canonical != f"{site.url}{code}/{url}" or alternates(page) != versions(site, url):
            wrong.append(f"{code}/{url}")
    assert wrong == []


def test_first_page(site: BuiltSite) -> None:
    """It offers the languages, and belongs to the same set as the locales' home pages."""
    page = site.pages["index.html"]
    (canonical,) = [e.get("href") for e in page.all("link") if e.get("rel") == "canonical"]
    assert canonical == site.url
    assert alternates(page) == versions(site, "")
    offered = {a.get("hreflang"): a.get("href") for a in page.all("a")}
    assert offered == {own.lang: f"{code}/" for code, own in site.languages.items()}


def test_site_map(site: BuiltSite) -> None:
    """Every page once in each locale, each with all its versions."""
    root = ElementTree.fromstring((site.folder / "sitemap.xml").read_bytes())
    found: dict[str, dict[str | None, str | None]] = {}
    for entry in root.iter(f"{MAP}url"):
        address = entry.findtext(f"{MAP}loc") or ""
        assert address not in found, address
        found[address] = {e.get("hreflang"): e.get("href") for e in entry.iter(LINK)}
    expected = {
        f"{site.url}{code}/{url}": versions(site, url) for code, url, _ in site.localized_pages()
    }
    assert found == expected


def test_language_switch_leads_to_the_same_page(site: BuiltSite) -> None:
    """On top the other languages, at the foot all of them."""
    wrong = []
    for code, url, page in site.localized_pages():
        (foot,) = [e for e in page.walk() if e.get("id") == "languages"]
        (tools,) = [e for e in page.walk() if "tools" in e.classes]
        here = f"{site.url}{code}/{url}"
        for part, codes in ((foot, [*site.languages]), (tools, [*site.languages])):
            if part is tools:
                codes.remove(code)
            links = [a for a in part.all("a") if a.get("hreflang")]
            leads = {a.get("hreflang"): urljoin(here, a.get("href")) for a in links}
            expected = {site.languages[c].lang: f"{site.url}{c}/{url}" for c in codes}
            marked = {a.get("lang"): a.get("dir") for a in links}
            directions = {site.languages[c].lang: site.languages[c].dir for c in codes}
            if leads != expected or marked != directions:
                wrong.append(here)
    assert wrong == []


def test_language_and_direction_of_every_page(site: BuiltSite) -> None:
    wrong = []
    for name, page in site.pages.items():
        own = site.languages.get(name.partition("/")[0])
        expected = (own.lang, own.dir) if own else ("zh-Hans", "ltr")
        root = page.one("html")
        if (root.get("lang"), root.get("dir")) != expected:
            wrong.append(name)
    assert wrong == []


def test_one_title_and_description_on_every_page(site: BuiltSite) -> None:
    """And no two pages of a locale bear the same title."""
    titles: Counter[tuple[str, str]] = Counter()
    for code, url, page in site.localized_pages():
        head = page.one("head")
        titles[code, head.one("title").text] += 1
        (description,) = [m for m in head.all("meta") if m.get("name") == "description"]
        assert description.get("content").strip(), f"{code}/{url}"
        assert len(page.all("h1")) == 1, f"{code}/{url}"
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا توجد مشاريع"),
        (1, "مشروع واحد"),
        (2, "مشروعان"),
        (3, "3 مشاريع"),
        (10, "10 مشاريع"),
        (11, "11 مشروعًا"),
        (99, "99 مشروعًا"),
        (100, "100 مشروع"),
        (101, "101 مشروع"),
        (103, "103 مشاريع"),
        (111, "111 مشروعًا"),
    ],
)
def test_arabic_plurals(number: int, words: str, site: BuiltSite) -> None:
    arabic = site.languages["ar"]
    assert arabic.counted("%(num)s project", "%(num)s projects", number) == words
