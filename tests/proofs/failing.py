"""A command of which the nth write fails, as on a full disk: what it says, what is left."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from site_src.cli import main
from tests.proofs.chains import context

#: What the system may say to a write.
REASONS = (errno.ENOSPC, errno.EIO, errno.EACCES)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CALLS = ("mkdir", "replace", "rename", "link", "symlink", "fsync", "write", "chmod", "truncate")


class Ended(NamedTuple):
    """How a command ended: its status, what it printed, how many writes it came to."""

    status: int
    said: str
    writes: int


def carried_out(arguments: list[str], nth: int = 0, reason: int = 0) -> Ended:
    """A command in a process of its own, of which the nth write fails; 0: none does."""
    with ProcessPoolExecutor(1, context()) as process:
        return process.submit(_carry_out, arguments, nth, reason).result()


def _carry_out(arguments: list[str], nth: int, reason: int) -> Ended:
    os.environ.update(ZHUCHAO_LANG="en", PYTHONUTF8="1")
    writes = _Writes(nth, reason)
    for name in _CALLS:
        setattr(os, name, writes.failing(getattr(os, name), lambda *_: True))
    os.open = writes.failing(os.open, lambda path, flags, *_: bool(flags & _WRITING))
    opened = writes.failing(
        builtins.open, lambda _, mode="r", *__: mode[:1] in "wax" or "+" in mode
    )
    builtins.open = io.open = opened
    said, status = io.StringIO(), 0
    with redirect_stdout(said), redirect_stderr(said):
        try:
            main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
    writes.nth = 0
    return Ended(status, said.getvalue(), writes.count)


class _Writes:
    """Counts writes, and fails one."""

    def __init__(self, nth: int, reason: int) -> None:
        self.nth, self._reason, self.count = nth, reason, 0

    def failing(
        self, call: Callable[..., Any], is_write: Callable[..., bool]
    ) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            mode = [named["mode"]] if "mode" in named and len(arguments) == 1 else []
            if is_write(*arguments, *mode):
                self.count += 1
                if self.count == self.nth:
                    path = arguments[0] if isinstance(arguments[0], (str, Path)) else None
                    raise OSError(self._reason, os.strerror(self._reason), path)
            return call(*arguments, **named)

        return called
