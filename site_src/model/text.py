"""Text in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

#: Longest title or other one-line text, in characters.
LINE_LIMIT = 600
#: Longest description, in characters.
PROSE_LIMIT = 20_000
_HTML = re.compile(r"<(?:[A-Za-z/!?][^>\n]{0,40})")
_ADDRESS = re.compile(r"\]\(\s*<?\s*([^)\s>]*)")
_GOOD_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#|\.{0,2}/|[a-z][a-z-]*:[a-z][a-z0-9-]*$)")
_BAD_ADDRESS = re.compile(r"(?:javascript|data|vbscript|file):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Locales:
    """The locales of a portal as its checks need them: all of them, and the original one."""

    codes: tuple[str, ...]
    original: str


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One statement in the languages in which it exists."""

    texts: Mapping[str, str]

    def get(self, code: str) -> str | None:
        """The text in a locale, or None where it was not translated."""
        return self.texts.get(code)

    def missing(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The locales that lack a text."""
        return tuple(code for code in codes if code not in self.texts)

    def __hash__(self) -> int:
        return hash(tuple(self.texts.items()))


def forbidden_markup(text: str) -> tuple[str, str, int] | None:
    """The first raw HTML or dangerous address in Markdown: code, what was found, where."""
    html = _HTML.search(text)
    if html:
        return "markup-forbidden", html.group(), html.start()
    for link in _ADDRESS.finditer(text):
        address = link.group(1)
        if _BAD_ADDRESS.match(address) or (":" in address and not _GOOD_ADDRESS.match(address)):
            return "link-forbidden", address, link.start(1)
    return None


def _line(text: str, at: str) -> str:
    joined = " ".join(text.split())
    if len(joined) > LINE_LIMIT:
        raise _too_long(joined, LINE_LIMIT, at)
    return joined


def _prose(text: str, at: str) -> str:
    stripped = text.strip()
    if len(stripped) > PROSE_LIMIT:
        raise _too_long(stripped, PROSE_LIMIT, at)
    found = forbidden_markup(stripped)
    if found:
        raise PydanticCustomError(found[0], "markup", {"value": found[1], "at": at})  # type: ignore[arg-type]
    return stripped


def _too_long(text: str, limit: int, at: str) -> PydanticCustomError:
    return PydanticCustomError(
        "text-too-long", "length", {"length": str(len(text)), "limit": str(limit), "at": at}
    )


def _localized(value: Any, info: ValidationInfo, prose: bool) -> LocalizedText:
    locales: Locales = info.context
    if isinstance(value, str):
        value = {locales.original: value}
    if not isinstance(value, dict):
        raise PydanticCustomError("type-text", "text")
    for code, text in value.items():
        if code not in locales.codes:
            choices = ", ".join(locales.codes)
            raise PydanticCustomError(
                "locale-unknown", "locale", {"value": code, "choices": choices, "at": code}
            )
        if not isinstance(text, str):
            raise PydanticCustomError("type-text", "text", {"at": code})
    if locales.original not in value:
        raise PydanticCustomError("field-missing", "original", {"value": locales.original})
    form = _prose if prose else _line
    return LocalizedText({code: form(value[code], code) for code in locales.codes if code in value})


def _plain_line(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    return _line(value, "")


_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}

#: One line in several languages.
Text = Annotated[
    LocalizedText,
    PlainValidator(lambda value, info: _localized(value, info, prose=False)),
    WithJsonSchema(_SCHEMA),
]
#: CommonMark in several languages.
Prose = Annotated[
    LocalizedText,
    PlainValidator(lambda value, info: _localized(value, info, prose=True)),
    WithJsonSchema(_SCHEMA),
]
#: One line that is the same in every language (a phone number, an address of a page).
Line = Annotated[str, PlainValidator(_plain_line), WithJsonSchema({"type": "string"})]
