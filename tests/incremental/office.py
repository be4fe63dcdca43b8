"""An office that edits its portal and keeps the site up with it."""

from __future__ import annotations

import datetime
import functools
import random
import shutil
from pathlib import Path

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from site_src.plugin.build import Built, build_site
from site_src.publish.output import Output
from site_src.work.cache import Cache, program_edition
from site_src.work.processes import Crew
from tests.incremental import edits
from tests.portals import AS_OF
from tests.support.building import ROOT, differences, tree

PROJECTS = 14


@functools.cache
def _program() -> str:
    """As the command names the program, so that all find the same templates compiled."""
    return f"{program_edition(ROOT / 'site_src')} public"


class Office:
    """A portal that is edited, and the site that is kept up with it. A folder that has one already
    is taken as it is."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "portal"
        if not self.root.exists():
            edits.portal(folder, PROJECTS)
        self.folder, self.today = folder, AS_OF
        self.site, self.fresh = folder / "kept/site", folder / "fresh/site"
        self.backup = folder / "backup"
        self.made = ""
        """The last edit."""

    def build(self, target: Path, remember: bool = True) -> Built | None:
        """None if the portal has errors. Without memory, nothing of the portal is known."""
        cache = Cache(Output(target).state / "cache", _program())
        if not remember:
            shutil.rmtree(cache.folder, ignore_errors=True)
        prepared = prepare(self.root, Report(), self.today, cache=cache)
        if prepared is None:
            return None
        codes = prepared.portal.settings.codes
        return build_site(prepared, target, Crew(1), codes, lambda *_: None, cache=cache)

    def succeeds(self, target: Path, remember: bool = True) -> bool:
        """Builds; whether the portal is without errors."""
        return self.build(target, remember) is not None

    def edit(self, chosen: random.Random) -> str:
        """One edit and the build after it; an edit that makes errors is taken back."""
        shutil.rmtree(self.backup, ignore_errors=True)
        shutil.copytree(self.root, self.backup, ignore=shutil.ignore_patterns(".zhuchao"))
        before = self.today
        self.made = edits.change(self.root, chosen)
        if chosen.random() < 0.1:
            self.today += datetime.timedelta(chosen.randrange(1, 20))
            self.made += f", {self.today}"
        if not self.succeeds(self.site):
            self.made += ", taken back"
            shutil.rmtree(self.root)
            shutil.copytree(self.backup, self.root)
            self.today = before
            assert self.succeeds(self.site), self.made
        return self.made

    def compare(self) -> list[str]:
        """In what the site differs from one that is built from nothing."""
        shutil.rmtree(self.fresh.parent, ignore_errors=True)
        assert self.succeeds(self.fresh, remember=False), self.made
        return differences(tree(self.site), tree(self.fresh))
