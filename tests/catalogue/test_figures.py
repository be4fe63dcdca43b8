"""Derived figures: exact, and computed from what was reported."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from site_src.catalogue.figures import number_of, shown_number
from site_src.model.figure import Derived, FormulaError, PublicFigure
from site_src.model.measure import parse_measure
from tests.portals import base, checked, edit, lines, prepared

RATE = "projects_yaml/figures/start-rate.yml"


def _figures(**entries: str | dict[str, Any]) -> dict[str, PublicFigure]:
    return {
        id_: PublicFigure.model_construct(
            value=parse_measure(entry) if isinstance(entry, str) else None,
            derived=None if isinstance(entry, str) else Derived.model_validate(entry),
        )
        for id_, entry in entries.items()
    }


def _rate(formula: str, show: str = "number", digits: str = "1", **inputs: str) -> dict[str, Any]:
    return {"formula": formula, "inputs": inputs, "show": show, "digits": digits}


def test_a_figure_of_the_portal(tmp_path: Path) -> None:
    figures = prepared(base(tmp_path)).catalogue.figure
    assert number_of("start-rate", figures) == Decimal(48) / Decimal(52)
    assert shown_number("start-rate", figures) == Decimal("92.3")


@pytest.mark.parametrize(
    ("show", "digits", "shown"),
    [
        ("percent", "1", "12.5"),
        ("percent", "0", "13"),
        ("number", "2", "0.13"),
        ("number", "3", "0.125"),
    ],
)
def test_rounding_is_half_up_and_only_for_show(show: str, digits: str, shown: str) -> None:
    figures = _figures(a="1个", b="8个", rate=_rate("a / b", show, digits, a="a", b="b"))
    assert number_of("rate", figures) == Decimal("0.125")
    assert shown_number("rate", figures) == Decimal(shown)


def test_a_whole_number_has_no_zeros_behind_the_point() -> None:
    figures = _figures(a="4个", b="2个", twice=_rate("a / b", a="a", b="b"))
    assert str(shown_number("twice", figures)) == "2"


def test_figures_may_be_derived_from_derived_ones() -> None:
    figures = _figures(a="6个", b=_rate("a / 2", a="a"), c=_rate("b + 1", b="b"))
    assert number_of("c", figures) == 4


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (_figures(x=_rate("a + 1", a="gone")), "formula-number"),
        (_figures(a="masked", x=_rate("a + 1", a="a")), "formula-number"),
        (_figures(x=_rate("a + 1", a="x")), "formula-circle"),
        (_figures(b=_rate("a", a="x"), x=_rate("a", a="b")), "formula-circle"),
    ],
)
def test_what_cannot_be_computed(figures: dict[str, PublicFigure], code: str) -> None:
    """CASES S39."""
    with pytest.raises(FormulaError) as raised:
        number_of("x", figures)
    assert raised.value.code == code


def test_value_and_formula_exclude_each_other(tmp_path: Path) -> None:
    root = base(tmp_path)
    edit(root, RATE, ("derived:", "value: 92.3%\nderived:"), ("show: percent", "digits: 40"))
    assert lines(checked(root)) == [
        f"{RATE}:10:1: value: The figure has a value and a formula. "
        "Take one of the two out; a formula needs no value. [figure-twice]",
        f"{RATE}:16:11: derived.digits: '40' does not work here. Expected: 0–6. [setting-invalid]",
    ]
