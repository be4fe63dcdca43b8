"""Work in other processes: in order, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from site_src.work.processes import each
from tests.support.building import ROOT


def double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(each(double, [(1,), (2,), (3,)], jobs)) == [2, 4, 6]


@pytest.mark.skipif(os.name == "nt", reason="asks a process of POSIX")
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent("""
            import os, sys, time
            from pathlib import Path
            from site_src.work.processes import each

            def wait(folder, name):
                (Path(folder) / name).write_text(str(os.getpid()))
                time.sleep(60)

            if __name__ == "__main__":
                list(each(wait, [(sys.argv[1], "a.pid"), (sys.argv[1], "b.pid")], 2))
        """),
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, script, tmp_path], env=environment)
    pids = [_written(tmp_path / name) for name in ("a.pid", "b.pid")]
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 20
    while any(map(_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(_alive, pids))


def _written(path: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if path.is_file() and (text := path.read_text()):
            return int(text)
        time.sleep(0.05)
    raise AssertionError(f"{path.name} was not written")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.is_file() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")
