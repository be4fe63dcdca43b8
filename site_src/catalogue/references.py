"""References between entries: they must lead somewhere, and never from public to internal."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report, nearest
from site_src.model.fields import Group, Ref
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.model.text import LocalizedText
from site_src.source.yaml import Document, Plain, Step, dotted

#: `[words](project:daying-geothermal)`: a link to an entry of any kind.
LINK = re.compile(r"\]\(([a-z]+):([A-Za-z0-9_-]+)\)")
#: Kinds that have pages (or places on pages) of their own.
LINKED_KINDS = (
    "project", "policy", "chapter", "news", "page", "industry", "region", "park", "site", "chain",
    "enterprise", "fund", "service", "incentive", "event", "campaign", "office", "figure",
    "contact", "source",
)  # fmt: skip
#: Kinds that are linked to the list of their projects.
LISTS = ("industry", "region")
#: Other words before a colon that lead somewhere.
SCHEMES = ("http", "https", "mailto", "tel")

Steps = tuple[Step, ...]
TYPES: Mapping[str, type[Group]] = {
    **{kind.name: kind.type for kind in KINDS.values()},
    **{kind.name: kind.type for kind in DOCUMENT_KINDS.values()},
}


def check_references(loaded: Loaded, report: Report) -> None:
    """Reports every reference and link that leads nowhere, and every one into the internal.

    References are looked up in what was written, so that those of an entry with other mistakes
    are checked as well.
    """
    for (kind, _), document in loaded.documents.items():
        public = document.data.get("visibility") == "public"
        for steps, target_kind, target in references(document.data, TYPES[kind]):
            check_reference(loaded, report, document, steps, target_kind, target, public)
    listed = _listed(loaded)
    for kind, id_, entry in loaded.own():
        document = loaded.documents[kind, id_]
        if not may_link(document):
            continue
        for steps, localized in texts(entry):
            for code, text in localized.texts.items():
                if "](" in text:
                    at = functools.partial(_place_within, document, text, (*steps, code))
                    _check_links(loaded, listed, report, text, at, _is_public(entry))
    for (kind, id_, _), markdown in loaded.bodies.items():
        original = loaded.documents.get((kind, id_))
        public = original is not None and original.data.get("visibility") == "public"
        _check_links(loaded, listed, report, markdown.body, markdown.place, public)
    _check_regions(loaded, report)


def may_link(document: Document) -> bool:
    """Whether a link can stand in any of its texts, judged by how it is written; few have one."""
    return "](" in document.text or "\\" in document.text


def texts(group: Group, prefix: Steps = ()) -> Iterator[tuple[Steps, LocalizedText]]:
    """Every localized text of an entry with its place."""
    for name in _text_fields(type(group)):
        value = getattr(group, name)
        if value is not None:
            yield from _texts_in(value, (*prefix, name))


def _texts_in(value: object, steps: Steps) -> Iterator[tuple[Steps, LocalizedText]]:
    if isinstance(value, LocalizedText):
        yield steps, value
    elif isinstance(value, Group):
        yield from texts(value, steps)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_in(item, (*steps, number))


@functools.cache
def _text_fields(type_: type[Group]) -> tuple[str, ...]:
    """Names of the fields that can hold localized texts."""
    return tuple(
        name for name, field in type_.model_fields.items() if _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Group):
        return bool(_text_fields(annotation))
    return annotation is LocalizedText or any(map(_holds_text, get_args(annotation)))


def references(data: Mapping[str, Plain], type_: type[Group]) -> Iterator[tuple[Steps, str, str]]:
    """Place, kind and id of every entry that an entry names, in its groups too."""
    for name, kind in reference_fields(type_):
        yield from _named((name,), kind, data.get(name))
    for name, group in _naming_groups(type_):
        value = data.get(name)
        for number, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            within: Steps = (name,) if number is None else (name, number)
            if isinstance(item, dict):
                for steps, kind, id_ in references(item, group):
                    yield (*within, *steps), kind, id_


@functools.cache
def _naming_groups(type_: type[Group]) -> tuple[tuple[str, type[Group]], ...]:
    """Names of the fields that hold groups which name entries themselves."""
    held = ((name, _group_in(field.annotation)) for name, field in type_.model_fields.items())
    return tuple(
        (name, group)
        for name, group in held
        if group and (reference_fields(group) or _naming_groups(group))
    )


def _group_in(annotation: Any) -> type[Group] | None:
    if isinstance(annotation, type) and issubclass(annotation, Group):
        return annotation
    return next(filter(None, map(_group_in, get_args(annotation))), None)


def _named(steps: Steps, kind: str, value: Plain | None) -> Iterator[tuple[Steps, str, str]]:
    if isinstance(value, str):
        yield steps, kind, value
    elif isinstance(value, list):
        yield from (((*steps, n), kind, id_) for n, id_ in enumerate(value) if isinstance(id_, str))
    elif isinstance(value, dict):
        yield from (((*steps, n), kind, id_) for n, id_ in value.items() if isinstance(id_, str))


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


def check_reference(
    loaded: Loaded,
    report: Report,
    document: Document,
    steps: Steps,
    kind: str,
    target: str,
    public: bool,
) -> None:
    """Reports a reference that leads nowhere, and one from a public entry to an internal one."""
    if _leads(loaded, kind, target, public):
        return
    place, field = document.place(*steps), dotted(steps)
    _report_target(loaded, report, place, field, kind, target)


def _leads(loaded: Loaded, kind: str, target: str, public: bool) -> bool:
    """Whether there is such an entry, and one that may be named."""
    if (kind, target) not in loaded.named:
        return False
    wholly_internal = kind in KINDS and not KINDS[kind].public  # only internal fields name those
    found = loaded.catalogue.of(kind).get(target) if public and not wholly_internal else None
    return found is None or _is_public(getattr(found, "facts", found))


def _report_target(
    loaded: Loaded, report: Report, place: Place, field: str, kind: str, target: str
) -> None:
    if (kind, target) in loaded.named:
        report.add("reference-internal", place, field, value=target)
    else:
        near = nearest(target, sorted(id_ for of, id_ in loaded.named if of == kind))
        report.add("reference-unknown", place, field, nearest=near, kind=kind, value=target)


def _listed(loaded: Loaded) -> frozenset[tuple[str, str]]:
    """Kind and id of the industries and regions that have a list, for having public projects."""
    found: set[tuple[str, str]] = set()
    for project in loaded.catalogue.project.values():
        region: str | None = project.region if _is_public(project) else None
        if region:
            found.add(("industry", project.industry))
        while region in loaded.catalogue.region and ("region", region) not in found:
            found.add(("region", str(region)))
            region = loaded.catalogue.region[str(region)].parent
    return frozenset(found)


def _check_links(
    loaded: Loaded,
    listed: frozenset[tuple[str, str]],
    report: Report,
    text: str,
    at: Callable[[int], Place],
    public: bool,
) -> None:
    for match in LINK.finditer(text):
        kind, target = match.groups()
        begins = match.start(1)
        if kind in LINKED_KINDS:
            targets = [(kind, target)]
            if kind == "contact":  # it stands on the page of contacts
                targets.append(("page", "contact"))
            for of, id_ in targets:
                if not _leads(loaded, of, id_, public):
                    _report_target(loaded, report, at(begins), "", of, id_)
            unlisted = kind in LISTS and target in loaded.catalogue.of(kind)
            if unlisted and public and (kind, target) not in listed:
                report.add("link-empty", at(begins), value=target, kind=kind)
        elif kind not in SCHEMES:
            near = nearest(kind, LINKED_KINDS)
            report.add("link-forbidden", at(begins), nearest=near, value=f"{kind}:{target}")


def _place_within(document: Document, text: str, steps: Steps, position: int) -> Place:
    """Where a link stands in a text of an entry."""
    fragment = text[position : text.index(")", position)]
    return document.place_of(fragment, text.count(fragment, 0, position), *steps)


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
