"""A build is quick enough to be done after every edit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from tests.site.conftest import BuiltSite
from tests.support.building import build

LIMIT = 8


def test_warm_build(
    site: BuiltSite, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Start of the program included. Other tests run beside it, which would slow the clock on the
    wall: seconds of all processors together count, where they are fewer; the best of three."""
    portal = site.copy(tmp_path / "portal")
    build(portal)
    seconds = min(_seconds(portal) for _ in range(3))
    record_property("seconds", round(seconds, 2))
    record_property("pages", len(site.pages))
    assert seconds <= LIMIT


def _seconds(portal: Path) -> float:
    wall, work = time.perf_counter(), _work()
    build(portal)
    passed = time.perf_counter() - wall
    return min(passed, _work() - work) if _work() else passed


def _work() -> float:
    """Processor seconds of all processes that were started and have ended; 0 on Windows."""
    times = os.times()
    return times.children_user + times.children_system
