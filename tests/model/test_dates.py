"""Dates as precise as they are known."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from site_src.model.dates import PartialDate, parse_date, parse_moment


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2022-02", (2022, 2, 1), (2022, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2022-08-19", (2022, 8, 19), (2022, 8, 19)),
    ],
)
def test_precision(written: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    date = parse_date(written)
    assert date.first() == datetime.date(*first)
    assert date.last() == datetime.date(*last)
    assert str(date) == written


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-13", "2026-00-01", "2026-01-00", "0000-01-01", "2150"]
)
def test_days_that_do_not_exist(written: str) -> None:
    """CASES Y19."""
    with pytest.raises(PydanticCustomError) as raised:
        parse_date(written)
    assert raised.value.type == "date-impossible"


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("2026/2/3", "2026-02-03"),
        ("2026.2.3", "2026-02-03"),
        ("2026-2-3", "2026-02-03"),
        ("2026年2月3日", "2026-02-03"),
        ("２０２６年２月", "2026-02"),
        ("2026/02", "2026-02"),
        ("２０２６-02-03", "2026-02-03"),
        ("2026/13/45", "2026-02-03, 2026-02, 2026"),
        ("03/02/2026", "2026-02-03, 2026-02, 2026"),
        ("年底前", "2026-02-03, 2026-02, 2026"),
        ("1709251200", "2026-02-03, 2026-02, 2026"),
    ],
)
def test_other_forms_get_a_suggestion(written: str, suggestion: str) -> None:
    """CASES Y20, X94: epoch seconds and serial numbers are no dates."""
    with pytest.raises(PydanticCustomError) as raised:
        parse_date(written)
    assert raised.value.type == "date-format"
    assert raised.value.context == {"value": written, "suggestion": suggestion}


def test_a_day_of_publication_may_have_a_time() -> None:
    moment = parse_moment("2026-02-03 09:30")
    assert (str(moment), moment.time) == ("2026-02-03", "09:30")
    assert parse_moment("2026-02").time == ""


@pytest.mark.parametrize(
    "written", ["2026-02 09:30", "2026-02-03 24:00", "2026-02-03 9:30", "9:30"]
)
def test_other_times_are_mistakes(written: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        parse_moment(written)
    assert raised.value.context == {
        "value": written,
        "suggestion": "2026-02-03 09:30, 2026-02-03",
    }


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_round_trip(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)
    assert str(parse_date(day.isoformat())) == day.isoformat()
    assert parse_date(day.isoformat()).first() == parse_date(day.isoformat()).last() == day


@given(st.text(alphabet=st.sampled_from("0123456789-/.年月日 ２"), max_size=14))
def test_any_text_is_a_date_or_a_named_mistake(text: str) -> None:
    try:
        assert str(parse_date(text)) == text
    except PydanticCustomError as problem:
        assert problem.type in ("date-format", "date-impossible")
