"""Rates: each with numerator, denominator and date, derived here or as a place reported it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from site_src.catalogue.figures import number_of, unit_of
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.figure import Companion, Derived, PublicFigure, Rate
from site_src.model.frozen import frozen
from site_src.view.figures import figure_view, in_figures
from site_src.view.setting import Setting


@frozen
class RateRow:
    """A rate. `numerator` and `denominator` are empty where the source does not state them; `gap`
    is what the numerator lacks of the denominator, for a rate that is derived."""

    name: Wording
    numerator: Wording | str
    denominator: Wording | str
    value: Number
    gap: Number | None
    place: Wording | str
    date: Wording | str
    derived: bool


def rate_rows(setting: Setting, figures: Iterable[PublicFigure]) -> tuple[RateRow, ...]:
    """The rates among some figures and what is given with them."""
    return tuple(row for figure in figures for row in _rows(setting, figure))


def _rows(setting: Setting, figure: PublicFigure) -> Iterator[RateRow]:
    derived = figure.derived
    if derived and derived.show == "percent" and (parts := derived.parts()):
        yield _derived(setting, figure, derived, parts)
    elif figure.value and figure.value.dimension == "share":
        yield _reported(setting, figure, figure)
    for companion in figure.also:
        if companion.value.dimension == "share":
            yield _reported(setting, figure, companion)


def _reported(setting: Setting, figure: PublicFigure, rate: PublicFigure | Companion) -> RateRow:
    view, text = figure_view(setting, figure), setting.language.text
    name = rate.name if isinstance(rate, Companion) else rate.title
    return RateRow(
        name=text(name),
        numerator=text(rate.rate.numerator),
        denominator=text(rate.rate.denominator),
        value=setting.number(rate.value),
        gap=None,
        place=view.place,
        date=view.as_of or view.period,
        derived=False,
    )


def _derived(
    setting: Setting, figure: PublicFigure, derived: Derived, parts: tuple[str, str]
) -> RateRow:
    view, language = figure_view(setting, figure), setting.language
    numbers = {name: number_of(of, setting.catalogue.figure) for name, of in derived.inputs.items()}
    above, below = (_computed(derived, part, numbers) for part in parts)
    unit = next(unit_of(of, setting.catalogue.figure)[0] for of in derived.inputs.values())
    return RateRow(
        name=view.title,
        numerator=_part(setting, derived, parts[0], figure.rate, "numerator"),
        denominator=_part(setting, derived, parts[1], figure.rate, "denominator"),
        value=view.value,
        gap=language.numbers.with_unit(below - above, unit) if below > above else None,
        place=view.place,
        date=view.as_of or view.period,
        derived=True,
    )


def _computed(derived: Derived, part: str, numbers: dict[str, Decimal]) -> Decimal:
    return derived.model_copy(update={"formula": part}).compute(numbers)


def _part(setting: Setting, derived: Derived, part: str, rate: Rate, name: str) -> Wording | str:
    """A part of the formula in numbers, after its name: as stated, else that of the one figure of
    which it consists."""
    language, figures = setting.language, setting.catalogue.figure
    stated = getattr(rate, name)
    words = language.text(stated)
    if not stated and part in derived.inputs:
        words = language.text(figures[derived.inputs[part]].title)
    numbers = in_figures(setting, derived, part)
    return language.named(words, Wording(numbers)) if words else numbers
