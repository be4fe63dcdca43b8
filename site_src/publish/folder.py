"""A folder that a web server reads, published as a whole: visitors see the old site or the new one.

What stood there stays aside and can come back. Files of somebody else's stay where they are.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from site_src.failures import Failure
from site_src.publish.copying import copied, settle
from site_src.publish.lock import locked
from site_src.publish.manifest import NAME, Manifest, names_within
from site_src.publish.output import Output, make_folder, write_state
from site_src.publish.swap import exchange
from site_src.work.processes import Crew

#: So many of somebody else's files are named.
_NAMED = 3


class Published(NamedTuple):
    """What came of it: the site's short name, its files, and those of somebody else's beside it."""

    id: str
    files: int
    foreign: tuple[str, ...]


class PublicFolder:
    """The folder, and what is kept for it in `.zhuchao/<name>.published/` beside it: the site to
    come (`next`), the one `before`, and a journal while two change places."""

    def __init__(self, live: Path) -> None:
        self.live = live.absolute()
        self._aside = self.live.parent / ".zhuchao" / f"{self.live.name}.published"
        self._next, self._before = self._aside / "next", self._aside / "before"
        self._spare, self._journal = self._aside / "spare", self._aside / "journal.json"

    def publish(
        self, output: Output, progress: Callable[[float], None], crew: Crew | None = None
    ) -> Published:
        """Puts a built site here; a crew packs its text. Raises Failure: the site is not what was
        built, the copy is damaged, a file of somebody else's is in its way, or another process is
        at work."""
        with locked(self._aside / "lock"):
            self._recover()
            manifest = copied(output, self._next, progress, self.live, crew)
            foreign = self._foreign()
            if taken := [name for name in foreign if name in manifest.files or name == NAME]:
                files = ", ".join(taken[:_NAMED]) + (" …" if len(taken) > _NAMED else "")
                raise Failure("publish-foreign", folder=str(self.live), files=files)
            if self._shows(manifest.id):  # and the one before stays the one before
                shutil.rmtree(self._next)
                return Published(manifest.id, len(manifest.files), foreign)
            for name in foreign:
                _take_along(self.live / name, self._next / name)
            settle(self._next)
            shutil.rmtree(self._before, ignore_errors=True)
            self._change_places(self._next, manifest.id)
            return Published(manifest.id, len(manifest.files), foreign)

    def roll_back(self) -> Published:
        """Brings back the site before this one; a second time, this one. Raises Failure
        `nothing-before`, or `copy-damaged` if it is no longer whole."""
        with locked(self._aside / "lock"):
            self._recover()
            manifest = Manifest.read(self._before)
            if manifest is None:
                raise Failure("nothing-before", folder=str(self.live))
            found = manifest.compared(self._before)
            if found.damage:
                raise Failure("copy-damaged", folder=str(self._before), file=found.damage[0])
            self._change_places(self._before, manifest.id)
            return Published(manifest.id, len(manifest.files), found.extra)

    def _foreign(self) -> tuple[str, ...]:
        """Somebody else's files in the folder."""
        own = Manifest.read(self.live)
        ours = {*own.files, NAME} if own else set()
        return tuple(sorted(set(names_within(self.live)) - ours))

    def _shows(self, id_: str) -> bool:
        """Whether visitors read this very site, every byte of it."""
        own = Manifest.read(self.live)
        return own is not None and own.id == id_ and not own.compared(self.live).damage

    def _change_places(self, coming: Path, id_: str) -> None:
        """The site that is coming goes live, and what was live stays as the one before."""
        if not self.live.exists():
            make_folder(self.live.parent)
            os.replace(coming, self.live)
            return
        write_state(self._journal, {"to": id_, "from": coming.name})
        if not exchange(coming, self.live):
            os.replace(self.live, self._spare)
        self._finish()

    def _recover(self) -> None:
        """Ends what was cut off: with the new site where it had taken its place, else the old."""
        if self._journal.exists():
            self._finish()
        shutil.rmtree(self._next, ignore_errors=True)

    def _finish(self) -> None:
        """Carries out the journal. Every step may have been done already."""
        journal = json.loads(self._journal.read_text(encoding="utf-8"))
        coming = self._before if journal["from"] == self._before.name else self._next
        if self._spare.exists():
            if not self.live.exists():
                os.replace(coming, self.live)
            os.replace(self._spare, self._before)
        elif coming == self._next and self._next.exists():
            own = Manifest.read(self.live)
            if own and own.id == journal["to"]:
                os.replace(self._next, self._before)
        self._journal.unlink()


def _take_along(file: Path, target: Path) -> None:
    """Puts somebody else's file into the new site too."""
    make_folder(target.parent)
    try:
        os.link(file, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # another disk, or no links there
        shutil.copy2(file, target, follow_symlinks=False)
