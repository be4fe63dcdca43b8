"""Looks for what others have made in the files of a built site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path

import material

from tests.support.bom import LOCK
from tests.support.pinned import installed, pins

#: Notices that makers put on what they have made.
NOTICE = re.compile(r"©|copyright|@licen[cs]e|licen[cs]ed under|sourceMappingURL|/\*!", re.I)
#: What fetches or carries a further file.
FETCHES = re.compile(
    r"@import|@font-face|url\((?![\"']?(?:#|data:image/svg))|\bimport\b[\s({*\"'].*[\"']|data:font"
)
#: Links are for visitors to follow; anything else that names an address is the program's.
LINK = re.compile(r"<a\s[^>]*>")
ADDRESS = re.compile(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I)
PATH = re.compile(r'<path[^>]*?\sd="([^"]+)"')
MADE_BY_US = (".css", ".js", ".svg")
TEXT = (*MADE_BY_US, ".html", ".xml", ".txt")


@dataclass(frozen=True)
class Known:
    """What a site may hold: kinds of files, and addresses besides its own."""

    kinds: Collection[str]
    hosts: Collection[str]


def strangers(folder: Path, known: Known) -> list[str]:
    """A line for everything in a site that the list of licences does not name."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            found.update(f"{name}: {fault}" for fault in _faults(path, name, known))
    return sorted(found)


def _faults(path: Path, name: str, known: Known) -> Iterator[str]:
    if not any(fnmatchcase(name, kind) for kind in known.kinds):
        yield "no line of the list names such a file"
    if path.suffix != ".html" and (owner := _owner(path)):
        yield f"is a file of {owner}"
    if path.suffix not in TEXT:
        return
    text = path.read_text(encoding="utf-8")
    for shape in PATH.findall(text):
        if shape in material_shapes():
            yield f"has an icon of Material's: {shape[:40]}"
    for host in set(ADDRESS.findall(LINK.sub("", text))):
        if host not in known.hosts:
            yield f"names {host}"
    if path.suffix in MADE_BY_US:
        for sign in (NOTICE, FETCHES):
            if met := sign.search(text):
                yield f"has {met[0].strip()!r}"


def _owner(path: Path) -> str | None:
    """The package of which a file is, whatever its name."""
    size = path.stat().st_size
    if size not in _files_by_size():
        return None
    digest = _digest(path)
    return next((n for n, other in _files_by_size()[size] if _digest(other) == digest), None)


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


@cache
def _files_by_size() -> Mapping[int, list[tuple[str, Path]]]:
    """The files of what the lock pins, each with its package; empty ones are everybody's."""
    found: dict[int, list[tuple[str, Path]]] = {}
    here = installed()
    for name in pins(LOCK):
        for path in _files(here[name]) if name in here else ():
            if size := path.stat().st_size:
                found.setdefault(size, []).append((name, path))
    return found


def _files(distribution: Distribution) -> Iterator[Path]:
    for file in distribution.files or ():
        path = Path(str(distribution.locate_file(file)))
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield path


@cache
def material_shapes() -> frozenset[str]:
    """The paths of all icons that come with Material."""
    folder = Path(material.__file__).parent / "templates" / ".icons"
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.svg"))
    return frozenset(shape for text in texts for shape in PATH.findall(text))
