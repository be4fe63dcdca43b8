"""The forms in which a value can stand in a file, and the one form in which texts are compared."""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
import urllib.parse
from collections.abc import Iterator

from pypinyin import lazy_pinyin

#: Of values with fewer hanzi and fewer letters or digits, chance would find too many.
HANZI, LETTERS = 4, 6
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
#: What is there to be looked at, not read; and white space.
_VOID = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_HEX = re.compile(r"(?<=%)[0-9A-Fa-f]{2}|(?<=\\u)[0-9a-fA-F]{4}|\A[0-9a-f]+\Z")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def normal(text: str) -> str:
    """A text as it is compared: of one width, in small letters, without white space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _VOID.sub("", text.casefold())


def weighs_enough(value: str) -> bool:
    """Whether a value in its normal form is long enough to be looked for."""
    hanzi = len(_HANZI.findall(value))
    return hanzi >= HANZI or sum(map(str.isalnum, value)) - hanzi >= LETTERS


def weighs_twice(value: str) -> bool:
    """Whether it is so long that chance will hardly put it together from its parts."""
    hanzi = len(_HANZI.findall(value))
    return hanzi >= 2 * HANZI or sum(map(str.isalnum, value)) - hanzi >= 2 * LETTERS


def readings(text: str) -> Iterator[str]:
    """A file's text as a reader may meet it, each time in its normal form: with its tags and
    attributes, and without them."""
    yield normal(_plain(text))
    if "<" in text:
        yield normal(_plain(untagged(text)))


def untagged(text: str) -> str:
    """A text without tags and comments."""
    return _TAG.sub("", text)


def _plain(text: str) -> str:
    """Escapes of HTML, XML and JSON undone."""
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: _character(found[1]), text)
    return html.unescape(text) if "&" in text else text


def _character(digits: str) -> str:
    """Half of a pair stays what it is: it is no character."""
    character = chr(int(digits, 16))
    return f"\\u{digits}" if "\ud800" <= character <= "\udfff" else character


def patterns(value: str) -> Iterator[str]:
    """What a value in its normal form looks like in a reading: as it is, and reversed."""
    yield value
    yield value[::-1]


def byte_patterns(written: str) -> Iterator[bytes]:
    """What a value looks like in the bytes of a file, encoded: for an address, for JavaScript, in
    base64."""
    for text in dict.fromkeys((written, unicodedata.normalize("NFKC", written))):
        plain = text.encode()
        for escaped in (urllib.parse.quote(text, safe=""), urllib.parse.quote_plus(text, safe="")):
            yield from _digits_of_any_size(escaped, plain)
        yield from _digits_of_any_size(json.dumps(text)[1:-1], plain)
        yield from _in_base64(plain)


def binary_patterns(written: str) -> Iterator[bytes]:
    """What a value looks like in the bytes of a picture or a printed page, besides."""
    for text in dict.fromkeys((written, unicodedata.normalize("NFKC", written))):
        units = text.encode("utf-16-be")
        yield from (text.encode(), text.encode("utf-16-le"), units)
        yield from _digits_of_any_size(units.hex(), b"")


def slugs(written: str) -> Iterator[str]:
    """What a value looks like in the name of a file, in its normal form: its syllables in Latin
    letters too."""
    yield normal(written)
    syllables = lazy_pinyin(written, errors="default")
    for joint in ("", "-", "_"):
        slug = normal(joint.join(syllables))
        if weighs_enough(slug):
            yield slug


def _digits_of_any_size(escaped: str, plain: bytes) -> Iterator[bytes]:
    """An escaped form, unless nothing was escaped; its hexadecimal digits small and large."""
    if escaped.encode() != plain:
        yield _HEX.sub(lambda found: found[0].upper(), escaped).encode()
        yield _HEX.sub(lambda found: found[0].lower(), escaped).encode()


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """Wherever in a group of three bytes the value begins; without the letters that the bytes
    around it have a part in."""
    for before in range(3):
        code = base64.b64encode(b"\0" * before + plain)
        first = -(-before * 8 // 6)
        last = (before + len(plain)) * 8 // 6
        yield code[first:last]
        if b"+" in code or b"/" in code:
            yield code[first:last].replace(b"+", b"-").replace(b"/", b"_")
