"""Dates side by side on a line of time: what was due, what was met, what is late; geometry in,
nothing of markup. Today is not drawn: a page is drawn anew when something becomes late, not every
day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.view.charts.bars import WIDTH
from site_src.view.charts.fitting import fitted
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.setting import Setting

_ROW, _LABEL, _MIDDLE, _BAR, _AXIS, _EDGE = 42, 16, 29, 10, 26, 8
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
class Stretch:
    """One row. From `due_x`, `due_width` it was due (0 wide: no date was named); at `met_x` it was
    met; `late` leads on from its day (empty: it is not late)."""

    label: str
    lang: str
    label_y: int
    y: int
    due_x: int
    due_width: int
    met_x: int | None
    late: str


@frozen
class Tick:
    """A mark of the line of time."""

    x: int
    label: str


@frozen
class GanttView:
    """Rows above a line of time. `spoken` says everything in one line; `sheet` has the dates as
    they are computed with, those that have none too."""

    rows: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    base: int
    bar_height: int
    label_x: int
    spoken: str
    sheet: Sheet


@frozen
class _Scale:
    """From days to pixels."""

    first: datetime.date
    days: int
    mirrored: bool

    def x(self, day: datetime.date) -> int:
        """Where a day begins."""
        room = WIDTH - 2 * _EDGE
        along = _EDGE + round(room * (day - self.first).days / self.days)
        return WIDTH - along if self.mirrored else along


def gantt_view(setting: Setting, dated: Sequence[Dated], file: str) -> GanttView | None:
    """The line of time of what has a date, and the name of its file; None where two dates at least
    are not known."""
    known = [row for row in dated if row.due or row.met]
    days = [day for row in known for date in (row.due, row.met) if date for day in _ends(date)]
    if len(known) < FEWEST or min(days) == max(days):
        return None
    first, last = min(days), max(days)
    scale = _Scale(first, (last - first).days, setting.language.dir == "rtl")
    comma = setting.language.pgettext("list separator", ", ")
    return GanttView(
        rows=tuple(_stretch(row, place, scale) for place, row in enumerate(known)),
        ticks=tuple(_ticks(setting, scale, last)),
        width=WIDTH,
        height=len(known) * _ROW + _AXIS,
        base=len(known) * _ROW,
        bar_height=_BAR,
        label_x=WIDTH if scale.mirrored else 0,
        spoken=comma.join(
            setting.language.named(row.label, Wording(row.when)).text for row in known
        ),
        sheet=_sheet(setting, dated, file),
    )


def _sheet(setting: Setting, dated: Sequence[Dated], file: str) -> Sheet:
    _ = setting.language.gettext
    titles = (_("Milestone"), _("Planned for"), _("Met on"))
    rows = tuple(
        (Cell(row.label), Cell(str(row.due or "")), Cell(str(row.met or ""))) for row in dated
    )
    return Sheet(file, tuple(Column(title) for title in titles), rows)


def _ends(date: PartialDate) -> tuple[datetime.date, datetime.date]:
    return date.first(), date.last()


def _stretch(row: Dated, place: int, scale: _Scale) -> Stretch:
    top, late = place * _ROW, ""
    due_x, due_width = _span(row.due, scale) if row.due else (0, 0)
    met_x, met_width = _span(row.met, scale) if row.met else (None, 0)
    if row.late and row.due:
        begins = due_x if scale.mirrored else due_x + due_width
        until = max(begins - _TAIL, 0) if scale.mirrored else min(begins + _TAIL, WIDTH)
        late = f"M{begins} {top + _MIDDLE}H{until}"
    return Stretch(
        label=fitted(row.label.text, WIDTH, 1)[0],
        lang=row.label.lang,
        label_y=top + _LABEL,
        y=top + _MIDDLE - _BAR // 2,
        due_x=due_x,
        due_width=due_width,
        met_x=None if met_x is None else met_x + met_width // 2,
        late=late,
    )


def _span(date: PartialDate, scale: _Scale) -> tuple[int, int]:
    """Left edge and width of a date; a day is drawn around its place."""
    left, right = sorted(scale.x(day) for day in _ends(date))
    width = max(right - left, _NARROWEST)
    return max((left + right - width) // 2, 0), width


def _ticks(setting: Setting, scale: _Scale, last: datetime.date) -> Iterator[Tick]:
    """Marks at the beginnings of months or years, a few."""
    months = (last.year - scale.first.year) * _YEAR + last.month - scale.first.month
    step = next((s for s in _STEPS if months / s <= _MOST_TICKS), _STEPS[-1])
    number = scale.first.year * _YEAR + scale.first.month - 1
    number += -number % step
    while (day := datetime.date(number // _YEAR, number % _YEAR + 1, 1)) <= last:
        month = None if step % _YEAR == 0 else day.month
        if day >= scale.first:
            yield Tick(scale.x(day), setting.date(PartialDate(day.year, month)))
        number += step
