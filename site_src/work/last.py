"""The last build: whether everything is still as it was then, so that nothing need be done.

Told without reading a single file of the portal, and without the rest of the program.
"""

from __future__ import annotations

import datetime
import os
import time
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: A file that was written less than this before it was looked at (ns) may have been written again
#: at what its system calls the same moment.
MOMENT = 2 * 10**9
#: Size and time of writing (ns) of files by their path.
State = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LastBuild:
    """When it was (ns), what day it spoke of where, what files it was made of, what came of it."""

    at: int
    today: datetime.date
    timezone: str
    roots: tuple[str, ...]
    files: State
    told: Any

    def holds(self, as_of: datetime.date | None) -> bool:
        """Whether it would be the same today, or on a day that is given."""
        zone = zoneinfo.ZoneInfo(self.timezone)
        today = as_of or datetime.datetime.now(zone).date()
        if today != self.today or state(map(Path, self.roots)) != self.files:
            return False
        return all(written < self.at - MOMENT for _, written in self.files.values())


def now() -> int:
    """The moment before anything is looked at (ns)."""
    return time.time_ns()


def state(roots: Iterable[Path]) -> State:
    """Files and what lies in folders, hidden names apart."""
    found: dict[str, tuple[int, int]] = {}
    for root in roots:
        if root.is_dir():
            _add(str(root), found)
        elif root.is_file():
            status = root.stat()
            found[str(root)] = status.st_size, status.st_mtime_ns
    return found


def _add(folder: str, found: dict[str, tuple[int, int]]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                _add(entry.path, found)
            else:
                status = entry.stat()
                found[entry.path] = status.st_size, status.st_mtime_ns
