"""Dates as precise as they are known: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime
import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_src.model.packed import packed

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_OTHER = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})(?:\s*[月/.\-]\s*(\d{1,2})\s*日?|\s*月?)")
_MOMENT = re.compile(r"([^\s-]+-[^\s-]+-[^\s-]+) ((?:[01][0-9]|2[0-3]):[0-5][0-9])")
_YEARS = range(1900, 2101)


@packed
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year. Compare by `first`."""

    year: int
    month: int | None = None
    day: int | None = None

    def first(self) -> datetime.date:
        """The earliest day that it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> datetime.date:
        """The latest day that it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


@packed
@dataclass(frozen=True, slots=True)
class Moment(PartialDate):
    """A date with the time of day, `09:30`, where that is written too. As text it is the date."""

    time: str = ""

    def __str__(self) -> str:
        return PartialDate.__str__(self)


def parse_date(value: Any) -> PartialDate:
    """Reads `2022`, `2022-08` or `2022-08-19`.

    Raises PydanticCustomError `date-format` (with the ISO form, where one can be told) or
    `date-impossible`.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    return _parsed(value)


@functools.lru_cache(maxsize=8192)
def _parsed(value: str) -> PartialDate:
    """The same days come again and again in a catalogue."""
    match = _ISO.fullmatch(value)
    if not match:
        raise PydanticCustomError(
            "date-format", "format", {"value": value, "suggestion": _suggestion(value)}
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year not in _YEARS or not _possible(year, month, day):
        raise PydanticCustomError("date-impossible", "day", {"value": value})
    return PartialDate(year, month, day)


def is_day(word: str) -> bool:
    """Whether a word is a day: `2026-10-31`."""
    try:
        return parse_date(word).day is not None
    except PydanticCustomError:
        return False


def parse_moment(value: Any) -> Moment:
    """Reads a date as `parse_date` does, or a day with its time: `2022-08-19 09:30`."""
    day, time = value, ""
    if isinstance(value, str) and ":" in value:
        match = _MOMENT.fullmatch(value)
        if match is None:
            context = {"value": value, "suggestion": "2026-02-03 09:30, 2026-02-03"}
            raise PydanticCustomError("date-format", "format", context)
        day, time = match.groups()
    date = parse_date(day)
    return Moment(date.year, date.month, date.day, time)


def _possible(year: int, month: int | None, day: int | None) -> bool:
    if month is None:
        return True
    return 1 <= month <= 12 and (day is None or 1 <= day <= calendar.monthrange(year, month)[1])


def _suggestion(value: str) -> str:
    match = _OTHER.fullmatch(unicodedata.normalize("NFKC", value).strip())
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3]) if match[3] else None
        if year in _YEARS and _possible(year, month, day):
            return str(PartialDate(year, month, day))
    return "2026-02-03, 2026-02, 2026"


#: A field that holds a date.
Date = Annotated[
    PartialDate,
    PlainValidator(parse_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1900, "maximum": 2100},
            ]
        }
    ),
]
#: A field that holds a date and may hold the time.
Published = Annotated[
    Moment,
    PlainValidator(parse_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2}( \d{2}:\d{2})?)?)?$"}),
]
