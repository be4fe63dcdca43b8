"""What came of reading a project's file, and when that need not be done again."""

from __future__ import annotations

import datetime
import hashlib
import os
import time
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from site_src.catalogue.edition import Shown
from site_src.catalogue.entries import Standing
from site_src.catalogue.load import EntryFile, Loaded
from site_src.diagnostics import Diagnostic, Report
from site_src.model.fields import Internal
from site_src.model.packed import packed
from site_src.model.project import Brief
from site_src.source.images import Original
from site_src.source.text import read_text
from site_src.work.cache import Cache, key_of, pack
from site_src.work.last import MOMENT

#: Kinds against which no project is checked.
_APART = frozenset({"project", "snapshot"})
#: So many outcomes are remembered together.
_TOGETHER = 150


class Seen(NamedTuple):
    """A file as the system showed it: size, when it was written, when it was looked at (ns)."""

    size: int
    written: int
    at: int


class Picture(NamedTuple):
    """A picture that a project shows: its name there, its file as it was, and what it is."""

    name: str
    seen: Seen | None
    original: Original


@packed
@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading one file. `standing` is None where it could not be read. `beside` says
    that it can be judged only beside the other projects; then its problems are not here."""

    id: str
    standing: Standing | None
    brief: Brief | None
    problems: tuple[Diagnostic, ...]
    beside: bool
    seen: Seen | None
    content: str
    """The fingerprint of its text; empty where there was none to be had."""
    digest: str
    """Tells what the project's page says from whatever it said before."""
    pictures: tuple[Picture, ...]
    """Those that are sound."""
    until: datetime.date | None
    """The first day on which time alone may make another outcome of it; None: it never does."""


#: An outcome and the day on which it came out.
Known = tuple[datetime.date, Outcome]


class Memory:
    """The outcomes of earlier builds. They hold for one state of what projects are checked
    against (`key`), on the days between the one on which they came out and their `until`."""

    def __init__(self, cache: Cache, key: str, files: int) -> None:
        self._cache, self._key = cache, key
        self._shelves = 1 << max(0, files // _TOGETHER).bit_length()
        self._known: dict[str, Known] = {}

    def recall(self, files: Sequence[EntryFile], today: datetime.date) -> dict[str, Outcome]:
        """The outcomes of those files that are as they were."""
        for number in range(self._shelves):
            self._known |= self._cache.get(self._name(number), self._key) or {}
        found = {}
        for file in files:
            if file.id not in self._known:
                continue
            made, outcome = self._known[file.id]
            holds = made <= today and (outcome.until is None or today < outcome.until)
            if holds and _is_as_it_was(file, outcome):
                found[file.id] = outcome
        return found

    def keep(
        self, files: Sequence[EntryFile], outcomes: Sequence[Outcome], today: datetime.date
    ) -> None:
        """Remembers new outcomes, and no longer those of files that are gone."""
        gone = self._known.keys() - {file.id for file in files}
        changed = {self.shelf(outcome.id) for outcome in outcomes}
        changed |= {self.shelf(id_) for id_ in gone}
        if not changed:
            return
        known = {id_: known for id_, known in self._known.items() if id_ not in gone}
        known |= {outcome.id: (today, outcome) for outcome in outcomes}
        shelves: dict[int, dict[str, Known]] = {number: {} for number in changed}
        for id_, what in known.items():
            if (number := self.shelf(id_)) in changed:
                shelves[number][id_] = what
        for number, shelf in shelves.items():
            self._cache.put(self._name(number), self._key, shelf)

    def keep_shelves(self, outcomes: Iterable[Outcome], today: datetime.date) -> list[bytes]:
        """Remembers what fills whole shelves of a memory that is blank, and gives the shelves back
        packed: `dict[str, Known]` each."""
        shelves: defaultdict[int, dict[str, Known]] = defaultdict(dict)
        for outcome in outcomes:
            shelves[self.shelf(outcome.id)][outcome.id] = today, outcome
        packed_shelves = {number: pack(shelf) for number, shelf in shelves.items()}
        for number, payload in packed_shelves.items():
            self._cache.put_packed(self._name(number), self._key, payload)
        return list(packed_shelves.values())

    @property
    def is_blank(self) -> bool:
        """Whether nothing was remembered."""
        return not self._known

    def shelf(self, id_: str) -> int:
        """Where what came of a file is remembered, together with others."""
        return zlib.crc32(id_.encode()) % self._shelves

    def _name(self, number: int) -> str:
        return f"projects-{number}-of-{self._shelves}"


def see(path: str | Path) -> Seen | None:
    """A file as it is now; None if it cannot be looked at."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return Seen(status.st_size, status.st_mtime_ns, time.time_ns())


def fingerprint(content: bytes) -> str:
    """Tells one content from any other."""
    return hashlib.blake2b(content, digest_size=16).hexdigest() if content else ""


def ground_key(ground: Loaded, shown: Shown) -> str:
    """Tells one state of what projects are checked against from any other: which entries there
    are and who may name them, how regions, parks and sites lie, what is asked of projects, what the
    settings demand."""
    return key_of(*_ground(ground, shown))


def _ground(ground: Loaded, shown: Shown) -> Iterator[object]:
    settings = ground.portal.settings
    yield (
        ground.portal.edition,
        ground.portal.locales,
        settings.secrecy_review,
        settings.official,
        settings.freshness_limits.get("projects"),
        ground.portal.images,
    )
    yield sorted(name for name in ground.named if name[0] not in _APART)
    for kind, id_, entry in ground.catalogue.all():
        if kind not in _APART:
            assert isinstance(entry, Internal)
            yield kind, id_, entry.visibility, entry.publish_from, entry.publish_until
    for id_, region in ground.catalogue.region.items():
        yield id_, region.parent, region.masked
    for id_, park in ground.catalogue.park.items():
        yield id_, park.region
    for id_, site in ground.catalogue.site.items():
        yield id_, site.park, site.region, site.standard
    for id_, rules in ground.catalogue.admission.items():
        yield id_, rules.region, rules.minimums, rules.excluded
    yield sorted((kind, sorted(ids)) for kind, ids in shown.items() if kind != "project")


def _stands(path: str | Path, seen: Seen | None) -> bool:
    now = see(path)
    if seen is None or now is None:
        return False
    return now[:2] == seen[:2] and seen.written < seen.at - MOMENT


def _is_as_it_was(file: EntryFile, outcome: Outcome) -> bool:
    """Whether a file and its pictures hold what they held: by size and time, else by its text."""
    if not outcome.content or not all(_stands(p.original.path, p.seen) for p in outcome.pictures):
        return False
    if _stands(file.path, outcome.seen):
        return True
    text = read_text(Path(file.path), file.name, Report())
    return text is not None and fingerprint(text.encode()) == outcome.content
