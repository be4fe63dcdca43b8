"""Dates side by side on a line of time: what was due, what was met, what is late; geometry in,
nothing of markup. Today is not drawn: a page is drawn anew when something becomes late, not every
day."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import NamedTuple

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.view.charts.bars import WIDTH
from site_src.view.charts.fitting import fitted
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.setting import Setting, once

_ROW, _LABEL, _MIDDLE, _BAR, _AXIS, _EDGE = 42, 16, 29, 10, 26, 8
_TICK, _TICK_LABEL = 6, 20
#: A day is drawn so wide at least; what is late goes on so far beyond its day.
_NARROWEST, _TAIL = 8, 28
#: Months between two marks of the line of time, and how many marks there are at most.
_STEPS, _MOST_TICKS = (1, 3, 6, 12, 24, 60, 120), 4
_YEAR = 12
#: Fewer dates are no line of time.
FEWEST = 2


class Dated(NamedTuple):
    """What is to be drawn: its name, when it was due, when it was met, the words for that, and
    whether its day has passed."""

    label: Wording
    when: str
    due: PartialDate | None
    met: PartialDate | None
    late: bool = False


@frozen
class Name:
    """What a row is about, above it."""

    text: str
    lang: str
    y: int


@frozen
class Tick:
    """A mark of the line of time."""

    x: int
    label: str


@frozen
class GanttView:
    """Rows above a line of time, as the paths of what each has: where it was `due` (a frame),
    `met` (a disc), or is `late` (a line that leads on from its day); `grid` are the marks.

    `spoken` says everything in one line; `sheet` has the dates as they are computed with, those of
    rows that have none too.
    """

    names: tuple[Name, ...]
    ticks: tuple[Tick, ...]
    grid: str
    due: str
    late: str
    met: str
    width: int
    height: int
    label_x: int
    ticks_y: int
    spoken: str
    sheet: Sheet


@frozen
class _Scale:
    """From days, as they are counted since the year 1, to pixels."""

    first: int
    last: int
    mirrored: bool

    def x(self, day: int) -> int:
        """Where a day begins."""
        room = WIDTH - 2 * _EDGE
        along = _EDGE + round(room * (day - self.first) / (self.last - self.first))
        return WIDTH - along if self.mirrored else along


def gantt_view(setting: Setting, dated: Sequence[Dated], file: str) -> GanttView | None:
    """The line of time of what has a date, and the name of its file; None where two dates at least
    are not known."""
    known = [row for row in dated if row.due or row.met]
    days = [day for row in known for date in (row.due, row.met) if date for day in _ends(date)]
    if len(known) < FEWEST or min(days) == max(days):
        return None
    scale = _Scale(min(days), max(days), setting.language.dir == "rtl")
    ticks, base = _ticks(setting, scale), len(known) * _ROW
    rows = tuple(enumerate(known))
    comma = setting.language.pgettext("list separator", ", ")
    return GanttView(
        names=tuple(
            Name(fitted(row.label.text, WIDTH, 1)[0], row.label.lang, place * _ROW + _LABEL)
            for place, row in rows
        ),
        ticks=ticks,
        grid="".join(f"M{tick.x} 0V{base + _TICK}" for tick in ticks),
        due="".join(_frame(row.due, place, scale) for place, row in rows if row.due),
        late="".join(_tail(row.due, place, scale) for place, row in rows if row.due and row.late),
        met="".join(_disc(row.met, place, scale) for place, row in rows if row.met),
        width=WIDTH,
        height=base + _AXIS,
        label_x=WIDTH if scale.mirrored else 0,
        ticks_y=base + _TICK_LABEL,
        spoken=comma.join(setting.language.told(row.label.text, row.when) for row in known),
        sheet=_sheet(setting, dated, file),
    )


def _sheet(setting: Setting, dated: Sequence[Dated], file: str) -> Sheet:
    _ = setting.language.gettext
    titles = (_("Milestone"), _("Planned for"), _("Met on"))
    rows = tuple(
        (Cell(row.label), Cell(str(row.due or "")), Cell(str(row.met or ""))) for row in dated
    )
    return Sheet(file, tuple(Column(title) for title in titles), rows)


@functools.lru_cache(maxsize=8192)  # the same days come again and again in a catalogue
def _ends(date: PartialDate) -> tuple[int, int]:
    return date.first().toordinal(), date.last().toordinal()


def _frame(date: PartialDate, place: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    return f"M{x} {place * _ROW + _MIDDLE - _BAR // 2}h{width}v{_BAR}h-{width}z"


def _tail(date: PartialDate, place: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    begins = x if scale.mirrored else x + width
    until = max(begins - _TAIL, 0) if scale.mirrored else min(begins + _TAIL, WIDTH)
    return f"M{begins} {place * _ROW + _MIDDLE}H{until}"


def _disc(date: PartialDate, place: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    r, y = _BAR // 2, place * _ROW + _MIDDLE
    return f"M{x + width // 2 - r} {y}a{r} {r} 0 1 0 {_BAR} 0a{r} {r} 0 1 0-{_BAR} 0"


def _span(date: PartialDate, scale: _Scale) -> tuple[int, int]:
    """Left edge and width of a date; a day is drawn around its place."""
    left, right = sorted(scale.x(day) for day in _ends(date))
    width = max(right - left, _NARROWEST)
    return max((left + right - width) // 2, 0), width


def _ticks(setting: Setting, scale: _Scale) -> tuple[Tick, ...]:
    first, last = map(datetime.date.fromordinal, (scale.first, scale.last))
    marks = _marks(setting, _months(first), _months(last))
    return tuple(
        Tick(scale.x(day), label) for day, label in marks if scale.first <= day <= scale.last
    )


def _months(day: datetime.date) -> int:
    return day.year * _YEAR + day.month - 1


@once
def _marks(setting: Setting, first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Days at which months or years begin, a few between two months, with their names."""
    step = next((s for s in _STEPS if (last - first) / s <= _MOST_TICKS), _STEPS[-1])
    begins = ((n // _YEAR, n % _YEAR + 1) for n in range(first + -first % step, last + 1, step))
    return tuple(
        (
            datetime.date(year, month, 1).toordinal(),
            setting.date(PartialDate(year, None if step % _YEAR == 0 else month)),
        )
        for year, month in begins
    )
