"""Parks: their pages, the ways that lead there, and the lists of their projects."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.site.pages import english_pages, section, words
from tests.support.building import build
from tests.support.markup import Element

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
location:
  lat: 33.75
  lon: 113.20
utilities:
  - kind: power
    state: under-way
    note:
      zh: 2027年通电
      en: due in 2027
  - kind: water
    state: ready
    capacity: 5万吨/日
  - kind: heat
    state: not-started
costs:
  - kind: water
    value: 3.8元/吨
  - kind: electricity
    value: 约0.62元/千瓦时
    as_of: 2026-09
    note:
      zh: 平段
      en: standard hours
sources:
  - city-report
""",
    "projects_yaml/parks/empty-park.yml": """\
visibility: public
title:
  zh: 空园
  en: Empty park
region: henan
location:
  lat: 33.60
  lon: 113.40
""",
    "projects_yaml/parks/former-park.yml": """\
visibility: public
publish_until: 2026-01
title:
  zh: 旧园
  en: Former park
region: henan
""",
    "projects_yaml/sites/plot.yml": """\
visibility: public
title:
  zh: 一号地块
  en: Plot 1
form: parcel
region: pingdingshan
park: nylon-park
availability: available
""",
}


def facets(page: Element) -> dict[str, list[str]]:
    """The values of each facet under its title."""
    (aside,) = [e for e in page.walk() if "facets" in e.classes]
    return {
        part.one("h2").text: [words(item) for item in part.all("li")]
        for part in aside.all("section")
    }


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Element]:
    root = base(tmp_path_factory.mktemp("parks"))
    write(root, PARKS)
    edit(root, PROJECT, ("stage: signed", "park: nylon-park\nstage: signed"))
    region = "projects_yaml/regions/pingdingshan.yml"
    edit(root, region, ("parent:", "aliases:\n  - nylon-zone\nparent:"))
    build(root)
    return english_pages(root)


def test_a_park_begins_with_what_is_known_of_it(english: Mapping[str, Element]) -> None:
    page = english["parks/nylon-park"]
    (facts,) = [e for e in page.walk() if "facts" in e.classes]
    assert [words(fact) for fact in facts.all("div")] == [
        "Areaabout3,000mu about 200 ha",
        "LevelProvincial",
        "RegionPingdingshan",
        "IndustriesNylon and textiles",
        "Sites available1",
    ]
    assert page.one("h1").text == "Nylon park"
    assert [words(e) for e in page.walk() if "lead" in e.classes] == ["A park for nylon."]
    assert [a.get("href") for a in page.all("a") if a.text == "Pingdingshan"]


def test_every_utility_is_shown_with_its_sign_and_word(english: Mapping[str, Element]) -> None:
    utilities = section(english["parks/nylon-park"], "utilities")
    assert [words(item) for item in utilities.all("li")] == [
        "WaterIn place50,000 t a day",
        "ElectricityUnder waydue in 2027",
        "Gasnot disclosed",
        "HeatingNot started",
        "Steamnot disclosed",
        "Wastewater treatmentnot disclosed",
        "Telecommunicationsnot disclosed",
        "Road accessnot disclosed",
        "Rail sidingnot disclosed",
        "Portnot disclosed",
        "Airportnot disclosed",
        "Levelled groundnot disclosed",
    ]
    signs = {words(i.all("b")[0]): i.one("path").get("d") for i in utilities.all("li")}
    assert len({signs[name] for name in ("Water", "Electricity", "Heating", "Gas")}) == 4
    nil = [words(i.all("b")[0]) for i in utilities.all("li") if "nil" in i.classes]
    assert nil[:2] == ["Gas", "Steam"]


def test_prices_stand_as_the_source_has_them(english: Mapping[str, Element]) -> None:
    costs = section(english["parks/nylon-park"], "costs")
    assert [
        [words(cell) for cell in row.all("th", "td")] for row in costs.one("tbody").all("tr")
    ] == [
        ["Electricity", "standard hours", "about CN¥0.62 per kWh", "September 2026"],
        ["Water", "", "CN¥3.8 per tonne", "date not stated"],
    ]


def test_sites_and_projects_of_the_park(english: Mapping[str, Element]) -> None:
    page = english["parks/nylon-park"]
    sites, projects = section(page, "sites"), section(page, "projects")
    assert [a.get("href") for a in sites.one("tbody").all("a")] == ["../../sites/plot/"]
    assert [a.get("href") for a in projects.all("a")] == [
        "../../projects/nylon-filament/",
        "../../projects/park/nylon-park/",
    ]


def test_what_no_source_states_is_said_to_be_so(english: Mapping[str, Element]) -> None:
    page = english["parks/empty-park"]
    (facts,) = [e for e in page.walk() if "facts" in e.classes]
    assert [words(fact) for fact in facts.all("div")] == [
        "Areanot disclosed",
        "Levelnot disclosed",
        "RegionHenan",
        "Industriesnot disclosed",
        "Sites availablenone described here",
    ]
    for name in ("utilities", "costs"):
        assert words(section(page, name)).endswith("not disclosed")
    assert "No project described here is in this park." in page.text


def test_a_list_of_a_parks_projects_is_one_like_any_other(english: Mapping[str, Element]) -> None:
    page = english["projects/park/nylon-park"]
    assert page.one("h1").text == "Nylon park"
    assert words(page.one("tbody")).startswith("Differentiated polyamide filament")
    assert [words(e) for e in page.walk() if "lead" in e.classes] == [
        "A park for nylon.", "1 project.",
    ]  # fmt: skip
    assert not [e for e in page.walk() if "facts" in e.classes]
    assert "projects/park/empty-park" not in english
    assert facets(english["projects"])["Park"] == ["Nylon park1"]


def test_a_project_names_its_park_and_leads_there(english: Mapping[str, Element]) -> None:
    page = english["projects/nylon-filament"]
    (place,) = [e for e in page.all("div") if e.all("dt") and words(e).startswith("Place")]
    assert words(place) == "PlacePingdingshanNylon park"
    assert place.all("a")[1].get("href") == "../../parks/nylon-park/"


def test_sources_and_site_map_lead_to_every_park(english: Mapping[str, Element]) -> None:
    cited = [a.text for a in english["sources"].all("a") if "/parks/n" in a.get("href")]
    listed = [a.text for a in english["site-map"].all("a") if "/parks/" in a.get("href")]
    assert cited == ["Nylon park"]
    assert sorted(set(listed)) == ["Empty park", "Nylon park", "Parks side by side"]


def test_parks_stand_side_by_side(english: Mapping[str, Element]) -> None:
    """Those that state any utility or cost; what none of them states has no line."""
    compared = section(english["parks"], "compared").one("table")
    rows = [[words(c) for c in r.all("th", "td")] for r in compared.all("tr")]
    assert rows == [
        ["", "Nylon park"],
        ["Place", "Pingdingshan"],
        ["Area", "about 3,000 mu"],
        ["Sites available", "1"],
        ["Utilities"],
        ["Water", "In place50,000 t a day"],
        ["Electricity", "Under way"],
        ["Heating", "Not started"],
        ["Factor costs"],
        ["Electricity", "about CN¥0.62 per kWhas of September 2026"],
        ["Water", "CN¥3.8 per tonne"],
    ]
    listed = section(english["parks"], "parks").one("tbody")
    assert [words(h) for h in listed.all("h3")] == ["Nylon park", "Empty park"]


def test_the_page_of_land_shows_where_parks_lie(english: Mapping[str, Element]) -> None:
    land = english["land"]
    (drawn,) = (svg for svg in section(land, "map").all("svg") if svg.get("role") == "img")
    assert [words(t) for t in drawn.all("text")] == [
        "Nylon park", "Empty park", "5 km",
    ]  # fmt: skip
    (navigation,) = [e for e in land.walk() if "mainnav" in e.classes]
    assert [words(a) for a in navigation.all("a")] == ["Projects", "Land & parks", "Policies"]
    (current,) = [a for a in navigation.all("a") if a.get("aria-current")]
    assert words(current) == "Land & parks"


def test_a_park_is_a_place_to_search_engines(english: Mapping[str, Element]) -> None:
    data = "".join(e.text for e in english["parks/nylon-park"].all("script"))
    assert '"@type":"Place","name":"Nylon park"' in data
    assert '"geo":{"@type":"GeoCoordinates","latitude":33.75,"longitude":113.2}' in data


def test_a_park_that_is_over_keeps_a_page_that_says_so(english: Mapping[str, Element]) -> None:
    page = english["parks/former-park"]
    assert page.one("h1").text == "No longer published"
    assert "Former park" not in page.text


def test_a_former_id_of_a_region_leads_to_its_list(english: Mapping[str, Element]) -> None:
    page = english["projects/region/nylon-zone"]
    assert [a.get("href") for a in page.all("a")] == ["../../../projects/region/pingdingshan/"]


def test_without_parks_nothing_leads_to_land(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root, "--locale", "en")
    found = english_pages(root)
    assert not {"land", "parks", "sites"} & found.keys()
    assert "Park" not in facets(found["projects"])
    addresses = [a.get("href") for page in found.values() for a in page.all("a")]
    assert not [href for href in addresses if href.endswith(("land/", "parks/", "sites/"))]
