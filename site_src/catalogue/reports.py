"""What changed between two snapshots, and for which periods there are any to compare.

A period is reported from the last snapshot at its beginning and the last at its end. Where a border
has none that is newer than the border before it, nothing is guessed: the report is refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar

from site_src.model.desk import Footing
from site_src.model.measure import Measure
from site_src.model.period import Cadence, Period, period_of
from site_src.model.project import PIPELINE, Stage


class AnyRow(Protocol):
    """Where a project stood, whoever may know it."""

    @property
    def project(self) -> str:
        """Its id."""

    @property
    def stage(self) -> Stage:
        """Its stage."""

    @property
    def region(self) -> str:
        """The id of its region."""

    @property
    def park(self) -> str:
        """The id of its park, or an empty string."""

    @property
    def amount(self) -> Measure | None:
        """Its investment."""

    @property
    def footing(self) -> Footing:
        """Whether it went on."""


R = TypeVar("R", bound=AnyRow)


class Comparison(NamedTuple):
    """A period with the days of the snapshots at its borders; None where there is none."""

    period: Period
    begin: datetime.date | None
    end: datetime.date | None

    @property
    def possible(self) -> bool:
        """Whether there is a report."""
        return self.begin is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class Step(Generic[R]):
    """A project's step from one stage to another; `row` is how it stood afterwards."""

    row: R
    before: Stage


@dataclass(frozen=True, slots=True)
class Changes(Generic[R]):
    """What changed between two snapshots. Every project at the end is in `new`, `advanced`,
    `otherwise`, `withdrawn` or `stalled`, or it goes on as it was; `gone` are those that the second
    does not name any more."""

    before: Sequence[R]
    after: Sequence[R]
    new: tuple[R, ...]
    advanced: tuple[Step[R], ...]
    otherwise: tuple[Step[R], ...]
    stalled: tuple[R, ...]
    withdrawn: tuple[R, ...]
    gone: tuple[R, ...]


class Total(NamedTuple):
    """The sum of amounts in each currency, about right where one of them is; and how many of `of`
    could not be added: without an amount, masked, or a range."""

    sums: tuple[Measure, ...]
    lacking: int
    of: int


class Tally(NamedTuple):
    """How many projects of a place there were at the end, and how many changed how."""

    place: str
    projects: int
    new: int
    advanced: int
    stalled: int
    withdrawn: int

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        return any(self[2:])


def comparisons(
    days: Iterable[datetime.date], cadences: Sequence[Cadence], today: datetime.date
) -> tuple[Comparison, ...]:
    """For each cadence the last period that is over by `today`, possible or not, and of those
    before it the ones that can be reported; the newest first."""
    known = sorted(days)
    found = []
    for cadence in cadences:
        period = period_of(cadence, today).before()
        latest = True
        while known and (latest or period.border > known[0]):
            comparison = _comparison(period, known)
            if latest or comparison.possible:
                found.append(comparison)
            period, latest = period.before(), False
    return tuple(found)


def _comparison(period: Period, days: Sequence[datetime.date]) -> Comparison:
    begin = _at(period.first, period.before().first, days)
    return Comparison(period, begin, _at(period.border, period.first, days))


def _at(
    border: datetime.date, after: datetime.date, days: Sequence[datetime.date]
) -> datetime.date | None:
    """The last snapshot up to a border, if it is newer than the border before."""
    return next((day for day in reversed(days) if after < day <= border), None)


def changes(before: Sequence[R], after: Sequence[R]) -> Changes[R]:
    """What changed from one snapshot to the next, each in the order of the second."""
    known = {row.project: row for row in before}
    there = {row.project for row in after}
    new, advanced, otherwise, stalled, withdrawn = [], [], [], [], []
    for row in after:
        old = known.get(row.project)
        if old is None:
            new.append(row)
        elif row.footing == "withdrawn":
            withdrawn += [row] if old.footing != "withdrawn" else []
        elif _advances(old.stage, row.stage):
            advanced.append(Step(row, old.stage))
        elif row.footing == "stalled":
            stalled.append(row)
        elif row.stage != old.stage:
            otherwise.append(Step(row, old.stage))
    gone = tuple(row for row in before if row.project not in there)
    return Changes(
        before, after, tuple(new), tuple(advanced), tuple(otherwise), tuple(stalled),
        tuple(withdrawn), gone,
    )  # fmt: skip


def _advances(before: Stage, after: Stage) -> bool:
    """Whether a step leads on; a stage that was not stated before is no step."""
    if before not in PIPELINE or after not in PIPELINE:
        return False
    return PIPELINE.index(after) > PIPELINE.index(before)


def total(rows: Iterable[AnyRow]) -> Total:
    """What some projects come to, each currency by itself."""
    sums: dict[str, Decimal] = {}
    exact: dict[str, bool] = {}
    lacking = of = 0
    for row in rows:
        of += 1
        amount = row.amount
        if amount is None or amount.number is None or amount.upper is not None:
            lacking += 1
            continue
        sums[amount.unit] = sums.get(amount.unit, Decimal(0)) + amount.number
        exact[amount.unit] = exact.get(amount.unit, True) and amount.state == "known"
    measures = (
        Measure("", "known" if exact[unit] else "about", number, unit=unit)
        for unit, number in sorted(sums.items())
    )
    return Total(tuple(measures), lacking, of)


def tallies(found: Changes[R], place: Callable[[R], str]) -> tuple[Tally, ...]:
    """What changed place by place, in the order of their ids; without those of no place."""
    counts: dict[str, list[int]] = {}
    groups: Sequence[Sequence[R]] = (
        found.after, found.new, [step.row for step in found.advanced], found.stalled,
        found.withdrawn,
    )  # fmt: skip
    for number, rows in enumerate(groups):
        for row in rows:
            counts.setdefault(place(row), [0] * len(groups))[number] += 1
    return tuple(Tally(name, *counts[name]) for name in sorted(counts) if name)


def ranks(scores: Mapping[str, tuple[int, ...]]) -> dict[str, int]:
    """Ranks by scores, the highest first; who scores alike shares a rank, and the next are left
    out: 1, 1, 3."""
    ordered = sorted(scores.values(), reverse=True)
    return {name: ordered.index(score) + 1 for name, score in scores.items()}
