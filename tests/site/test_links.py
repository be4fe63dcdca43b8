"""No dead link: every address on every page leads to a file, every fragment to an element."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.site.conftest import BuiltSite
from tests.support.markup import Element

ADDRESSES = ("href", "src", "action", "poster", "data", "srcset", "xlink:href")
#: Elements that make a browser load something at once.
LOADING = ("img", "script", "iframe", "source", "object", "embed", "video", "audio")


def own_addresses(page: Element) -> Iterator[tuple[str, str]]:
    """Tag and value of every address on a page. The finder's choices are addresses as well."""
    for element in page.walk():
        for name in ADDRESSES:
            if name in element.attributes:
                yield element.tag, element.get(name)
        if element.tag == "option" and element.get("value"):
            yield element.tag, element.get("value")


def linked_data(page: Element) -> list[object]:
    """The JSON-LD of a page."""
    blocks = (s for s in page.all("script") if s.get("type") == "application/ld+json")
    return [json.loads(block.text) for block in blocks]


def words_in(data: object) -> Iterator[str]:
    """Every text in JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from words_in(value)


class Checker:
    """Says what is wrong with an address."""

    def __init__(self, site: BuiltSite) -> None:
        self.site = site
        self.ids = {
            name: {element.get("id") for element in page.walk() if "id" in element.attributes}
            for name, page in site.pages.items()
        }

    def problem(self, name: str, tag: str, address: str) -> str:
        """What is wrong with an address on the page `name`, or an empty string."""
        if not address.strip():
            return "empty"
        here = self.site.url + name.removesuffix("index.html")
        if tag == "option":
            here = f"{self.site.url}{name.partition('/')[0]}/"
        target, fragment = urldefrag(urljoin(here, address))
        parts = urlsplit(target)
        if parts.scheme in ("mailto", "tel"):
            return "" if parts.path else "nobody"
        if tag == "a" and target.startswith("data:text/csv;charset=utf-8,"):
            return ""
        if not target.startswith(self.site.url):
            outward = tag == "a" and parts.scheme == "https" and "." in parts.netloc
            return "" if outward else "another host"
        return self._problem_inside(unquote(target.removeprefix(self.site.url)), fragment)

    def _problem_inside(self, path: str, fragment: str) -> str:
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if not (self.site.folder / file).is_file():
            return "no such file"
        if fragment and unquote(fragment) not in self.ids.get(file, ()):
            return "no such place"
        return ""


@pytest.fixture(scope="module")
def checker(site: BuiltSite) -> Checker:
    return Checker(site)


def test_every_address_leads_somewhere(site: BuiltSite, checker: Checker) -> None:
    broken = [
        f"{name}: {address}: {problem}"
        for name, page in site.pages.items()
        for tag, address in own_addresses(page)
        if (problem := checker.problem(name, tag, address))
    ]
    assert broken == []


def test_addresses_in_linked_data_lead_somewhere(site: BuiltSite, checker: Checker) -> None:
    found = [
        (name, word)
        for name, page in site.pages.items()
        for word in words_in(linked_data(page))
        if word.startswith(site.url)
    ]
    assert found
    assert [pair for pair in found if checker.problem(pair[0], "link", pair[1])] == []


def test_the_licence_of_the_data_is_the_one_in_the_settings(site: BuiltSite) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    for code in site.languages:
        (data,) = (d for d in linked_data(site.pages[f"{code}/index.html"])
                   if isinstance(d, dict) and d["@type"] == "Dataset")  # fmt: skip
        assert data["license"] == licence


def test_addresses_in_the_site_map_and_robots_lead_somewhere(
    site: BuiltSite, checker: Checker
) -> None:
    root = ElementTree.fromstring((site.folder / "sitemap.xml").read_bytes())
    addresses = [element.get("href") or (element.text or "") for element in root.iter()]
    addresses = [address for address in addresses if address.strip()]
    robots = (site.folder / "robots.txt").read_text(encoding="utf-8")
    addresses += [line.split(": ")[1] for line in robots.splitlines() if "Sitemap" in line]
    assert len(addresses) > len(site.pages)
    assert [a for a in addresses if checker.problem("index.html", "link", a)] == []


def test_the_page_for_missing_addresses_works_at_any_depth(site: BuiltSite) -> None:
    for code in site.languages:
        page = site.pages[f"{code}/404.html"]
        relative = [a for _, a in own_addresses(page) if not a.startswith(("/", "#", "mailto:"))]
        assert [a for a in relative if not a.startswith(site.url)] == []


def test_no_id_twice_on_a_page(site: BuiltSite) -> None:
    twice = {}
    for name, page in site.pages.items():
        counts = Counter(e.get("id") for e in page.walk() if "id" in e.attributes)
        if repeated := [id_ for id_, count in counts.items() if count > 1 or not id_]:
            twice[name] = repeated
    assert twice == {}


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    for name, page in site.pages.items():
        for element in page.walk():
            links = element.tag == "link" and element.get("rel") in ("icon", "stylesheet")
            address = element.get("href") if links else element.get("src")
            if links or element.tag in LOADING:
                assert "//" not in address, name
