"""Series: the same indicator period after period, each figure naming the one before it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from site_src.catalogue.figures import drawn_number, unit_of
from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.model.figure import FigureFields, FormulaError
from site_src.model.units import written


def series(figures: Mapping[str, FigureFields]) -> tuple[tuple[str, ...], ...]:
    """Ids of the figures of each series, from the first period to the last."""
    earlier = {figure.previous for figure in figures.values() if figure.previous}
    last = [id_ for id_, figure in figures.items() if figure.previous and id_ not in earlier]
    return tuple(_back_from(id_, figures)[::-1] for id_ in sorted(last))


def _back_from(id_: str, figures: Mapping[str, FigureFields]) -> tuple[str, ...]:
    """A figure and those before it, until there is none or one comes again."""
    path = [id_]
    while (before := figures[path[-1]].previous) in figures and before not in path:
        path.append(str(before))
    return tuple(path)


def check_series(loaded: Loaded, report: Report) -> None:
    """Reports figures that follow themselves, and neighbours that cannot be drawn side by side."""
    figures = loaded.catalogue.figure
    circles: set[str] = set()
    for id_, figure in figures.items():
        before = figure.previous
        if before not in figures:
            continue
        place = functools.partial(loaded.place, "figure", id_, "previous")
        path = _back_from(id_, figures)
        if figures[path[-1]].previous == id_ and not circles & set(path):
            circles.update(path)
            report.add("series-circle", place(), "previous", value=" → ".join((*path, id_)))
        for name in (id_, before):
            try:
                drawn_number(name, figures)
            except FormulaError:
                report.add("chart-number", place(), "previous", value=name)
                break
        else:
            unit, expected = (written(*unit_of(name, figures)) for name in (id_, before))
            if unit != expected:
                report.add(
                    "chart-unit", place(), "previous", value=id_, unit=unit, expected=expected
                )
