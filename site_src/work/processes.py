"""Runs one function over several arguments, in this process or in others."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")


def default_jobs() -> int:
    """The number of cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def each(function: Callable[..., R], tasks: Sequence[tuple[Any, ...]], jobs: int) -> Iterator[R]:
    """The results in the order of the tasks. Workers are started afresh (spawn), so that the
    result is the same on every system."""
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield function(*task)
        return
    context = multiprocessing.get_context("spawn")
    workers = min(jobs, len(tasks))
    with ProcessPoolExecutor(workers, context, initializer=_end_with_parent) as pool:
        futures = [pool.submit(function, *task) for task in tasks]
        for future in futures:
            yield future.result()


def _end_with_parent() -> None:
    """A worker whose parent was killed has nobody to work for."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
