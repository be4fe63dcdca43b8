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
from site_src.publish.copying import copied
from site_src.publish.disk import settle, settle_names
from site_src.publish.lock import locked
from site_src.publish.manifest import NAME, SIGNATURE, Manifest, names_within
from site_src.publish.output import Output
from site_src.publish.signature import Signer
from site_src.publish.swap import exchange
from site_src.publish.writing import make_folder, write_state
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
    come (`next`), the one `before`, a journal while two change places, and what is no longer wanted
    until it is removed (`gone`)."""

    def __init__(self, live: Path) -> None:
        self.live = live.absolute()
        self._aside = self.live.parent / ".zhuchao" / f"{self.live.name}.published"
        self._next, self._before = self._aside / "next", self._aside / "before"
        self._spare, self._journal = self._aside / "spare", self._aside / "journal.json"
        self._gone = self._aside / "gone"

    def publish(
        self, output: Output, progress: Callable[[float], None], *,
        signer: Signer | None = None, crew: Crew | None = None,
    ) -> Published:  # fmt: skip
        """Puts a built site here, signed if there is somebody to sign it; a crew packs its text.
        Raises Failure: the site is not what was built, the copy is damaged, a file of somebody
        else's is in its way, or another process is at work."""
        with locked(self._aside / "lock"):
            self._recover()
            manifest = copied(output, self._next, progress, self.live, signer=signer, crew=crew)
            ours, foreign = {*manifest.files, NAME, SIGNATURE}, self._foreign()
            if taken := [name for name in foreign if name in ours]:
                files = ", ".join(taken[:_NAMED]) + (" …" if len(taken) > _NAMED else "")
                raise Failure("publish-foreign", folder=str(self.live), files=files)
            if self._shows(manifest.id):  # and the one before stays the one before
                shutil.rmtree(self._next)
                return Published(manifest.id, len(manifest.files), foreign)
            for name in foreign:
                _take_along(self.live / name, self._next / name)
            settle(self._next)
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
        ours = {*own.files, NAME, SIGNATURE} if own else set()
        return tuple(sorted(set(names_within(self.live)) - ours))

    def _shows(self, id_: str) -> bool:
        """Whether visitors read this very site, every byte of it, with the same signature."""
        return self._is_whole(id_) and _signature(self.live) == _signature(self._next)

    def _is_whole(self, id_: str) -> bool:
        """Whether this site is live, every byte of it."""
        own = Manifest.read(self.live)
        return own is not None and own.id == id_ and not own.compared(self.live).damage

    def _change_places(self, coming: Path, id_: str) -> None:
        """The site that is coming goes live, and what was live stays as the one before."""
        if not self.live.exists():
            make_folder(self.live.parent)
            os.replace(coming, self.live)
            settle_names(self.live.parent)
            return
        write_state(self._journal, {"to": id_, "from": coming.name})
        settle_names(self._aside)
        if not exchange(coming, self.live):
            os.replace(self.live, self._spare)
        self._finish(exchanged=True)

    def _recover(self) -> None:
        """Ends what was cut off: with the new site where it had taken its place, else the old."""
        if self._journal.exists():
            self._finish(exchanged=False)
        for rest in (self._next, self._gone):
            shutil.rmtree(rest, ignore_errors=True)

    def _finish(self, exchanged: bool) -> None:
        """Carries out the journal. Every step may have been done already, and the first one is, if
        the two are known to be `exchanged`."""
        journal = json.loads(self._journal.read_text(encoding="utf-8"))
        back = journal["from"] == self._before.name
        if self._spare.exists():
            if not self.live.exists():
                os.replace(self._before if back else self._next, self.live)
            self._put_by(self._spare, journal["to"])
        elif not back and self._next.exists() and (exchanged or self._is_whole(journal["to"])):
            self._put_by(self._next, journal["to"])
        settle_names(self.live.parent, self._aside)
        self._journal.unlink()
        shutil.rmtree(self._gone, ignore_errors=True)

    def _put_by(self, outgoing: Path, id_: str) -> None:
        """What was live is now the site before, and the one before that may go. A damaged copy of
        the very site that is live is no site before."""
        if _id_of(outgoing) == id_:
            os.replace(outgoing, self._gone)
            return
        if self._before.exists():
            os.replace(self._before, self._gone)
        os.replace(outgoing, self._before)


def _take_along(file: Path, target: Path) -> None:
    """Puts somebody else's file into the new site too."""
    make_folder(target.parent)
    try:
        os.link(file, target, follow_symlinks=False)
    except (OSError, NotImplementedError):  # another disk, or no links there
        shutil.copy2(file, target, follow_symlinks=False)


def _id_of(folder: Path) -> str:
    """The short name of a site, empty where nobody can tell any more."""
    try:
        own = Manifest.read(folder)
    except Failure:
        return ""
    return own.id if own else ""


def _signature(folder: Path) -> bytes:
    """The signature of a site, empty if there is none."""
    try:
        return (folder / SIGNATURE).read_bytes()
    except FileNotFoundError:
        return b""
