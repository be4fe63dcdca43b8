"""Our files that somebody changed in the finished site. They are made anew from the sources; what
was written into them is kept first, so that nothing is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

#: Where they are kept, beside the manifest.
FOLDER = "replaced"


class Left(Protocol):
    """A file as we left it."""

    @property
    def digest(self) -> str:
        """Its SHA-256."""

    @property
    def size(self) -> int:
        """In bytes."""

    @property
    def written(self) -> int:
        """When (ns)."""


def keep_edited(
    target: Path, state: Path, names: Iterable[str], ours: Mapping[str, Left]
) -> tuple[str, ...]:
    """Copies aside those of our files that are about to be replaced or removed and are not what we
    left there; returns their names."""
    return tuple(
        name for name in names if name in ours and _keep(target / name, state, name, ours[name])
    )


def _keep(path: Path, state: Path, name: str, left: Left) -> bool:
    try:
        status = os.stat(path)
        if (status.st_size, status.st_mtime_ns) == (left.size, left.written):
            return False
        if hashlib.sha256(path.read_bytes()).hexdigest() == left.digest:
            return False
    except FileNotFoundError:
        return False
    kept = state / FOLDER / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, kept)
    return True
