"""What must be in place before a project can be built, as its entry states it."""

from __future__ import annotations

from typing import Literal, get_args

from site_src.model.fields import Group, doc
from site_src.model.text import Text

Progress = Literal["ready", "under-way", "not-started"]
Condition = Literal[
    "land", "planning", "eia", "energy", "utilities", "approvals", "site", "contact", "sources",
    "updated",
]  # fmt: skip
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


class Readiness(Group):
    """Which conditions are in place."""

    land: Progress | None = doc("Land", "土地", default=None)
    planning: Progress | None = doc("Planning and siting", "规划选址", default=None)
    eia: Progress | None = doc("Environmental impact assessment", "环评", default=None)
    energy: Progress | None = doc("Energy conservation review", "能评", default=None)
    utilities: Progress | None = doc("Utilities", "水电气热", default=None)
    approvals: Progress | None = doc("Other approvals", "其他审批", default=None)


class ReadinessException(Group):
    """A condition that the office judged not to be needed."""

    condition: Condition = doc("Which condition", "哪项条件")
    reason: Text = doc("Why it is not needed", "不需要的理由")
