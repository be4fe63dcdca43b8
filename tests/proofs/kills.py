"""Publishing that is killed at a random moment: visitors see the old site or the new one, whole."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event

from site_src.cli import main
from tests.portals import PROJECT, base, edit
from tests.proofs.chains import context
from tests.proofs.progress import Progress
from tests.support.building import DAY, tree

#: Kills of one chain.
LENGTH = 25
_VALUES = ("14.1亿元", "14.2亿元")
_FOREIGN = "note.txt"


def first_mixture(number: int, seed: int, jobs: int, folder: Path) -> str | None:
    """Kills so many publishings, in several portals side by side; what went wrong first."""
    stop, progress = Event(), Progress("Kills", number, LENGTH)
    with ThreadPoolExecutor(jobs) as pool:
        chains = [
            pool.submit(
                killed, folder / str(start), seed + at, min(LENGTH, number - start), progress.step,
                stop,
            )
            for at, start in enumerate(range(0, number, LENGTH))
        ]  # fmt: skip
        try:
            return next((f.result() for f in as_completed(chains) if f.result()), None)
        finally:
            stop.set()


def killed(
    folder: Path, seed: int, number: int, step: Callable[[], None], stop: Event
) -> str | None:
    """Publishes two states of a portal in turn, killed so many times; what went wrong, in words."""
    if stop.is_set():
        return None
    chosen = random.Random(seed)
    folder.mkdir(parents=True)
    root, live = base(folder), folder / "www"
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    _publish(root, live)
    states = [tree(live)]
    edit(root, PROJECT, _VALUES)
    started = time.monotonic()
    _publish(root, live)
    whole = time.monotonic() - started
    states.append(tree(live))
    (live / _FOREIGN).write_text("mine", encoding="utf-8")
    for turn in range(number):
        if stop.is_set():
            break
        edit(root, PROJECT, _VALUES if turn % 2 else _VALUES[::-1])
        after = chosen.uniform(0, whole)
        process = _started(root, live)
        process.join(after)
        process.kill()
        process.join()
        seen = tree(live)
        if seen.pop(_FOREIGN, b"") != b"mine" or seen not in states:
            return f"Seed {seed}, kill {turn} after {after:.3f} s: {live} is neither site."
        _publish(root, live)
        seen = tree(live)
        if seen.pop(_FOREIGN, b"") != b"mine" or seen != states[turn % 2]:
            return f"Seed {seed}, kill {turn} after {after:.3f} s: {live} was not mended."
        step()
    return None


def _started(root: Path, live: Path) -> BaseProcess:
    process: BaseProcess = context().Process(target=_command, args=(str(root), str(live)))  # type: ignore[attr-defined]
    process.start()
    return process


def _publish(root: Path, live: Path) -> None:
    process = _started(root, live)
    process.join()
    if process.exitcode:
        said = _said(root).read_text(encoding="utf-8")
        raise AssertionError(f"{root}: publishing ended with {process.exitcode}: {said}")


def _command(root: str, live: str) -> None:
    arguments = ["publish", live, "--portal", root, "--as-of", DAY, "--jobs", "1"]
    said = _said(Path(root)).open("w", encoding="utf-8")
    with said, redirect_stdout(said), redirect_stderr(said):
        main(arguments)


def _said(root: Path) -> Path:
    """What a command printed last."""
    return root.with_name("said.txt")
