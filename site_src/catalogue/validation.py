"""Gives plain YAML data its type, and turns every complaint into a diagnostic with a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from site_src.diagnostics import PROBLEMS, Report, nearest
from site_src.model.text import Locales
from site_src.model.units import CURRENCY_SLIPS
from site_src.source.yaml import Document, Plain, Step

M = TypeVar("M", bound=BaseModel)

_EXPECTED = re.compile(r"'([^']*)'")
_LOCALE_SLIPS = {
    "cn": "zh",
    "zh_cn": "zh",
    "zh-cn": "zh",
    "zh-hans": "zh",
    "chs": "zh",
    "eng": "en",
}
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
    prefix: tuple[Step, ...] = (),
) -> M | None:
    """The typed entry, or None after reporting everything that is wrong with it.

    `prefix` is where `data` stands within the document.
    """
    try:
        return type_.model_validate(data, context=locales)
    except ValidationError as problem:
        for complaint in problem.errors(include_url=False):
            _report(document, dict(complaint), type_, report, prefix)
        return None


def _report(
    document: Document,
    complaint: dict[str, Any],
    type_: type[BaseModel],
    report: Report,
    prefix: tuple[Step, ...],
) -> None:
    context: dict[str, Any] = {k: str(v) for k, v in complaint.get("ctx", {}).items()}
    steps: tuple[Step, ...] = complaint["loc"]
    at = context.pop("at", "")
    if at:
        steps = (*steps, at)
    kind: str = complaint["type"]
    dotted = ".".join(str(step) for step in steps)
    place = document.place(*prefix, *steps)
    if kind == "missing":
        _report_missing(document, steps, prefix, report)
    elif kind == "extra_forbidden":
        word = str(steps[-1])
        place = document.place(*prefix, *steps, key=True)
        near = nearest(word, _fields_at(type_, steps[:-1]))
        report.add("field-unknown", place, dotted, nearest=near, value=word)
    elif kind in ("literal_error", "choice-unknown"):
        word = str(complaint["input"])
        choices = context.get("choices") or ", ".join(_EXPECTED.findall(context["expected"]))
        near = nearest(word, choices.split(", "))
        report.add("choice-unknown", place, dotted, nearest=near, value=word, choices=choices)
    elif kind in _TYPES:
        value = complaint["input"]
        shown = value if isinstance(value, str) else "…"
        report.add(_TYPES[kind], place, dotted, value=shown)
    elif kind in PROBLEMS:
        key = kind in ("locale-unknown",)
        place = document.place(*prefix, *steps, key=key)
        report.add(kind, place, dotted, nearest=_slip(kind, context), **context)
    else:
        report.add("yaml-syntax", place, dotted, reason=complaint["msg"])


def _report_missing(
    document: Document, steps: tuple[Step, ...], prefix: tuple[Step, ...], report: Report
) -> None:
    dotted = ".".join(str(step) for step in steps)
    written = document.has(*prefix, *steps)
    place = document.place(*prefix, *steps, key=written)
    code = "field-empty" if written else "field-missing"
    report.add(code, place, dotted, value=str(steps[-1]))


def _slip(kind: str, context: Mapping[str, str]) -> str:
    value = context.get("value", "")
    if kind == "currency-unknown":
        return CURRENCY_SLIPS.get(value.upper(), "")
    if kind == "locale-unknown":
        return _LOCALE_SLIPS.get(value.lower(), "")
    return ""


def _fields_at(type_: type[BaseModel], steps: tuple[Step, ...]) -> list[str]:
    """The names of the fields that may stand where an unknown one was found."""
    current: Any = type_
    for step in steps:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step)
        current = _group_in(field.annotation) if field else None
        if current is None:
            return []
    return [name for name in current.model_fields if name != "id"]


def _group_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _group_in(inner)
        if found:
            return found
    return None
