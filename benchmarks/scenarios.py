"""What is measured: builds after this or that, one after the other by both, several rounds."""

from __future__ import annotations

import gzip
import itertools
import os
import shutil
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import catalogue
from benchmarks.measure import Command, Runs, peak_memory, seconds
from benchmarks.preview import edit_seconds
from benchmarks.sites import Model, Proof, Site

#: Between the projects that are edited, so that they lie in different lists.
_STRIDE = 37
#: Project pages whose compressed size is looked at.
_SAMPLE = 50
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a site is."""

    files: int
    pages: int
    bytes: int
    page_gz_bytes: int
    """The median of project pages, compressed as servers do."""


@dataclass(slots=True)
class Results:
    """All that was measured at one size, by name of site."""

    projects: int
    rounds: int
    builds: dict[str, dict[str, Runs]] = field(default_factory=dict)
    copies: dict[str, Runs] = field(default_factory=dict)
    edits: dict[str, Runs] = field(default_factory=dict)
    peaks: dict[str, float | None] = field(default_factory=dict)
    extents: dict[str, Extent] = field(default_factory=dict)


def _cold(site: Site, revision: int) -> Proof:
    site.forget()
    return Proof(site.url(0, "en"), "</html>")


def _idle(site: Site, revision: int) -> Proof:
    return Proof(site.url(0, "en"), "</html>")


def _project(site: Site, revision: int) -> Proof:
    return site.edit_project(revision * _STRIDE, revision)


def _policy(site: Site, revision: int) -> Proof:
    return site.edit_policy(revision * _STRIDE, revision)


def _template(site: Site, revision: int) -> Proof:
    return site.edit_template(revision)


def _locale(site: Site, revision: int) -> Proof:
    """The last language is added to the settings, and its words to every entry and document."""
    added = catalogue.LOCALES[-1]
    site.set_locales(catalogue.LOCALES[:-1])
    seconds(site.build())
    # Hugo leaves behind what it no longer makes.
    shutil.rmtree(site.output / added, ignore_errors=True)
    site.set_locales(catalogue.LOCALES)
    return Proof(site.url(0, added), "</html>")


#: What happens before a build that is timed.
SCENARIOS: Mapping[str, Callable[[Site, int], Proof]] = {
    "cold": _cold,
    "unchanged": _idle,
    "project": _project,
    "policy": _policy,
    "template": _template,
    "locale": _locale,
}


def measure(sites: Sequence[Site], model: Model, rounds: int, say: Say, work: Path) -> Results:
    """Everything at one size. Raises BenchmarkError."""
    results = Results(model.projects, rounds)
    for site in sites:
        say(f"memory, {site.name}")
        site.forget()
        results.peaks[site.name] = peak_memory(site.build())
    revisions = itertools.count(1)
    for name, prepare in SCENARIOS.items():
        results.builds[name] = {site.name: Runs() for site in sites}
        for number in range(1, rounds + 1):
            revision = next(revisions)
            for site in sites:
                say(f"{name}, round {number} of {rounds}, {site.name}")
                proof = prepare(site, revision)
                results.builds[name][site.name].add(*seconds(site.build()))
                site.expect(proof)
        if name == "cold":
            _look_at_output(sites, rounds, results, say, work)
    for site in sites:
        say(f"live preview, {site.name}")
        results.edits[site.name] = edit_seconds(site, 2 * rounds - 1, revisions)
    return results


def _look_at_output(
    sites: Sequence[Site], rounds: int, results: Results, say: Say, work: Path
) -> None:
    """How much it is, and how long only writing it takes."""
    say("copies")
    results.copies = {site.name: Runs() for site in sites}
    for site in sites:
        results.extents[site.name] = extent(site)
    for _ in range(rounds):
        for site in sites:
            target = work / "copy"
            run = seconds(Command(("cp", "-r", str(site.output), str(target)), work))
            results.copies[site.name].add(*run)
            shutil.rmtree(target)


def extent(site: Site) -> Extent:
    """Counts a site's files."""
    files = [Path(folder, name) for folder, _, names in os.walk(site.output) for name in names]
    step = max(1, site.model.projects // _SAMPLE)
    numbers = range(0, site.model.projects, step)[:_SAMPLE]
    codes = itertools.cycle(catalogue.LOCALES)
    urls = [site.url(number, code) for number, code in zip(numbers, codes, strict=False)]
    sizes = [len(gzip.compress(site.page(url).read_bytes(), 9)) for url in urls]
    return Extent(
        files=len(files),
        pages=sum(path.suffix == ".html" for path in files),
        bytes=sum(path.stat().st_size for path in files),
        page_gz_bytes=round(statistics.median(sizes)),
    )
