"""A process that is killed at any step by which it changes what is on the disk."""

from __future__ import annotations

import itertools
import os
import zipfile
from collections.abc import Callable, Iterator

import pytest

from site_src.publish.swap import exchange

#: Everything by which files and folders come, move and go.
STEPS = ("replace", "rename", "unlink", "rmdir", "symlink", "mkdir", "open")


class Killed(BaseException):
    """The process ends here."""


def killed_at(number: int, patch: pytest.MonkeyPatch, able: bool = True) -> None:
    """Ends the process when it changes something for the nth time, before or after it does so.
    `able`: the system can exchange two folders at one stroke."""
    steps = itertools.count(1)

    def deadly(change: Callable[..., object]) -> Callable[..., object]:
        def changed(*arguments: object, **options: object) -> object:
            if next(steps) == number:
                raise Killed
            done = change(*arguments, **options)
            if next(steps) == number:
                raise Killed
            return done

        return changed

    swap = deadly(exchange if able else lambda one, other: False)
    patch.setattr("site_src.publish.folder.exchange", swap)
    patch.setattr(zipfile.ZipFile, "writestr", deadly(zipfile.ZipFile.writestr))
    for name in STEPS:
        patch.setattr(os, name, deadly(getattr(os, name)))


def every_kill(work: Callable[[int], Callable[[], object]], able: bool = True) -> Iterator[int]:
    """Has a piece of work killed at its first step, at its second, and so on until it lives to its
    end. `work` makes ready for the nth time; what it returns is killed."""
    for number in itertools.count(1):
        begin = work(number)
        with pytest.MonkeyPatch.context() as patch:
            killed_at(number, patch, able)
            try:
                begin()
            except Killed:
                pass
            else:
                return
        yield number
