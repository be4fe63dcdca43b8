"""What places set out to reach, and what they report of it."""

from __future__ import annotations

from collections.abc import Iterable

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.figure import PublicFigure
from site_src.model.frozen import frozen
from site_src.view.figures import figure_view
from site_src.view.setting import Setting


@frozen
class TargetRow:
    """A target with what was reached; None or empty where the source does not state it."""

    name: Wording
    href: str
    place: Wording
    date: Wording | str
    target: Number | None
    actual: Number | None
    met: Number | None
    growth: Wording | str
    rank: Wording | str


def target_rows(setting: Setting, figures: Iterable[PublicFigure]) -> tuple[TargetRow, ...]:
    """Of some figures those that are targets or are held against one."""
    held = (f for f in figures if f.planned or f.target or f.target_met)
    return tuple(_row(setting, figure) for figure in held)


def _row(setting: Setting, figure: PublicFigure) -> TargetRow:
    view = figure_view(setting, figure)
    target = setting.number(figure.target) if figure.target else None
    return TargetRow(
        name=view.title,
        href=view.href,
        place=view.place,
        date=view.as_of or view.period,
        target=view.value if figure.planned else target,
        actual=None if figure.planned else view.value,
        met=view.target_met,
        growth=view.growth,
        rank=view.rank,
    )
