"""Maps in texts: positions in proportion, north up in every language, and the same as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.conftest import printed, squeezed
from tests.portals import ARABIC, ENGLISH, base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse

REGION = """visibility: public
title:
  zh: {zh}
  en: {en}
  ar: {ar}
level: city
location:
  lat: {lat}
  lon: {lon}
"""
PLACES = {
    "north-west": ("西北市", "North-west", "الشمال الغربي", "36", "110"),
    "north-east": ("东北市", "North-east", "الشمال الشرقي", "36", "112"),
    "south": ("南市", "South", "الجنوب", "34", "111"),
}
BLOCK = "```map\ntitle: {title}\nregions:\n  - south\n  - north-west\n  - north-east\n```\n"
CHAPTER = "---\n{head}---\n\n" + BLOCK


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("maps"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    regions = {
        f"projects_yaml/regions/{id_}.yml": REGION.format(zh=zh, en=en, ar=ar, lat=lat, lon=lon)
        for id_, (zh, en, ar, lat, lon) in PLACES.items()
    }
    facts = "visibility: public\norder: 1\ntitle: 位置\n"
    write(root, {
        **regions,
        "content/zh/guide/where.md": CHAPTER.format(head=facts, title="三地"),
        "content/en/guide/where.md": CHAPTER.format(head="title: Where\n", title="Three places"),
        "content/ar/guide/where.md": CHAPTER.format(head="title: أين\n", title="ثلاثة أماكن"),
    })  # fmt: skip
    build(root)
    return root


def figure(portal: Path, code: str) -> Element:
    path = portal / "site" / code / "guide/where/index.html"
    return parse(path.read_text(encoding="utf-8")).one("main").one("figure")


def places(drawn: Element) -> list[tuple[int, int]]:
    """The middles of the signs, which are drawn in squares of 22."""
    found = []
    for sign in drawn.one("svg").all("g"):
        x, y = sign.get("transform").removeprefix("translate(").removesuffix(")").split()
        found.append((int(x) + 11, int(y) + 11))
    return found


@pytest.mark.parametrize(("code", "title"), [("zh", 0), ("en", 1), ("ar", 2)])
def test_places_stand_where_they_are(code: str, title: int, portal: Path) -> None:
    """Two degrees of longitude are as long as 0.82 times two of latitude at 35 degrees north."""
    drawn = figure(portal, code)
    points = places(drawn)
    names = [text.text for text in drawn.one("svg").all("text")[:3]]
    found = dict(zip(names, points, strict=True))
    west, east, south = (found[PLACES[id_][title]] for id_ in PLACES)
    assert west[1] == east[1] < south[1]
    assert south[0] == pytest.approx((west[0] + east[0]) / 2, abs=1)
    assert (east[0] - west[0]) / (south[1] - west[1]) == pytest.approx(0.819, abs=0.01)


def test_the_scale_says_how_long_its_bar_is(portal: Path) -> None:
    """111.2 km to a degree."""
    drawn = figure(portal, "en")
    souths = [south for _, south in places(drawn)]
    kilometre = (max(souths) - min(souths)) / (2 * 111.2)
    bar = float(drawn.one("svg").all("path")[-1].get("d").partition("h")[2].partition("v")[0])
    words = drawn.one("svg").all("text")[-1].text
    assert words == "50 km" and bar == pytest.approx(50 * kilometre, abs=1)


def test_the_same_as_a_table_and_in_words(portal: Path) -> None:
    drawn = figure(portal, "en")
    rows = [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in drawn.all("tr")]
    assert rows[1:] == [
        ["North-east", "36° N, 112° E", "0"],
        ["North-west", "36° N, 110° E", "0"],
        ["South", "34° N, 111° E", "0"],
    ]
    assert drawn.one("svg").get("aria-label").startswith("North-east: 36° N, 112° E, North-west:")
    assert "Positions only; no boundary is drawn." in drawn.text


def test_it_is_printed(portal: Path) -> None:
    text = printed(portal).text
    for words in ("三地", "东北市", "北纬36°、东经112°", "50公里"):
        assert squeezed(words) in text
