"""The page of lists by stage: the lists themselves, and how far the projects of each place are."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from site_src.catalogue.relations import region_path
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.project import PIPELINE, Stage
from site_src.view import urls
from site_src.view.charts.parts import StackView, stack_view
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.common import SourceNote, stage
from site_src.view.overview import Step, pipeline
from site_src.view.setting import Setting

#: What is drawn of each place, what has come furthest first.
DRAWN: tuple[Stage, ...] = (*reversed(PIPELINE), "not-stated")
#: So many places have a bar, those with the most projects.
_PLACES = 12


@frozen
class PlacesView:
    """The projects of each place by stage, with the same as a table. `others` are the places that
    the drawing leaves out, `apart` the projects whose stage it has no part for."""

    drawn: StackView
    sheet: Sheet
    others: int
    apart: int


@frozen
class ListsView:
    """The lists from planned to operating, with the sources of what was reported; `places` is None
    where there is no project."""

    steps: tuple[Step, ...]
    sources: tuple[SourceNote, ...]
    places: PlacesView | None


def lists_view(setting: Setting) -> ListsView:
    """The page of lists."""
    steps = pipeline(setting)
    reported = [step.reported for step in steps if step.reported]
    sources = {note.id: note for figure in reported for note in figure.sources}
    return ListsView(steps, tuple(sources.values()), _places(setting))


def _places(setting: Setting) -> PlacesView | None:
    counts = _counts(setting)
    if not counts:
        return None
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    words = [Wording(stage(setting, key).label) for key in DRAWN]
    bars = [
        (setting.region(place), [Decimal(count[key]) for key in DRAWN])
        for place, count in ordered[:_PLACES]
    ]
    return PlacesView(
        drawn=stack_view(setting, words, bars),
        sheet=_sheet(setting, words, ordered),
        others=len(ordered[_PLACES:]),
        apart=sum(len(ids) for key, ids in setting.relations.by_stage.items() if key not in DRAWN),
    )


def _counts(setting: Setting) -> dict[str, Counter[Stage]]:
    """The projects of each place by stage; those of a county count for its city."""
    regions = setting.catalogue.region
    counts: dict[str, Counter[Stage]] = defaultdict(Counter)
    for project in setting.catalogue.project.values():
        path = region_path(project.region, setting.catalogue)
        place = next((id_ for id_ in path if regions[id_].level == "city"), project.region)
        if project.stage in DRAWN:
            counts[place][project.stage] += 1
    return counts


def _sheet(
    setting: Setting, words: list[Wording], ordered: list[tuple[str, Counter[Stage]]]
) -> Sheet:
    gettext, count = setting.language.gettext, setting.language.count
    columns = (
        Column(gettext("Place")),
        *(Column(word.text, number=True) for word in words),
        Column(gettext("Projects"), number=True),
    )
    listed = setting.relations.by_region
    rows = tuple(
        (
            Cell(setting.region(place), urls.facet("region", place) if place in listed else ""),
            *(Cell(count(found[key])) for key in DRAWN),
            Cell(count(found.total())),
        )
        for place, found in ordered
    )
    return Sheet("projects-by-place-and-stage.csv", columns, rows)
