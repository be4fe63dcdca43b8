"""Reads and checks a whole portal. Everything that is wrong is gathered; nothing stops half-way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_src.catalogue.entries import Catalogue, Writing
from site_src.catalogue.portal import Portal
from site_src.catalogue.validation import validate
from site_src.diagnostics import Place, Report, nearest
from site_src.model.document import Words
from site_src.model.kinds import DOCUMENT_KINDS, KINDS, RESERVED, DocumentKind, Kind
from site_src.model.text import forbidden_markup
from site_src.source import front_matter
from site_src.source.front_matter import Markdown
from site_src.source.paths import entries, shown
from site_src.source.text import read_text
from site_src.source.yaml import Document, Step, parse


@dataclass(slots=True)
class Loaded:
    """A catalogue and, for the checks that follow, where each entry was written."""

    portal: Portal
    catalogue: Catalogue = field(default_factory=Catalogue)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    bodies: dict[tuple[str, str, str], tuple[Path, int]] = field(default_factory=dict)

    def place(self, kind: str, id_: str, *steps: Step, key: bool = False) -> Place:
        """Where a field of an entry stands."""
        return self.documents[kind, id_].place(*steps, key=key)


def load(portal: Portal, report: Report) -> Loaded:
    """Reads every entry and every document of a portal."""
    loaded = Loaded(portal)
    _report_unknown_folders(portal, report)
    for kind in KINDS.values():
        _load_entries(kind, loaded, report)
    for document_kind in DOCUMENT_KINDS.values():
        _load_documents(document_kind, loaded, report)
    return loaded


def _report_unknown_folders(portal: Portal, report: Report) -> None:
    if not portal.catalogue.is_dir():
        name = portal.settings.catalogue
        report.add("folder-missing", Place(name), value=name)
        return
    folders = [kind.folder for kind in KINDS.values()]
    for path in sorted(portal.catalogue.iterdir()):
        if path.is_dir() and path.name not in folders and not path.name.startswith("."):
            place = Place(shown(path, portal.root))
            near = nearest(path.name, folders)
            report.add("folder-unknown", place, nearest=near, value=path.name)


def _load_entries(kind: Kind, loaded: Loaded, report: Report) -> None:
    portal = loaded.portal
    folder = portal.catalogue / kind.folder
    if not folder.is_dir():
        return
    for id_, path in entries(folder, ".yml", portal.root, report):
        name = shown(path, portal.root)
        if kind.name == "project" and id_ in RESERVED:
            report.add("id-reserved", Place(name), value=id_)
            continue
        text = read_text(path, name, report)
        document = parse(text, name, report) if text is not None else None
        if document is None:
            continue
        loaded.documents[kind.name, id_] = document
        entry = validate(document, document.data, kind.type, portal.locales, report)
        if entry is not None:
            loaded.catalogue.of(kind.name)[id_] = entry.model_copy(update={"id": id_})


def _load_documents(kind: DocumentKind, loaded: Loaded, report: Report) -> None:
    portal = loaded.portal
    originals = _read_folder(kind, portal.settings.original, loaded, report)
    others = {
        code: _read_folder(kind, code, loaded, report)
        for code in portal.settings.codes
        if code != portal.settings.original
    }
    _report_orphans(kind, originals, others, loaded, report)
    for id_, original in originals.items():
        translations = {code: found[id_] for code, found in others.items() if id_ in found}
        _load_document(kind, id_, original, translations, loaded, report)


def _read_folder(
    kind: DocumentKind, locale: str, loaded: Loaded, report: Report
) -> dict[str, Markdown]:
    root = loaded.portal.root
    folder = loaded.portal.documents(locale) / kind.folder
    if not folder.is_dir():
        return {}
    found: dict[str, Markdown] = {}
    for id_, path in entries(folder, ".md", root, report):
        if kind.name == "home" and id_ != "index":
            continue
        name = shown(path, root)
        text = read_text(path, name, report)
        document = front_matter.split(text, name, report) if text is not None else None
        if document is not None:
            found[id_] = document
            _check_markup(document, report)
            loaded.bodies[kind.name, id_, locale] = (path, document.first_line)
    return found


def _check_markup(document: Markdown, report: Report) -> None:
    found = forbidden_markup(document.body)
    if found:
        code, value, position = found
        line = document.body.count("\n", 0, position)
        column = position - document.body.rfind("\n", 0, position)
        report.add(code, Place(document.head.path, line + document.first_line, column), value=value)


def _report_orphans(
    kind: DocumentKind,
    originals: dict[str, Markdown],
    others: dict[str, dict[str, Markdown]],
    loaded: Loaded,
    report: Report,
) -> None:
    folder = loaded.portal.documents(loaded.portal.settings.original) / kind.folder
    for found in others.values():
        for id_ in found.keys() - originals.keys():
            original = shown(folder / f"{id_}.md", loaded.portal.root)
            if not (folder / f"{id_}.md").exists():
                report.add("translation-orphan", Place(found[id_].head.path), value=original)


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
    facts = validate(head, _part(head.data, kind, facts=True), kind.type, locales, report)
    words: dict[str, Words] = {}
    for code, document in {locales.original: original, **translations}.items():
        if code != locales.original:
            _report_facts(kind, document.head, head.path, report)
            _report_lengths(document.head, head, report)
        own = _part(document.head.data, kind, facts=False)
        worded = validate(document.head, own, kind.words, locales, report)
        if worded is not None:
            words[code] = worded
    if facts is None or locales.original not in words:
        return
    bodies = {locales.original: original.body} | {c: d.body for c, d in translations.items()}
    facts = facts.model_copy(update={"id": id_})
    loaded.catalogue.of(kind.name)[id_] = Writing(facts, words, bodies)


def _part(data: dict[str, Any], kind: DocumentKind, facts: bool) -> dict[str, Any]:
    """The facts or the words of a front matter; a name that is neither stays with the words."""
    fact_fields, word_fields = kind.type.model_fields, kind.words.model_fields
    part: dict[str, Any] = {}
    for name, value in data.items():
        is_fact, is_word = name in fact_fields and name != "id", name in word_fields
        if is_fact and is_word and isinstance(value, list):
            part[name] = [
                _item_part(item, kind.type if facts else kind.words, name) for item in value
            ]
        elif is_fact if facts else not is_fact:
            part[name] = value
    return part


def _item_part(item: Any, type_: Any, name: str) -> Any:
    """Of an item that mixes facts and words, what belongs to one of the two types."""
    if not isinstance(item, dict):
        return item
    group = type_.model_fields[name].annotation.__args__[0]
    known = group.model_fields
    return {key: value for key, value in item.items() if key in known}


def _report_facts(kind: DocumentKind, head: Document, original: str, report: Report) -> None:
    for name in head.data:
        if name in kind.type.model_fields and name not in kind.words.model_fields:
            report.add(
                "fact-in-translation",
                head.place(name, key=True),
                name,
                value=name,
                original=original,
            )


def _report_lengths(head: Document, original: Document, report: Report) -> None:
    for name, value in head.data.items():
        expected = original.data.get(name)
        if isinstance(value, list) and isinstance(expected, list) and len(value) != len(expected):
            report.add(
                "translation-length", head.place(name, key=True), name,
                value=name, length=str(len(value)), expected=str(len(expected)), original=original.path,
            )  # fmt: skip
