"""Some projects, each read and checked by itself against the ground: the kinds of which there are
few."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from site_src.catalogue.consistency import check_entries
from site_src.catalogue.edition import Shown, is_shown, public_project
from site_src.catalogue.entries import Standing
from site_src.catalogue.freshness import check_published
from site_src.catalogue.images import check_images
from site_src.catalogue.lifecycle import check_lifecycle
from site_src.catalogue.load import EntryFile, Loaded, load_entries
from site_src.catalogue.memory import Outcome, Picture, fingerprint, see
from site_src.catalogue.references import check_references, may_link, texts
from site_src.diagnostics import Report
from site_src.model.kinds import KINDS
from site_src.model.project import Brief, Project, PublicProject
from site_src.rules.readiness import is_stale
from site_src.source.yaml import Document
from site_src.work.processes import uncollected

_KIND = KINDS["project"]
#: Links that lead to projects or to their lists: whether they lead anywhere, others decide.
_BESIDE = re.compile(r"\]\((?:project|industry|region):")
#: The projects that this process holds, by the token of their reading and by id.
held: dict[str, dict[str, PublicProject]] = {}


@uncollected()
def read_share(
    token: str, ground: Loaded, files: Sequence[EntryFile], shown: Shown, today: datetime.date
) -> list[Outcome]:
    """Reads and checks some of the files, and keeps the public projects."""
    report, loaded = Report(), apart(ground)
    seen = {file.id: see(file.path) for file in files}
    load_entries(_KIND, files, loaded, report)
    check_references(loaded, report)
    names = {image.file for _, project in loaded.projects() for image in project.images}
    pictured = {name: see(ground.portal.images / name) for name in names}
    images = check_images(loaded, report)
    check_entries(loaded, today, report)
    check_lifecycle(loaded, today, report)
    check_published(loaded, report)
    projects, own = dict(loaded.projects()), held.setdefault(token, {})
    outcomes = []
    for id_, _, name in files:
        project = projects.get(id_)
        beside = project is not None and _is_beside(project, loaded.documents[_KIND.name, id_])
        problems = () if beside else tuple(report.of(name))
        brief = None
        if project is not None and is_shown(project, today, ground.portal.edition):
            own[id_] = public_project(project, shown)
            brief = Brief.of(own[id_])
        standing = Standing.of(project) if project else None
        content = fingerprint(_text(loaded, id_).encode())
        shown_images = [image.file for image in project.images] if project else []
        pictures = tuple(Picture(n, pictured[n], images[n]) for n in shown_images if n in images)
        sound = len(pictures) == len(shown_images)
        limit = stale_after(loaded)
        until = _until(project, today, limit) if sound else today  # a file may come at any time
        outcomes.append(
            Outcome(
                id_, standing, brief, problems, beside, seen[id_], content,
                _digest(loaded, id_, project, today, content), pictures, until,
            )
        )  # fmt: skip
    return outcomes


def apart(ground: Loaded) -> Loaded:
    """A catalogue that knows the ground and answers only for what is read into it."""
    catalogue = replace(ground.catalogue, project={}, snapshot={})
    return Loaded(ground.portal, catalogue, named=ground.named)


def _text(loaded: Loaded, id_: str) -> str:
    document = loaded.documents.get((_KIND.name, id_))
    return document.text if document else ""


def digest_of(loaded: Loaded, id_: str, project: Project | None, today: datetime.date) -> str:
    """Tells a project's page from any other: of its id, what was written, what is late or stale
    today."""
    return _digest(loaded, id_, project, today, fingerprint(_text(loaded, id_).encode()))


def _digest(
    loaded: Loaded, id_: str, project: Project | None, today: datetime.date, content: str
) -> str:
    known = f"{id_}\0{content}\0".encode()
    if project is None:
        return fingerprint(known)
    late = [m.due is not None and m.due.last() < today for m in project.milestones]
    stale = is_stale(project.updated, project.review_by, stale_after(loaded), today)
    return fingerprint(known + bytes([*late, stale]))


def stale_after(loaded: Loaded) -> int:
    """After how many days without an update a project is held to be stale; 0: never."""
    return loaded.portal.settings.freshness_limits.get("projects", 0)


def _until(project: Project | None, today: datetime.date, limit: int) -> datetime.date | None:
    if project is None:
        return None
    day = datetime.timedelta(1)
    ends = [project.review_by, project.publish_until, *(m.due for m in project.milestones)]
    turns = [end.last() + day for end in ends if end]
    turns += [project.publish_from.first()] if project.publish_from else []
    turns += [project.updated.last() + day * (limit + 1)] if project.updated and limit else []
    return min((turn for turn in turns if turn > today), default=None)


def _is_beside(project: Project, document: Document) -> bool:
    """Whether other projects decide about it: it leads to them, it claims a former id, or it
    accepts warnings, which may be about its place among them."""
    if project.accept or project.aliases:
        return True
    return may_link(document) and any(
        _BESIDE.search(text) for _, texts_ in texts(project) for text in texts_.texts.values()
    )
