"""The files within a folder, wherever links lead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_within(folder: Path) -> Iterator[str]:
    """Paths of all files within a folder, in no order. Links are followed, no folder is entered
    twice, and what has a hidden name or leads nowhere is passed over."""
    seen: set[str] = set()
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in seen or not os.path.isdir(real):
            continue
        seen.add(real)
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.is_file():
                    yield entry.path
