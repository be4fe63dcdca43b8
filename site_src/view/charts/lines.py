"""A line through the numbers of several periods, from zero; geometry in, nothing of markup."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.charts.bars import WIDTH, BarRow, spoken
from site_src.view.setting import Setting

HEIGHT = 200
_TOP, _BASE, _EDGE = 34, 172, 44
#: Numbers stand at so many points; of more, at the first, the highest and the last.
_WORDED = 6


@frozen
class Point:
    """One period: `number` is empty where there is no room for it."""

    label: Wording
    number: str
    planned: bool
    x: int
    y: int
    number_y: int


@frozen
class Segment:
    """What leads from one point to the next; dashed where it ends in a plan."""

    x1: int
    y1: int
    x2: int
    y2: int
    planned: bool


@frozen
class LineView:
    """Points over a base line at zero. `spoken` says everything in one line."""

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    width: int
    height: int
    base: int
    label_y: int
    spoken: str


def line_view(setting: Setting, rows: Sequence[BarRow]) -> LineView:
    """The line of two periods or more, in their order; from the right where one reads from the
    right."""
    points = _points(rows, setting.language.dir == "rtl")
    return LineView(
        points=points,
        segments=tuple(Segment(a.x, a.y, b.x, b.y, b.planned) for a, b in pairwise(points)),
        width=WIDTH,
        height=HEIGHT,
        base=_BASE,
        label_y=_BASE + 20,
        spoken=spoken(setting, rows),
    )


def _points(rows: Sequence[BarRow], mirrored: bool) -> tuple[Point, ...]:
    numbers = [row.number for row in rows]
    highest = max(numbers) or Decimal(1)
    worded = {0, len(rows) - 1, numbers.index(max(numbers))}
    if len(rows) <= _WORDED:
        worded = set(range(len(rows)))
    step = Decimal(WIDTH - 2 * _EDGE) / (len(rows) - 1)
    points = []
    for place, row in enumerate(rows):
        x = round(_EDGE + step * place)
        y = round(_BASE - (_BASE - _TOP) * row.number / highest)
        points.append(
            Point(
                label=row.label,
                number=row.value if place in worded else "",
                planned=row.planned,
                x=WIDTH - x if mirrored else x,
                y=y,
                number_y=y - 12,
            )
        )
    return tuple(points)
