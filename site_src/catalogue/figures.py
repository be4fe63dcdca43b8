"""Derived figures: computed exactly, at the moment they are needed, from what was reported."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from site_src.model.figure import FigureFields, FormulaError


def number_of(
    id_: str, figures: Mapping[str, FigureFields], within: tuple[str, ...] = ()
) -> Decimal:
    """The number of a figure, reported or derived; percent of a derived figure is a fraction.

    Raises FormulaError if it has none (masked, missing), if the formula cannot be computed, or if
    a figure would be computed from itself.
    """
    if id_ in within:
        raise FormulaError("formula-circle", value=" → ".join((*within, id_)))
    figure = figures.get(id_)
    if figure is not None and figure.derived:
        inputs = figure.derived.inputs
        numbers = {name: number_of(of, figures, (*within, id_)) for name, of in inputs.items()}
        return figure.derived.compute(numbers)
    if figure is None or figure.value is None or figure.value.number is None:
        raise FormulaError("formula-number", value=id_)
    return figure.value.number


def shown_number(id_: str, figures: Mapping[str, FigureFields]) -> Decimal:
    """A derived figure as it is shown: in per cent where it asks for that, rounded half up."""
    derived = figures[id_].derived
    assert derived is not None
    number = number_of(id_, figures) * (100 if derived.show == "percent" else 1)
    rounded = number.quantize(Decimal(1).scaleb(-derived.digits), rounding=ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    return rounded.quantize(Decimal(1)) if whole else rounded.normalize()


def unit_of(id_: str, figures: Mapping[str, FigureFields]) -> tuple[str, str]:
    """Unit and period of a figure; a derived number has those of the first figure it is computed
    from. Empty where there are none."""
    figure = figures.get(id_)
    if figure is not None and figure.derived:
        if figure.derived.show == "percent":
            return "%", ""
        units = (unit_of(of, figures) for of in figure.derived.inputs.values())
        return next((unit for unit in units if unit[0]), ("", ""))
    value = figure.value if figure is not None else None
    return (value.unit, value.per) if value else ("", "")


def drawn_number(id_: str, figures: Mapping[str, FigureFields]) -> Decimal:
    """The number by which a figure is drawn. Raises FormulaError if it has none."""
    number = number_of(id_, figures)
    return shown_number(id_, figures) if figures[id_].derived else number
