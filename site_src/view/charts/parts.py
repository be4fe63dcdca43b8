"""Parts of a whole, as a ring or as bars that are cut up; geometry in, nothing of markup."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.view.charts.bars import WIDTH, BarRow, spoken
from site_src.view.charts.fitting import extent
from site_src.view.setting import Setting

#: How strongly each part is filled; there are no more than these.
FILLS = ("1", ".72", ".5", ".34", ".22", ".12")
_SIZE, _OUTER, _INNER = 180, 84, 50
_BAR, _ROW, _LABEL, _GAP = 22, 50, 16, 6
#: Below this filling, words on it are dark.
_DARK = Decimal("0.6")


@frozen
class Part:
    """One part: its share of the whole, in per cent and as a fraction, and how strongly it is
    filled."""

    label: Wording
    value: str
    share: Number
    part: float
    fill: str


@frozen
class Piece:
    """The drawing of a part in a ring."""

    path: str
    fill: str


@frozen
class RingView:
    """A ring of parts around their sum. `spoken` says everything in one line."""

    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    total: str
    size: int
    spoken: str


@frozen
class Cut:
    """A part of a bar: `number` is empty where there is no room for it, `light` says whether it
    stands on a dark filling."""

    x: str
    width: str
    number: str
    number_x: str
    light: bool
    fill: str


@frozen
class StackedBar:
    """A bar of parts, its label above it and its sum at the end."""

    label: Wording
    total: str
    label_x: int
    label_y: int
    y: int
    number_y: int
    total_x: str
    cuts: tuple[Cut, ...]


@frozen
class StackView:
    """Bars of the same parts, with what the fillings stand for."""

    keys: tuple[tuple[Wording, str], ...]
    bars: tuple[StackedBar, ...]
    width: int
    height: int
    bar_height: int
    spoken: str


def parts_of(setting: Setting, rows: Sequence[BarRow]) -> tuple[Part, ...]:
    """Numbers as shares of their sum, rounded to a tenth of one per cent."""
    total = sum((row.number for row in rows), Decimal(0)) or Decimal(1)
    percent = setting.language.numbers.percent
    return tuple(
        Part(row.label, row.value, percent(_rounded(100 * part)), float(round(part, 4)), fill)
        for row, fill in zip(rows, FILLS, strict=False)
        for part in (row.number / total,)
    )


def ring_view(setting: Setting, rows: Sequence[BarRow], total: str) -> RingView:
    """The ring of some parts; the first begins at the top. Those of nothing are not drawn."""
    whole = sum((row.number for row in rows), Decimal(0)) or Decimal(1)
    pieces, before = [], Decimal(0)
    for row, fill in zip(rows, FILLS, strict=False):
        after = before + row.number / whole
        if row.number:
            pieces.append(Piece(_arc(before, after), fill))
        before = after
    return RingView(
        parts=parts_of(setting, rows),
        pieces=tuple(pieces),
        total=total,
        size=_SIZE,
        spoken=spoken(setting, rows),
    )


def stack_view(
    setting: Setting,
    keys: Sequence[Wording],
    rows: Sequence[tuple[Wording, Sequence[Decimal]]],
) -> StackView:
    """Bars of counts: each row has a name and a number for each key."""
    mirrored, plain = setting.language.dir == "rtl", setting.language.numbers.plain
    sums = [sum(numbers, Decimal(0)) for _, numbers in rows]
    room = Decimal(WIDTH - max(extent(plain(total)) for total in sums) - _GAP)
    unit = room / (max(sums) or Decimal(1))
    bars = []
    for place, ((label, numbers), total) in enumerate(zip(rows, sums, strict=True)):
        top = place * _ROW + _LABEL + _GAP
        end = total * unit + _GAP
        bars.append(
            StackedBar(
                label=label,
                total=plain(total),
                label_x=WIDTH if mirrored else 0,
                label_y=place * _ROW + _LABEL,
                y=top,
                number_y=top + _BAR - 6,
                total_x=_tenth(WIDTH - end if mirrored else end),
                cuts=_cuts(setting, numbers, unit, mirrored),
            )
        )
    said = [
        BarRow(label, _said(setting, keys, numbers), total)
        for (label, numbers), total in zip(rows, sums, strict=True)
    ]
    return StackView(
        keys=tuple(zip(keys, FILLS, strict=False)),
        bars=tuple(bars),
        width=WIDTH,
        height=len(rows) * _ROW,
        bar_height=_BAR,
        spoken=spoken(setting, said),
    )


def _cuts(
    setting: Setting, numbers: Sequence[Decimal], unit: Decimal, mirrored: bool
) -> tuple[Cut, ...]:
    cuts, x = [], Decimal(0)
    for number, fill in zip(numbers, FILLS, strict=False):
        width = number * unit
        word = setting.language.numbers.plain(number)
        middle = x + width / 2
        if number:
            cuts.append(
                Cut(
                    x=_tenth(WIDTH - x - width if mirrored else x),
                    width=_tenth(width),
                    number=word if extent(word) + _GAP <= width else "",
                    number_x=_tenth(WIDTH - middle if mirrored else middle),
                    light=Decimal(fill) >= _DARK,
                    fill=fill,
                )
            )
        x += width
    return tuple(cuts)


def _said(setting: Setting, keys: Sequence[Wording], numbers: Sequence[Decimal]) -> str:
    plain = setting.language.numbers.plain
    comma = setting.language.pgettext("list separator", ", ")
    pairs = zip(keys, numbers, strict=True)
    return comma.join(f"{key} {plain(number)}" for key, number in pairs if number)


def _arc(before: Decimal, after: Decimal) -> str:
    """The outline of a piece of the ring, between two shares of the way around. All the way round
    are two halves, since an arc that ends where it begins is none."""
    if after - before == 1:
        return _arc(Decimal(0), Decimal("0.5")) + _arc(Decimal("0.5"), Decimal("0.9999"))
    (ox1, oy1), (ox2, oy2) = _at(before, _OUTER), _at(after, _OUTER)
    (ix1, iy1), (ix2, iy2) = _at(before, _INNER), _at(after, _INNER)
    large = int(after - before > Decimal("0.5"))
    return (
        f"M{ox1} {oy1}A{_OUTER} {_OUTER} 0 {large} 1 {ox2} {oy2}"
        f"L{ix2} {iy2}A{_INNER} {_INNER} 0 {large} 0 {ix1} {iy1}z"
    )


def _at(share: Decimal, radius: int) -> tuple[str, str]:
    """A point on a circle around the middle, clockwise from the top."""
    angle = 2 * math.pi * float(share)
    x, y = _SIZE / 2 + radius * math.sin(angle), _SIZE / 2 - radius * math.cos(angle)
    return f"{x:.1f}", f"{y:.1f}"


def _rounded(number: Decimal) -> Decimal:
    rounded = number.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return rounded.normalize() if rounded % 1 else rounded.quantize(Decimal(1))


def _tenth(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.1")))
