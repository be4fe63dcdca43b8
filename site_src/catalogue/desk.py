"""What only the office may know, for the internal edition. The public edition has no way here: this
is read anew, and handed to nobody but the pages of the desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from site_src.catalogue.load import entry_files, load_entries, load_ground
from site_src.catalogue.portal import Portal
from site_src.diagnostics import Report
from site_src.model.dates import PartialDate
from site_src.model.desk import Footing, Lead, Person
from site_src.model.kinds import KINDS
from site_src.model.project import PIPELINE, Milestone, Project, Stage
from site_src.model.snapshot import Snapshot, footing_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Projects, people, leads and snapshots with every field, by id, as they are on a day."""

    projects: Mapping[str, Project]
    people: Mapping[str, Person]
    leads: Mapping[str, Lead]
    snapshots: Mapping[str, Snapshot]
    today: datetime.date


class Due(NamedTuple):
    """A milestone with its project. `days` are those left until it is due, less than 0 if it is
    late; for one that was met, those by which it was met early. None where a date is missing."""

    project: Project
    milestone: Milestone
    days: int | None


class Transfer(NamedTuple):
    """A project's step from one stage to the next; `before` is None where it is the first known."""

    project: Project
    on: PartialDate
    before: Stage | None
    after: Stage


class Tally(NamedTuple):
    """What somebody's projects have come to."""

    projects: int
    signed: int
    operating: int
    met: int
    late: int
    stalled: int


def read_desk(portal: Portal, today: datetime.date) -> Desk:
    """Reads everything. The portal has no errors."""
    report = Report()
    loaded = load_ground(portal, report)
    kind = KINDS["project"]
    load_entries(kind, entry_files(kind, loaded, report), loaded, report)
    known = loaded.catalogue
    return Desk(dict(loaded.projects()), known.person, known.lead, known.snapshot, today)


def is_done(milestone: Milestone) -> bool:
    """Whether a milestone was met."""
    return milestone.met is not None or milestone.reached


def milestones(desk: Desk) -> list[Due]:
    """All milestones, the most urgent first, those without a date last."""
    found = [
        _due(desk, project, m) for project in desk.projects.values() for m in project.milestones
    ]
    return sorted(found, key=_urgency)


def _due(desk: Desk, project: Project, milestone: Milestone) -> Due:
    against = milestone.met.first() if milestone.met else desk.today
    comparable = milestone.due and (milestone.met or not milestone.reached)
    days = (milestone.due.last() - against).days if comparable and milestone.due else None
    return Due(project, milestone, days)


def _urgency(due: Due) -> tuple[bool, datetime.date, str]:
    date = due.milestone.due
    return date is None, date.last() if date else datetime.date.max, due.project.id


def footing(project: Project) -> Footing:
    """Whether a project goes on: as the office judged, else as its stage says."""
    if project.standing:
        return project.standing.state
    return footing_of(project.stage)


def transfers(desk: Desk) -> list[Transfer]:
    """Every step of every project, the latest first."""
    found = [step for project in desk.projects.values() for step in _steps(project)]
    return sorted(found, key=lambda step: (step.on.first(), step.project.id), reverse=True)


def _steps(project: Project) -> Iterator[Transfer]:
    dates = {stage: getattr(project.stage_dates, stage) for stage in PIPELINE}
    known: list[Stage | None] = [None, *(stage for stage in PIPELINE if dates[stage])]
    for before, after in pairwise(known):
        assert after is not None
        yield Transfer(project, dates[after], before, after)


def tally(desk: Desk, projects: list[Project]) -> Tally:
    """What some projects have come to."""
    dues = [_due(desk, project, m) for project in projects for m in project.milestones]
    late = [
        due for due in dues if not is_done(due.milestone) and due.days is not None and due.days < 0
    ]
    reached = [PIPELINE.index(p.stage) if p.stage in PIPELINE else -1 for p in projects]
    return Tally(
        projects=len(projects),
        signed=sum(place >= PIPELINE.index("signed") for place in reached),
        operating=sum(place >= PIPELINE.index("operating") for place in reached),
        met=sum(is_done(due.milestone) for due in dues),
        late=len(late),
        stalled=sum(footing(project) == "stalled" for project in projects),
    )
