"""Projects the catalogue onto the public edition. This is the only door, and it is an allow-list:
a public type receives the fields that it declares, and an entry gets here only when it says
`visibility: public` and its days of publication have come and not gone.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from pydantic import BaseModel

from site_src.catalogue.entries import Catalogue, PublicCatalogue, Writing
from site_src.catalogue.references import reference_fields
from site_src.model.project import Brief, PublicProject

#: Entries by kind and id.
Chosen = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The public catalogue with its projects in brief, the projects as a whole, how many entries it
    leaves out as internal, and the ids, by kind, of those that were public and are over."""

    catalogue: PublicCatalogue
    projects: Mapping[str, PublicProject]
    left_out: int
    over: Mapping[str, tuple[str, ...]]


def public_edition(catalogue: Catalogue, today: datetime.date) -> Edition:
    """What the public may see of a checked catalogue on a day."""
    kinds = {field.name: catalogue.of(field.name) for field in fields(PublicCatalogue)}
    public = {kind: _public(entries) for kind, entries in kinds.items()}
    left_out = sum(len(kinds[kind]) - len(public[kind]) for kind in kinds)
    over = {
        kind: tuple(id_ for id_, entry in entries.items() if _facts(entry).over_on(today))
        for kind, entries in public.items()
    }
    shown = {
        kind: {id_: entry for id_, entry in entries.items() if _facts(entry).shown_on(today)}
        for kind, entries in public.items()
    }
    _drop_uncomputable(shown["figure"])
    pruned = {kind: _pruned(entries, shown) for kind, entries in shown.items()}
    projects = pruned["project"]
    briefs = {id_: Brief.of(project) for id_, project in projects.items()}
    return Edition(PublicCatalogue(**{**pruned, "project": briefs}), projects, left_out, over)


def _public(entries: Mapping[str, Any]) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for id_, entry in entries.items():
        if isinstance(entry, Writing):
            if entry.facts.visibility == "public":
                chosen[id_] = Writing(entry.facts.public(), entry.words, entry.bodies)
        elif entry.visibility == "public":
            chosen[id_] = entry.public()
    return chosen


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


def _pruned(entries: Mapping[str, Any], shown: Chosen) -> dict[str, Any]:
    """Entries without references to what is not on the site on this day."""
    return {id_: _without_lost(entry, shown) for id_, entry in entries.items()}


def _without_lost(entry: Any, shown: Chosen) -> Any:
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
