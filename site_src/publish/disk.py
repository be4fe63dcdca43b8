"""What was written is on the disk before anything relies on it: a power cut loses nothing then.

That is as far as a program can see to it: a drive that keeps to itself what it says is written can
still lose it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path


def settle(folder: Path) -> None:
    """Returns when a folder is on the disk: the bytes of its files, their names, its own names.
    Raises OSError if the disk could not take them."""
    if _flushed(folder):
        return
    for above, _folders, files in os.walk(folder):
        for name in files:
            _settle_file(os.path.join(above, name))
        settle_names(Path(above))


def settle_names(*folders: Path) -> None:
    """Returns when what was renamed, added or removed in folders is on the disk."""
    if sys.platform == "win32":  # no folder can be opened there
        return
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _settle_file(path: str) -> None:
    if os.path.islink(path) or not os.path.isfile(path):
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flushed(folder: Path) -> bool:
    """Settles all of a folder's disk in one call, where the system has one that tells of failures
    (Linux); with many files that is much quicker than one by one."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, TypeError, OSError):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not syncfs(handle):
            return True
        reason = ctypes.get_errno()
    finally:
        os.close(handle)
    if reason == errno.ENOSYS:
        return False
    raise OSError(reason, os.strerror(reason), str(folder))
