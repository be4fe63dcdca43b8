"""Projects are read file by file, in as many processes as there are.

Each is checked by itself against the ground: the kinds of which there are few. What others need to
know of it comes back in brief; the project as a whole stays with the process that read it and is
read again where another process wants it.
"""

from __future__ import annotations

import datetime
import itertools
import re
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_src.catalogue.consistency import check_entries
from site_src.catalogue.edition import Shown, public_project
from site_src.catalogue.entries import Standing
from site_src.catalogue.freshness import check_published
from site_src.catalogue.images import Images, check_images
from site_src.catalogue.lifecycle import check_lifecycle
from site_src.catalogue.load import EntryFile, Loaded, entry_file, load_entries
from site_src.catalogue.memory import Memory, Outcome, Picture, fingerprint, ground_key, see
from site_src.catalogue.references import check_references, may_link, texts
from site_src.diagnostics import Report
from site_src.failures import Failure
from site_src.model.kinds import KINDS
from site_src.model.project import Brief, Project, PublicProject
from site_src.source.yaml import Document
from site_src.work.cache import Cache
from site_src.work.processes import Crew, uncollected

#: So many files are worth a process of their own.
WORTH_A_PROCESS = 300
_KIND = KINDS["project"]
#: Links that lead to projects or to their lists: whether they lead anywhere, others decide.
_BESIDE = re.compile(r"\]\((?:project|industry|region):")
#: The projects that this process holds, by the token of their reading and by id.
_held: dict[str, dict[str, PublicProject]] = {}
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
        self._token, self._ground, self._shown, self._today = token, ground, shown, today
        self.digests = digests
        """What tells each of them from what it was in another build."""
        self._ids = dict.fromkeys(id_ for share in shares for id_ in share)
        self.shares = shares
        """The ids that each worker holds."""

    def __getitem__(self, id_: str) -> PublicProject:
        held = _held.setdefault(self._token, {})
        if id_ not in held and id_ in self._ids:
            held[id_] = self._read(id_)
        return held[id_]

    def _read(self, id_: str) -> PublicProject:
        """Raises Failure `input-changed` if the file is no longer what was checked."""
        loaded, file = _beside(self._ground), entry_file(self._ground.portal, _KIND, id_)
        load_entries(_KIND, [file], loaded, Report())
        project = dict(loaded.projects()).get(id_)
        if project is None or _digest(loaded, id_, project, self._today) != self.digests[id_]:
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
    shares = _shares([file for file in files if file.id not in known], crew.size)
    workers, apart = crew if len(shares) > 1 else Crew(1), _beside(ground)
    asked = [
        workers.ask(number, read_share, token, apart, share, shown, today)
        for number, share in enumerate(shares)
    ]
    found = dict(known)
    images = {p.name: p.original for outcome in known.values() for p in outcome.pictures}
    for future in asked:
        outcomes = future.result()
        found |= {outcome.id: outcome for outcome in outcomes}
        images |= {p.name: p.original for outcome in outcomes for p in outcome.pictures}
    if memory:
        memory.keep(files, [found[file.id] for share in shares for file in share], today)
    ordered = [found[file.id] for file in files]
    digests = {o.id: o.digest for o in ordered if o.brief is not None}
    held = [[file.id for file in share if file.id in digests] for share in shares]
    recalled = [id_ for id_ in known if id_ in digests]
    projects = Projects(token, apart, [*held, recalled], shown, today, digests)
    weakref.finalize(projects, _held.pop, token, None)
    return Reading(ordered, images, projects)


@uncollected()
def read_share(
    token: str, ground: Loaded, files: Sequence[EntryFile], shown: Shown, today: datetime.date
) -> list[Outcome]:
    """Reads and checks some of the files, and keeps the public projects. Runs in a worker."""
    report, loaded = Report(), _beside(ground)
    seen = {file.id: see(file.path) for file in files}
    load_entries(_KIND, files, loaded, report)
    check_references(loaded, report)
    names = {image.file for _, project in loaded.projects() for image in project.images}
    pictured = {name: see(ground.portal.images / name) for name in names}
    images = check_images(loaded, report)
    check_entries(loaded, today, report)
    check_lifecycle(loaded, today, report)
    check_published(loaded, report)
    projects, held = dict(loaded.projects()), _held.setdefault(token, {})
    outcomes = []
    for id_, _, name in files:
        project = projects.get(id_)
        beside = project is not None and _is_beside(project, loaded.documents[_KIND.name, id_])
        problems = () if beside else tuple(report.of(name))
        brief = None
        if project is not None and project.visibility == "public" and project.shown_on(today):
            held[id_] = public_project(project, shown)
            brief = Brief.of(held[id_])
        standing = Standing.of(project) if project else None
        content = fingerprint(_text(loaded, id_).encode())
        shown_images = [image.file for image in project.images] if project else []
        pictures = tuple(Picture(n, pictured[n], images[n]) for n in shown_images if n in images)
        sound = len(pictures) == len(shown_images)
        until = _until(project, today) if sound else today  # a file may come at any time
        outcomes.append(
            Outcome(
                id_, standing, brief, problems, beside, seen[id_], content,
                _digest(loaded, id_, project, today), pictures, until,
            )
        )  # fmt: skip
    return outcomes


def _shares(files: Sequence[EntryFile], workers: int) -> list[Sequence[EntryFile]]:
    """The files dealt out in equal runs, to no more workers than are worth while."""
    shares = max(1, min(workers, len(files) // WORTH_A_PROCESS))
    length = -(-len(files) // shares) or 1
    return [files[start : start + length] for start in range(0, len(files), length)]


def _beside(ground: Loaded) -> Loaded:
    """A catalogue that knows the ground and answers only for what is read into it."""
    catalogue = replace(ground.catalogue, project={})
    return Loaded(ground.portal, catalogue, named=ground.named)


def _text(loaded: Loaded, id_: str) -> str:
    document = loaded.documents.get((_KIND.name, id_))
    return document.text if document else ""


def _digest(loaded: Loaded, id_: str, project: Project | None, today: datetime.date) -> str:
    """Of its id, of what was written, and of what has become late by today."""
    milestones = project.milestones if project else ()
    late = bytes(m.due is not None and m.due.last() < today for m in milestones)
    return fingerprint(f"{id_}\0{_text(loaded, id_)}\0".encode() + late)


def _until(project: Project | None, today: datetime.date) -> datetime.date | None:
    if project is None:
        return None
    day = datetime.timedelta(1)
    ends = [project.review_by, project.publish_until, *(m.due for m in project.milestones)]
    turns = [end.last() + day for end in ends if end]
    turns += [project.publish_from.first()] if project.publish_from else []
    return min((turn for turn in turns if turn > today), default=None)


def _is_beside(project: Project, document: Document) -> bool:
    """Whether other projects decide about it: it leads to them, it claims a former id, or it
    accepts warnings, which may be about its place among them."""
    if project.accept or project.aliases:
        return True
    return may_link(document) and any(
        _BESIDE.search(text) for _, texts_ in texts(project) for text in texts_.texts.values()
    )
