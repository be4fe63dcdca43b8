"""Charts of figures."""

from __future__ import annotations

from site_src.catalogue.figures import drawn_number
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.bars import BarRow, BarsView, bars_view
from site_src.view.common import SourceNote
from site_src.view.figures import FigureView, figure_view
from site_src.view.setting import Setting


@frozen
class ChartView:
    """A bar chart of figures with its table."""

    title: Wording
    note: Wording
    drawn: BarsView
    figures: tuple[FigureView, ...]
    sources: tuple[SourceNote, ...]
    place: Wording


def chart_view(setting: Setting, ids: tuple[str, ...], title: Wording, note: Wording) -> ChartView:
    """The chart of those of the figures that are on the site."""
    known = setting.catalogue.figure
    figures = tuple(figure_view(setting, known[id_]) for id_ in ids if id_ in known)
    numbers = [drawn_number(figure.id, known) for figure in figures]
    labels = _labels(figures)
    rows = [
        BarRow(label, figure.value.text, number, figure.planned)
        for figure, label, number in zip(figures, labels, numbers, strict=True)
    ]
    drawn = bars_view(setting, rows)
    places = {str(figure.place) for figure in figures}
    sources = {note.id: note for figure in figures for note in figure.sources}
    return ChartView(
        title=title,
        note=note,
        drawn=drawn,
        figures=figures,
        sources=tuple(sources.values()),
        place=figures[0].place if len(places) == 1 else Wording(""),
    )


def _labels(figures: tuple[FigureView, ...]) -> tuple[Wording, ...]:
    """What tells the bars apart: the place, the period, both, or else the name."""
    parts = [name for name in ("place", "period") if _differ(figures, name)] or ["title"]
    labels = []
    for figure in figures:
        words: list[Wording] = [getattr(figure, part) for part in parts]
        joined = " · ".join(word.text for word in words)
        labels.append(Wording(joined, words[0].lang, words[0].dir))
    return tuple(labels)


def _differ(figures: tuple[FigureView, ...], name: str) -> bool:
    return len({str(getattr(figure, name)) for figure in figures}) > 1
