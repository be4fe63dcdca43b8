"""Charts of figures: the drawing, what it rests on, and the same as a table and a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from site_src.catalogue.figures import drawn_number, unit_of
from site_src.i18n.language import Wording
from site_src.model.block import ChartForm
from site_src.model.frozen import frozen
from site_src.view.charts.bars import BarRow, BarsView, bars_view
from site_src.view.charts.lines import LineView, line_view
from site_src.view.charts.parts import RingView, StackView, ring_view, stack_view
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.common import SourceNote
from site_src.view.figures import FigureView, figure_view
from site_src.view.setting import Setting

Drawing = BarsView | LineView | RingView | StackView


@frozen
class ChartView:
    """A chart of figures with its table. `form` names the drawing's template."""

    form: ChartForm
    title: Wording
    note: Wording
    drawn: Drawing
    sheet: Sheet
    sources: tuple[SourceNote, ...]
    place: Wording


def chart_view(
    setting: Setting, ids: Sequence[str], title: Wording, note: Wording, form: ChartForm = "bar"
) -> ChartView:
    """The chart of those of the figures that are on the site."""
    known = setting.catalogue.figure
    figures = tuple(figure_view(setting, known[id_]) for id_ in ids if id_ in known)
    places = {str(figure.place) for figure in figures}
    sources = {note.id: note for figure in figures for note in figure.sources}
    return ChartView(
        form=form,
        title=title,
        note=note,
        drawn=_DRAWN[form](setting, figures),
        sheet=_sheet(setting, figures),
        sources=tuple(sources.values()),
        place=figures[0].place if len(places) == 1 else Wording(""),
    )


def _bars(setting: Setting, figures: tuple[FigureView, ...]) -> BarsView:
    return bars_view(setting, _rows(setting, figures, _labels(figures)))


def _line(setting: Setting, figures: tuple[FigureView, ...]) -> LineView:
    return line_view(setting, _rows(setting, figures, _labels(figures)))


def _ring(setting: Setting, figures: tuple[FigureView, ...]) -> RingView:
    rows = _rows(setting, figures, tuple(figure.title for figure in figures))
    total = sum((row.number for row in rows), Decimal(0))
    unit, _ = unit_of(figures[0].id, setting.catalogue.figure)
    return ring_view(setting, rows, setting.language.numbers.with_unit(total, unit).text)


def _stack(setting: Setting, figures: tuple[FigureView, ...]) -> StackView:
    """A bar for each place and period, in which figures of one name are the same part."""
    titles = {str(figure.title): figure.title for figure in figures}
    bars: dict[str, tuple[Wording, dict[str, Decimal]]] = {}
    for figure, label in zip(figures, _labels(figures, "title"), strict=True):
        _, numbers = bars.setdefault(str(label), (label, {}))
        numbers[str(figure.title)] = drawn_number(figure.id, setting.catalogue.figure)
    nothing = Decimal(0)
    rows = [
        (label, [numbers.get(title, nothing) for title in titles])
        for label, numbers in bars.values()
    ]
    return stack_view(setting, tuple(titles.values()), rows)


_DRAWN: Mapping[ChartForm, Callable[[Setting, tuple[FigureView, ...]], Drawing]] = {
    "bar": _bars,
    "line": _line,
    "donut": _ring,
    "stacked": _stack,
}


def _rows(
    setting: Setting, figures: Sequence[FigureView], labels: Sequence[Wording]
) -> list[BarRow]:
    known = setting.catalogue.figure
    return [
        BarRow(label, figure.value.text, drawn_number(figure.id, known), figure.planned)
        for figure, label in zip(figures, labels, strict=True)
    ]


def _sheet(setting: Setting, figures: Sequence[FigureView]) -> Sheet:
    language, known = setting.language, setting.catalogue.figure
    _, planned = language.gettext, language.pgettext("value", "Planned")
    columns = (
        Column(_("Figure")), Column(_("Place")), Column(_("Period")),
        Column(_("Value"), number=True),
        Column(_("Number"), number=True, exact=True), Column(_("Unit"), exact=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(figure.title, figure.href),
            Cell(figure.place),
            Cell(figure.period, mark=planned if figure.planned else ""),
            Cell(figure.value),
            Cell(f"{drawn_number(figure.id, known):f}"),
            Cell("/".join(part for part in unit_of(figure.id, known) if part)),
        )
        for figure in figures
    )
    return Sheet(f"{figures[0].id}.csv", columns, rows)


def _labels(figures: tuple[FigureView, ...], but: str = "") -> tuple[Wording, ...]:
    """What tells the bars apart: the place, the period, both, or else the name; with a `but`, that
    is said elsewhere."""
    parts = [name for name in ("place", "period") if _differ(figures, name)]
    parts = parts or ["period" if but else "title"]
    labels = []
    for figure in figures:
        words: list[Wording] = [getattr(figure, part) for part in parts]
        joined = " · ".join(word.text for word in words)
        labels.append(Wording(joined, words[0].lang, words[0].dir))
    return tuple(labels)


def _differ(figures: tuple[FigureView, ...], name: str) -> bool:
    return len({str(getattr(figure, name)) for figure in figures}) > 1
