"""Releases side by side, of which the link `current` leads to one: it changes at one stroke.

The web server reads `current/`. Earlier releases stay, as many as are kept, and can come back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from site_src.failures import Failure
from site_src.publish.copying import copied, settle
from site_src.publish.folder import Published
from site_src.publish.lock import locked
from site_src.publish.manifest import Manifest, is_id
from site_src.publish.output import Output, make_folder, write_state
from site_src.publish.swap import exchange
from site_src.work.processes import Crew

#: How many releases are kept.
KEPT = 5


class Releases:
    """A folder with `releases/<id>`, `current`, and the ids in the order in which they went live
    (`releases.json`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._all, self._current = self.folder / "releases", self.folder / "current"
        self._next, self._order = self._all / ".next", self.folder / "releases.json"

    @staticmethod
    def are_in(folder: Path) -> bool:
        """Whether a folder holds releases already."""
        return (folder / "releases.json").is_file()

    def publish(
        self, output: Output, progress: Callable[[float], None], crew: Crew | None = None
    ) -> Published:
        """Adds a built site, whose text a crew packs, and leads to it. Raises Failure as
        `PublicFolder.publish` does."""
        make_folder(self.folder)
        with locked(self.folder / ".lock"):
            shutil.rmtree(self._next, ignore_errors=True)
            manifest = copied(output, self._next, progress, self._current, crew)
            self._add(manifest)
            self._lead_to(manifest.id)
            order = [id_ for id_ in self._known() if id_ != manifest.id] + [manifest.id]
            write_state(self._order, order[-KEPT:])
            for id_ in order[:-KEPT]:
                shutil.rmtree(self._all / id_, ignore_errors=True)
            return Published(manifest.id, len(manifest.files), ())

    def roll_back(self) -> Published:
        """Leads to the release before the one that is live. Raises Failure `nothing-before`, or
        `copy-damaged` if it is no longer whole."""
        with locked(self.folder / ".lock"):
            order = self._known()
            live = (
                os.path.basename(os.readlink(self._current)) if self._current.is_symlink() else ""
            )
            earlier = order[: order.index(live)] if live in order else []
            manifest = Manifest.read(self._all / earlier[-1]) if earlier else None
            if manifest is None:
                raise Failure("nothing-before", folder=str(self.folder))
            found = manifest.compared(self._all / manifest.id)
            if found.damage:
                raise Failure("copy-damaged", folder=manifest.id, file=found.damage[0])
            self._lead_to(manifest.id)
            return Published(manifest.id, len(manifest.files), found.extra)

    def _live(self) -> str:
        """The id of the release that visitors read; empty if there is none."""
        return os.path.basename(os.readlink(self._current)) if self._current.is_symlink() else ""

    def _known(self) -> list[str]:
        """The ids in the order in which they went live."""
        try:
            found = json.loads(self._order.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        return [id_ for id_ in found if is_id(id_) and (self._all / id_).is_dir()]

    def _add(self, manifest: Manifest) -> None:
        """Makes the copy a release; one that is there already stays, if it is whole."""
        release = self._all / manifest.id
        if not release.exists():
            os.replace(self._next, release)
        elif manifest.compared(release).damage and not exchange(self._next, release):
            shutil.rmtree(release)
            os.replace(self._next, release)
        shutil.rmtree(self._next, ignore_errors=True)
        settle(release)

    def _lead_to(self, id_: str) -> None:
        """Has `current` lead to a release, at one stroke."""
        if self._current.exists() and not self._current.is_symlink():
            raise Failure("publish-foreign", folder=str(self.folder), files=self._current.name)
        coming = self.folder / ".current.next"
        coming.unlink(missing_ok=True)
        try:
            os.symlink(Path("releases", id_), coming, target_is_directory=True)
        except (OSError, NotImplementedError):
            raise Failure("links-refused", folder=str(self.folder)) from None
        os.replace(coming, self._current)
        settle(self.folder)
