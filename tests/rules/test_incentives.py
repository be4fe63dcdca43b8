"""Incentives: which can be claimed at all, which apply to a project, what they are worth."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from site_src.model.dates import PartialDate, parse_date
from site_src.model.document import PublicPolicy
from site_src.model.incentive import Award, Condition, PublicIncentive
from site_src.model.measure import parse_measure
from site_src.model.project import Economics, Investment, Performance, PublicProject
from site_src.model.text import LocalizedText
from site_src.rules.incentives import applied, claimable, is_for, obstacles

TODAY = datetime.date(2026, 11, 21)
WORDS = LocalizedText({"en": "Words"})


def day(written: str) -> PartialDate | None:
    return parse_date(written) if written else None


def award(**fields: Any) -> Award:
    """An award with amounts as an editor writes them."""
    usual: dict[str, Any] = dict.fromkeys(("rate", "of", "amount", "cap", "years", "text"))
    for name in {"rate", "amount", "cap"} & fields.keys():
        fields[name] = parse_measure(fields[name])
    return Award.model_construct(**(usual | fields))


def incentive(**fields: Any) -> PublicIncentive:
    """An incentive that can be claimed, but for what is said otherwise."""
    usual: dict[str, Any] = {
        "id": "i", "policy": "p", "basis": None, "fair_competition_review": "reviewed",
        "valid_from": None, "valid_until": None, "industries": (), "types": (), "cooperation": (),
        "conditions": (), "award": award(), "region": "city",
    }  # fmt: skip
    for name in {"valid_from", "valid_until"} & fields.keys():
        fields[name] = day(fields[name])
    return PublicIncentive.model_construct(**(usual | fields))


def policy(state: str = "in-force", effective: str = "2025", expires: str = "") -> PublicPolicy:
    fields: dict[str, Any] = {"state": state, "effective": day(effective), "expires": day(expires)}
    return PublicPolicy.model_construct(**fields)


def condition(of: str = "", text: bool = False, **limits: str) -> Condition:
    amounts = {name: parse_measure(limit) for name, limit in limits.items()}
    fields: dict[str, Any] = {"of": of or None, "text": WORDS if text else None}
    return Condition.model_construct(**{"at_least": None, "at_most": None, **fields, **amounts})


def project(
    investment: str = "", land: str = "", output: str = "", scope: str = "total"
) -> PublicProject:
    """A project of a county within the city, with amounts as an editor writes them."""
    fields: dict[str, Any] = {
        "region": "county", "industry": "steel", "type": "industrial", "cooperation": (),
        "economics": Economics(), "performance": Performance(), "investment": None,
        "land": parse_measure(land) if land else None,
    }  # fmt: skip
    if investment:
        invested: dict[str, Any] = {"amount": parse_measure(investment), "scope": scope}
        fields["investment"] = Investment.model_construct(**invested)
    if output:
        fields["performance"] = Performance.model_construct(output=parse_measure(output), tax=None)
    return PublicProject.model_construct(**fields)


@pytest.mark.parametrize(
    ("made", "granting", "found"),
    [
        (incentive(), policy(), ()),
        (incentive(), policy("trial"), ()),
        (incentive(policy=None, basis=WORDS), None, ()),
        (incentive(policy=None), None, ("no-basis",)),
        (incentive(fair_competition_review="not-stated"), policy(), ("not-reviewed",)),
        (incentive(), policy("repealed"), ("policy-over",)),
        (incentive(), policy("amended"), ("policy-over",)),
        (incentive(), policy(expires="2026-11-20"), ("policy-over",)),
        (incentive(), policy(expires="2026-11-21"), ()),
        (incentive(), policy(effective="2027-01-01"), ("policy-not-yet",)),
        (incentive(valid_until="2026-10"), policy(), ("over",)),
        (incentive(valid_until="2026"), policy(), ()),
        (incentive(valid_from="2026-11-22"), policy(), ("not-yet",)),
        (
            incentive(policy=None, fair_competition_review="not-stated", valid_until="2025"),
            None,
            ("no-basis", "not-reviewed", "over"),
        ),
    ],
)
def test_what_has_no_basis_no_review_or_no_time_left_cannot_be_claimed(
    made: PublicIncentive, granting: PublicPolicy | None, found: tuple[str, ...]
) -> None:
    assert obstacles(made, granting, TODAY) == found
    policies = {"p": granting} if granting else {}
    assert claimable({"i": made}, policies, TODAY) == (() if found else ("i",))


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, True),
        ({"region": "county"}, True),
        ({"region": "elsewhere"}, False),
        ({"industries": ("steel", "paper")}, True),
        ({"industries": ("paper",)}, False),
        ({"types": ("ppp",)}, False),
        ({"cooperation": ("ppp",)}, False),
    ],
)
def test_an_incentive_is_for_whom_it_says(fields: dict[str, Any], there: bool) -> None:
    assert is_for(incentive(**fields), project(), ("county", "city")) is there


@pytest.mark.parametrize(
    ("asked", "stated", "verdict"),
    [
        (condition("investment", at_least="1亿元"), {"investment": "1亿元"}, "met"),
        (condition("investment", at_least="1亿元"), {"investment": "近1亿元"}, "not-met"),
        (condition("investment", at_least="1亿元"), {"investment": "约1.5亿元"}, "open"),
        (condition("investment", at_least="1亿元"), {"investment": "1亿元以上"}, "met"),
        (condition("investment", at_least="1亿元"), {"investment": "USD 900 million"}, "open"),
        (condition("investment", at_least="1亿元"), {}, "open"),
        (condition("investment", at_least="超过1亿元"), {"investment": "1亿元"}, "not-met"),
        (condition("investment", at_least="约1亿元"), {"investment": "9亿元"}, "open"),
        (
            condition("investment", at_least="1亿元"),
            {"investment": "1亿元", "scope": "phase-1"},
            "met",
        ),
        (
            condition("investment", at_least="1亿元"),
            {"investment": "8000万元", "scope": "fixed-assets"},
            "open",
        ),
        (
            condition("investment", at_most="1亿元"),
            {"investment": "8000万元", "scope": "phase-1"},
            "open",
        ),
        (
            condition("investment", at_least="1亿元"),
            {"investment": "约2亿元", "scope": "phase-1"},
            "open",
        ),
        (condition("land", at_most="200亩"), {"land": "120亩"}, "met"),
        (condition("land", at_most="200亩"), {"land": "300亩"}, "not-met"),
        (condition("land", at_most="200亩"), {"land": "8公顷"}, "open"),
        (condition("output", at_least="5亿元/年"), {"output": "5.5亿元/年"}, "met"),
        (condition("output", at_least="5亿元/年"), {"output": "5.5亿元"}, "open"),
        (condition(text=True), {"investment": "9亿元"}, "open"),
    ],
)
def test_a_condition_is_met_missed_or_open(
    asked: Condition, stated: dict[str, str], verdict: str
) -> None:
    held = applied(incentive(conditions=(asked,)), project(**stated))
    assert (held.verdict, held.findings[0].verdict) == (verdict, verdict)


def test_one_missed_condition_decides() -> None:
    asked = (condition("investment", at_least="1亿元"), condition("land", at_most="10亩"))
    held = applied(
        incentive(conditions=asked, award=award(amount="100万元")),
        project(investment="5亿元", land="20亩"),
    )
    assert (held.verdict, held.worth) == ("not-met", None)


_RATE = {"rate": "3%", "of": "investment"}
_CAPPED = {**_RATE, "cap": "1000万元"}


@pytest.mark.parametrize(
    ("given", "investment", "number", "state", "capped"),
    [
        ({"amount": "300万元"}, "", "3000000", "known", False),
        (_RATE, "4.5亿元", "13500000", "known", False),
        (_RATE, "近10亿元", "30000000", "nearly", False),
        (_CAPPED, "4.5亿元", "10000000", "known", True),
        (_CAPPED, "3亿元", "9000000", "known", False),
        (_CAPPED, "约4.5亿元", "10000000", "at-most", True),
        (_CAPPED, "USD 900 million", "27000000", "known", False),
    ],
)
def test_the_worth_follows_from_what_is_stated(
    given: dict[str, str], investment: str, number: str, state: str, capped: bool
) -> None:
    worth = applied(incentive(award=award(**given)), project(investment)).worth
    assert worth is not None
    found = worth.value.number, worth.value.state, worth.capped
    assert found == (Decimal(number), state, capped)


def test_a_part_of_the_investment_gives_the_least() -> None:
    made = incentive(award=award(**_RATE))
    worth = applied(made, project("2亿元", scope="phase-1")).worth
    assert worth is not None
    assert (worth.value.number, worth.value.state) == (Decimal(6000000), "at-least")


@pytest.mark.parametrize(
    "given", [{}, {"rate": "3%"}, {"rate": "3%", "of": "tax"}, {"rate": "3%", "of": "investment"}]
)
def test_nothing_is_worked_out_of_nothing(given: dict[str, str]) -> None:
    assert applied(incentive(award=award(**given)), project()).worth is None
