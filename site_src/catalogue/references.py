"""References between entries: they must lead somewhere, and never from public to internal."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, get_args

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report, nearest
from site_src.model.fields import Group, Ref
from site_src.source.yaml import Step

#: `[words](project:daying-geothermal)`: a link to an entry of any kind.
LINK = re.compile(r"\]\(([a-z]+):([A-Za-z0-9_-]+)\)")
#: Kinds that have pages (or places on pages) of their own.
LINKED_KINDS = ("project", "policy", "chapter", "page", "industry", "region", "chain", "source")


def check_references(loaded: Loaded, report: Report) -> None:
    """Reports every reference and link that leads nowhere, and every one into the internal."""
    for kind, id_, entry in loaded.catalogue.all():
        public = _is_public(entry)
        for steps, target_kind, target in references(entry):
            place = loaded.place(kind, id_, *steps)
            dotted = ".".join(str(step) for step in steps)
            _check(loaded, report, place, dotted, target_kind, target, public)
    for (kind, id_, locale), (_, first_line) in loaded.bodies.items():
        writing = loaded.catalogue.of(kind).get(id_)
        body = writing.bodies.get(locale) if writing else None
        if body is not None:
            path = loaded.bodies[kind, id_, locale][0]
            name = path.relative_to(loaded.portal.root).as_posix()
            _check_links(loaded, report, body, name, first_line, _is_public(writing.facts))
    _check_regions(loaded, report)


def references(entry: Group) -> Iterator[tuple[tuple[Step, ...], str, str]]:
    """Place, kind and id of every entry that an entry names."""
    for name, kind in reference_fields(type(entry)):
        value = getattr(entry, name)
        if isinstance(value, str):
            yield (name,), kind, value
        elif value:
            for number, target in enumerate(value):
                yield (name, number), kind, target
    derived = getattr(entry, "derived", None)
    if derived:
        for name, target in derived.inputs.items():
            yield ("derived", "inputs", name), "figure", target


@functools.cache
def reference_fields(type_: type[Group]) -> tuple[tuple[str, str], ...]:
    """Names of the fields that hold references, each with the kind it refers to."""
    found = []
    for name, field in type_.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Ref)] or list(_marks(field.annotation))
        if marks:
            found.append((name, marks[0].kind))
    return tuple(found)


def _marks(annotation: Any) -> Iterator[Ref]:
    for part in (*getattr(annotation, "__metadata__", ()), *get_args(annotation)):
        if isinstance(part, Ref):
            yield part
        else:
            yield from _marks(part)


def _is_public(entry: Any) -> bool:
    return bool(entry.visibility == "public")


def _check(
    loaded: Loaded, report: Report, place: Place, dotted: str, kind: str, target: str, public: bool
) -> None:
    entries = loaded.catalogue.of(kind)
    if target not in entries:
        if (kind, target) not in loaded.documents:
            near = nearest(target, entries)
            report.add("reference-unknown", place, dotted, nearest=near, kind=kind, value=target)
        return
    found = entries[target]
    if public and not _is_public(getattr(found, "facts", found)):
        report.add("reference-internal", place, dotted, kind=kind, value=target)


def _check_links(
    loaded: Loaded, report: Report, body: str, name: str, first_line: int, public: bool
) -> None:
    for match in LINK.finditer(body):
        kind, target = match.groups()
        if kind not in LINKED_KINDS:
            continue
        start = match.start(1)
        line = body.count("\n", 0, start)
        place = Place(name, line + first_line, start - body.rfind("\n", 0, start))
        _check(loaded, report, place, "", kind, target, public)


def _check_regions(loaded: Loaded, report: Report) -> None:
    """A region cannot lie within itself."""
    regions = loaded.catalogue.region
    reported: set[str] = set()
    for start in regions:
        path = [start]
        while (parent := regions[path[-1]].parent) in regions and parent not in path:
            path.append(str(parent))
        if parent in path and parent not in reported:
            circle = path[path.index(str(parent)) :]
            reported.update(circle)
            place = loaded.place("region", circle[-1], "parent")
            report.add("region-cycle", place, "parent", value=" → ".join([*circle, str(parent)]))
