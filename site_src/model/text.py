"""Text in several languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationError, ValidationInfo, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from site_src.model.packed import packed

#: Longest title or other one-line text, in characters.
LINE_LIMIT = 600
#: Longest description, in characters.
PROSE_LIMIT = 20_000
_HTML = re.compile(r"<(?!https?://)[A-Za-z/!?][^>\n]{0,40}>?")
_ADDRESS = re.compile(
    r"(?:\]\(|^[ ]{0,3}\[[^\]\n]+\]:)\s*"
    r"(?:<(?P<angled>[^>\n]*)>|(?P<bare>(?:\([^()\s]*\)|[^()\s])*))",
    re.MULTILINE,
)
#: `{: onclick=… }`, with which some extensions of Markdown give an element attributes.
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*?\b(?:on[a-z]+|style)\s*=[^{}\n]*\}?", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?=[(\[])")
_GOOD_ADDRESS = re.compile(r"https?://|mailto:|tel:|[#/.?]|[^:]*$")
_ENTRY_LINK = re.compile(r"[a-z][a-z-]*:[a-z0-9][a-z0-9-]*")
_BAD_SCHEME = re.compile(r"(?:javascript|data|vbscript|file):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Locales:
    """What checks of single fields need of a portal: its locales, the original one, those whose
    texts are derived from another's, and with how many decimals it publishes positions."""

    codes: tuple[str, ...]
    original: str
    derived: tuple[str, ...] = ()
    decimals: int = 2

    @property
    def written(self) -> tuple[str, ...]:
        """The locales in which somebody has to write."""
        return tuple(code for code in self.codes if code not in self.derived)


@packed
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


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in Markdown that is not allowed: a diagnostic's code, what, where it begins."""

    code: str
    value: str
    position: int


def forbidden_markup(text: str) -> Iterator[Finding]:
    """Raw HTML, dangerous addresses and pictures in Markdown."""
    if not _has_markup(text):
        return
    for image in _IMAGE.finditer(text):
        yield Finding("image-in-text", image.group(), image.start())
    for tag in _HTML.finditer(text):
        yield Finding("markup-forbidden", tag.group(), tag.start())
    for attributes in _ATTRIBUTES.finditer(text):
        yield Finding("markup-forbidden", attributes.group(), attributes.start())
    for link in _ADDRESS.finditer(text):
        form = "bare" if link["angled"] is None else "angled"
        if not _is_harmless(link[form]):
            yield Finding("link-forbidden", link[form], link.start(form))


def _has_markup(text: str) -> bool:
    """A look that saves the search in most texts: without these there is no tag, no address."""
    return "<" in text or "](" in text or "]:" in text or "![" in text or "{:" in text


def _is_harmless(address: str) -> bool:
    """Whether a browser would do nothing but open it. Entities are undone as browsers do."""
    plain = html.unescape(address)
    if _BAD_SCHEME.match(plain):
        return False
    return bool(_GOOD_ADDRESS.match(plain) or _ENTRY_LINK.fullmatch(plain))


def _too_long(text: str, limit: int) -> PydanticCustomError | None:
    if len(text) <= limit:
        return None
    context = {"length": str(len(text)), "limit": str(limit)}
    return PydanticCustomError("text-too-long", "length", context)


def _prose_errors(text: str) -> Iterator[PydanticCustomError]:
    too_long = _too_long(text, PROSE_LIMIT)
    if too_long:
        yield too_long
    for found in forbidden_markup(text):
        before = text.count(found.value, 0, found.position)
        yield PydanticCustomError(found.code, "markup", {"value": found.value, "nth": before})


def _localized(value: Any, info: ValidationInfo, prose: bool) -> LocalizedText:
    locales: Locales = info.context  # type: ignore[assignment]
    if isinstance(value, str):
        value = {locales.original: value}
    if not isinstance(value, dict):
        raise PydanticCustomError("type-text", "text")
    texts = _sound(value, locales, prose)
    if texts is None:
        raise ValidationError.from_exception_data("text", list(_errors(value, locales, prose)))
    return LocalizedText(texts)


def _sound(texts: dict[str, Any], locales: Locales, prose: bool) -> dict[str, str] | None:
    """The texts in the order of the locales, or None if anything is wrong with one of them."""
    found: dict[str, str] = {}
    for code in locales.codes:
        text = texts.get(code)
        if text is None:
            continue
        if not isinstance(text, str):
            return None
        plain = text.strip() if prose else _joined(text)
        if len(plain) > (PROSE_LIMIT if prose else LINE_LIMIT):
            return None
        if prose and any(forbidden_markup(plain)):
            return None
        found[code] = plain
    return found if len(found) == len(texts) and locales.original in found else None


def _errors(texts: dict[str, Any], locales: Locales, prose: bool) -> Iterator[InitErrorDetails]:
    for code, text in texts.items():
        if code not in locales.codes:
            context = {"value": code, "choices": ", ".join(locales.codes)}
            problems = [PydanticCustomError("locale-unknown", "locale", context)]
        elif not isinstance(text, str):
            problems = [PydanticCustomError("type-text", "text")]
        elif prose:
            problems = list(_prose_errors(text.strip()))
        else:
            problems = [problem for problem in [_too_long(_joined(text), LINE_LIMIT)] if problem]
        for problem in problems:
            yield InitErrorDetails(type=problem, loc=(code,), input=text)
    if locales.original not in texts and not set(texts) - set(locales.codes):
        missing = PydanticCustomError("field-missing", "original", {"value": locales.original})
        yield InitErrorDetails(type=missing, loc=(locales.original,), input=texts)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _plain_line(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    line = _joined(value)
    too_long = _too_long(line, LINE_LIMIT)
    if too_long:
        raise too_long
    return line


def _web_address(value: Any) -> str:
    address = _plain_line(value)
    if not address.startswith(("https://", "http://")) or " " in address:
        raise PydanticCustomError("address-invalid", "address", {"value": address})
    return address


def _locale(value: Any, info: ValidationInfo) -> str:
    locales: Locales = info.context  # type: ignore[assignment]
    code = _plain_line(value)
    if code not in locales.codes:
        context = {"value": code, "choices": ", ".join(locales.codes)}
        raise PydanticCustomError("locale-unknown", "locale", context)
    return code


_SCHEMA = {
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]
}

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
#: The address of a page on the web.
WebAddress = Annotated[
    str, PlainValidator(_web_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
#: The code of one of the portal's locales.
Locale = Annotated[str, PlainValidator(_locale), WithJsonSchema({"type": "string"})]
