"""Dates side by side on a line of time: what was due, what was met, what is late; geometry in,
nothing of markup. Today is not drawn: a page is drawn anew when something becomes late, not every
day."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.view.charts.bars import WIDTH
from site_src.view.charts.fitting import fitted
from site_src.view.charts.sheet import File, file
from site_src.view.setting import Setting

R = TypeVar("R")

_ROW, _LABEL, _MIDDLE, _BAR, _AXIS, _EDGE = 42, 16, 29, 10, 26, 8
_TICK, _TICK_LABEL = 6, 20
#: A day is drawn so wide at least; what is late goes on so far beyond its day.
_NARROWEST, _TAIL = 8, 28
#: Months between two marks of the line of time, and how many marks there are at most.
_STEPS, _MOST_TICKS = (1, 3, 6, 12, 24, 60, 120), 4
_YEAR = 12
#: Fewer dates are no line of time.
FEWEST = 3


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
    `met` (a disc), or is `late` (a line that leads on from its day); `grid` are the marks. The
    paths go from left to right; where they go the other way, they are `mirrored`.

    `spoken` says everything in one line; `file` has the dates as they are computed with, those of
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
    ticks_y: int
    mirrored: bool
    spoken: str
    file: File


def gantt_view(setting: Setting, dated: Sequence[Dated], name: str) -> GanttView | None:
    """The line of time of what has a date, and the name of its file; None where fewer than three
    dates are known."""
    known = [row for row in dated if row.due or row.met]
    drawn = _drawn(tuple((row.due, row.met, row.late) for row in known))
    if drawn is None:
        return None
    mirrored = setting.language.dir == "rtl"
    ticks = ((WIDTH - x if mirrored else x, setting.date(day)) for x, day in drawn.marks)
    comma = setting.language.pgettext("list separator", ", ")
    return GanttView(
        names=tuple(
            Name(fitted(row.label.text, WIDTH, 1)[0], row.label.lang, place * _ROW + _LABEL)
            for place, row in enumerate(known)
        ),
        ticks=tuple(Tick(x, label) for x, label in ticks),
        grid=drawn.grid,
        due=drawn.due,
        late=drawn.late,
        met=drawn.met,
        width=WIDTH,
        height=len(known) * _ROW + _AXIS,
        ticks_y=len(known) * _ROW + _TICK_LABEL,
        mirrored=mirrored,
        spoken=comma.join(setting.language.told(row.label.text, row.when) for row in known),
        file=_file(setting, dated, name),
    )


def _file(setting: Setting, dated: Sequence[Dated], name: str) -> File:
    _ = setting.language.gettext
    titles = (_("Milestone"), _("Planned for"), _("Met on"))
    rows = ((row.label.text, str(row.due or ""), str(row.met or "")) for row in dated)
    return file(name, (titles, *rows))


class _Drawn(NamedTuple):
    """The paths, and the marks of the line of time: where they are, and what they are called."""

    due: str
    late: str
    met: str
    grid: str
    marks: tuple[tuple[int, PartialDate], ...]


@functools.lru_cache(maxsize=1024)  # whatever the language
def _drawn(rows: tuple[tuple[PartialDate | None, PartialDate | None, bool], ...]) -> _Drawn | None:
    """None where fewer than three dates are known."""
    days = [day for due, met, _ in rows for date in (due, met) if date for day in _ends(date)]
    if len(rows) < FEWEST or min(days) == max(days):
        return None
    scale, base = _Scale(min(days), max(days)), len(rows) * _ROW
    marks = tuple(_marks(scale))
    return _Drawn(
        due="".join(_frame(due, y, scale) for y, (due, _, _) in _middles(rows) if due),
        late="".join(_tail(due, y, scale) for y, (due, _, late) in _middles(rows) if due and late),
        met="".join(_disc(met, y, scale) for y, (_, met, _) in _middles(rows) if met),
        grid="".join(f"M{x} 0V{base + _TICK}" for x, _ in marks),
        marks=marks,
    )


def _middles(rows: Sequence[R]) -> Iterator[tuple[int, R]]:
    """Each row with the middle of what is drawn in it."""
    return zip(itertools.count(_MIDDLE, _ROW), rows)


@frozen
class _Scale:
    """From days, as they are counted since the year 1, to pixels."""

    first: int
    last: int

    def x(self, day: int) -> int:
        """Where a day begins."""
        room = WIDTH - 2 * _EDGE
        return _EDGE + round(room * (day - self.first) / (self.last - self.first))


@functools.lru_cache(maxsize=8192)  # the same days come again and again in a catalogue
def _ends(date: PartialDate) -> tuple[int, int]:
    return date.first().toordinal(), date.last().toordinal()


def _frame(date: PartialDate, y: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    return f"M{x} {y - _BAR // 2}h{width}v{_BAR}h-{width}z"


def _tail(date: PartialDate, y: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    return f"M{x + width} {y}H{min(x + width + _TAIL, WIDTH)}"


def _disc(date: PartialDate, y: int, scale: _Scale) -> str:
    x, width = _span(date, scale)
    r = _BAR // 2
    return f"M{x + width // 2 - r} {y}a{r} {r} 0 1 0 {_BAR} 0a{r} {r} 0 1 0-{_BAR} 0"


def _span(date: PartialDate, scale: _Scale) -> tuple[int, int]:
    """Left edge and width of a date; a day is drawn around its place."""
    left, right = map(scale.x, _ends(date))
    width = max(right - left, _NARROWEST)
    return max((left + right - width) // 2, 0), width


def _marks(scale: _Scale) -> Iterator[tuple[int, PartialDate]]:
    """The beginnings of months or years, a few."""
    first, last = map(datetime.date.fromordinal, (scale.first, scale.last))
    begin, end = first.year * _YEAR + first.month - 1, last.year * _YEAR + last.month - 1
    step = next((s for s in _STEPS if (end - begin) / s <= _MOST_TICKS), _STEPS[-1])
    for number in range(begin + -begin % step, end + 1, step):
        day = datetime.date(number // _YEAR, number % _YEAR + 1, 1)
        if day >= first:
            month = None if step % _YEAR == 0 else day.month
            yield scale.x(day.toordinal()), PartialDate(day.year, month)
