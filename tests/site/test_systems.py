"""Each of the 57 systems that offices run by hand is on its page, with its exact figures and its
source, in every language; and no public page is far from the first."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.site.conftest import BuiltSite
from tests.support.amounts import said
from tests.support.building import ROOT, build
from tests.support.markup import Element, parse

CODES = ("zh", "en", "ar")
TABLE = ROOT / "docs/systems.md"
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([a-z, ]+) \| `([a-z0-9/-]*)` \| `([a-z/_.]+)` \|$")
#: What stands in the internal edition alone.
DESK = "desk/"


class Row(NamedTuple):
    """A row of the table: what the system is called, which kinds hold it, where it is."""

    name: str
    kinds: tuple[str, ...]
    page: str
    test: str


class Shown(NamedTuple):
    """What the page of a row must say: numbers as the source has them, and its sources."""

    numbers: tuple[str, ...]
    sources: tuple[str, ...]


#: Numbers below ten, which good style writes as words.
WORDS = {
    "1": ("1", "one", "واحد", "واحدة", "一"), "3": ("3", "three", "ثلاثة", "ثلاث"),
    "6": ("6", "six", "ستة", "ست"), "9": ("9", "nine", "تسعة", "تسع"),
}  # fmt: skip
SHOWN: dict[int, Shown] = {
    1: Shown((), ("doc-002",)),
    2: Shown((), ("doc-002",)),
    3: Shown(("429", "52", "48590000000", "169", "91456000000"), ("doc-002",)),
    4: Shown(("341", "218", "98100000000", "66", "923", "150"), ("doc-002",)),
    5: Shown(("341", "218", "66", "150"), ("doc-002",)),
    6: Shown(("341",), ("doc-002",)),
    7: Shown(("218", "98100000000"), ("doc-002",)),
    8: Shown(("66", "923"), ("doc-002",)),
    9: Shown((), ("doc-002", "doc-004")),
    10: Shown(("150", "17", "3500000000"), ("doc-002",)),
    11: Shown((), ("doc-002",)),
    12: Shown(("9",), ("doc-002",)),
    13: Shown(("1933", "100"), ("doc-002",)),
    14: Shown((), ("doc-004",)),
    15: Shown(("198",), ("doc-004",)),
    16: Shown(("169", "91456000000", "90"), ("doc-002",)),
    17: Shown((), ("doc-001-p2",)),
    18: Shown((), ()),
    19: Shown((), ("doc-001-p5", "doc-004")),
    20: Shown(("3",), ("doc-004",)),
    21: Shown(
        ("42000000000", "60780000000", "92.3", "3.7", "53", "55550000", "119.1"),
        ("doc-001-p1", "doc-002"),
    ),
    22: Shown(("117", "175467000000"), ("doc-001-p2",)),
    23: Shown(("196", "138260000000"), ("doc-004",)),
    24: Shown(("189", "56980000000", "98", "93", "83"), ("doc-002",)),
    25: Shown(("161", "40", "254", "75.2", "15.7"), ("doc-003",)),
    26: Shown((), ()),
    27: Shown(("161", "40", "254"), ("doc-001-p5", "doc-003")),
    29: Shown((), ("doc-002",)),
    30: Shown((), ()),
    31: Shown(("36", "18", "73600000000", "12"), ("doc-004",)),
    32: Shown((), ("doc-004",)),
    33: Shown((), ("doc-001-p5",)),
    34: Shown((), ("doc-001-p2",)),
    35: Shown(("62", "67456000000", "2017", "19"), ("doc-004",)),
    36: Shown(("2017",), ("doc-001-p1",)),
    37: Shown(("40000", "180"), ("doc-001-p3",)),
    40: Shown(("1",), ("doc-001-p3",)),
    41: Shown((), ("doc-001-p3",)),
    42: Shown(("6",), ("doc-000",)),
    43: Shown(("7300", "5000", "899000000"), ("doc-000",)),
    44: Shown((), ()),
    45: Shown((), ("doc-000",)),
    46: Shown(("1000000000", "2000000000", "3000000000"), ("doc-001-p4",)),
    47: Shown(("1000000000", "2000000000", "3000000000"), ("doc-001-p4",)),
    48: Shown(("100", "500"), ("doc-001-p1",)),
    49: Shown((), ("doc-001-p1",)),
    50: Shown((), ("doc-001-p1",)),
    51: Shown((), ("doc-001-p2",)),
    53: Shown((), ()),
    54: Shown((), ("doc-003",)),
    55: Shown(("20", "22", "142"), ("doc-001-p1", "doc-001-p2", "doc-001-p3")),
    56: Shown((), ()),
}


def table() -> dict[int, Row]:
    found = [ROW.match(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {
        int(row[1]): Row(row[2].strip(), tuple(row[3].split(", ")), row[4], row[5])
        for row in found
        if row
    }


SYSTEMS = table()
PUBLIC = [number for number, row in SYSTEMS.items() if not row.page.startswith(DESK)]
INTERNAL = [number for number, row in SYSTEMS.items() if row.page.startswith(DESK)]


@pytest.fixture(scope="module")
def desk(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's internal edition."""
    portal = site.copy(tmp_path_factory.mktemp("desk") / "portal")
    build(portal, "--edition", "internal")
    return portal / "internal"


def test_the_table_has_every_row_once() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:3] != "| #"]
    assert list(SYSTEMS) == list(range(1, 58))
    assert len([line for line in lines if re.match(r"\| \d", line)]) == 57
    assert set(SHOWN) == set(PUBLIC)


def test_its_kinds_and_tests_exist() -> None:
    for number, row in SYSTEMS.items():
        assert (ROOT / row.test).is_file(), number
        for kind in row.kinds:
            handbook = (ROOT / "docs/handbook.md").read_text(encoding="utf-8").lower()
            assert re.search(rf"\b{kind}", handbook), (number, kind)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", PUBLIC, ids=str)
def test_a_system_is_on_its_page(number: int, code: str, site: BuiltSite) -> None:
    """With the figures of its source, as exact numbers, and a way to the source."""
    main = site.pages[f"{code}/{SYSTEMS[number].page}index.html"].one("main")
    shown = SHOWN[number]
    text = " ".join(text_of(main))
    assert {Decimal(n) for n in shown.numbers if n not in WORDS} <= said(text)
    assert all(any(word in text for word in WORDS[n]) for n in shown.numbers if n in WORDS)
    cited = {a.get("href").partition("#")[2] for a in main.all("a") if "sources/#" in a.get("href")}
    assert set(shown.sources) <= cited


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", INTERNAL, ids=str)
def test_what_is_internal_is_on_the_desk_alone(
    number: int, code: str, site: BuiltSite, desk: Path
) -> None:
    name = f"{code}/{SYSTEMS[number].page}index.html"
    assert name not in site.pages
    main = parse((desk / name).read_text(encoding="utf-8")).one("main")
    assert main.one("h1").text and len(" ".join(text_of(main))) > 100


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_three_clicks_from_the_first(code: str, site: BuiltSite) -> None:
    here, seen = {""}, {""}
    for _ in range(3):
        here = {to for url in here for to in links(site, code, url)} - seen
        seen |= here
    assert set(site.urls(code)) - seen == set()


def links(site: BuiltSite, code: str, url: str) -> Iterator[str]:
    """The pages of a locale to which a page of it leads, below its root."""
    page = site.pages.get(f"{code}/{url}index.html")
    for link in page.all("a") if page else ():
        path = link.get("href").partition("#")[0]
        if path and ":" not in path:
            to = posixpath.normpath(posixpath.join(url, path)) + "/"
            yield "" if to == "./" else to


def text_of(main: Element) -> Iterator[str]:
    return (text.strip() for text, _ in main.strings() if text.strip())
