"""What a procedure asks in all: steps, documents, time and fees, computed from its steps."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_src.model.measure import Measure
from site_src.model.service import ServiceFields, ServiceStep

#: Words that keep a figure exact or make it a limit: such figures can be added.
_EXACT = ("known", "at-most", "or-less")


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts of one unit added up, from the shortest way through the alternatives to the longest;
    `limit`: some are upper limits; `about`: some are not exact."""

    unit: str
    low: Decimal
    high: Decimal
    limit: bool
    about: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """What the mandatory steps ask in all, whichever alternative is chosen. `untimed` and
    `unpriced` count those of which time or fee is not stated."""

    steps: int
    optional: int
    papers: tuple[int, int]
    times: tuple[Sum, ...]
    fees: tuple[Sum, ...]
    untimed: int
    unpriced: int


def choices(service: ServiceFields) -> tuple[tuple[ServiceStep, ...], ...]:
    """The mandatory steps in order, each with the alternatives to it."""
    return tuple(
        (step, *(other for other in service.steps if other.instead_of == step.key))
        for step in service.steps
        if step.mode == "mandatory"
    )


def totals(service: ServiceFields) -> Totals:
    """What a service asks in all. A document that several steps want counts once each time."""
    places = choices(service)
    papers = [[len(step.papers) for step in place] for place in places]
    return Totals(
        steps=len(places),
        optional=sum(step.mode == "optional" for step in service.steps),
        papers=(sum(map(min, papers)), sum(map(max, papers))),
        times=_sums([[step.time for step in place] for place in places]),
        fees=_sums([[step.fee for step in place] for place in places]),
        untimed=sum(any(not _counts(step.time) for step in place) for place in places),
        unpriced=sum(any(not _counts(step.fee) for step in place) for place in places),
    )


def _counts(value: Measure | None) -> bool:
    return value is not None and value.number is not None


def _sums(places: Sequence[Sequence[Measure | None]]) -> tuple[Sum, ...]:
    """Added up by unit, in the order in which they occur: days are no working days."""
    stated = [m for m in itertools.chain(*places) if m is not None and m.number is not None]
    units = dict.fromkeys(measure.unit for measure in stated)
    return tuple(_sum(unit, places, stated) for unit in units)


def _sum(unit: str, places: Iterable[Sequence[Measure | None]], stated: Iterable[Measure]) -> Sum:
    low = high = Decimal(0)
    for place in places:
        ends = [_ends(measure, unit) for measure in place]
        low += min(end[0] for end in ends)
        high += max(end[1] for end in ends)
    own = [measure for measure in stated if measure.unit == unit]
    return Sum(
        unit, low, high,
        limit=any(measure.state in ("at-most", "or-less") for measure in own),
        about=any(measure.state not in (*_EXACT, "range") for measure in own),
    )  # fmt: skip


def _ends(measure: Measure | None, unit: str) -> tuple[Decimal, Decimal]:
    """From what to what an amount goes, in one unit; nothing where it is another's."""
    if measure is None or measure.number is None or measure.unit != unit:
        return Decimal(0), Decimal(0)
    return measure.number, measure.upper or measure.number


def applying(
    services: Iterable[ServiceFields],
    to: str,
    path: Sequence[str],
    industries: Sequence[str],
    type_: str = "",
) -> tuple[str, ...]:
    """The ids of the services that are shown with a project or site (`to`) in the last of some
    regions (`path`, outwards), of these industries and this type."""
    return tuple(
        service.id
        for service in services
        if to in service.applies_to
        and service.region in path
        and (not service.industries or not set(service.industries).isdisjoint(industries))
        and (not service.types or not type_ or type_ in service.types)
    )  # fmt: skip
