"""Projects the catalogue onto an edition. This is the only door to the public one, and it is an
allow-list: a public type receives the fields that it declares, and an entry gets through only when
it says `visibility: public` and its days of publication have come and not gone.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from pydantic import BaseModel

from site_src.catalogue.entries import Catalogue, PublicCatalogue, Writing
from site_src.catalogue.portal import EditionName
from site_src.catalogue.references import reference_fields
from site_src.model.project import Brief, Project, PublicProject
from site_src.model.snapshot import PublicSnapshot

#: The ids of what is on the site, by kind.
Shown = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The public catalogue with its projects in brief, how many entries it leaves out, and the
    ids, by kind, of those that were public and are over."""

    catalogue: PublicCatalogue
    left_out: int
    over: Mapping[str, tuple[str, ...]]


def public_edition(
    catalogue: Catalogue, briefs: Mapping[str, Brief], today: datetime.date
) -> Edition:
    """What the public may see of a checked catalogue on a day. `briefs` are its projects that are
    on the site."""
    kinds = {field.name: catalogue.of(field.name) for field in fields(PublicCatalogue)}
    standing = {
        kind: {id_: e for id_, e in entries.items() if _facts(e).visibility == "public"}
        for kind, entries in kinds.items()
    }
    every = sum(len(catalogue.of(field.name)) for field in fields(Catalogue))
    over = {
        kind: tuple(id_ for id_, entry in entries.items() if _facts(entry).over_on(today))
        for kind, entries in standing.items()
    }
    ids = {**on_the_site(catalogue, today, "public"), "project": frozenset(briefs)}
    left_out = every - sum(map(len, standing.values()))
    return Edition(_projected(standing, briefs, ids), left_out, over)


def whole_edition(
    catalogue: Catalogue, briefs: Mapping[str, Brief], today: datetime.date
) -> Edition:
    """The public fields of every entry, for the internal edition. `briefs` are all projects."""
    kinds = {field.name: catalogue.of(field.name) for field in fields(PublicCatalogue)}
    ids = {**on_the_site(catalogue, today, "internal"), "project": frozenset(briefs)}
    return Edition(_projected(kinds, briefs, ids), 0, {})


def _projected(
    kinds: Mapping[str, Mapping[str, Any]], briefs: Mapping[str, Brief], ids: Shown
) -> PublicCatalogue:
    """The entries that are shown, by an allow-list of their fields."""
    ground = {
        kind: {
            id_: _without_lost(_public(e), ids) for id_, e in entries.items() if id_ in ids[kind]
        }
        for kind, entries in kinds.items()
        if kind != "project"
    }
    ground["snapshot"] = {id_: _of_shown(e, ids) for id_, e in ground["snapshot"].items()}
    return PublicCatalogue(project=briefs, **ground)


def _of_shown(snapshot: PublicSnapshot, ids: Shown) -> PublicSnapshot:
    """A snapshot with the projects that are on the site today, in places that are."""
    projects, regions, parks = ids["project"], ids["region"], ids["park"]
    rows = (row for row in snapshot.projects if row.project in projects)
    placed = tuple(
        row
        if row.region in regions and (not row.park or row.park in parks)
        else replace(row, region=row.region if row.region in regions else "", park="")
        for row in rows
    )
    return snapshot.model_copy(update={"projects": placed})


def on_the_site(catalogue: Catalogue, today: datetime.date, edition: EditionName) -> Shown:
    """The ids of what an edition shows on a day, by kind."""
    shown = {
        kind.name: {
            id_: entry
            for id_, entry in catalogue.of(kind.name).items()
            if is_shown(_facts(entry), today, edition)
        }
        for kind in fields(PublicCatalogue)
    }
    _drop_uncomputable(shown["figure"])
    return {kind: frozenset(entries) for kind, entries in shown.items()}


def is_shown(entry: Any, today: datetime.date, edition: EditionName) -> bool:
    """Whether an edition shows an entry on a day: the internal one shows all."""
    public: bool = entry.visibility == "public" and entry.shown_on(today)
    return public or edition == "internal"


def public_project(project: Project, shown: Shown) -> PublicProject:
    """A public project as a whole, without references to what is not on the site."""
    public: PublicProject = _without_lost(project.public(), shown)
    return public


def _public(entry: Any) -> Any:
    if isinstance(entry, Writing):
        return Writing(entry.facts.public(), entry.words, entry.bodies)
    return entry.public()


def _facts(entry: Any) -> Any:
    return entry.facts if isinstance(entry, Writing) else entry


def _drop_uncomputable(figures: dict[str, Any]) -> None:
    """A derived figure goes when one goes from which it is computed."""
    while True:
        lost = [
            id_
            for id_, figure in figures.items()
            if figure.derived and not set(figure.derived.inputs.values()) <= figures.keys()
        ]
        if not lost:
            return
        for id_ in lost:
            del figures[id_]


def _without_lost(entry: Any, shown: Shown) -> Any:
    """An entry without references to what is not on the site on this day."""
    facts = _facts(entry)
    changes: dict[str, Any] = {}
    type_: type[BaseModel] = type(facts)
    for name, kind in reference_fields(type_):
        value = getattr(facts, name)
        if isinstance(value, tuple) and any(id_ not in shown[kind] for id_ in value):
            changes[name] = tuple(id_ for id_ in value if id_ in shown[kind])
        elif isinstance(value, str) and value not in shown[kind]:
            changes[name] = None
    if not changes:
        return entry
    kept = facts.model_copy(update=changes)
    return Writing(kept, entry.words, entry.bodies) if isinstance(entry, Writing) else kept
