"""Bars: geometry in, nothing of markup. Drawn 360 wide, so that a phone shows them 1:1."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.charts.fitting import extent
from site_src.view.setting import Setting

WIDTH = 360
_BAR, _ROW, _BASELINE, _GAP = 14, 46, 16, 7
#: Room for numbers beside the bars, at most; a bar is never shorter than what is left.
_WIDEST_NUMBER = 170


class BarRow(NamedTuple):
    """What one bar shows: its name, its number in words and exactly, and whether it is planned."""

    label: Wording
    value: str
    number: Decimal
    planned: bool = False


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
class BarsView:
    """Bars from a common zero. `spoken` says everything in one line."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    bar_height: int
    baseline: int
    spoken: str


def bars_view(setting: Setting, rows: Sequence[BarRow]) -> BarsView:
    """The bars of some rows, of which there is at least one; from the right where one reads from
    the right."""
    mirrored = setting.language.dir == "rtl"
    return BarsView(
        bars=_bars(rows, mirrored),
        width=WIDTH,
        height=len(rows) * _ROW,
        bar_height=_BAR,
        baseline=WIDTH if mirrored else 0,
        spoken=spoken(setting, rows),
    )


def spoken(setting: Setting, rows: Sequence[BarRow]) -> str:
    """Names and numbers in one line."""
    language = setting.language
    comma = language.pgettext("list separator", ", ")
    return comma.join(language.told(row.label.text, row.value) for row in rows)


def _bars(rows: Sequence[BarRow], mirrored: bool) -> tuple[Bar, ...]:
    widest = min(max(extent(row.value) for row in rows), _WIDEST_NUMBER)
    longest = Decimal(WIDTH - widest - _GAP)
    highest = max(row.number for row in rows) or Decimal(1)
    bars = []
    for place, row in enumerate(rows):
        width = (longest * row.number / highest).quantize(Decimal("0.1"))
        beside = width + _GAP
        top = place * _ROW + _BASELINE + _GAP
        bars.append(
            Bar(
                label=row.label,
                value=row.value,
                planned=row.planned,
                x=str(WIDTH - width if mirrored else 0),
                y=top,
                width=str(width),
                label_x=WIDTH if mirrored else 0,
                label_y=place * _ROW + _BASELINE,
                number_x=str(WIDTH - beside if mirrored else beside),
                number_y=top + _BAR - 2,
                share=float((row.number / highest).quantize(Decimal("0.0001"))),
            )
        )
    return tuple(bars)
