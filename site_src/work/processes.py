"""Work spread over processes that remember what they have done."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import multiprocessing.util
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")


def default_jobs() -> int:
    """The number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for objects that refer to one another in circles: what is read and drawn
    here does not, and would be searched again and again while it grows."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


class Crew:
    """So many workers, each an executor of one process of its own. What is asked of one worker is
    done in turn and by the same process, which may keep in memory what comes next.

    With one worker, or with `start` for another kind of executor, nothing else changes. Workers are
    started when first asked, and afresh (spawn), so that the result is the same on every system.
    """

    def __init__(self, jobs: int, start: Callable[[], Executor] | None = None) -> None:
        self.size = max(1, jobs)
        self._start = start or (_process if self.size > 1 else _Here)
        self._workers: dict[int, Executor] = {}

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers.values():
            worker.shutdown(wait=True, cancel_futures=True)
        self._workers.clear()

    def ask(self, worker: int, function: Callable[..., R], *arguments: Any) -> Future[R]:
        """Has one of the workers (their numbers go round) call a function."""
        number = worker % self.size
        if number not in self._workers:
            self._workers[number] = self._start()
        return self._workers[number].submit(function, *arguments)


def each(function: Callable[..., R], tasks: Sequence[tuple[Any, ...]], jobs: int) -> Iterator[R]:
    """The results of one function over several arguments, in the order of the tasks."""
    with Crew(min(jobs, len(tasks))) as crew:
        for future in [crew.ask(n, function, *task) for n, task in enumerate(tasks)]:
            yield future.result()


class _Here(Executor):
    """Does at once, in this process, what it is asked."""

    def submit(self, function: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        future: Future[R] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except BaseException as problem:
            future.set_exception(problem)
        return future


def _process() -> Executor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, context, initializer=_start_work)


def _start_work() -> None:
    """A worker ends at once when there is nothing left to do, without giving back piece by piece
    what it holds in memory; and when its parent was killed, since it has nobody to work for."""
    multiprocessing.util.Finalize(None, os._exit, args=(0,), exitpriority=-1)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
