"""Which incentives can be claimed at all, which apply to a project, why, and what they are worth.

Nothing is guessed: what the entries do not decide stays open. An incentive without a basis, without
a fair competition review, or past its time is never one that can be claimed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from site_src.model.document import PolicyFields
from site_src.model.incentive import Award, Condition, IncentiveFields, Subject
from site_src.model.measure import Measure, State
from site_src.model.project import Investment, ProjectFields
from site_src.rules.bounds import CEILING, FLOOR, ONCE, bounds, holds, keeps

Verdict = Literal["met", "not-met", "open"]
#: Why an incentive cannot be claimed.
Obstacle = Literal[
    "no-basis", "not-reviewed", "policy-over", "policy-not-yet", "over", "not-yet",
]  # fmt: skip
_IN_FORCE = ("in-force", "trial")


def obstacles(
    incentive: IncentiveFields, policy: PolicyFields | None, today: datetime.date
) -> tuple[Obstacle, ...]:
    """Why an incentive cannot be claimed on a day; nothing if it can. `policy` grants it."""
    return tuple(_obstacles(incentive, policy, today))


def claimable(
    incentives: Mapping[str, IncentiveFields],
    policies: Mapping[str, PolicyFields],
    today: datetime.date,
) -> tuple[str, ...]:
    """The ids of the incentives that can be claimed on a day."""
    return tuple(
        id_
        for id_, incentive in sorted(incentives.items())
        if not obstacles(incentive, policies.get(incentive.policy or ""), today)
    )


def _obstacles(
    incentive: IncentiveFields, policy: PolicyFields | None, today: datetime.date
) -> Iterator[Obstacle]:
    if policy is None and incentive.basis is None:
        yield "no-basis"
    if incentive.fair_competition_review != "reviewed":
        yield "not-reviewed"
    if policy is not None:
        expired = policy.expires is not None and policy.expires.last() < today
        if policy.state not in _IN_FORCE or expired:
            yield "policy-over"
        elif policy.effective is not None and policy.effective.first() > today:
            yield "policy-not-yet"
    if incentive.valid_until is not None and incentive.valid_until.last() < today:
        yield "over"
    elif incentive.valid_from is not None and incentive.valid_from.first() > today:
        yield "not-yet"


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition, what the project states of it, and what follows."""

    condition: Condition
    value: Measure | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Worth:
    """What an incentive comes to: an amount that it names, or a rate of what the project states
    (`base`), which a cap may limit."""

    value: Measure
    base: Measure | None
    capped: bool


@dataclass(frozen=True, slots=True)
class Application:
    """An incentive held against a project: `open` if a condition is neither met nor missed."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    worth: Worth | None


def is_for(incentive: IncentiveFields, project: ProjectFields, regions: Sequence[str]) -> bool:
    """Whether an incentive is meant for such a project at all; `regions` are the project's region
    and those it lies in."""
    return (
        incentive.region in regions
        and (not incentive.industries or project.industry in incentive.industries)
        and (not incentive.types or project.type in incentive.types)
        and (
            not incentive.cooperation
            or not set(incentive.cooperation).isdisjoint(project.cooperation)
        )
    )


def applied(incentive: IncentiveFields, project: ProjectFields) -> Application:
    """An incentive held against a project for which it is meant."""
    findings = tuple(_finding(condition, project) for condition in incentive.conditions)
    verdicts = {finding.verdict for finding in findings}
    verdict: Verdict = (
        "not-met" if "not-met" in verdicts else "open" if "open" in verdicts else "met"
    )
    worth = _worth(incentive.award, project) if verdict != "not-met" else None
    return Application(verdict, findings, worth)


def _finding(condition: Condition, project: ProjectFields) -> Finding:
    value = stated(condition.of, project) if condition.of else None
    if value is None or condition.text is not None:
        return Finding(condition, value, "open")
    asked = ((condition.at_least, FLOOR), (condition.at_most, CEILING))
    verdicts = {_held(value, limit, words) for limit, words in asked if limit is not None}
    verdict: Verdict = (
        "not-met" if "not-met" in verdicts else "open" if "open" in verdicts else "met"
    )
    return Finding(condition, value, verdict)


def _held(value: Measure, limit: Measure, words: Mapping[State, bool]) -> Verdict:
    if (value.unit, value.per) != (limit.unit, limit.per):
        return "open"
    held = keeps(bounds(value), limit, words, ONCE)
    return "open" if held is None else "met" if held else "not-met"


def stated(subject: Subject, project: ProjectFields) -> Measure | None:
    """What a project states of what conditions and rates are about."""
    values = {
        "investment": _whole(project.investment) if project.investment else None,
        "land": project.land,
        "output": project.performance.output,
        "tax": project.performance.tax,
        "revenue": project.economics.revenue,
    }
    return values[subject]


def _whole(investment: Investment) -> Measure:
    """The total investment, as far as the amount says: that of a part is the least."""
    amount = investment.amount
    if investment.scope == "total" or amount.state in ("masked", "withheld", *_FROM_BELOW):
        return amount
    if amount.state in ("known", "range"):
        return replace(amount, state="at-least", upper=None)
    return replace(amount, state="about")


#: Words that say that the truth lies above the figure.
_FROM_BELOW = ("over", "more-than", "or-more", "at-least")


def _worth(award: Award, project: ProjectFields) -> Worth | None:
    """What an award comes to. A rate of an amount that is about, over … keeps its word; where that
    leaves it open whether the cap is reached, the cap is the most."""
    if award.amount is not None:
        return Worth(award.amount, None, capped=False)
    base = stated(award.of, project) if award.of else None
    rate = award.rate
    if rate is None or rate.number is None or base is None or base.number is None:
        return None
    share = rate.number / Decimal(100)
    upper = base.upper * share if base.upper is not None else None
    value = Measure("", base.state, base.number * share, upper, base.unit, base.per)
    cap = award.cap
    if cap is None or cap.number is None or cap.unit != base.unit:
        return Worth(value, base, capped=False)
    reached = holds(bounds(value), bounds(Measure("", "known", cap.number, None, cap.unit)))
    if reached is False:
        return Worth(value, base, capped=False)
    state: State = "known" if reached else "at-most"
    return Worth(Measure("", state, cap.number, None, cap.unit, base.per), base, capped=True)
