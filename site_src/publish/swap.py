"""Two folders exchange their places at one stroke, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

#: "Relative to the working folder", and "exchange", as Linux and macOS call them.
_HERE, _EXCHANGE, _SWAP = -100, 2, 2
_UNABLE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def exchange(one: Path, other: Path) -> bool:
    """Each takes the other's name. False where system or disk cannot do that at one stroke; then
    nothing has happened. Raises OSError if one is not there or must not be moved."""
    here, there = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = libc.renamex_np(here, there, _SWAP)
        else:
            failed = libc.renameat2(_HERE, here, _HERE, there, _EXCHANGE)
    except (AttributeError, TypeError, OSError):  # another system
        return False
    if not failed:
        return True
    reason = ctypes.get_errno()
    if reason in _UNABLE:
        return False
    raise OSError(reason, os.strerror(reason), str(one))
