"""Months, quarters, half-years and years, for which an office reports."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

Cadence = Literal["month", "quarter", "half-year", "year"]
CADENCES: tuple[Cadence, ...] = get_args(Cadence)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_LETTER = {"quarter": "q", "half-year": "h"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One of them; `number` counts from 1 within the year."""

    cadence: Cadence
    year: int
    number: int

    @property
    def id(self) -> str:
        """`2026-10`, `2026-q3`, `2026-h1` or `2025`; part of an address."""
        if self.cadence == "year":
            return f"{self.year:04}"
        if self.cadence == "month":
            return f"{self.year:04}-{self.number:02}"
        return f"{self.year:04}-{_LETTER[self.cadence]}{self.number}"

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, (self.number - 1) * _MONTHS[self.cadence] + 1, 1)

    @property
    def border(self) -> datetime.date:
        """The day after its last."""
        return self.after().first

    def after(self) -> Period:
        """The next of its kind."""
        last = self.number == 12 // _MONTHS[self.cadence]
        number = 1 if last else self.number + 1
        return Period(self.cadence, self.year + last, number)

    def before(self) -> Period:
        """The one before it."""
        if self.number > 1:
            return Period(self.cadence, self.year, self.number - 1)
        return Period(self.cadence, self.year - 1, 12 // _MONTHS[self.cadence])


def period_of(cadence: Cadence, day: datetime.date) -> Period:
    """The one in which a day lies."""
    return Period(cadence, day.year, (day.month - 1) // _MONTHS[cadence] + 1)
