"""Tries mutants in the folder in which mutmut has made them; runs there as a script of its own.

`python mutant.py FOLDER NAME…` prints each name and how it ended. Every mutant is tried in a fork
of this process, which has imported everything before.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Collection
from pathlib import Path

import pytest

#: A mutant may take so many times as long as the tests usually do, and some seconds besides.
_TIMES, _BESIDES = 8, 30
_OPTIONS = ("--import-mode=importlib", "--rootdir=.", "-x", "-q", "--tb=no",
            "-p", "no:cacheprovider", "-p", "no:xdist")  # fmt: skip


class Only:
    """Has pytest run nothing but these tests, the quickest first."""

    def __init__(self, times: dict[str, float]) -> None:
        self._times = times

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Takes the others away."""
        kept = [item for item in items if item.nodeid in self._times]
        items[:] = sorted(kept, key=lambda item: self._times[item.nodeid])


def main(folder: Path, names: Collection[str]) -> None:
    """Tries the mutants of these names."""
    folder.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, ".")
    os.environ["MUTANT_UNDER_TEST"] = ""
    known = json.loads(Path("mutmut-stats.json").read_text(encoding="utf-8"))
    times = known["duration_by_test"]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _pytest(times, "--collect-only", "--basetemp", str(folder / f"{os.getpid()}"))
    through = known["tests_by_mangled_function_name"]
    asked = {name: through.get(name.rpartition("__mutmut")[0], []) for name in names}
    every = {test: times[test] for tests in asked.values() for test in tests}
    if _tried("", every, folder) != "survived":
        sys.exit("The tests fail without any mutant.")
    for name, tests in asked.items():
        end = _tried(name, {test: times[test] for test in tests}, folder) if tests else "no tests"
        print(name, end, file=answers, flush=True)


def _pytest(times: dict[str, float], *options: str) -> int:
    files = sorted({test.partition("::")[0] for test in times})
    return int(pytest.main([*_OPTIONS, *options, *files], plugins=[Only(times)]))


def _tried(name: str, times: dict[str, float], folder: Path) -> str:
    started, limit = time.monotonic(), _BESIDES + _TIMES * sum(times.values())
    child = os.fork()
    if not child:
        os.setsid()
        os.environ["MUTANT_UNDER_TEST"] = name
        try:
            os._exit(_pytest(times, "--basetemp", str(folder / f"{os.getpid()}")))
        except BaseException:  # a mutant may raise anything, anywhere
            os._exit(1)
    try:
        while time.monotonic() - started < limit:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return "noticed" if status else "survived"
            time.sleep(0.02)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "too slow"
    finally:
        shutil.rmtree(folder / f"{child}", ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
