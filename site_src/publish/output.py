"""The output folder. A manifest says which files are ours; only those are replaced or removed.

A change is staged beside the folder, by one process or several, and written down in a journal
before the first file moves, so that a start after a crash finishes what was begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from site_src.failures import Failure
from site_src.publish.disk import settle
from site_src.publish.edits import keep_edited
from site_src.publish.names import is_sound
from site_src.publish.writing import as_it_stands, make_folder, write_file, write_state

#: The name under which a build remembers the seal of the manifest that it left.
SEAL = "seal"


class OutputError(Failure):
    """The output folder cannot be used. `code` names the reason for the reader's language."""


class Ours(NamedTuple):
    """One of our files: its SHA-256, its size in bytes, when it was last written (ns)."""

    digest: str
    size: int
    written: int
    made_of: str = ""
    """The key of what it was made of, where that is known."""


class Put(NamedTuple):
    """A file of the site after a build, and whether it has to be moved there."""

    name: str
    ours: Ours
    changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a build did to the output folder, in files; `edited` were not as we had left them."""

    written: int
    removed: int
    unchanged: int
    edited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where files wait for their move into the folder, which may be there already (`over`).
    Processes may fill it side by side."""

    target: Path
    folder: Path
    over: bool

    def put(self, name: str, content: bytes, made_of: str = "") -> Put:
        """Stages a file (a path with forward slashes) unless it stands in the folder already."""
        digest = hashlib.sha256(content).hexdigest()
        there = as_it_stands(f"{self.target}/{name}", content) if self.over else None
        if there is not None:
            return Put(name, Ours(digest, len(content), there, made_of), False)
        written = write_file(f"{self.folder}/{name}", content)
        return Put(name, Ours(digest, len(content), written, made_of), True)


class Output:
    """A folder of which we own some files. State (manifest, journal, staged files) lies in
    `.zhuchao/<name>/` beside it. What is `settled` is on the disk before it takes its place."""

    def __init__(self, target: Path, settled: bool = False) -> None:
        self.target, self._settled = target.resolve(), settled
        self.state = self.target.parent / ".zhuchao" / self.target.name
        self._manifest = self.state / "manifest.json"
        self._coming = self.state / "manifest.next.json"
        self._journal = self.state / "journal.json"
        self._owned: dict[str, Ours] | None = None
        self.stage = Stage(self.target, self.state / "staged", self.target.exists())

    def replace(self, files: Mapping[str, bytes], within: tuple[str, ...] = ("",)) -> Change:
        """Makes our part of the folder hold exactly `files` (paths with forward slashes).

        With `within`, our files outside these prefixes stay as they are. Raises OutputError
        `output-foreign` if a file of somebody else's stands where one of ours must go.
        """
        self.recover()
        return self.take([self.stage.put(name, content) for name, content in files.items()], within)

    def take(
        self, puts: Collection[Put], within: tuple[str, ...] = ("",), kept: Collection[str] = ()
    ) -> Change:
        """Moves what was staged into the folder. Our files within the prefixes that were neither
        put nor `kept` go. Raises OutputError as `replace` does."""
        owned = self.owned()
        files = {put.name: put.ours for put in puts}
        changed = [put.name for put in puts if put.changed]
        self._refuse_foreign(changed, owned)
        stay = {n: o for n, o in owned.items() if n in kept or not n.startswith(within)}
        manifest = stay | files
        gone = sorted(owned.keys() - manifest.keys())
        edited = keep_edited(self.target, self.state, [*changed, *gone], owned)
        if changed or gone or manifest != owned:
            staged = self.stage.folder.is_dir()
            if self._settled and staged:
                settle(self.stage.folder)
            whole = not self.target.exists() and staged
            self._note(changed, gone, manifest, whole)
            self._apply()
        return Change(len(changed), len(gone), len(files) - len(changed), edited)

    def recover(self) -> bool:
        """Finishes a change that was cut off; returns whether there was one."""
        if self._journal.exists() and self._is_sound():
            self._apply()
            return True
        self._journal.unlink(missing_ok=True)
        self._coming.unlink(missing_ok=True)
        shutil.rmtree(self.stage.folder, ignore_errors=True)
        return False

    def owned(self) -> Mapping[str, Ours]:
        """Our files."""
        if self._owned is None:
            self._owned = self._read_manifest()
        return self._owned

    def _read_manifest(self) -> dict[str, Ours]:
        try:
            manifest = json.loads(self._manifest.read_text(encoding="utf-8"))
            owned = {name: Ours(*ours) for name, ours in manifest.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}  # damaged: whatever is there is taken for foreign
        return owned if all(map(is_sound, owned)) else {}

    def seal(self) -> str:
        """Tells this manifest from any other, so that others can remember that they know it."""
        try:
            return hashlib.sha256(self._manifest.read_bytes()).hexdigest()
        except OSError:
            return ""

    def intact(self) -> dict[str, str]:
        """Our files that stand as we left them, by what they were made of."""
        found, target = {}, str(self.target)
        for name, ours in self.owned().items():
            try:
                status = os.stat(f"{target}/{name}")
            except OSError:
                continue
            if (status.st_size, status.st_mtime_ns) == (ours.size, ours.written):
                found[name] = ours.made_of
        return found

    def is_intact(self) -> bool:
        """Whether all our files stand as we left them, and no change was cut off."""
        return not self._journal.exists() and len(self.intact()) == len(self.owned()) > 0

    def _refuse_foreign(self, changed: Iterable[str], owned: Mapping[str, Ours]) -> None:
        if not self.target.exists():
            return
        foreign = [n for n in changed if n not in owned and (self.target / n).exists()]
        if foreign:
            shown = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
            raise OutputError("output-foreign", folder=str(self.target), files=shown)

    def _note(
        self, moves: list[str], gone: list[str], manifest: Mapping[str, Ours], whole: bool
    ) -> None:
        """Writes the journal, after what the manifest will be. `whole`: the staged folder becomes
        the site at one stroke."""
        write_state(self._coming, dict(sorted(manifest.items())))
        write_state(self._journal, {"whole": whole, "moves": moves, "gone": gone})

    def _is_sound(self) -> bool:
        """Whether the journal can be ours: it may have come with a portal from elsewhere."""
        try:
            journal = json.loads(self._journal.read_text(encoding="utf-8"))
            names = [*journal["moves"], *journal["gone"]]
            return isinstance(journal["whole"], bool) and all(map(is_sound, names))
        except (ValueError, TypeError, KeyError):
            return False

    def _apply(self) -> None:
        """Carries out the journal. Every step may have been done already."""
        journal = json.loads(self._journal.read_text(encoding="utf-8"))
        whole = journal["whole"] and self._become()
        for name in () if whole else journal["moves"]:
            source, path = self.stage.folder / name, self.target / name
            if source.exists():
                make_folder(path.parent)
                os.replace(source, path)
        for name in journal["gone"]:
            self._remove(self.target / name)
        if self._settled:
            settle(self.target)
        if self._coming.exists():
            os.replace(self._coming, self._manifest)
        self._journal.unlink()
        self._owned = None
        shutil.rmtree(self.stage.folder, ignore_errors=True)

    def _become(self) -> bool:
        """Makes the staged folder the site; False where there is one, so that files move singly."""
        if self.stage.folder.exists():
            if self.target.exists():
                return False
            os.replace(self.stage.folder, self.target)
        return True

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        parent = path.parent
        while parent != self.target and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent


def check_target(target: Path, root: Path) -> None:
    """Raises OutputError `output-forbidden` for a folder that a build may never fill: the root of
    the disk, a home, the portal itself or a folder around it, a folder of sources, a git root."""
    resolved, portal = target.resolve(), root.resolve()
    sources = [portal / name for name in ("content", "projects_yaml", "theme", "site_src", "tests")]
    forbidden = (
        resolved == Path(resolved.anchor)
        or resolved == Path(os.path.expanduser("~"))  # never fails, unlike Path.home
        or portal.is_relative_to(resolved)
        or any(resolved.is_relative_to(source) for source in sources)
        or (resolved / ".git").exists()
    )
    if forbidden:
        raise OutputError("output-forbidden", folder=str(resolved))
