"""The pages of open data: what there is, under which terms, and what every field means."""

from __future__ import annotations

import json

from site_src.model.described import KINDS_OF_DATA, described
from site_src.view.data.words import choice_word, words_of
from tests.site.conftest import BuiltSite
from tests.site.pages import words

CODES = ("zh", "en", "ar")
#: Codes that a standard elsewhere defines have no words of ours.
STANDARDS = {"oc4ids_sector"}


def test_the_page_says_licence_and_date(site: BuiltSite) -> None:
    said = words(site.pages["en/data/index.html"].one("main"))
    assert "Licencehttps://creativecommons.org/licenses/by/4.0/" in said
    assert "Licence holds from20 November 2026" in said and "Data licence" in said
    assert "OC4IDS 0.9.5" in said and "iCalendar" in said and "Atom" in said


def test_search_engines_are_told_of_every_file(site: BuiltSite) -> None:
    found = json.loads((site.folder / "en/data/catalogue.jsonld").read_text(encoding="utf-8"))
    assert found["@type"] == "DataCatalog" and found["license"].endswith("/by/4.0/")
    files = [file for dataset in found["dataset"] for file in dataset["distribution"]]
    root = site.prepared.portal.site_url
    for file in files:
        path = site.folder / file["contentUrl"].removeprefix(root)
        assert f"{path.stat().st_size} B" == file["contentSize"], path
    there = {path.name for path in (site.folder / "en/data").glob("*.*")}
    told = {file["contentUrl"].rpartition("/")[2] for file in files}
    assert there - {"index.html", "catalogue.jsonld"} <= told


def test_every_choice_has_a_word(site: BuiltSite) -> None:
    for kind in KINDS_OF_DATA:
        for field in described(kind):
            for path, own in field.walk():
                if own.choices and own.name not in STANDARDS:
                    assert set(words_of(own.choices)) == set(own.choices), f"{kind}.{path}"
                    for language in site.languages.values():
                        for code in own.choices:
                            assert choice_word(language, own.choices, code), f"{kind}.{path}"


def test_every_field_is_explained(site: BuiltSite) -> None:
    for code in CODES:
        overview = site.pages[f"{code}/data/fields/index.html"].one("main")
        ways = {a.get("href") for a in overview.all("a")}
        for kind in KINDS_OF_DATA:
            assert f"../../data/fields/{kind}/" in ways, kind
            page = site.pages[f"{code}/data/fields/{kind}/index.html"]
            said = {name.text for name in page.all("code")}
            for field in described(kind):
                assert {path for path, _ in field.walk()} <= said, kind
