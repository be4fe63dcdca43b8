"""A command of which the nth write fails, as on a full disk: what it says, what is left."""

from __future__ import annotations

import builtins
import errno
import io
import itertools
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from site_src.cli import main
from tests.portals import PROJECT, base, edit
from tests.proofs.chains import context
from tests.proofs.progress import Progress
from tests.support.building import DAY, tree

#: What the system may say to a write, and how we say it.
SAID = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reports an error",
    errno.EACCES: "may not be written",
}
REASONS = tuple(SAID)
#: The commands, each with the folder that it changes.
COMMANDS = {"build": "portal/site", "publish": "www"}
_FOREIGN = "note.txt"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CALLS = ("mkdir", "replace", "rename", "link", "symlink", "fsync", "write", "chmod", "truncate")


def first_loss(jobs: int, folder: Path) -> str | None:
    """Has every write of a build, and of publishing, fail in turn for every reason; what went
    wrong first, in words."""
    office = edited(folder / "office")
    with ThreadPoolExecutor(jobs) as pool:
        for command in COMMANDS:
            expected = whole(command, office, folder / f"whole-{command}")
            progress = Progress(f"Writes of {command}", expected.writes * len(REASONS), 100)
            cases = itertools.product(range(1, expected.writes + 1), REASONS)
            asked = [
                pool.submit(
                    lost, command, office, folder / f"{command}-{n}-{reason}", n, reason, expected
                )
                for n, reason in cases
            ]
            for future in as_completed(asked):
                if found := future.result():
                    pool.shutdown(cancel_futures=True)
                    return found
                progress.step()
    return None


class Whole(NamedTuple):
    """What comes of a command of which no write fails: how many there are, what stood there before
    and after."""

    writes: int
    before: dict[str, bytes]
    after: dict[str, bytes]


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


def edited(folder: Path) -> Path:
    """A folder with a portal that was built and published, and then edited; somebody else's file
    lies in each site."""
    folder.mkdir(parents=True)
    root = base(folder)
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    for command, shown in COMMANDS.items():
        ended = carried_out(arguments(command, folder))
        if ended.status:
            raise OSError(ended.said)
        (folder / shown / _FOREIGN).write_text("mine", encoding="utf-8")
    edit(root, PROJECT, ("14.1亿元", "14.2亿元"))
    return folder


def arguments(command: str, folder: Path) -> list[str]:
    """A command of ours on such a folder."""
    target = [str(folder / COMMANDS[command])] if command == "publish" else []
    return [command, *target, "--portal", str(folder / "portal"), "--as-of", DAY, "--jobs", "1"]


def whole(command: str, office: Path, folder: Path) -> Whole:
    """What comes of the command in a copy of the folder."""
    shutil.copytree(office, folder, symlinks=True)
    shown = folder / COMMANDS[command]
    before, ended = tree(shown), carried_out(arguments(command, folder))
    if ended.status:
        raise OSError(ended.said)
    return Whole(ended.writes, before, tree(shown))


def lost(
    command: str, office: Path, folder: Path, nth: int, reason: int, expected: Whole
) -> str | None:
    """What goes wrong if the nth write fails, in words: a message that does not help, a mixture of
    two sites, a file lost, or a site that the next run does not mend."""
    shutil.copytree(office, folder, symlinks=True)
    shown = folder / COMMANDS[command]
    ended = carried_out(arguments(command, folder), nth, reason)
    where = f"{command}, write {nth}, {SAID[reason]}"
    if ended.status not in (0, 3) or (ended.status and SAID[reason] not in ended.said):
        return f"{where}: status {ended.status}: {ended.said}"
    states = (expected.before, expected.after)
    if command == "publish" and tree(shown) not in states:
        return f"{where}: {shown} is neither site"
    if (shown / _FOREIGN).read_text(encoding="utf-8") != "mine":
        return f"{where}: {shown / _FOREIGN} is lost"
    again = carried_out(arguments(command, folder))
    if again.status or tree(shown) != expected.after:
        return f"{where}: not mended: {again.said}"
    shutil.rmtree(folder)
    return None


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
