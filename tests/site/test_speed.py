"""A build is quick enough to be done after every edit."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.site.conftest import BuiltSite
from tests.support.building import build

LIMIT = 8


def test_warm_build(
    site: BuiltSite, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Start of the program included, on two cores; the best of three, as other tests run."""
    portal = site.copy(tmp_path / "portal")
    build(portal)
    seconds = min(_seconds(portal) for _ in range(3))
    record_property("seconds", round(seconds, 2))
    record_property("pages", len(site.pages))
    assert seconds <= LIMIT


def _seconds(portal: Path) -> float:
    started = time.perf_counter()
    build(portal)
    return time.perf_counter() - started
