"""Charts: geometry in, nothing of markup. Drawn 360 wide, so that a phone shows them 1:1."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from site_src.catalogue.figures import drawn_number
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.common import SourceNote
from site_src.view.figures import FigureView, figure_view
from site_src.view.setting import Setting

WIDTH = 360
_BAR, _ROW, _BASELINE, _GAP = 14, 46, 16, 7
#: Room for numbers beside the bars, at most; a bar is never shorter than what is left.
_WIDEST_NUMBER = 170
#: How wide a letter is at 13 px, roughly: hanzi, others.
_WIDE, _NARROW = 13, 7


@frozen
class Bar:
    """One bar: its label above it, its number beside its end.

    `x`, `width` are of the bar, `number_x` and `label_x` where the words begin, reading onwards;
    `share` is its length in parts of the longest.
    """

    label: Wording
    value: str
    planned: bool
    x: str
    y: int
    width: str
    label_x: int
    label_y: int
    number_x: str
    number_y: int
    share: float


@frozen
class ChartView:
    """A bar chart with its table. `spoken` says everything in one line."""

    title: Wording
    note: Wording
    bars: tuple[Bar, ...]
    figures: tuple[FigureView, ...]
    sources: tuple[SourceNote, ...]
    place: Wording
    width: int
    height: int
    bar_height: int
    baseline: int
    spoken: str


def chart_view(setting: Setting, ids: tuple[str, ...], title: Wording, note: Wording) -> ChartView:
    """The chart of those of the figures that are on the site."""
    known = setting.catalogue.figure
    figures = tuple(figure_view(setting, known[id_]) for id_ in ids if id_ in known)
    numbers = [drawn_number(figure.id, known) for figure in figures]
    labels = _labels(figures)
    bars = _bars(figures, labels, numbers, mirrored=setting.language.dir == "rtl")
    places = {str(figure.place) for figure in figures}
    sources = {note.id: note for figure in figures for note in figure.sources}
    return ChartView(
        title=title,
        note=note,
        bars=bars,
        figures=figures,
        sources=tuple(sources.values()),
        place=figures[0].place if len(places) == 1 else Wording(""),
        width=WIDTH,
        height=len(bars) * _ROW,
        bar_height=_BAR,
        baseline=WIDTH if setting.language.dir == "rtl" else 0,
        spoken=_spoken(setting, bars),
    )


def _spoken(setting: Setting, bars: tuple[Bar, ...]) -> str:
    language = setting.language
    comma = language.pgettext("list separator", ", ")
    return comma.join(language.named(bar.label, Wording(bar.value)).text for bar in bars)


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


def _bars(
    figures: tuple[FigureView, ...],
    labels: tuple[Wording, ...],
    numbers: list[Decimal],
    mirrored: bool,
) -> tuple[Bar, ...]:
    """Bars from a common zero; from the right where one reads from the right."""
    widest = min(max(_extent(figure.value.text) for figure in figures), _WIDEST_NUMBER)
    longest = Decimal(WIDTH - widest - _GAP)
    highest = max(numbers) or Decimal(1)
    bars = []
    for row, (figure, label, number) in enumerate(zip(figures, labels, numbers, strict=True)):
        width = (longest * number / highest).quantize(Decimal("0.1"))
        beside = width + _GAP
        top = row * _ROW + _BASELINE + _GAP
        bars.append(
            Bar(
                label=label,
                value=figure.value.text,
                planned=figure.planned,
                x=str(WIDTH - width if mirrored else 0),
                y=top,
                width=str(width),
                label_x=WIDTH if mirrored else 0,
                label_y=row * _ROW + _BASELINE,
                number_x=str(WIDTH - beside if mirrored else beside),
                number_y=top + _BAR - 2,
                share=float((number / highest).quantize(Decimal("0.0001"))),
            )
        )
    return tuple(bars)


def _extent(text: str) -> int:
    """How much room a text takes, roughly."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return wide * _WIDE + (len(text) - wide) * _NARROW
