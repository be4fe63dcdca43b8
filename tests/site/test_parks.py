"""Parks: the list of a park's projects, what stands on top of it, and the ways that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse

PARKS = {
    "projects_yaml/parks/nylon-park.yml": """\
visibility: public
title:
  zh: 尼龙园
  en: Nylon park
summary:
  zh: 以尼龙为主的园区。
  en: A park for nylon.
description:
  zh: 园区在[平顶山市](region:pingdingshan)。
  en: The park lies in [Pingdingshan](region:pingdingshan).
level: provincial
region: pingdingshan
industries:
  - nylon-textiles
area: 约3000亩
sources:
  - city-report
""",
    "projects_yaml/parks/empty-park.yml": """\
visibility: public
title:
  zh: 空园
  en: Empty park
region: henan
""",
    "projects_yaml/parks/former-park.yml": """\
visibility: public
publish_until: 2026-01
title:
  zh: 旧园
  en: Former park
region: henan
""",
}


def pages(root: Path) -> Mapping[str, Element]:
    """The English pages by their addresses."""
    folder = root / "site/en"
    return {
        path.parent.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in folder.rglob("index.html")
    }


def words(element: Element) -> str:
    return " ".join(element.text.split())


def facets(page: Element) -> dict[str, list[str]]:
    """The values of each facet under its title."""
    (aside,) = [e for e in page.walk() if "facets" in e.classes]
    return {
        section.one("h2").text: [words(item) for item in section.all("li")]
        for section in aside.all("section")
    }


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Element]:
    root = base(tmp_path_factory.mktemp("parks"))
    write(root, PARKS)
    edit(root, PROJECT, ("stage: signed", "park: nylon-park\nstage: signed"))
    region = "projects_yaml/regions/pingdingshan.yml"
    edit(root, region, ("parent:", "aliases:\n  - nylon-zone\nparent:"))
    build(root)
    return pages(root)


def test_the_list_of_a_park_begins_with_what_is_known_of_it(
    english: Mapping[str, Element],
) -> None:
    page = english["projects/park/nylon-park"]
    (facts,) = [e for e in page.walk() if "facts" in e.classes]
    assert [words(fact) for fact in facts.all("div")] == [
        "LevelProvincial",
        "RegionPingdingshan",
        "IndustriesNylon and textiles",
        "Areaabout 3,000 muabout 200 ha",
    ]
    assert page.one("h1").text == "Nylon park"
    assert [words(e) for e in page.walk() if "lead" in e.classes] == ["A park for nylon."]
    assert [a.get("href") for a in page.all("a") if a.text == "Pingdingshan"]
    assert [a.get("href") for a in page.one("tbody").all("a")] == [
        "../../../projects/nylon-filament/"
    ]


def test_what_is_not_known_of_a_park_is_not_shown(english: Mapping[str, Element]) -> None:
    page = english["projects/park/empty-park"]
    (facts,) = [e for e in page.walk() if "facts" in e.classes]
    assert [words(fact) for fact in facts.all("div")] == ["RegionHenan"]


def test_a_park_without_projects_says_so(english: Mapping[str, Element]) -> None:
    page = english["projects/park/empty-park"]
    assert "No project described here is in this park." in page.text
    assert page.all("table") == []
    assert facets(page)["Park"] == ["Nylon park1", "Empty park0"]


def test_lists_lead_to_parks_that_have_projects(english: Mapping[str, Element]) -> None:
    assert facets(english["projects"])["Park"] == ["Nylon park1"]


def test_a_project_names_its_park_and_the_park_its_list(english: Mapping[str, Element]) -> None:
    page = english["projects/nylon-filament"]
    (place,) = [e for e in page.all("div") if e.all("dt") and words(e).startswith("Place")]
    assert words(place) == "PlacePingdingshanNylon park"
    assert place.all("a")[1].get("href") == "../../projects/park/nylon-park/"


def test_sources_and_site_map_lead_to_every_park(english: Mapping[str, Element]) -> None:
    cited = [a.text for a in english["sources"].all("a") if "/park/" in a.get("href")]
    listed = [a.text for a in english["site-map"].all("a") if "/park/" in a.get("href")]
    assert cited == ["Nylon park"]
    assert listed == ["Empty park", "Nylon park"]


def test_a_park_that_is_over_keeps_a_page_that_says_so(english: Mapping[str, Element]) -> None:
    page = english["projects/park/former-park"]
    assert page.one("h1").text == "No longer published"
    assert "Former park" not in page.text


def test_a_former_id_of_a_region_leads_to_its_list(english: Mapping[str, Element]) -> None:
    page = english["projects/region/nylon-zone"]
    assert [a.get("href") for a in page.all("a")] == ["../../../projects/region/pingdingshan/"]


def test_without_parks_no_list_asks_for_one(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root, "--locale", "en")
    found = pages(root)
    assert "Park" not in facets(found["projects"])
    assert "Park" not in [e.text for e in found["site-map"].all("b")]
