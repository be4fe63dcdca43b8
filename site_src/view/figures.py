"""Figures: reported ones with target, change and rank; derived ones with their formula."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from site_src.catalogue.figures import shown_number, unit_of
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.figure import Derived, PublicFigure
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import Labelled, SourceNote, source_notes
from site_src.view.setting import Setting


@frozen
class Formula:
    """How a derived figure is computed: the formula in numbers, and what goes in."""

    text: str
    inputs: tuple[Labelled, ...]


@frozen
class FigureView:
    """One figure. `met` is the share of the target in per cent, for the bar."""

    id: str
    href: str
    title: Wording
    value: Number
    hectares: Number | None
    meaning: Wording
    met: Decimal | None
    target_met: Number | None
    growth: Wording | str
    rank: Wording | str
    also: tuple[Labelled, ...]
    place: Wording
    period: Wording
    as_of: str
    sources: tuple[SourceNote, ...]
    formula: Formula | None
    planned: bool
    illustrative: bool


def figure_view(setting: Setting, figure: PublicFigure) -> FigureView:
    """A figure as it is shown."""
    language = setting.language
    text = language.text
    return FigureView(
        id=figure.id,
        href=urls.figure(figure.id),
        title=text(figure.title),
        value=_value(setting, figure),
        hectares=language.numbers.hectares(figure.value) if figure.value else None,
        meaning=text(figure.meaning),
        met=figure.target_met.number if figure.target_met else None,
        target_met=setting.number(figure.target_met) if figure.target_met else None,
        growth=_growth(setting, figure),
        rank=_rank(setting, figure),
        also=tuple(Labelled(text(c.name), setting.number(c.value)) for c in figure.also),
        place=setting.region(figure.region),
        period=text(figure.period),
        as_of=setting.date(figure.as_of) if figure.as_of and figure.as_of.day else "",
        sources=source_notes(setting, figure.sources),
        formula=_formula(setting, figure),
        planned=figure.planned,
        illustrative=figure.illustrative,
    )


def headlines(setting: Setting) -> tuple[FigureView, ...]:
    """The figures of the home page, in their order."""
    chosen = [f for f in setting.catalogue.figure.values() if f.headline]
    return tuple(figure_view(setting, f) for f in sorted(chosen, key=lambda f: (f.headline, f.id)))


def _value(setting: Setting, figure: PublicFigure) -> Number:
    if not figure.derived:
        return setting.number(figure.value)
    number = shown_number(figure.id, setting.catalogue.figure)
    if figure.derived.show == "percent":
        return setting.language.numbers.percent(number)
    unit, _ = unit_of(figure.id, setting.catalogue.figure)
    return setting.language.numbers.with_unit(number, unit)


def _growth(setting: Setting, figure: PublicFigure) -> Wording | str:
    if not figure.growth or figure.growth.number is None:
        return ""
    gettext, number = setting.language.gettext, figure.growth.number
    message = gettext("up %(rate)s year on year")
    if number < 0:
        message = gettext("down %(rate)s year on year")
    rate = replace(figure.growth, number=abs(number))
    return setting.language.filled(message, rate=setting.number(rate))


def _rank(setting: Setting, figure: PublicFigure) -> Wording | str:
    if figure.rank is None:
        return ""
    language = setting.language
    message = language.pgettext("rank", "no.\u00a0%(rank)s in %(among)s")
    among = language.text(figure.rank_among)
    return language.filled(message, rank=language.count(figure.rank), among=among)


def _formula(setting: Setting, figure: PublicFigure) -> Formula | None:
    derived = figure.derived
    if not derived:
        return None
    figures = setting.catalogue.figure
    inputs = tuple(
        Labelled(setting.language.text(figures[of].title), _value(setting, figures[of]))
        for of in derived.inputs.values()
    )
    return Formula(in_figures(setting, derived, derived.formula), inputs)


def in_figures(setting: Setting, derived: Derived, formula: str) -> str:
    """A formula over the inputs of a derived figure, or a part of it, with their numbers."""
    figures = setting.catalogue.figure
    text = formula
    for name, of in sorted(derived.inputs.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(name, _value(setting, figures[of]).figure)
    signs = {"-": "−", "*": "×", "/": "÷"}
    for plain, sign in signs.items():
        text = text.replace(f" {plain} ", f" {sign} ")
    return text
