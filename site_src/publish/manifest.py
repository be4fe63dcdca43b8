"""What a published site consists of: every file with its SHA-256 and size. Whoever has it can tell
whether a copy is whole."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from site_src.failures import Failure
from site_src.publish.names import is_sound

#: The manifest's own file, at the root of the site, and that of its signature beside it.
NAME = "manifest.json"
SIGNATURE = "manifest.json.sig"
_FORM = "zhuchao-manifest-1"
_CHUNK = 1 << 20
_ID = re.compile("[0-9a-f]{16}")


class Piece(NamedTuple):
    """One file: its SHA-256 as hexadecimal digits, its size in bytes."""

    digest: str
    size: int


class Differences(NamedTuple):
    """Files that are not what the manifest says, are not there, or are not in it."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def damage(self) -> tuple[str, ...]:
        """Those that make a copy another site; files beside it do not."""
        return (*self.changed, *self.missing)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Files by their path below the site's root, with forward slashes."""

    files: Mapping[str, Piece]

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest in a folder; None if there is none. Raises Failure `manifest-damaged`."""
        path = folder / NAME
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        return cls.parsed(content, str(path))

    @classmethod
    def parsed(cls, content: bytes, path: str) -> Manifest:
        """The manifest that a file holds. Raises Failure `manifest-damaged`."""
        try:
            found = json.loads(content)
            if found["form"] != _FORM:
                raise ValueError
            return cls({name: _piece(name, *entry) for name, entry in found["files"].items()})
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Failure("manifest-damaged", path=path) from None

    @property
    def content(self) -> bytes:
        """The file that says so: the same files give the same bytes."""
        files = {name: list(piece) for name, piece in sorted(self.files.items())}
        text = json.dumps({"form": _FORM, "files": files}, ensure_ascii=False, indent=0)
        return f"{text}\n".encode()

    @property
    def id(self) -> str:
        """A short name for exactly these files."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    def compared(self, folder: Path) -> Differences:
        """What is otherwise in a folder: every byte is read."""
        there = dict.fromkeys(names_within(folder))
        changed, missing = [], []
        for name, piece in sorted(self.files.items()):
            if name not in there:
                missing.append(name)
            elif piece_of(folder / name) != piece:
                changed.append(name)
        extra = sorted(there.keys() - self.files.keys() - {NAME, SIGNATURE})
        return Differences(tuple(changed), tuple(missing), tuple(extra))


def is_id(word: object) -> bool:
    """Whether this can be the short name of a manifest."""
    return isinstance(word, str) and bool(_ID.fullmatch(word))


def piece_of(path: Path) -> Piece:
    """A file as it stands."""
    made, size = hashlib.sha256(), 0
    with open(path, "rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            made.update(chunk)
            size += len(chunk)
    return Piece(made.hexdigest(), size)


def names_within(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, with forward slashes: hidden ones too, and links,
    which are not followed."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        for entry in _entries(os.path.join(folder, above)):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}"


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where it is not there, or no longer."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _piece(name: str, digest: Any, size: Any) -> Piece:
    if not (is_sound(name) and isinstance(digest, str) and type(size) is int):
        raise ValueError(name)
    return Piece(digest, size)
