"""One build at a time into one folder. The system gives the lock back when a process ends, however
it ends, so that a lock is never stale."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from site_src.publish.output import OutputError

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds a lock while a build runs. Raises OutputError `output-locked` (pid) if another
    process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    note = path.with_suffix(".pid")
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        try:
            _lock(handle)
        except OSError:
            raise OutputError("output-locked", pid=_holder(note)) from None
        note.write_text(str(os.getpid()))
        yield
    finally:
        os.close(handle)


def _holder(note: Path) -> str:
    try:
        return note.read_text() or "?"
    except OSError:
        return "?"
