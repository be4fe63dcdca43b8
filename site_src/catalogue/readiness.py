"""What can be wrong with the conditions that an entry excepts."""

from __future__ import annotations

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.source.yaml import dotted


def check_readiness(loaded: Loaded, report: Report) -> None:
    """Reports conditions that are excepted twice, or stated and excepted at once."""
    for id_, project in loaded.projects():
        seen: set[str] = set()
        for number, exception in enumerate(project.readiness_exceptions):
            condition, steps = exception.condition, ("readiness_exceptions", number, "condition")
            if condition in seen:
                place = loaded.place("project", id_, *steps)
                report.add("exception-twice", place, dotted(steps), value=condition)
            elif stated := getattr(project.readiness, condition, None):
                place = loaded.place("project", id_, *steps)
                report.add("exception-stated", place, dotted(steps), value=condition, state=stated)
            seen.add(condition)
