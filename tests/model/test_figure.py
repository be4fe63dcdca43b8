"""Formulas of derived figures: arithmetic and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from site_src.model.figure import Derived, FormulaError

NUMBERS = {"total": Decimal(50), "idle": Decimal(8), "none": Decimal(0), "总数": Decimal(7)}


def _compute(formula: str) -> Decimal:
    derived = Derived.model_validate({"inputs": {}, "formula": formula})
    return derived.compute(NUMBERS)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("total", "50"),
        ("(total - idle) / total", "0.84"),
        ("total - idle / total", "49.84"),
        ("总数 * 2 + 1", "15"),
    ],
)
def test_arithmetic(formula: str, result: str) -> None:
    assert _compute(formula) == Decimal(result)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("totl / idle", "formula-name"),
        ("total / none", "formula-zero"),
        ("total / (idle - 8)", "formula-zero"),
        ("total ** 9", "formula-invalid"),
        ("total // 2", "formula-invalid"),
        ("-total", "formula-invalid"),
        ("1.5 * total", "formula-invalid"),
        ("True", "formula-invalid"),
        ("__import__('os')", "formula-invalid"),
        ("total.real", "formula-invalid"),
        ("total if idle else 1", "formula-invalid"),
        ("total +", "formula-invalid"),
        ("（total）", "formula-invalid"),
        ("(" * 250 + "total" + ")" * 250, "formula-invalid"),
        ("1" * 599, None),
    ],
)
def test_everything_else_is_refused(formula: str, code: str | None) -> None:
    if code is None:
        assert _compute(formula)
        return
    with pytest.raises(FormulaError) as raised:
        _compute(formula)
    assert raised.value.code == code
