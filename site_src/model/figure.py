"""Figures: what a place reported, or what we computed from what it reported."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_src.model.dates import Date
from site_src.model.fields import (
    Boolean,
    EntryFields,
    Group,
    Id,
    Integer,
    Internal,
    Public,
    Ref,
    doc,
)
from site_src.model.measure import Amount, Change, Share
from site_src.model.project import Stage
from site_src.model.text import Line, Text

Topic = Literal[
    "targets", "pipeline", "signing", "homecoming", "conversion", "library", "five-year",
    "company", "land", "channels",
]  # fmt: skip


class FormulaError(ValueError):
    """A formula that cannot be computed: a diagnostic's code and what its message quotes."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code, self.params = code, params


def _inputs(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise PydanticCustomError("type-mapping", "mapping", {"value": str(value)})
    if not all(isinstance(figure, str) for figure in value.values()):
        raise PydanticCustomError("type-text", "text")
    return dict(value)


class Derived(Group):
    """How a figure follows from others."""

    inputs: Annotated[
        dict[str, str],
        PlainValidator(_inputs),
        WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
        Ref("figure"),
    ] = doc("A name for each figure that goes in", "参与计算的指标")
    formula: Line = doc("Arithmetic over these names: (total - idle) / total", "算式")
    show: Literal["percent", "number"] = doc(
        "How the result is shown", "显示方式", default="number"
    )
    digits: Integer = doc("Digits after the decimal point", "小数位数", default=1)

    def compute(self, numbers: Mapping[str, Decimal]) -> Decimal:
        """The exact result; percent is still a fraction.

        Raises FormulaError for anything but names, numbers and + - * / ( ).
        """
        try:
            expression = ast.parse(self.formula, mode="eval").body
            return _evaluate(expression, numbers)
        except FormulaError:
            raise
        except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError):
            raise FormulaError("formula-invalid", value=self.formula) from None

    def parts(self) -> tuple[str, str] | None:
        """Numerator and denominator of a formula that is a quotient, each as it is written."""
        body = ast.parse(self.formula, mode="eval").body
        if not isinstance(body, ast.BinOp) or not isinstance(body.op, ast.Div):
            return None
        above, below = (ast.get_source_segment(self.formula, n) for n in (body.left, body.right))
        return (above, below) if above and below else None


def _evaluate(node: ast.expr, numbers: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Name(id=name) if name in numbers:
            return numbers[name]
        case ast.Name(id=name):
            raise FormulaError("formula-name", value=name, choices=", ".join(numbers))
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            return Decimal(value)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            divisor = _evaluate(right, numbers)
            if not divisor:
                raise FormulaError("formula-zero", value=ast.unparse(right))
            return _evaluate(left, numbers) / divisor
        case ast.BinOp(left=left, op=op, right=right):
            return _apply(op, _evaluate(left, numbers), _evaluate(right, numbers))
    raise FormulaError("formula-invalid", value=ast.unparse(node))


def _apply(op: ast.operator, left: Decimal, right: Decimal) -> Decimal:
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    raise ValueError(type(op).__name__)


class Rate(Group):
    """What a rate is a rate of, as far as the source says so."""

    numerator: Text | None = doc("What is counted", "分子", default=None)
    denominator: Text | None = doc("Out of what", "分母", default=None)


class Companion(Group):
    """A second value that the source gives with the first."""

    name: Text = doc("What is counted", "名称")
    value: Amount = doc("How much", "数值")
    rate: Rate = doc("Numerator and denominator of a rate", "比率的分子和分母", default=Rate())


class FigureFields(EntryFields):
    """The public fields of a figure."""

    title: Text = doc("Name of the indicator", "指标名称")
    region: Annotated[Id, Ref("region")] = doc("Id of the place that reported it", "地区编号")
    topic: Topic = doc("Section of the figures page", "指标页的栏目")
    period: Text = doc("Period as the source states it", "时期，照来源书写")
    as_of: Date | None = doc("Day to which it applies", "截至日期", default=None)
    value: Amount | None = doc(
        "How much; left out if derived", "数值；计算得出的不写", default=None
    )
    planned: Boolean = doc("true for a plan or target", "计划数、目标数写 true", default=False)
    rate: Rate = doc("Numerator and denominator of a rate", "比率的分子和分母", default=Rate())
    target: Amount | None = doc("The target, if stated", "目标数，来源写明时填写", default=None)
    target_met: Share | None = doc("Share of the target met", "完成目标比例", default=None)
    growth: Change | None = doc("Change year on year: -3.7%", "同比，如 -3.7%", default=None)
    rank: Integer | None = doc("Rank", "位次", default=None)
    rank_among: Text | None = doc("Among whom", "位次范围，如“全省”", default=None)
    previous: Annotated[Id, Ref("figure")] | None = doc(
        "Id of the same indicator for the period before; together they make a chart",
        "上一时期同一指标的编号，合成一张趋势图",
        default=None,
    )
    stage: Stage | None = doc("Stage whose list it counts", "对应清单的阶段", default=None)
    headline: Integer | None = doc("Place on the home page", "首页次序", default=None)
    meaning: Text | None = doc("One line on what is counted", "一行说明", default=None)
    also: tuple[Companion, ...] = doc("Companion values", "同时给出的数值", default=())
    derived: Derived | None = doc("How it is computed", "算法", default=None)


class PublicFigure(FigureFields, Public):
    """A figure of the public edition."""


class Figure(FigureFields, Internal):
    """A figure."""

    def public(self) -> PublicFigure:
        """The figure as the public edition has it."""
        return PublicFigure.of(self)
