"""The last build: whether everything is still as it was then, so that nothing need be done.

Told without reading a single file of the portal, and without the rest of the program.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.work.clock import today
from site_src.work.files import files_within

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
        if (as_of or today(self.timezone)) != self.today:
            return False
        if state(map(Path, self.roots)) != self.files:
            return False
        return all(written < self.at - MOMENT for _, written in self.files.values())


def now() -> int:
    """The moment before anything is looked at (ns)."""
    return time.time_ns()


def state(roots: Iterable[Path]) -> State:
    """Files, and those within folders."""
    found: dict[str, tuple[int, int]] = {}
    for root in roots:
        for path in files_within(root) if root.is_dir() else [str(root)] * root.is_file():
            status = os.stat(path)
            found[path] = status.st_size, status.st_mtime_ns
    return found
