"""A project against the indicators of the standardised plot on which it stands.

Nothing is guessed: what the entries do not decide stays open, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Literal, get_args

from site_src.model.measure import Measure
from site_src.model.project import ProjectFields
from site_src.model.site import Standard
from site_src.model.text import LocalizedText
from site_src.rules.bounds import (
    CEILING,
    EXACT,
    FLOOR,
    ONCE,
    Bounds,
    bounds,
    keeps,
    quotient,
)

Indicator = Literal["intensity", "plot_ratio", "coverage", "output", "tax", "energy", "emissions"]
Verdict = Literal["met", "not-met", "open"]
Reason = Literal[
    "not-disclosed", "land", "masked", "withheld", "currency", "unit", "qualifier", "range",
    "total", "phase", "threshold", "words",
]  # fmt: skip
INDICATORS: tuple[Indicator, ...] = get_args(Indicator)
#: What is shown of each mu; the project states it for the whole of its land.
PER_LAND: frozenset[str] = frozenset({"intensity", "output", "tax"})
#: What is to be kept below the threshold.
CEILINGS: frozenset[str] = frozenset({"energy"})
#: Mu in other units of area.
_MU: Mapping[str, Decimal] = {
    "mu": Decimal(1), "ha": Decimal(15), "m2": Decimal("0.0015"), "km2": Decimal(1500),
}  # fmt: skip
#: What may stand behind an amount for the whole of the land.
_WHOLE: Mapping[str, tuple[str, ...]] = {
    "intensity": ("",), "output": ("", "year"), "tax": ("", "year"),
}  # fmt: skip
_PER_MU = ("mu", "mu-year")
#: Samples of what can be a threshold.
SAMPLES: Mapping[Indicator, str] = {
    "intensity": "300万元/亩", "plot_ratio": "1.2", "coverage": "40%", "output": "500万元/亩",
    "tax": "20万元/亩", "energy": "0.3吨标准煤/万元",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A project against one indicator.

    `threshold` is None where it stands in `words`. `value` is what the project states, or what
    follows from the two amounts of `formula`: the first divided by the second.
    """

    indicator: Indicator
    threshold: Measure | None
    words: LocalizedText | None
    verdict: Verdict
    reason: Reason | None = None
    value: Measure | None = None
    formula: tuple[Measure, Measure] | None = None


_UNKNOWN = Bounds()


@dataclass(frozen=True, slots=True)
class _Stated:
    """What there is of a project for one indicator: a value and its bounds, times the land where
    the value is that of all of it; or why there is nothing that could be compared."""

    value: Measure | None = None
    bounds: Bounds = _UNKNOWN
    formula: tuple[Measure, Measure] | None = None
    reason: Reason | None = None
    land: Bounds = ONCE


def against(standard: Standard, project: ProjectFields) -> tuple[Finding, ...]:
    """A project against each indicator that a plot has, in their order."""
    with localcontext(Context(prec=EXACT)):
        return tuple(_findings(standard, project))


def fits(indicator: Indicator, threshold: Measure) -> bool:
    """Whether an amount can be a threshold of an indicator: its unit, and its word."""
    if threshold.number is None:
        return True
    wrong_way = {"or-less", "at-most", "less-than", "nearly"}
    if indicator in CEILINGS:
        wrong_way = {"or-more", "at-least", "more-than", "over"}
    if threshold.state in wrong_way:
        return False
    if indicator in PER_LAND:
        return threshold.per in (_PER_MU if indicator != "intensity" else ("mu",))
    if indicator == "energy":
        return threshold.dimension == "energy" and threshold.per == "10k-CNY"
    return not threshold.per and threshold.unit == "%"


def thresholds(standard: Standard) -> Iterator[tuple[Indicator, Measure | None]]:
    """The indicators that a plot has, with their thresholds; None for one in words."""
    for indicator in INDICATORS:
        wanted = getattr(standard, indicator)
        if isinstance(wanted, Decimal):
            yield indicator, _plain(wanted)
        elif wanted is not None:
            yield indicator, wanted if isinstance(wanted, Measure) else None


def _findings(standard: Standard, project: ProjectFields) -> Iterator[Finding]:
    for indicator, threshold in thresholds(standard):
        if threshold is None:
            yield Finding(indicator, None, standard.emissions, "open", "words")
        else:
            yield _finding(indicator, threshold, project)


def _finding(indicator: Indicator, threshold: Measure, project: ProjectFields) -> Finding:
    stated = _stated(indicator, threshold, project)
    verdict, reason = _verdict(indicator, threshold, stated)
    if indicator == "intensity" and verdict != "open" and project.investment:
        scope = project.investment.scope
        if scope == "phase-1":
            verdict, reason = "open", "phase"
        elif scope == "total" and verdict == "met":  # of which fixed assets are a part
            verdict, reason = "open", "total"
    return Finding(indicator, threshold, None, verdict, reason, stated.value, stated.formula)


def _verdict(
    indicator: Indicator, threshold: Measure, stated: _Stated
) -> tuple[Verdict, Reason | None]:
    words = CEILING if indicator in CEILINGS else FLOOR
    if threshold.number is None or threshold.state not in words:
        return "open", "threshold"
    if stated.reason:
        return "open", stated.reason
    held = keeps(stated.bounds, threshold, words, stated.land)
    if held is not None:
        return "met" if held else "not-met", None
    of_value = stated.formula or (stated.value,)
    return "open", "range" if any(m and m.upper is not None for m in of_value) else "qualifier"


def _stated(indicator: Indicator, threshold: Measure, project: ProjectFields) -> _Stated:
    """What a project states for an indicator, or what follows from it."""
    value = _value(indicator, project)
    if value is None:
        return _Stated(reason="not-disclosed")
    if value.number is None:
        return _Stated(value, reason="masked" if value.state == "masked" else "withheld")
    if value.unit != threshold.unit:
        return _Stated(value, reason="currency" if indicator in PER_LAND else "unit")
    if value.per in _WHOLE.get(indicator, ()):
        return _per_land(value, threshold, project.land)
    same = value.per == threshold.per or {value.per, threshold.per} <= set(_PER_MU)
    return _Stated(value, bounds(value)) if same else _Stated(value, reason="unit")


def _value(indicator: Indicator, project: ProjectFields) -> Measure | None:
    if indicator == "intensity":
        return project.investment.amount if project.investment else None
    found = getattr(project.performance, indicator)
    return _plain(found) if isinstance(found, Decimal) else found


def _per_land(total: Measure, threshold: Measure, land: Measure | None) -> _Stated:
    if land is None or not land.number:
        return _Stated(reason="land")
    mu = _MU[land.unit]
    at = threshold.number or Decimal(0)
    value = quotient(total, land, mu, threshold.per, at)
    area = bounds(land).times(Bounds(mu, mu))
    return _Stated(value, bounds(total), (total, land), land=area)


def _plain(number: Decimal) -> Measure:
    """A ratio, which has no unit."""
    return Measure(str(number), "known", number)
