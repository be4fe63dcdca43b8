"""Releases side by side, of which the link `current` leads to one: it changes at one stroke.

The web server reads `current/`. Earlier releases stay, as many as are kept, and can come back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from site_src.failures import Failure
from site_src.publish.copying import copied
from site_src.publish.disk import settle, settle_names
from site_src.publish.folder import Published
from site_src.publish.lock import locked
from site_src.publish.manifest import NAME, SIGNATURE, Manifest, is_id
from site_src.publish.output import Output
from site_src.publish.signature import Signer
from site_src.publish.writing import make_folder, write_state
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
        self, output: Output, progress: Callable[[float], None], *,
        signer: Signer | None = None, crew: Crew | None = None,
    ) -> Published:  # fmt: skip
        """Adds a built site, signed if there is somebody to sign it, whose text a crew packs, and
        leads to it. Raises Failure as `PublicFolder.publish` does."""
        make_folder(self.folder)
        with locked(self.folder / ".lock"):
            self._refuse_foreign()
            shutil.rmtree(self._next, ignore_errors=True)
            manifest = copied(output, self._next, progress, self._current, signer=signer, crew=crew)
            self._add(manifest)
            order = following(self._known(), self._live(), manifest.id)
            link = self._link_to(manifest.id)
            write_state(self._order, order)  # before it is true: going back must find the way
            self._switch(link)
            self._keep(order[-KEPT:])
            return Published(manifest.id, len(manifest.files), ())

    def roll_back(self) -> Published:
        """Leads to the release before the one that is live. Raises Failure `nothing-before`, or
        `copy-damaged` if it is no longer whole."""
        with locked(self.folder / ".lock"):
            earlier = before(self._known(), self._live())
            manifest = Manifest.read(self._all / earlier) if earlier else None
            if manifest is None:
                raise Failure("nothing-before", folder=str(self.folder))
            found = manifest.compared(self._all / earlier)
            if found.damage or manifest.id != earlier:
                file = (*found.damage, NAME)[0]
                raise Failure("copy-damaged", folder=earlier, file=file)
            self._refuse_foreign()
            self._switch(self._link_to(earlier))
            return Published(earlier, len(manifest.files), found.extra)

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
        """Makes the copy a release. In one that is there already, what is damaged is replaced file
        by file, so that whoever reads it reads no other site meanwhile."""
        release = self._all / manifest.id
        if not release.exists():
            os.replace(self._next, release)
            settle_names(self._all)
            return
        for name in (*manifest.compared(release).damage, NAME, SIGNATURE):
            if (self._next / name).exists():
                make_folder((release / name).parent)
                os.replace(self._next / name, release / name)
            else:  # it is not signed any more
                (release / name).unlink(missing_ok=True)
        shutil.rmtree(self._next, ignore_errors=True)
        settle(release)

    def _refuse_foreign(self) -> None:
        if self._current.exists() and not self._current.is_symlink():
            raise Failure("publish-foreign", folder=str(self.folder), files=self._current.name)

    def _link_to(self, id_: str) -> Path:
        """A link to a release, beside the one that visitors follow."""
        coming = self.folder / ".current.next"
        coming.unlink(missing_ok=True)
        try:
            os.symlink(Path("releases", id_), coming, target_is_directory=True)
        except (OSError, NotImplementedError):
            raise Failure("links-refused", folder=str(self.folder)) from None
        return coming

    def _switch(self, link: Path) -> None:
        """Has `current` lead where a link leads, at one stroke."""
        settle_names(self.folder)
        os.replace(link, self._current)
        settle_names(self.folder)

    def _keep(self, order: Sequence[str]) -> None:
        """Removes all other releases, and what an earlier removal left."""
        write_state(self._order, list(order))
        for release in self._all.iterdir():
            if is_id(release.name) and release.name not in order:
                shutil.rmtree(release, ignore_errors=True)


def following(order: Sequence[str], live: str, new: str) -> list[str]:
    """The ids in the order in which they went live, the last of them `new`: before it comes the one
    that is live now, also after somebody went back to it."""
    if new == live and new in order:
        return list(order)
    last = [id_ for id_ in (live, new) if id_ in order or id_ == new]
    return [*(id_ for id_ in order if id_ not in last), *dict.fromkeys(last)]


def before(order: Sequence[str], live: str) -> str:
    """The id of the release before the one that is live; empty if there is none."""
    earlier = order[: order.index(live)] if live in order else ()
    return earlier[-1] if earlier else ""
