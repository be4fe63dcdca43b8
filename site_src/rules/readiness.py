"""How ready a project is: a point for each condition that its entry states to be met.

What is not stated counts neither for nor against it, nor does what the office judged not to be
needed, with the reason.
"""

from __future__ import annotations

import datetime
import functools
from typing import Literal, NamedTuple

from site_src.model.dates import PartialDate
from site_src.model.project import PublicProject
from site_src.model.readiness import CONDITIONS, Condition, Readiness

State = Literal["met", "under-way", "not-met", "not-stated", "not-needed"]

_STATES: dict[str | None, State] = {
    "ready": "met", "under-way": "under-way", "not-started": "not-met", None: "not-stated",
}  # fmt: skip
#: What it means for a project that its site is on offer, reserved or taken.
_SITES: dict[str, State] = {"available": "met", "reserved": "under-way", "taken": "not-met"}
#: Projects at these stages have taken their site themselves.
_BUILT = frozenset({"started", "operating"})


class Point(NamedTuple):
    """A condition, and whether it is met."""

    condition: Condition
    state: State


class Score(NamedTuple):
    """All conditions in their order."""

    points: tuple[Point, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(point.state == "met" for point in self.points)

    @property
    def stated(self) -> int:
        """Of how many it is stated whether they are."""
        return sum(point.state in ("met", "under-way", "not-met") for point in self.points)

    @property
    def tells(self) -> bool:
        """Whether the project says anything of its readiness; else a count would say nothing."""
        return any(
            point.state == "not-needed"
            or (point.condition in Readiness.model_fields and point.state != "not-stated")
            for point in self.points
        )


def score(project: PublicProject, availability: str, stale: bool) -> Score:
    """How ready a project is. `availability` is that of its site, empty if it names none; `stale`
    says that what the entry states is due for another look."""
    own = project.readiness
    stated = (own.land, own.planning, own.eia, own.energy, own.utilities, own.approvals)
    states: tuple[State, ...] = (
        *map(_STATES.__getitem__, stated),
        _site(project, availability),
        "met" if project.contact else "not-stated",
        "met" if project.sources else "not-stated",
        _updated(project, stale),
    )
    needless = frozenset(exception.condition for exception in project.readiness_exceptions)
    return _score(states, needless)


@functools.lru_cache(maxsize=4096)  # of many projects the same is known
def _score(states: tuple[State, ...], needless: frozenset[Condition]) -> Score:
    judged = zip(CONDITIONS, states, strict=True)
    return Score(tuple(Point(c, "not-needed" if c in needless else state) for c, state in judged))


def is_stale(
    updated: PartialDate | None, review_by: PartialDate | None, limit: int, today: datetime.date
) -> bool:
    """Whether an entry is due for another look: the day for that has passed, or it was not updated
    within `limit` days, of which 0 means any number."""
    if review_by and review_by.last() < today:
        return True
    return bool(limit and updated and (today - updated.last()).days > limit)


def _site(project: PublicProject, availability: str) -> State:
    if availability == "taken" and project.stage in _BUILT:
        return "met"
    return _SITES.get(availability, "not-stated")


def _updated(project: PublicProject, stale: bool) -> State:
    if stale:
        return "not-met"
    return "met" if project.updated else "not-stated"
