"""Facts and words of a document: facts stand once, words in every locale."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from site_src.diagnostics import Report
from site_src.model.kinds import DocumentKind
from site_src.source.yaml import Document, Plain, Step, dotted


def facts_of(data: dict[str, Plain], kind: DocumentKind) -> dict[str, Plain]:
    """The part of a front matter that is facts."""
    part: dict[str, Plain] = {}
    for name, value in data.items():
        if name == "id" or name not in kind.type.model_fields:
            continue
        if name in kind.words.model_fields and isinstance(value, list):
            known = _item_fields(kind.type, name)
            part[name] = [
                {key: fact for key, fact in item.items() if key in known}
                if isinstance(item, dict)
                else {}
                for item in value
            ]
        else:
            part[name] = value
    return part


def words_of(data: dict[str, Plain], kind: DocumentKind) -> dict[str, Plain]:
    """The part of a front matter that is words; a name that is neither stays with them."""
    part: dict[str, Plain] = {}
    for name, value in data.items():
        if name not in kind.type.model_fields:
            part[name] = value
        elif name in kind.words.model_fields and isinstance(value, list):
            known = _item_fields(kind.type, name)
            part[name] = [
                {key: word for key, word in item.items() if key not in known}
                if isinstance(item, dict)
                else item
                for item in value
            ]
    return part


def check_translation(
    kind: DocumentKind, head: Document, original: Document, report: Report
) -> None:
    """Reports facts in a translation, and lists that are not as long as in the original."""
    for name, value in head.data.items():
        if name == "id":
            continue
        if name in kind.words.model_fields:
            _check_items(kind, name, value, head, original, report)
        elif name in kind.type.model_fields:
            _report_fact(head, (name,), original, report)
    for name in kind.words.model_fields:
        if name in kind.type.model_fields and name not in head.data:
            _report_length(name, 0, head, original, report)


def _check_items(
    kind: DocumentKind, name: str, value: Plain, head: Document, original: Document, report: Report
) -> None:
    if not isinstance(value, list):
        return
    _report_length(name, len(value), head, original, report)
    facts = _item_fields(kind.type, name) if name in kind.type.model_fields else ()
    for number, item in enumerate(value):
        for key in item if isinstance(item, dict) else ():
            if key in facts:
                _report_fact(head, (name, number, key), original, report)


def _report_length(
    name: str, length: int, head: Document, original: Document, report: Report
) -> None:
    expected = original.data.get(name)
    count = len(expected) if isinstance(expected, list) else 0
    if length != count:
        place = head.place(name, key=True) if name in head.data else head.place()
        report.add(
            "translation-length", place, name,
            value=name, length=str(length), expected=str(count), original=original.path,
        )  # fmt: skip


def _report_fact(
    head: Document, steps: tuple[Step, ...], original: Document, report: Report
) -> None:
    place = head.place(*steps, key=True)
    value = str(steps[-1])
    report.add("fact-in-translation", place, dotted(steps), value=value, original=original.path)


def _item_fields(type_: type[BaseModel], name: str) -> tuple[str, ...]:
    """The fields of one item of a list that holds groups."""
    annotation: Any = type_.model_fields[name].annotation
    return tuple(annotation.__args__[0].model_fields)
