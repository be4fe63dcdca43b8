"""Runs a command and measures it: wall and processor seconds, or peak memory.

Memory is sampled in a run of its own, so that sampling does not slow the runs that are timed. It is
the sum of the proportional set sizes of all processes of the command; Linux only.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_PAUSE = 0.05
_FORGETFUL = "PYTHONDONTWRITEBYTECODE"
#: Seconds that a process has to end by itself.
_GRACE = 10


class BenchmarkError(Exception):
    """Something did not do what it should, so that there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run where. Python remembers what it compiled, as it does unless it is told not to."""

    arguments: Sequence[str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Running:
    """A command that was started, in a session of its own, and what it prints."""

    command: Command
    process: subprocess.Popen[bytes]
    output: IO[bytes]

    def failure(self) -> BenchmarkError:
        """Why it failed, with the last lines it printed."""
        self.output.seek(0)
        last = self.output.read().decode(errors="replace").splitlines()[-15:]
        called = " ".join(self.command.arguments)
        return BenchmarkError("\n".join((f"{called}: exit {self.process.returncode}", *last)))

    def stop(self) -> None:
        """Ends it with all its processes."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                os.killpg(self.process.pid, number)
            try:
                self.process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                continue
            return


@dataclass(slots=True)
class Runs:
    """Seconds of several runs of one thing."""

    walls: list[float] = field(default_factory=list)
    processors: list[float] = field(default_factory=list)

    def add(self, wall: float, processor: float = 0.0) -> None:
        self.walls.append(wall)
        self.processors.append(processor)

    @property
    def median(self) -> float:
        return statistics.median(self.walls)

    @property
    def processor(self) -> float:
        """Median of what all processors did together."""
        return statistics.median(self.processors)


@contextmanager
def started(command: Command) -> Iterator[Running]:
    """A command that runs; nobody hears it unless it fails, and it ends with the block."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command.arguments,
            cwd=command.folder,
            env={name: value for name, value in os.environ.items() if name != _FORGETFUL},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        running = Running(command, process, output)
        try:
            yield running
        finally:
            running.stop()


def seconds(command: Command) -> tuple[float, float]:
    """Wall and processor seconds of one run. Raises BenchmarkError."""
    begin = time.perf_counter()
    with started(command) as running:
        _, status, usage = os.wait4(running.process.pid, 0)
        wall = time.perf_counter() - begin
        running.process.returncode = os.waitstatus_to_exitcode(status)
        if running.process.returncode:
            raise running.failure()
    return wall, usage.ru_utime + usage.ru_stime


def peak_memory(command: Command) -> float | None:
    """The peak of all processes of one run together, in MiB; None where the system does not tell.
    Raises BenchmarkError."""
    peak = 0
    with started(command) as running:
        while running.process.poll() is None:
            peak = max(peak, _memory_of_session(running.process.pid))
            time.sleep(_PAUSE)
        if running.process.returncode:
            raise running.failure()
    return peak / 1024 or None


def _memory_of_session(session: int) -> int:
    """In KiB; processes that end meanwhile count nothing."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if int((entry / "stat").read_text().rpartition(")")[2].split()[3]) != session:
                continue
            lines = (entry / "smaps_rollup").read_text().splitlines()
        except (OSError, IndexError):
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total
