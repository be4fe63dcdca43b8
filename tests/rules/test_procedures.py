"""Procedures: what their steps ask in all, and where they apply."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from site_src.model.measure import parse_measure
from site_src.model.service import Paper, PublicService, ServiceStep
from site_src.model.text import LocalizedText
from site_src.rules.procedures import Sum, applying, choices, totals


def step(key: str, papers: int = 0, **more: Any) -> ServiceStep:
    """A step with so many documents; amounts as an editor writes them."""
    amounts: dict[str, Any] = {n: parse_measure(more.pop(n)) for n in ("time", "fee") if n in more}
    paper = Paper.model_construct(title=LocalizedText({"en": "Paper"}), note=None)
    fields: dict[str, Any] = {
        "mode": "mandatory", "instead_of": None, "papers": (paper,) * papers, "time": None,
        "fee": None, **amounts, **more,
    }  # fmt: skip
    return ServiceStep.model_construct(key=key, **fields)


def service(*steps: ServiceStep, **more: Any) -> PublicService:
    fields = {"applies_to": ("project",), "region": "city", "industries": (), "types": ()}
    return PublicService.model_construct(id="s", steps=steps, **{**fields, **more})


def total(unit: str, low: str, high: str, limit: bool = False, about: bool = False) -> Sum:
    return Sum(unit, Decimal(low), Decimal(high), limit, about)


def test_mandatory_steps_are_added_and_optional_ones_are_not() -> None:
    found = totals(
        service(
            step("a", 2, time="3个工作日", fee="100元"),
            step("b", 1, time="不超过2个工作日", fee="0元"),
            step("c", 9, mode="optional", time="30日", fee="5万元"),
        )
    )
    assert (found.steps, found.optional, found.papers) == (2, 1, (3, 3))
    assert found.times == (total("working-day", "5", "5", limit=True),)
    assert found.fees == (total("CNY", "100", "100"),)
    assert (found.untimed, found.unpriced) == (0, 0)


def test_alternatives_give_a_shortest_and_a_longest_way() -> None:
    made = service(
        step("counter", 3, time="5日", fee="200元"),
        step("online", 1, mode="alternative", instead_of="counter", time="1日", fee="0元"),
        step("tax", 1, time="1日", fee="0元"),
    )
    assert [[s.key for s in place] for place in choices(made)] == [["counter", "online"], ["tax"]]
    found = totals(made)
    assert (found.steps, found.papers) == (2, (2, 4))
    assert found.times == (total("day", "2", "6"),)
    assert found.fees == (total("CNY", "0", "200"),)


def test_what_cannot_be_added_stands_side_by_side() -> None:
    found = totals(
        service(step("a", time="3个工作日", fee="10元"), step("b", time="1个月", fee="USD 5"))
    )
    assert [one.unit for one in found.times] == ["working-day", "month"]
    assert [one.unit for one in found.fees] == ["CNY", "USD"]


def test_what_is_not_stated_is_counted_and_never_taken_for_nothing() -> None:
    found = totals(
        service(step("a", time="约3日"), step("b", fee="masked"), step("c", time="2—4日"))
    )
    assert found.times == (total("day", "5", "7", about=True),)
    assert (found.untimed, found.unpriced, found.fees) == (1, 3, ())


@pytest.mark.parametrize(
    ("fields", "to", "path", "industry", "type_", "there"),
    [
        ({}, "project", ("county", "city"), "steel", "industrial", True),
        ({}, "site", ("county", "city"), "steel", "", False),
        ({}, "project", ("other",), "steel", "industrial", False),
        ({"industries": ("steel",)}, "project", ("city",), "steel", "industrial", True),
        ({"industries": ("paper",)}, "project", ("city",), "steel", "industrial", False),
        ({"types": ("ppp",)}, "project", ("city",), "steel", "industrial", False),
        ({"types": ("ppp",), "applies_to": ("site",)}, "site", ("city",), "steel", "", True),
    ],
)
def test_a_service_applies_where_it_says(
    fields: dict[str, Any], to: str, path: tuple[str, ...], industry: str, type_: str, there: bool
) -> None:
    assert applying([service(**fields)], to, path, (industry,), type_) == (("s",) if there else ())
