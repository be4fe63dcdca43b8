"""Calendars of events, byte for byte: what is known to the day, in whole days, by no clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.exporters.calendar import folded
from tests.portals import ARABIC, ENGLISH, base, edit, write
from tests.support.building import build

EVENT = """\
visibility: public
title:
  zh: 投资贸易洽谈会
  en: "Fair; trade, investment \\\\ talks"
  ar: معرض الاستثمار والتجارة للمقاطعة كلها
summary:
  zh: 一句话。
  en: Line
form: fair
region: henan
begins: 2027-05-18
ends: 2027-05-20
updated: 2026-11-20
"""
MONTH = """\
visibility: public
title:
  zh: 某月的会
  en: In some month
form: meeting
region: henan
begins: 2027-05
"""
SAMPLE = """\
visibility: public
illustrative: true
title:
  zh: 示例推介会
  en: Sample event
form: promotion-event
region: henan
place:
  zh: 大厅
  en: The hall
begins: 2027-06-30
published: 2026-11-19
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("calendars"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    write(root, {
        "projects_yaml/events/fair.yml": EVENT,
        "projects_yaml/events/month.yml": MONTH,
        "projects_yaml/events/sample.yml": SAMPLE,
    })  # fmt: skip
    build(root)
    return root / "site"


def test_the_calendar_of_an_event(site: Path) -> None:
    assert (site / "en/events/fair/event.ics").read_bytes() == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zhuchao//Events//EN\r\n"
        b"CALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:fair@example.org\r\n"
        b"DTSTAMP:20261120T000000Z\r\nDTSTART;VALUE=DATE:20270518\r\n"
        b"DTEND;VALUE=DATE:20270521\r\n"
        b"SUMMARY;LANGUAGE=en:Fair\\; trade\\, investment \\\\ talks\r\n"
        b"DESCRIPTION;LANGUAGE=en:Line\r\nLOCATION;LANGUAGE=en:Henan\r\n"
        b"URL:https://example.org/en/events/fair/\r\nTRANSP:TRANSPARENT\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_an_event_that_is_not_known_to_the_day_is_in_no_calendar(site: Path) -> None:
    assert not (site / "en/events/month/event.ics").exists()
    everything = (site / "en/events/events.ics").read_bytes().decode()
    uids = [line for line in everything.split("\r\n") if line.startswith("UID:")]
    assert uids == ["UID:fair@example.org", "UID:sample@example.org"]


def test_one_day_ends_on_the_next_and_made_up_events_say_so(site: Path) -> None:
    lines = (site / "en/events/sample/event.ics").read_bytes().decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20270630" in lines
    assert "DTEND;VALUE=DATE:20270701" in lines
    assert "DTSTAMP:20261119T000000Z" in lines
    assert "SUMMARY;LANGUAGE=en:Sample event (illustrative)" in lines
    assert "LOCATION;LANGUAGE=en:The hall" in lines


def test_a_title_from_right_to_left_is_folded_between_characters(site: Path) -> None:
    written = (site / "ar/events/fair/event.ics").read_bytes()
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    unfolded = written.replace(b"\r\n ", b"").decode()
    assert "SUMMARY;LANGUAGE=ar:معرض الاستثمار والتجارة للمقاطعة كلها\r\n" in unfolded
    assert "DESCRIPTION;LANGUAGE=zh-Hans:一句话。\r\n" in unfolded
    assert "UID:fair@example.org\r\n" in unfolded


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("a" * 75, [75]),
        ("a" * 76, [75, 2]),
        ("a" * 74 + "é", [74, 3]),
        ("会" * 25, [75]),
        ("会" * 26, [75, 4]),
        ("ع" * 75, [74, 75, 3]),
        ("a" * 200, [75, 75, 52]),
    ],
)
def test_lines_are_folded_by_octets(line: str, written: list[int]) -> None:
    whole = folded(line)
    assert whole.endswith(b"\r\n")
    lines = whole.removesuffix(b"\r\n").split(b"\r\n")
    assert [len(part) for part in lines] == written
    assert [part.decode() for part in lines]  # no character is cut in two
    assert whole.replace(b"\r\n ", b"").decode() == line + "\r\n"
