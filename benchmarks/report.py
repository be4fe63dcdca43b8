"""What the benchmark says: tables for people, one object for programs."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import Runs
from benchmarks.scenarios import Extent, Results
from benchmarks.sites import Hugo, Ours

US, PEER = Ours.name, Hugo.name
_NAMES = {
    "cold": "Cold: no cache, no output",
    "unchanged": "Nothing changed",
    "project": "One project edited",
    "policy": "One policy edited",
    "template": "One template edited",
    "locale": "Third language added",
}
_MIB = 1024 * 1024
_DIGITS = 3


def machine() -> dict[str, Any]:
    """On what it ran."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def heading(about: dict[str, Any], peer: str, place: Path) -> str:
    """The lines above the tables."""
    return (
        f"{about['date']} · {about['processors']} × {about['processor']} · {about['system']} · "
        f"Python {about['python']} · Hugo {peer} · in {place}\n\n"
        f"Median seconds (fastest–slowest) of whole commands, in turn. Ratios are {US} ÷ {PEER}: "
        "below 1 is quicker or smaller."
    )


def table(results: Results) -> str:
    """The results at one size, as a table in Markdown."""
    rows: list[tuple[str, ...]] = [("", US, PEER, "ratio")]
    for name, runs in results.builds.items():
        rows.append(_seconds(_NAMES[name], runs))
    rows.append(_seconds("Live preview: edit until seen", results.edits))
    rows.append(_seconds("`cp -r` of the output", results.copies))
    rows.append(_row("Peak memory of a cold build, MiB", results.peaks, 0))
    extents = results.extents
    for label, unit, name, digits in (
        ("Pages", 1, "pages", 0),
        ("Files", 1, "files", 0),
        ("Output, MiB", _MIB, "bytes", 1),
        ("Project page, gzip -9, bytes", 1, "page_gz_bytes", 0),
    ):
        values = {site: getattr(extent, name) / unit for site, extent in extents.items()}
        rows.append(_row(label, values, digits))
    lines = ["| " + " | ".join(row) + " |" for row in _aligned(rows)]
    width = [len(cell) for cell in _aligned(rows)[0]]
    rule = ["-" * (width[0] + 1) + "-"] + ["-" * (n + 1) + ":" for n in width[1:]]
    lines.insert(1, "|" + "|".join(rule) + "|")
    title = f"### {results.projects:,} projects × 3 languages, median of {results.rounds}"
    return "\n".join((title, "", *lines))


def _seconds(label: str, runs: dict[str, Runs]) -> tuple[str, ...]:
    cells = (
        f"{runs[site].median:.2f} ({min(runs[site].walls):.2f}–{max(runs[site].walls):.2f})"
        for site in (US, PEER)
    )
    return (label, *cells, _shown(_ratio(runs[US].median, runs[PEER].median)))


def _row(
    label: str, values: dict[str, float] | dict[str, float | None], digits: int
) -> tuple[str, ...]:
    ours, theirs = values[US], values[PEER]
    cells = ("–" if value is None else f"{value:,.{digits}f}" for value in (ours, theirs))
    return (label, *cells, _shown(_ratio(ours, theirs)))


def _shown(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
        for row in rows
    ]


def as_object(results: Sequence[Results], about: dict[str, Any]) -> dict[str, Any]:
    """The object of the last line: what the largest size says, then everything."""
    largest = max(results, key=lambda one: one.projects)
    builds = largest.builds
    return {
        "cold_vs_hugo": _against(builds["cold"]),
        "edit_vs_hugo": _against(builds["project"]),
        "serve_edit_vs_hugo": _against(largest.edits),
        "cold_vs_copy": _ratio(builds["cold"][US].median, largest.copies[US].median),
        "peak_vs_hugo": _ratio(largest.peaks[US], largest.peaks[PEER]),
        "idle_s": _rounded(builds["unchanged"][US].median),
        "page_gz_bytes": largest.extents[US].page_gz_bytes,
        "projects": largest.projects,
        "rounds": largest.rounds,
        **about,
        "sizes": [_size(one) for one in results],
    }


def _size(results: Results) -> dict[str, Any]:
    return {
        "projects": results.projects,
        "seconds": {name: _all_runs(runs) for name, runs in results.builds.items()}
        | {"preview": _all_runs(results.edits), "copy": _all_runs(results.copies)},
        "peak_mib": {site: peak and round(peak, 1) for site, peak in results.peaks.items()},
        "output": {site: _extent(extent) for site, extent in results.extents.items()},
    }


def _extent(extent: Extent) -> dict[str, int]:
    return {
        "files": extent.files, "pages": extent.pages, "bytes": extent.bytes,
        "page_gz_bytes": extent.page_gz_bytes,
    }  # fmt: skip


def _all_runs(runs: dict[str, Runs]) -> dict[str, Any]:
    return {
        site: {
            "median": _rounded(one.median), "processor": _rounded(one.processor),
            "runs": [_rounded(wall) for wall in one.walls],
        }
        for site, one in runs.items()
    }  # fmt: skip


def _against(runs: dict[str, Runs]) -> float | None:
    return _ratio(runs[US].median, runs[PEER].median)


def _ratio(ours: float | None, theirs: float | None) -> float | None:
    return None if ours is None or not theirs else _rounded(ours / theirs)


def _rounded(number: float) -> float:
    return round(number, _DIGITS)
