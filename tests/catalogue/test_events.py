"""Events: when one is over, and which editions belong together."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from site_src.catalogue.events import editions, is_over
from site_src.model.dates import parse_date
from site_src.model.event import PublicEvent

DAY = datetime.date(2026, 11, 21)


def event(previous: str | None = None, **days: str) -> PublicEvent:
    fields: dict[str, Any] = {"begins": None, "ends": None}
    fields |= {name: parse_date(day) for name, day in days.items()}
    return PublicEvent.model_construct(previous=previous, **fields)


@pytest.mark.parametrize(
    ("days", "over"),
    [
        ({"begins": "2026-11-21"}, False),
        ({"begins": "2026-11-20"}, True),
        ({"begins": "2026-11-18", "ends": "2026-11-21"}, False),
        ({"begins": "2026-11"}, False),
        ({"begins": "2026"}, False),
        ({"begins": "2026-10"}, True),
        ({"ends": "2026-12"}, False),
        ({}, True),
    ],
)
def test_an_event_is_over_after_the_last_day_that_it_can_have(
    days: dict[str, str], over: bool
) -> None:
    assert is_over(event(**days), DAY) is over


def test_editions_are_those_before_and_after_the_newest_first() -> None:
    events = {"one": event(), "two": event("one"), "three": event("two"), "alone": event()}
    assert editions("two", events) == ("three", "one")
    assert editions("three", events) == ("two", "one")
    assert editions("one", events) == ("three", "two")
    assert editions("alone", events) == ()


def test_an_edition_that_is_not_on_the_site_ends_the_way_back() -> None:
    assert editions("two", {"two": event("one")}) == ()
