"""Projects are read file by file, in as many processes as there are.

Each is checked by itself against the ground: the kinds of which there are few. What others need to
know of it comes back in brief, and goes to the other workers too; the project as a whole stays with
the process that read it and is read again where another process wants it.
"""

from __future__ import annotations

import datetime
import itertools
import pickle
import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass
from typing import Any, cast

from site_src.catalogue.edition import Shown, public_project
from site_src.catalogue.images import Images
from site_src.catalogue.load import EntryFile, Loaded, entry_file, load_entries
from site_src.catalogue.memory import Known, Memory, Outcome, ground_key
from site_src.catalogue.share import apart, digest_of, held, read_share
from site_src.diagnostics import Report
from site_src.failures import Failure
from site_src.model.kinds import KINDS
from site_src.model.project import Brief, PublicProject
from site_src.work.cache import Cache, pack
from site_src.work.processes import Crew, uncollected

#: So many files are worth a process of their own.
WORTH_A_PROCESS = 300
#: At least so many files are read in one go.
PORTION = 400
_KIND = KINDS["project"]
#: The same in brief, in a worker who was told of them all.
_briefs: dict[str, dict[str, Brief]] = {}
#: The readings of which the workers of a crew were told, each with what is done when they know.
_told: weakref.WeakKeyDictionary[Crew, dict[str, list[Future[None]]]] = weakref.WeakKeyDictionary()
_tokens = itertools.count()


class Projects(Mapping[str, PublicProject]):
    """The public projects as a whole, by id. Those that this process does not hold are read."""

    def __init__(
        self,
        token: str,
        ground: Loaded,
        shares: Sequence[Sequence[str]],
        shown: Shown,
        today: datetime.date,
        digests: Mapping[str, str],
    ) -> None:
        self.token, self._ground, self._shown, self._today = token, ground, shown, today
        self.digests = digests
        """What tells each of them from what it was in another build."""
        self._ids = dict.fromkeys(id_ for share in shares for id_ in share)
        self.shares = shares
        """The ids that each worker holds."""

    def __getitem__(self, id_: str) -> PublicProject:
        own = held.setdefault(self.token, {})
        if id_ not in own and id_ in self._ids:
            own[id_] = self._read(id_)
        return own[id_]

    def _read(self, id_: str) -> PublicProject:
        """Raises Failure `input-changed` if the file is no longer what was checked."""
        loaded, file = apart(self._ground), entry_file(self._ground.portal, _KIND, id_)
        load_entries(_KIND, [file], loaded, Report())
        project = dict(loaded.projects()).get(id_)
        if project is None or digest_of(loaded, id_, project, self._today) != self.digests[id_]:
            raise Failure("input-changed", file=file.name)
        return public_project(project, self._shown)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True, slots=True)
class Reading:
    """All outcomes in the order of the files, and the pictures that projects show."""

    outcomes: Sequence[Outcome]
    images: Images
    projects: Projects


def read_projects(
    ground: Loaded,
    files: Sequence[EntryFile],
    shown: Shown,
    today: datetime.date,
    crew: Crew,
    cache: Cache | None = None,
) -> Reading:
    """Reads and checks the files of projects, except those of which the cache knows what comes of
    it. `shown` says what of the ground is on the site."""
    token = f"{ground.portal.root} {next(_tokens)}"
    memory = Memory(cache, ground_key(ground, shown), len(files)) if cache else None
    known = memory.recall(files, today) if memory else {}
    missing, alone = [file for file in files if file.id not in known], apart(ground)
    together = min(crew.size, len(missing) // WORTH_A_PROCESS) > 1
    keeping = memory if together and memory and memory.is_blank else None
    order = _Order(token, alone, shown, today, keeping)
    shares = _read_together(order, missing, crew) if together else [order.read(missing)]
    new = [outcome for share in shares for outcome in share]
    if memory and not keeping:
        memory.keep(files, new, today)
    found = {outcome.id: outcome for outcome in (*known.values(), *new)}
    ordered = [found[file.id] for file in files]
    digests = {o.id: o.digest for o in ordered if o.brief is not None}
    ids = [[o.id for o in share if o.id in digests] for share in (*shares, known.values())]
    projects = Projects(token, alone, ids, shown, today, digests)
    weakref.finalize(projects, held.pop, token, None)
    images = {p.name: p.original for outcome in ordered for p in outcome.pictures}
    return Reading(ordered, images, projects)


@dataclass(frozen=True, slots=True)
class _Order:
    """What a worker must know to read files; with a `memory`, it remembers what comes of them."""

    token: str
    ground: Loaded
    shown: Shown
    today: datetime.date
    memory: Memory | None

    def read(self, files: Sequence[EntryFile]) -> list[Outcome]:
        """Reads and checks files, and keeps their public projects."""
        return read_share(self.token, self.ground, files, self.shown, self.today)


def _read_together(order: _Order, files: Sequence[EntryFile], crew: Crew) -> list[list[Outcome]]:
    """What comes of the files, by the workers who read them. While they go on reading, each hears
    in brief of what the others have read."""
    asked = {
        crew.ask(number, _read_portion, order, portion): number % crew.size
        for number, portion in enumerate(_portions(files, order.memory))
    }
    shares: list[list[Outcome]] = [[] for _ in range(crew.size)]
    heard: list[Future[None]] = []
    for future in as_completed(asked):
        reader, shelves = asked[future], future.result()
        others = (number for number in range(crew.size) if number != reader)
        heard += [crew.ask(number, _hear, order.token, shelves) for number in others]
        shares[reader] += _on(shelves)
    _told.setdefault(crew, {})[order.token] = heard
    return shares


def _read_portion(order: _Order, files: Sequence[EntryFile]) -> list[bytes]:
    """Reads some of the files in a worker. The outcomes are packed as the memory has them, and go
    as they are to the others."""
    outcomes = order.read(files)
    _know(order.token, outcomes)
    if order.memory:
        return order.memory.keep_shelves(outcomes, order.today)
    return [pack({outcome.id: (order.today, outcome) for outcome in outcomes})]


@uncollected()
def _hear(token: str, shelves: Sequence[bytes]) -> None:
    """Lets a worker know what another has read."""
    _know(token, _on(shelves))


def _on(shelves: Iterable[bytes]) -> Iterator[Outcome]:
    """What is on shelves that were packed."""
    for shelf in shelves:
        known: dict[str, Known] = pickle.loads(shelf)
        yield from (outcome for _, outcome in known.values())


def _know(token: str, outcomes: Iterable[Outcome]) -> None:
    briefs = _briefs.setdefault(token, {})
    briefs.update((o.id, o.brief) for o in outcomes if o.brief is not None)


@dataclass(frozen=True, slots=True)
class _InBrief:
    """Projects in brief on their way to a worker who knows them already."""

    token: str
    ids: tuple[str, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        return _known, (self.token, self.ids)


def _known(token: str, ids: tuple[str, ...]) -> dict[str, Brief]:
    known = _briefs[token]
    return {id_: known[id_] for id_ in ids}


def handed(briefs: Mapping[str, Brief], projects: Projects, crew: Crew) -> Mapping[str, Brief]:
    """Projects in brief, to be sent to workers: those who know them need only hear which."""
    told = _told.get(crew, {})
    if projects.token not in told:
        return briefs
    for done in told[projects.token]:
        done.result()
    return cast("Mapping[str, Brief]", _InBrief(projects.token, tuple(briefs)))


def _portions(files: Sequence[EntryFile], memory: Memory | None) -> Iterator[Sequence[EntryFile]]:
    """The files in portions; what the memory puts on one shelf is read by one worker."""
    shelves: defaultdict[int, list[EntryFile]] = defaultdict(list)
    for position, file in enumerate(files):
        shelves[memory.shelf(file.id) if memory else position // PORTION].append(file)
    portion: list[EntryFile] = []
    for _, shelf in sorted(shelves.items()):
        portion += shelf
        if len(portion) >= PORTION:
            yield portion
            portion = []
    if portion:
        yield portion
