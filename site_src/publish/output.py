"""The output folder. A manifest says which files are ours; only those are replaced or removed.

A change is staged beside the folder and written down in a journal before the first file moves, so
that a start after a crash finishes what was begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_src.failures import Failure


class OutputError(Failure):
    """The output folder cannot be used. `code` names the reason for the reader's language."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a build did to the output folder, in files."""

    written: int
    removed: int
    unchanged: int


class Output:
    """A folder of which we own some files.

    State (manifest, journal, staged files) lies in `.zhuchao/<name>/` beside the folder.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.state = self.target.parent / ".zhuchao" / self.target.name
        self._manifest = self.state / "manifest.json"
        self._journal = self.state / "journal.json"
        self._staged = self.state / "staged"

    def replace(self, files: Mapping[str, bytes], within: tuple[str, ...] = ("",)) -> Change:
        """Makes our part of the folder hold exactly `files` (paths with forward slashes).

        With `within`, our files outside these prefixes stay as they are. Raises OutputError
        `output-foreign` if a file of somebody else's stands where one of ours must go.
        """
        self.recover()
        owned = self.owned()
        changed = {name: data for name, data in files.items() if self._differs(name, data)}
        self._refuse_foreign(changed, owned)
        kept = {n: d for n, d in owned.items() if within and not n.startswith(within)}
        gone = sorted(name for name in owned if name not in kept and name not in files)
        manifest = kept | {name: _digest(data) for name, data in files.items()}
        if changed or gone or manifest != owned:
            self._stage(changed, gone, manifest)
            self._apply()
        return Change(len(changed), len(gone), len(files) - len(changed))

    def recover(self) -> bool:
        """Finishes a change that was cut off; returns whether there was one."""
        if self._journal.exists():
            self._apply()
            return True
        shutil.rmtree(self._staged, ignore_errors=True)
        return False

    def owned(self) -> dict[str, str]:
        """Our files with their SHA-256."""
        try:
            manifest: dict[str, str] = json.loads(self._manifest.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):  # damaged: whatever is there is taken for foreign
            return {}
        return manifest

    def _differs(self, name: str, content: bytes) -> bool:
        path = self.target / name
        try:
            return path.stat().st_size != len(content) or path.read_bytes() != content
        except OSError:
            return True

    def _refuse_foreign(self, changed: Mapping[str, bytes], owned: Mapping[str, str]) -> None:
        foreign = [n for n in changed if n not in owned and (self.target / n).exists()]
        if foreign:
            shown = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
            raise OutputError("output-foreign", folder=str(self.target), files=shown)

    def _stage(
        self, changed: Mapping[str, bytes], gone: list[str], manifest: Mapping[str, str]
    ) -> None:
        _make(self._staged)
        moves = {}
        for number, (name, content) in enumerate(changed.items()):
            staged = f"{number:06}"
            _write(self._staged / staged, content)
            moves[name] = staged
        journal = {"moves": moves, "gone": gone, "manifest": dict(sorted(manifest.items()))}
        _write(self._journal, json.dumps(journal, ensure_ascii=False).encode())

    def _apply(self) -> None:
        """Carries out the journal. Every step may have been done already."""
        journal = json.loads(self._journal.read_text(encoding="utf-8"))
        for name, staged in journal["moves"].items():
            source, path = self._staged / staged, self.target / name
            if source.exists():
                _make(path.parent)
                os.replace(source, path)
        for name in journal["gone"]:
            self._remove(self.target / name)
        _write(
            self._manifest, json.dumps(journal["manifest"], ensure_ascii=False, indent=0).encode()
        )
        self._journal.unlink()
        shutil.rmtree(self._staged, ignore_errors=True)

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
        or resolved == Path.home()
        or portal.is_relative_to(resolved)
        or any(resolved.is_relative_to(source) for source in sources)
        or (resolved / ".git").exists()
    )
    if forbidden:
        raise OutputError("output-forbidden", folder=str(resolved))


def _make(folder: Path) -> None:
    """Makes a folder and those around it; a web server may enter whatever the umask."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        os.chmod(folder, 0o755)


def _write(path: Path, content: bytes) -> None:
    """Writes aside, then renames; readable by a web server whatever the umask."""
    _make(path.parent)
    aside = path.with_name(path.name + ".part")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        if path.suffix == ".json":
            os.fsync(file.fileno())
    os.chmod(aside, 0o644)
    os.replace(aside, path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
