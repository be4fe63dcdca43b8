"""Gives plain YAML data its type, and turns every complaint into a diagnostic with a place."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from site_src.diagnostics import PROBLEMS, Report, nearest
from site_src.model.text import Locales
from site_src.model.units import CURRENCY_SLIPS
from site_src.source.yaml import Document, Plain, Step, dotted

M = TypeVar("M", bound=BaseModel)
Steps = tuple[Step, ...]

_EXPECTED = re.compile(r"'([^']*)'")
_LOCALE_SLIPS = {
    "cn": "zh", "zh_cn": "zh", "zh-cn": "zh", "zh-hans": "zh", "chs": "zh", "eng": "en", "gb": "en",
    "ara": "ar", "uk": "en",
}  # fmt: skip
_TYPES = {
    "string_type": "type-text",
    "list_type": "type-list",
    "tuple_type": "type-list",
    "dict_type": "type-mapping",
    "model_type": "type-mapping",
    "model_attributes_type": "type-mapping",
}


def validate(
    document: Document,
    data: Plain,
    type_: type[M],
    locales: Locales,
    report: Report,
    prefix: Steps = (),
    others: tuple[str, ...] = (),
) -> M | None:
    """The typed entry, or None after reporting everything that is wrong with it.

    `prefix` is where `data` stands within the document; `others` are names of fields that may
    stand beside those of the type.
    """
    try:
        return type_.model_validate(data, context=locales)
    except ValidationError as problem:
        complaints = [dict(complaint) for complaint in problem.errors(include_url=False)]
        misspelt = {_meant(complaint, type_, others) for complaint in complaints}
        for complaint in complaints:
            if complaint["type"] != "missing" or complaint["loc"] not in misspelt:
                _report(document, complaint, type_, report, prefix, others)
        return None


def _report(
    document: Document,
    complaint: dict[str, Any],
    type_: type[BaseModel],
    report: Report,
    prefix: Steps,
    others: tuple[str, ...],
) -> None:
    kind: str = complaint["type"]
    steps: Steps = complaint["loc"]
    value = complaint["input"]
    context = {name: str(word) for name, word in complaint.get("ctx", {}).items()}
    place = document.place(*prefix, *steps)
    if kind in ("missing", "field-missing"):
        written = document.has(*prefix, *steps)
        place = document.place(*prefix, *steps, key=written)
        code = "field-empty" if written else "field-missing"
        report.add(code, place, dotted(steps), value=str(steps[-1]))
    elif kind == "extra_forbidden":
        word = str(steps[-1])
        place = document.place(*prefix, *steps, key=True)
        near = nearest(word, _fields_at(type_, steps[:-1], others))
        report.add("field-unknown", place, dotted(steps), nearest=near, value=word)
    elif kind == "literal_error" and isinstance(value, str):
        choices = _EXPECTED.findall(context["expected"])
        near = nearest(value, choices)
        listed = ", ".join(choices)
        report.add("choice-unknown", place, dotted(steps), near, value=value, choices=listed)
    elif kind == "literal_error":
        report.add("type-text", place, dotted(steps))
    elif kind in _TYPES:
        shown = value if isinstance(value, str) else "…"
        report.add(_TYPES[kind], place, dotted(steps), value=shown)
    elif kind in PROBLEMS:
        if kind == "locale-unknown" and steps[-1] == context["value"]:
            place = document.place(*prefix, *steps, key=True)
        elif "nth" in context:
            nth = int(context.pop("nth"))
            place = document.place_of(context["value"], nth, *prefix, *steps)
        report.add(kind, place, dotted(steps), nearest=_slip(kind, context), **context)
    else:
        report.add("yaml-syntax", place, dotted(steps), reason=complaint["msg"])


def _meant(
    complaint: dict[str, Any], type_: type[BaseModel], others: tuple[str, ...]
) -> Steps | None:
    """The field that an unknown one probably stands for; it need not be called missing as well."""
    steps: Steps = complaint["loc"]
    if complaint["type"] != "extra_forbidden":
        return None
    return (*steps[:-1], nearest(str(steps[-1]), _fields_at(type_, steps[:-1], others)))


def _slip(kind: str, context: dict[str, str]) -> str:
    """What was meant by a word that is often written in place of another."""
    value = context.get("value", "")
    if kind == "choice-unknown":
        return nearest(value, context["choices"].split(", "))
    if kind == "currency-unknown":
        return CURRENCY_SLIPS.get(value.upper(), "")
    if kind == "locale-unknown":
        choices = context["choices"].split(", ")
        meant = _LOCALE_SLIPS.get(value.lower(), "")
        return meant if meant in choices else nearest(value, choices)
    return ""


def _fields_at(type_: type[BaseModel], steps: Steps, others: tuple[str, ...]) -> list[str]:
    """The names of the fields that may stand where an unknown one was found."""
    current: Any = type_
    for step in steps:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step)
        current = _group_in(field.annotation) if field else None
        if current is None:
            return []
    names = [name for name in current.model_fields if name != "id"]
    return names if steps else [*names, *others]


def _group_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _group_in(inner)
        if found:
            return found
    return None
