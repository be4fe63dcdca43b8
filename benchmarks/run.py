"""`python build.py bench`: Zhuchao and Hugo build the same made-up portal, one after the other."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import catalogue, report
from benchmarks.measure import BenchmarkError
from benchmarks.scenarios import Results, measure
from benchmarks.sites import Hugo, Model, Ours, hugo_binary
from tests.support.run import install_lock

SIZES = (100, 1_000, 10_000)
MACHINE_FAILED = 3
_MEMORY = Path("/dev/shm")
#: Room that a benchmark takes at most: a fixed part and one for each project.
_ROOM, _ROOM_A_PROJECT = 300 * 2**20, 500 * 2**10


def main(sizes: Sequence[int], rounds: int, form: str) -> int:
    """Runs the benchmark at each size and prints what it found; the exit status."""
    if not hasattr(os, "wait4"):
        print("The benchmark needs Linux or macOS; on Windows use WSL.", file=sys.stderr)
        return MACHINE_FAILED
    if not install_lock():
        return MACHINE_FAILED
    try:
        with workshop(max(sizes)) as work:
            _compare(sizes, rounds, form, work)
    except BenchmarkError as problem:
        print(problem, file=sys.stderr)
        return MACHINE_FAILED
    return 0


def _compare(sizes: Sequence[int], rounds: int, form: str, work: Path) -> None:
    about = {"date": datetime.date.today().isoformat(), **report.machine()}
    about["hugo"] = version = hugo_version()
    if form == "text":
        print(report.heading(about, version, work.parent), flush=True)
    results = []
    for projects in sizes:
        results.append(at_size(projects, rounds, work / str(projects)))
        if form == "text":
            print(f"\n{report.table(results[-1])}", flush=True)
    if form == "json":
        print(json.dumps(report.as_object(results, about)))


def at_size(projects: int, rounds: int, work: Path) -> Results:
    """Writes a portal, measures, and leaves nothing behind. Raises BenchmarkError."""

    def say(what: str) -> None:
        print(f"{projects:,} projects: {what}", file=sys.stderr, flush=True)

    say("writing the portals")
    model = Model(work / "model", projects, min(catalogue.POLICIES, projects))
    model.write()
    sites = (Ours(work / "zhuchao", model), Hugo(work / "hugo", model))
    try:
        return measure(sites, model, rounds, say, work)
    finally:
        shutil.rmtree(work)


@contextmanager
def workshop(projects: int) -> Iterator[Path]:
    """A folder of its own in memory, so that no disk is measured; removed at the end."""
    place = Path(tempfile.gettempdir())
    if _has_room(_MEMORY, _ROOM + projects * _ROOM_A_PROJECT):
        place = _MEMORY
    else:
        print(
            f"No room in memory ({_MEMORY}): the disk is measured too, in {place}.", file=sys.stderr
        )
    with tempfile.TemporaryDirectory(prefix="zhuchao-bench-", dir=place) as folder:
        yield Path(folder)


def _has_room(place: Path, wanted: int) -> bool:
    return place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > wanted


def hugo_version() -> str:
    """The number of the Hugo that is compared. Raises BenchmarkError."""
    done = subprocess.run([str(hugo_binary()), "version"], capture_output=True, encoding="utf-8")
    words = done.stdout.split()
    return words[1].partition("-")[0].removeprefix("v") if len(words) > 1 else ""
