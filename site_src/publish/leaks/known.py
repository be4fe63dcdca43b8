"""Words that stand on the pages of any portal, whatever its catalogue says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from site_src.catalogue.portal import CONFIGURATION, Portal
from site_src.diagnostics import Report
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.publish.leaks.secrets import values
from site_src.source.yaml import parse
from site_src.work.files import files_within

_SUFFIXES = (".css", ".html", ".js", ".po", ".svg", ".xml", ".typ", ".yml")


def known_words(portal: Portal, theme: Path) -> Iterator[str]:
    """The settings, the product's theme, the words of the interface in every language, and those
    among which a field of an entry lets its editor choose. Templates of the portal's own are not
    among them: an internal value there is one that got out."""
    settings = parse((portal.root / CONFIGURATION).read_text("utf-8"), "", Report(), marks=True)
    yield from (value for _, value in values(settings.data if settings else {}))
    for folder in (theme, portal.root / "theme" / "locale"):
        for path in sorted(files_within(folder)):
            if path.endswith(_SUFFIXES):
                yield Path(path).read_text(encoding="utf-8", errors="replace")
    types = [k.type for k in KINDS.values()] + [k.type for k in DOCUMENT_KINDS.values()]
    yield from (word for type_ in types for word in _choices(type_))


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield name
            yield from _choices(field.annotation)
    else:
        for part in get_args(annotation):
            yield from _choices(part)
