"""The one form in which texts are compared, and the ways in which a file can be read."""

from __future__ import annotations

import binascii
import html
import re
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator

from pypinyin import lazy_pinyin

#: Of values with fewer hanzi and fewer letters or digits, chance would find too many.
HANZI, LETTERS = 4, 6
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TAG = re.compile(r"<!--.*?-->|<[/A-Za-z!?][^<>]*>", re.DOTALL)
#: What is there and not seen, white space apart.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
#: Runs that can hold a value in base64, or in hexadecimal digits.
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")
_STANDARD = str.maketrans("-_", "+/")
#: The same between two such runs: however it is read, there is a byte of no text in it.
_BETWEEN = "A" * 8
#: Stands between two texts that are read at once: no value goes across it.
APART = "\x01"


def normal(text: str) -> str:
    """A text as it is compared: of one width, in small letters, without white space."""
    return _squeezed(_of_one_width(text))


def _of_one_width(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _squeezed(text: str) -> str:
    text = "".join(text.casefold().split())
    return text if text.isprintable() else _UNSEEN.sub("", text)


def weighs_enough(value: str, times: int = 1) -> bool:
    """Whether a value in its normal form is long enough to be looked for."""
    hanzi = len(_HANZI.findall(value))
    letters = sum(map(str.isalnum, value)) - hanzi
    return hanzi >= HANZI * times or letters >= LETTERS * times


def readings(text: str) -> Iterator[str]:
    """A text as somebody may read it, each time in its normal form: with its tags and attributes,
    and without them. What is escaped is read as what it means."""
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: _character(found[1]), text)
    if "%" in text and _PERCENT.search(text):
        text = urllib.parse.unquote(text, errors="replace")
    if "&" in text:
        text = html.unescape(text)
    text = _of_one_width(text)
    yield _squeezed(text)
    if "<" in text:
        yield _squeezed(_TAG.sub("", text))


def _character(digits: str) -> str:
    """Half of a pair stays what it is: it is no character."""
    character = chr(int(digits, 16))
    return f"\\u{digits}" if "\ud800" <= character <= "\udfff" else character


def runs(text: str) -> list[str]:
    """The parts of a text that may be another one, encoded."""
    return _BASE64.findall(text)


def decoded(runs: Iterable[str]) -> str:
    """What such parts say if they are base64 or hexadecimal digits, in its normal form. All are
    read at once, four times: in one of them each begins with a group of four letters."""
    joined = _BETWEEN.join(runs)
    letters = joined.translate(_STANDARD)
    found = [
        binascii.a2b_base64(f"{_BETWEEN[:start]}{letters}{_BETWEEN[: -(start + len(letters)) % 4]}")
        for start in range(4 if letters else 0)
    ]
    texts = [said.decode("utf-8", "ignore") for said in found]
    for digits in _HEX.findall(joined):
        texts.extend(_as_text(bytes.fromhex(digits)))
    return normal(APART.join(texts))


def byte_readings(data: bytes) -> Iterator[str]:
    """What bytes that are no text may say: in UTF-8, and in 16-bit units, wherever they begin."""
    for text in _as_text(data):
        yield normal(text)
    yield decoded(runs(data.decode("latin-1")))


def _as_text(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "ignore")
    for start in (0, 1):
        yield data[start:].decode("utf-16-le", "ignore")
        yield data[start:].decode("utf-16-be", "ignore")


def patterns(written: str) -> set[str]:
    """What a value looks like in a reading: as it is, reversed, with + for its spaces."""
    value = normal(written)
    joined = normal("+".join(written.split()))
    return {value, value[::-1], joined}


def slugs(written: str) -> set[str]:
    """What a value looks like in the name of a file, in its normal form: its syllables in Latin
    letters too."""
    syllables = lazy_pinyin(written, errors="default")
    forms = {normal(written), *(normal(joint.join(syllables)) for joint in ("", "-", "_"))}
    return {form for form in forms if weighs_enough(form)}
