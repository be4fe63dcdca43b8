"""Work in other processes: remembered, shared out, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from site_src.cli import building, main
from site_src.work import processes
from site_src.work.processes import Crew, Task, default_jobs, spread
from tests.portals import base
from tests.support.building import DAY, ROOT


def double(number: int) -> int:
    return 2 * number


TASKS = [Task(double, (1,)), Task(double, (2,), 1), Task(double, (3,), 1)]


_seen: list[int] = []


def note(number: int) -> tuple[int, list[int]]:
    """The process, and what it was asked before."""
    _seen.append(number)
    return os.getpid(), list(_seen)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_is_done_once(jobs: int) -> None:
    with Crew(jobs) as crew:
        found = {task.arguments: result for task, result in spread(crew, TASKS)}
    assert found == {(1,): 2, (2,): 4, (3,): 6}


def test_a_worker_remembers() -> None:
    """What is asked of one worker is done in turn, by one process; numbers go round."""
    with Crew(2) as crew:
        asked = [crew.ask(worker, note, n) for n, worker in enumerate((0, 1, 0, 3))]
        (first, _), (second, _), third, fourth = (future.result() for future in asked)
    assert first != second
    assert third == (first, [0, 2]) and fourth == (second, [1, 3])


def test_workers_may_begin_with_what_was_imported_for_all(tmp_path: Path) -> None:
    """They are processes of their own all the same, and remember only what they were asked."""
    script = tmp_path / "prepared.py"
    script.write_text(
        textwrap.dedent("""
            import os, sys
            from site_src.work.processes import Crew

            def known():
                return os.getpid(), "tabnanny" in sys.modules

            if __name__ == "__main__":
                with Crew(2) as crew:
                    crew.prepare("tabnanny")
                    asked = [crew.ask(worker, known) for worker in (0, 1, 0)]
                    pids, knew = zip(*(future.result() for future in asked))
                print(len({os.getpid(), *pids}), pids[0] == pids[2], knew, known()[1])
        """),
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, encoding="utf-8"
    )
    assert (done.stdout, done.stderr) == ("3 True (True, True, True) False\n", "")


def test_where_no_process_can_be_copied_each_worker_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS."""
    monkeypatch.setattr(processes, "_CAN_COPY", False)
    with Crew(2) as crew:
        crew.prepare("tabnanny")
        read = [crew.ask(worker, is_read, "tabnanny").result() for worker in (0, 1)]
    assert read == [True, True]


def is_read(module: str) -> bool:
    return module in sys.modules


@pytest.mark.parametrize("jobs", [1, 2])
def test_to_prepare_changes_nothing_for_who_works_here(jobs: int) -> None:
    """One process needs nobody, and another kind of executor has what it needs."""
    with Crew(jobs, None if jobs == 1 else lambda: ThreadPoolExecutor(1)) as crew:
        crew.prepare("no.such.module")
        assert crew.ask(0, os.getpid).result() == os.getpid()


def test_another_executor_can_do_the_work() -> None:
    """Threads, say."""
    with Crew(2, lambda: ThreadPoolExecutor(1)) as crew:
        assert sorted(result for _, result in spread(crew, TASKS)) == [2, 4, 6]
        assert crew.ask(0, os.getpid).result() == os.getpid()


def test_who_is_free_takes_the_last_of_another() -> None:
    """So that what goes together, and stands side by side, is done by the same worker."""
    done: list[tuple[str, int]] = []
    others_done = threading.Event()

    def work(number: int) -> None:
        done.append((threading.current_thread().name[0], number))
        if number == 1:
            assert others_done.wait(10)
        if number == 2:
            others_done.set()

    names = iter("ab")
    crew = Crew(2, lambda: ThreadPoolExecutor(1, thread_name_prefix=next(names)))
    with crew:
        list(spread(crew, [Task(work, (0,), 1), *(Task(work, (n,), 0) for n in (1, 2, 3, 4))]))
    assert [number for name, number in done if name == "b"] == [0, 4, 3, 2]


def test_a_mistake_comes_back() -> None:
    with Crew(2) as crew, pytest.raises(TypeError):
        list(spread(crew, [Task(double, ("a", "b")), *TASKS]))


@pytest.mark.skipif(os.name == "nt", reason="asks a process of POSIX")
@pytest.mark.parametrize("prepared", ["", 'crew.prepare("tabnanny")'], ids=["afresh", "prepared"])
def test_workers_end_with_a_parent_that_was_killed(prepared: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(f"""
            import os, sys, time
            from pathlib import Path
            from site_src.work.processes import Crew, Task, spread

            def wait(folder, name):
                (Path(folder) / name).write_text(str(os.getpid()))
                time.sleep(60)

            if __name__ == "__main__":
                tasks = [Task(wait, (sys.argv[1], name)) for name in ("a.pid", "b.pid")]
                with Crew(2) as crew:
                    {prepared}
                    list(spread(crew, tasks))
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


@pytest.mark.parametrize(
    ("options", "entries", "workers"),
    [((), 1000, 1), ((), 5, default_jobs()), (("--jobs", "2"), 1000, 2)],
)
def test_a_small_portal_is_built_by_one_process(
    options: tuple[str, ...], entries: int, workers: int, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Unless somebody says otherwise. The valid portal has ten entries: fewer than 1000, more than
    5."""
    sizes = []

    class Noted(Crew):
        def __init__(self, jobs: int | None) -> None:
            super().__init__(jobs)
            sizes.append(self.size)

    monkeypatch.setattr(building, "Crew", Noted)
    monkeypatch.setattr(building, "MANY_ENTRIES", entries)
    with pytest.raises(SystemExit, match="0"):
        main(["build", "--portal", str(base(tmp_path)), "--as-of", DAY, *options])
    assert sizes == [workers]
