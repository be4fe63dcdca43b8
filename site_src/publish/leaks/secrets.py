"""What a portal's sources keep from the public, value by value, with its place.

This is a second book, kept apart from the one by which the public edition is made: the names below
are written down once more, and a value counts as internal unless it stands in a public field of a
public entry.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from site_src.catalogue.portal import Portal
from site_src.diagnostics import Report
from site_src.model.dates import parse_date
from site_src.publish.leaks.forms import APART, normal, weighs_enough
from site_src.source import front_matter
from site_src.source.text import read_text
from site_src.source.yaml import Document, Plain, Step, dotted, parse
from site_src.work.files import files_within

#: Fields that are never public, wherever they stand in an entry.
INTERNAL_FIELDS = frozenset(
    {
        "accept", "cleared", "department", "internal_note", "introducer", "leader", "ledger",
        "officer", "owner", "partner", "standing", "talks",
    }
)  # fmt: skip
#: Folders of the catalogue of which no entry is ever public.
INTERNAL_FOLDERS = frozenset({"leads", "people"})
#: The folder of the catalogue that holds where every project stood on some days.
SNAPSHOTS = "snapshots"
#: Parts of a text between which Markdown, or its reader, may put something.
_PIECES = re.compile(r"[\n\r*_`\[\]()#|<>~]+|[。！？；]|[.!?;](?=\s|$)")
_NUMERIC = re.compile(r"[\d.,:/-]+")


class Secret(NamedTuple):
    """An internal value: in its normal form, as it is written, and where it stands: the file, the
    steps to its field, or the line of a document's text."""

    value: str
    written: str
    path: str
    steps: tuple[Step, ...] = ()
    line: int = 1

    def place(self, portal: Portal) -> str:
        """`file:line (field)`."""
        if not self.steps:
            return f"{self.path}:{self.line}"
        head = _parts(str(portal.root / self.path), self.path)[0]
        line = head.place(*self.steps).line if head else self.line
        return f"{self.path}:{line} ({dotted(self.steps)})"


class Sources(NamedTuple):
    """What some of the sources hold: what is internal, and what the public may read."""

    secrets: tuple[Secret, ...]
    public: str


def read_sources(portal: Portal, paths: list[str], today: datetime.date) -> Sources:
    """Reads entries and documents of a portal. What cannot be read is passed over: a portal with
    mistakes is not built."""
    secrets: dict[str, Secret] = {}
    public: set[str] = set()
    for path in paths:
        _read(portal, path, today, secrets, public)
    return Sources(tuple(secrets.values()), normal(APART.join(sorted(public))))


def source_paths(portal: Portal) -> list[str]:
    """All entries and documents."""
    folders = portal.catalogue, portal.root / portal.settings.content
    paths = (path for folder in folders for path in files_within(folder))
    return sorted(path for path in paths if path.endswith((".yml", ".md")))


def texts(
    portal: Portal, paths: list[str], today: datetime.date
) -> Iterator[tuple[str, str, bool]]:
    """The text of each document among some files, and whether the public may read it."""
    for path in paths:
        if path.endswith(".md"):
            head, body, _ = _parts(path, Path(path).name)
            if head is not None:
                yield path, body, _is_shown(portal, path, head, today)


def _read(
    portal: Portal, path: str, today: datetime.date, secrets: dict[str, Secret], public: set[str]
) -> None:
    name = os.path.relpath(path, portal.root).replace(os.sep, "/")
    head, body, line = _parts(path, name)
    if head is None:
        return
    shown = _is_shown(portal, path, head, today)
    if not shown:
        _add(secrets, Path(path).stem, name, ("id",))
    else:
        public.add(Path(path).stem)
    kept = Path(path).parent.name == SNAPSHOTS
    for steps, value in values(head.data):
        if kept and steps == ("projects",):
            _read_rows(value, name, secrets)
            continue
        if shown and not INTERNAL_FIELDS.intersection(steps):
            if not _is_exact(steps, value, portal.settings.coordinates):
                public.add(value)
            elif weighs_enough(value):
                secrets.setdefault(value, Secret(value, value, name, steps))
            continue
        for piece in pieces(value):
            _add(secrets, piece, name, steps)
    if shown:
        public.add(body)
        return
    for number, text in enumerate(body.split("\n"), start=line):
        for piece in pieces(text):
            _add(secrets, piece, name, (), number)


def _is_exact(steps: tuple[Step, ...], value: str, decimals: int) -> bool:
    """Whether it is a coordinate with more decimals than the public may see."""
    return steps[-1] in ("lat", "lon") and len(value.partition(".")[2]) > decimals


def _read_rows(text: str, path: str, secrets: dict[str, Secret]) -> None:
    """Nothing becomes public by standing in a snapshot: what it names may be deleted or internal
    today. What it says of a project that was internal then stays so."""
    for row in text.split("\n"):
        id_, _, visibility, *rest = [*row.split(" | "), "", "", ""]
        for piece in (id_, *(rest if visibility != "public" else ())):
            _add(secrets, piece, path, ("projects",))


def _add(
    secrets: dict[str, Secret], piece: str, path: str, steps: tuple[Step, ...], line: int = 1
) -> None:
    value = normal(piece)
    if value not in secrets and weighs_enough(value):
        secrets[value] = Secret(value, piece, path, steps, line)


def pieces(text: str) -> Iterator[str]:
    """The parts of a text that stay together on any page, in their order. Dates and bare numbers
    below eleven digits stand on many pages for other reasons."""
    for piece in _PIECES.split(text):
        stripped = piece.strip()
        digits = sum(map(str.isdigit, stripped))
        if stripped and not (_NUMERIC.fullmatch(stripped) and digits < 11):
            yield stripped


def values(data: Plain) -> list[tuple[tuple[Step, ...], str]]:
    """Every text in an entry, with its place."""
    found: list[tuple[tuple[Step, ...], str]] = []
    _gather(data, (), found)
    return found


def _gather(
    data: Plain, steps: tuple[Step, ...], found: list[tuple[tuple[Step, ...], str]]
) -> None:
    if isinstance(data, str):
        found.append((steps, data))
        return
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        _gather(value, (*steps, step), found)


def _parts(path: str, name: str) -> tuple[Document | None, str, int]:
    """The data of a file, its text after them, and the line in which that begins."""
    report = Report()
    text = read_text(Path(path), name, report)
    if text is None:
        return None, "", 1
    if path.endswith(".yml"):
        return parse(text, name, report), "", 1
    found = front_matter.split(text, name, report)
    return (found.head, found.body, found.first_line) if found else (None, "", 1)


def _is_shown(portal: Portal, path: str, head: Document, today: datetime.date) -> bool:
    """Whether the public may read an entry. Of a translation, the original decides."""
    folder = Path(path).parent.name
    if folder in INTERNAL_FOLDERS:
        return False
    data: Mapping[str, Any] = head.data
    if path.endswith(".md"):
        data = _original(portal, path, head).data
    return data.get("visibility") == "public" and not _is_early(data, today)


def _is_early(data: Mapping[str, Any], today: datetime.date) -> bool:
    """Whether its first day on the site is still to come."""
    try:
        return parse_date(data.get("publish_from")).first() > today
    except ValueError:
        return False


def _original(portal: Portal, path: str, head: Document) -> Document:
    content = portal.root / portal.settings.content
    parts = Path(path).relative_to(content).parts
    if parts[0] == portal.settings.original:
        return head
    original = portal.documents(portal.settings.original).joinpath(*parts[1:])
    return _parts(str(original), original.name)[0] or head
