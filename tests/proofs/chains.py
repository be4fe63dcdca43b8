"""Chains of random edits: after each, the site that is kept up with the portal has to equal one
that is built from nothing, byte for byte.

Every build is the command's own, in a process of its own: nothing is remembered but what lies on
the disk. What such a process imports, it finds imported already where the system allows that.
"""

from __future__ import annotations

import datetime
import errno
import io
import multiprocessing
import random
import shutil
import sys
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from site_src.cli import building
from site_src.cli.report import INPUT_FAILED
from tests.incremental.office import Office
from tests.proofs.progress import Progress

#: Edits of one chain. Each begins with the same portal and has the seed after that of the one
#: before, so that a chain can be repeated alone.
LENGTH = 50
_IMPORTED = "tests.support.preloaded"
#: What the machine lacks, rather than the program.
_MACHINE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EROFS)
)


@dataclass(frozen=True)
class Fault:
    """After which edit the two sites differ (or a build broke), and where they are kept."""

    seed: int
    number: int
    edit: str
    files: tuple[str, ...]
    office: Office
    broke: str = ""

    def __str__(self) -> str:
        kept, fresh = self.office.site, self.office.fresh
        what = self.broke or (
            f"First file that differs: {self.files[0]} (files that differ: {len(self.files)})\n"
            f"Kept up: {kept}\nFrom nothing: {fresh}"
        )
        return (
            f"Seed {self.seed}, edit {self.number} ({self.edit}): the site that was kept up is not "
            f"the one that is built from nothing.\n{what}\n"
            f"Portal: {self.office.root}\nBefore the edit: {self.office.backup}\n"
            f"Again: python build.py prove incremental --seed {self.seed} --count {self.number}"
        )


class Commander(Office):
    """An office that builds with the command."""

    def succeeds(self, target: Path, remember: bool = True) -> bool:
        """Builds; whether the portal is without errors. From nothing, a copy of it is built."""
        root = self.root
        if not remember:
            ignored = shutil.ignore_patterns(".zhuchao")
            root = Path(shutil.copytree(root, target.parent / "portal", ignore=ignored))
        with ProcessPoolExecutor(1, context()) as process:
            return process.submit(build_quietly, root, target, self.today).result()


def build_quietly(root: Path, target: Path, today: datetime.date) -> bool:
    """What the command `build` does, without a word; whether the portal is without errors."""
    wish = building.Wish(root, target, (), False, today)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            building.build(wish, 1, "text")
        except SystemExit as end:
            if end.code != INPUT_FAILED:
                raise
            return False
    return True


def context() -> BaseContext:
    """How processes are started: each from one that has imported what all need, or afresh."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_IMPORTED, __name__])
    return context


def first_fault(edits: int, seed: int, jobs: int, folder: Path) -> Fault | None:
    """Makes so many edits, in so many chains side by side; what it leaves in the folder is what
    a fault needs. Raises OSError where the machine fails."""
    stop, progress = threading.Event(), Progress("Edits", edits, LENGTH)
    with ThreadPoolExecutor(jobs) as pool:
        chains = [
            pool.submit(_follow, start, length, folder / f"seed-{start}", stop, progress)
            for start, length in _chains(edits, seed)
        ]
        try:
            return next((f.result() for f in as_completed(chains) if f.result()), None)
        finally:
            stop.set()


def _chains(edits: int, seed: int) -> Iterator[tuple[int, int]]:
    """Seed and length of each chain."""
    for number, done in enumerate(range(0, edits, LENGTH)):
        yield seed + number, min(LENGTH, edits - done)


def _follow(
    seed: int, length: int, folder: Path, stop: threading.Event, progress: Progress
) -> Fault | None:
    """One chain up to its first fault, or until another chain has found one."""
    if stop.is_set():
        return None
    office, chosen, number = Commander(folder), random.Random(seed), 0
    files: list[str] = []
    try:
        assert office.succeeds(office.site), "the portal has errors from the beginning"
        for number in range(1, length + 1):
            if stop.is_set():
                break
            office.edit(chosen)
            files = office.compare()
            if files:
                return Fault(seed, number, office.made, tuple(files), office)
            progress.step()
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno in _MACHINE:
            raise
        return Fault(seed, number, office.made, (), office, traceback.format_exc())
    shutil.rmtree(folder)
    return None
