"""Characters that no font of ours has: who wrote them, and where."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from site_src.guide.errors import GuideError
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.view.setting import Setting

#: How Typst says it in PDF/UA: `the text "ᚠ" could not be displayed with font "Noto Sans"`.
_SAID = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def missing_glyph(message: str, setting: Setting) -> GuideError | None:
    """What Typst's message says, with the entry that holds the text; None for other messages."""
    said = _SAID.search(message)
    if said is None:
        return None
    text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), said[1])
    points = " ".join(f"U+{ord(character):04X}" for character in text)
    return GuideError(
        "guide-glyph-missing", text=text, codepoint=points, entry=_entry(text, setting)
    )


def _entry(text: str, setting: Setting) -> str:
    """The file of the first entry that holds a text; the portal's theme if none does."""
    portal = setting.prepared.portal.settings
    content = posixpath.join(portal.content, setting.language.code)
    folders = {kind.name: posixpath.join(portal.catalogue, kind.folder) for kind in KINDS.values()}
    folders |= {kind.name: posixpath.join(content, kind.folder) for kind in DOCUMENT_KINDS.values()}
    for kind, folder in folders.items():
        for id_, entry in getattr(setting.catalogue, kind).items():
            if any(text in found for found in _texts(entry)):
                return posixpath.join(folder, f"{id_}.{'yml' if kind in KINDS else 'md'}")
    return "theme"


def _texts(value: Any) -> Iterator[str]:
    """All strings in an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(dict(value))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
