"""The demonstration portal, built once for all tests of the site."""

from __future__ import annotations

import datetime
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.i18n.language import Language
from site_src.render.environment import words_folders
from site_src.work.processes import uncollected
from tests.support.building import DAY, build, demonstration
from tests.support.markup import Element, parse

#: The longest that one worker waits for the other to build.
PATIENCE = 180


def leads_on(page: Element) -> bool:
    """Whether a page stands at a former address and leads to today's."""
    return any(meta.get("http-equiv") == "refresh" for meta in page.all("meta"))


@dataclass(frozen=True)
class BuiltSite:
    """The portal that was built, and the folder that it was built into."""

    portal: Path
    folder: Path

    @cached_property
    def prepared(self) -> Prepared:
        """The catalogue that the site shows."""
        report = Report()
        prepared = prepare(self.portal, report, datetime.date.fromisoformat(DAY))
        assert prepared is not None
        return prepared

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Every HTML file by its path."""
        paths = sorted(self.folder.rglob("*.html"))
        with uncollected():
            return {
                path.relative_to(self.folder).as_posix(): parse(path.read_text(encoding="utf-8"))
                for path in paths
            }

    @cached_property
    def languages(self) -> Mapping[str, Language]:
        """The portal's locales."""
        locales = self.prepared.portal.settings.locales
        words = words_folders(self.portal)
        return {code: Language(code, locales, words) for code in locales}

    def copy(self, folder: Path) -> Path:
        """The same portal in another folder, not built."""
        return demonstration(folder, source=self.portal)

    @property
    def url(self) -> str:
        """The portal's public address."""
        return self.prepared.portal.site_url

    def urls(self, code: str) -> list[str]:
        """The addresses of all pages of a locale, below its root, without former ones."""
        start = f"{code}/"
        here = [name for name, page in self.pages.items() if not leads_on(page)]
        inside = [name.removeprefix(start) for name in here if name.startswith(start)]
        return [name.removesuffix("index.html") for name in inside if name != "404.html"]

    def localized_pages(self) -> Iterator[tuple[str, str, Element]]:
        """Locale, address below its root, and tree of every page but the missing ones."""
        for code in self.languages:
            for url in self.urls(code):
                yield code, url, self.pages[f"{code}/{url}index.html"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The demonstration, built by whichever worker comes first; nobody may change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    portal, outcome = shared / "demonstration", shared / "demonstration.json"
    try:
        (shared / "demonstration.lock").mkdir()
    except FileExistsError:
        _wait_for(outcome)
    else:
        problem = _try_to_build(portal)
        aside = outcome.with_suffix(".part")
        aside.write_text(json.dumps(problem), encoding="utf-8")
        aside.replace(outcome)
    problem = json.loads(outcome.read_text(encoding="utf-8"))
    if problem:
        pytest.fail(f"The demonstration could not be built.\n{problem}")
    return BuiltSite(portal, portal / "site")


def _try_to_build(portal: Path) -> str:
    try:
        build(demonstration(portal))
    except Exception as problem:
        return str(problem) or type(problem).__name__
    return ""


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > deadline:
            pytest.fail("The other worker did not build the demonstration in time.")
        time.sleep(0.1)
