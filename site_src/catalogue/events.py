"""When an event is over, which editions it follows, and what can be wrong there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.model.event import EventFields


def is_over(event: EventFields, day: datetime.date) -> bool:
    """Whether the last day that an event can have is past. One without a date is not known to
    come."""
    last = event.ends or event.begins
    return last is None or last.last() < day


def editions(id_: str, events: Mapping[str, EventFields]) -> tuple[str, ...]:
    """The other editions of an event, the newest first: those before it, and those that follow."""
    following = {event.previous: other for other, event in events.items() if event.previous}
    before, after = [id_], [id_]
    while (earlier := events[before[-1]].previous) in events and earlier not in before:
        before.append(str(earlier))
    while (later := following.get(after[-1])) and later not in after:
        after.append(later)
    return (*reversed(after[1:]), *before[1:])


def check_editions(loaded: Loaded, report: Report) -> None:
    """Reports events that come before themselves."""
    events = loaded.catalogue.event
    reported: set[str] = set()
    for start in events:
        path = [start]
        while (earlier := events[path[-1]].previous) in events and earlier not in path:
            path.append(str(earlier))
        if earlier in path and earlier not in reported:
            circle = path[path.index(str(earlier)) :]
            reported.update(circle)
            place = loaded.place("event", circle[-1], "previous")
            value = " → ".join([*circle, str(earlier)])
            report.add("edition-circle", place, "previous", value=value)
