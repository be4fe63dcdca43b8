"""Work spread over processes that remember what they have done."""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import multiprocessing.util
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

if sys.platform == "win32":
    _CAN_COPY = False
else:
    from multiprocessing import forkserver

    _CAN_COPY = sys.platform != "darwin"  # whose own libraries may not be copied in use

R = TypeVar("R")


def default_jobs() -> int:
    """The number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for objects that refer to one another in circles: what is read and drawn
    here does not, and would be searched again and again while it grows, and once more at the end.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.freeze()
            gc.enable()


class Crew:
    """So many workers, each an executor of one process of its own. What is asked of one worker is
    done in turn and by the same process, which may keep in memory what comes next.

    Without a number, there is one worker for each core. With one worker, or with `start` for
    another kind of executor, nothing else changes. Workers are started when first asked, and never
    as copies of this process, so that the result is the same on every system.
    """

    def __init__(self, jobs: int | None, start: Callable[[], Executor] | None = None) -> None:
        self.size = default_jobs() if jobs is None else max(1, jobs)
        self._start = start or (_process if self.size > 1 else _Here)
        self._workers: dict[int, Executor] = {}

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers.values():
            worker.shutdown(wait=True, cancel_futures=True)
        self._workers.clear()

    def prepare(self, module: str) -> None:
        """Has a module imported for workers that are processes of their own, while this process
        does something else: once for all of them where the system can copy a process."""
        if self._start is not _process:
            return
        if _CAN_COPY:
            multiprocessing.set_forkserver_preload([module])
            forkserver.ensure_running()
            self._start = _copied_process
        else:
            for number in range(self.size):
                self.ask(number, _import, module)

    def ask(self, worker: int, function: Callable[..., R], *arguments: Any) -> Future[R]:
        """Has one of the workers (their numbers go round) call a function."""
        number = worker % self.size
        if number not in self._workers:
            self._workers[number] = self._start()
        return self._workers[number].submit(function, *arguments)


@dataclass(frozen=True, slots=True)
class Task(Generic[R]):
    """A call to make; `worker` is the one who has what it takes, if any has."""

    function: Callable[..., R]
    arguments: tuple[Any, ...]
    worker: int | None = None


def spread(crew: Crew, tasks: Iterable[Task[R]]) -> Iterator[tuple[Task[R], R]]:
    """Has the crew do tasks, and tells each result as it comes. A worker does first what is
    nobody's, then its own, in the order given, and then, since it is free, another's, from the end:
    what goes together stays together."""
    left = list(tasks)
    at_work: dict[Future[R], tuple[int, Task[R]]] = {}

    def engage(worker: int) -> None:
        if left:
            task = _next(left, worker, crew.size)
            left.remove(task)
            at_work[crew.ask(worker, task.function, *task.arguments)] = worker, task

    for worker in range(crew.size):
        engage(worker)
    while at_work:
        for future in wait(at_work, return_when=FIRST_COMPLETED).done:
            worker, task = at_work.pop(future)
            engage(worker)
            yield task, future.result()


def _next(left: Sequence[Task[R]], worker: int, size: int) -> Task[R]:
    """What a worker does first of what is left."""
    owners = [None if task.worker is None else task.worker % size for task in left]
    for owner in (None, worker):
        if owner in owners:
            return left[owners.index(owner)]
    return left[-1]


class _Here(Executor):
    """Does at once, in this process, what it is asked."""

    def submit(self, function: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        future: Future[R] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except BaseException as problem:
            future.set_exception(problem)
        return future


def _process(how: str = "spawn") -> Executor:
    return ProcessPoolExecutor(1, multiprocessing.get_context(how), initializer=_start_work)


def _copied_process() -> Executor:
    return _process("forkserver")


@uncollected()
def _import(module: str) -> None:
    importlib.import_module(module)


def _start_work() -> None:
    """A worker ends at once when there is nothing left to do, without giving back piece by piece
    what it holds in memory; and when its parent was killed, since it has nobody to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends us
    multiprocessing.util.Finalize(None, os._exit, args=(0,), exitpriority=-1)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
