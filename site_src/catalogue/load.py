"""Reads and checks a whole portal. Everything that is wrong is gathered; nothing stops half-way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

from site_src.catalogue.entries import Catalogue, Standing, Writing
from site_src.catalogue.folders import check_folders
from site_src.catalogue.portal import Portal
from site_src.catalogue.translation import check_translation, facts_of, words_of
from site_src.catalogue.validation import validate
from site_src.diagnostics import Place, Report
from site_src.model.dates import is_day
from site_src.model.document import Words
from site_src.model.fields import EntryFields
from site_src.model.kinds import DOCUMENT_KINDS, KINDS, RESERVED, DocumentKind, Kind
from site_src.model.project import Project
from site_src.model.text import forbidden_markup
from site_src.source import front_matter
from site_src.source.front_matter import Markdown
from site_src.source.paths import entries, is_id, shown
from site_src.source.text import read_text
from site_src.source.yaml import Document, Plain, Step, parse


class EntryFile(NamedTuple):
    """The file of an entry: its id, where it is, and its path as the reader sees it."""

    id: str
    path: str
    name: str


def entry_file(portal: Portal, kind: Kind, id_: str) -> EntryFile:
    """The file of one entry."""
    path = portal.catalogue / kind.folder / f"{id_}.yml"
    return EntryFile(id_, str(path), shown(path, portal.root))


@dataclass(slots=True)
class Loaded:
    """A catalogue and, for the checks that follow, where each entry was written.

    `named` holds kind and id of every file, also of those that could not be read, so that one
    broken file does not make every reference to it look wrong; `unread` holds kind, id and locale
    of the documents that could not be read.
    """

    portal: Portal
    catalogue: Catalogue = field(default_factory=Catalogue)
    named: set[tuple[str, str]] = field(default_factory=set)
    unread: set[tuple[str, str, str]] = field(default_factory=set)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    bodies: dict[tuple[str, str, str], Markdown] = field(default_factory=dict)

    def own(self) -> Iterator[tuple[str, str, EntryFields]]:
        """Kind, id and facts of every entry and document that was written in one of `documents`:
        those that this catalogue answers for."""
        for kind, id_ in self.documents:
            entry = self.catalogue.of(kind).get(id_)
            if entry is not None:
                yield kind, id_, entry.facts if isinstance(entry, Writing) else entry

    def projects(self) -> Iterator[tuple[str, Project]]:
        """Ids and facts of the projects that this catalogue answers for."""
        for kind, id_, entry in self.own():
            if kind == "project":
                yield id_, cast("Project", entry)

    def standing(self, id_: str) -> Standing:
        """What others must know of a project, wherever it was checked."""
        project = self.catalogue.project[id_]
        return project if isinstance(project, Standing) else Standing.of(project)

    def place(self, kind: str, id_: str, *steps: Step, key: bool = False) -> Place:
        """Where a field of an entry stands."""
        document = self.documents.get((kind, id_)) or self._read_again(kind, id_)
        return document.place(*steps, key=key)

    def _read_again(self, kind: str, id_: str) -> Document:
        """Where a project was written that was checked elsewhere."""
        _, path, name = entry_file(self.portal, KINDS[kind], id_)
        report = Report()
        document = parse(read_text(Path(path), name, report) or "", name, report)
        assert document is not None
        return document


def load_ground(portal: Portal, report: Report) -> Loaded:
    """Reads everything but the projects, of which there may be very many."""
    loaded = Loaded(portal)
    check_folders(portal, report)
    for kind in KINDS.values():
        if kind.name != "project":
            load_entries(kind, entry_files(kind, loaded, report), loaded, report)
    for document_kind in DOCUMENT_KINDS.values():
        _load_documents(document_kind, loaded, report)
    return loaded


def entry_files(kind: Kind, loaded: Loaded, report: Report) -> list[EntryFile]:
    """The files of one kind of entry, in the order of their ids, all of which are `named`."""
    portal = loaded.portal
    folder = portal.catalogue / kind.folder
    if not folder.is_dir():
        return []
    found = []
    is_name, code = (is_day, "name-no-day") if kind.dated else (is_id, "id-invalid")
    for id_, path, name in entries(folder, ".yml", portal.root, report, is_name, code):
        if kind.name == "project" and id_ in RESERVED:
            report.add("id-reserved", Place(name), value=id_)
        else:
            loaded.named.add((kind.name, id_))
            found.append(EntryFile(id_, path, name))
    return found


def load_entries(kind: Kind, files: Iterable[EntryFile], loaded: Loaded, report: Report) -> None:
    """Reads some entries of one kind."""
    locales = loaded.portal.locales
    for id_, path, name in files:
        text = read_text(Path(path), name, report)
        document = parse(text, name, report) if text is not None else None
        if document is None:
            continue
        loaded.documents[kind.name, id_] = document
        data = {**_without_id(document, report), "id": id_}
        entry = validate(document, data, kind.type, locales, report)
        if entry is not None:
            loaded.catalogue.of(kind.name)[id_] = entry


def _without_id(document: Document, report: Report) -> dict[str, Plain]:
    """The data of an entry. Its id is the file's name; written a second time, it could differ."""
    if document.has("id"):
        report.add("id-written", document.place("id", key=True), "id")
    return {name: value for name, value in document.data.items() if name != "id"}


def _load_documents(kind: DocumentKind, loaded: Loaded, report: Report) -> None:
    codes = loaded.portal.settings.codes
    found = {code: _read_folder(kind, code, loaded, report) for code in codes}
    originals = found.pop(loaded.portal.settings.original)
    _report_orphans(kind, found, loaded, report)
    for id_, original in originals.items():
        translations = {code: read[id_] for code, read in found.items() if id_ in read}
        _load_document(kind, id_, original, translations, loaded, report)


def _read_folder(
    kind: DocumentKind, locale: str, loaded: Loaded, report: Report
) -> dict[str, Markdown]:
    root = loaded.portal.root
    folder = loaded.portal.documents(locale) / kind.folder
    if not folder.is_dir():
        return {}
    found: dict[str, Markdown] = {}
    for id_, path, name in entries(folder, ".md", root, report):
        if kind.name == "home" and id_ != "index":
            continue
        if kind.name != "home" and id_ == "index":
            report.add("id-reserved", Place(name), value=id_)
            continue
        if locale == loaded.portal.settings.original:
            loaded.named.add((kind.name, id_))
        text = read_text(Path(path), name, report)
        document = front_matter.split(text, name, report) if text is not None else None
        if document is None:
            loaded.unread.add((kind.name, id_, locale))
        else:
            found[id_] = document
            loaded.bodies[kind.name, id_, locale] = document
            for flaw in forbidden_markup(document.body):
                report.add(flaw.code, document.place(flaw.position), value=flaw.value)
    return found


def _report_orphans(
    kind: DocumentKind,
    translations: dict[str, dict[str, Markdown]],
    loaded: Loaded,
    report: Report,
) -> None:
    folder = loaded.portal.documents(loaded.portal.settings.original) / kind.folder
    for found in translations.values():
        for id_, document in found.items():
            if (kind.name, id_) not in loaded.named:
                original = shown(folder / f"{id_}.md", loaded.portal.root)
                report.add("translation-orphan", Place(document.head.path), value=original)


def _load_document(
    kind: DocumentKind,
    id_: str,
    original: Markdown,
    translations: dict[str, Markdown],
    loaded: Loaded,
    report: Report,
) -> None:
    locales = loaded.portal.locales
    head = original.head
    loaded.documents[kind.name, id_] = head
    facts = validate(head, facts_of(head.data, kind), kind.type, locales, report)
    words: dict[str, Words] = {}
    for code, document in {locales.original: original, **translations}.items():
        if code != locales.original:
            check_translation(kind, document.head, head, report)
        own = words_of(_without_id(document.head, report), kind)
        beside = tuple(kind.type.model_fields)
        worded = validate(document.head, own, kind.words, locales, report, others=beside)
        if worded is not None:
            words[code] = worded
    if facts is None or locales.original not in words:
        return
    bodies = {locales.original: original.body} | {c: d.body for c, d in translations.items()}
    facts = facts.model_copy(update={"id": id_})
    loaded.catalogue.of(kind.name)[id_] = Writing(facts, words, bodies)
