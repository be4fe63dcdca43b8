"""The one form in which texts are compared, and the ways in which a file can be read."""

from __future__ import annotations

import binascii
import codecs
import functools
import html
import re
import string
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator

#: Of values with fewer hanzi and fewer letters or digits, chance would find too many.
HANZI, LETTERS = 4, 6
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TAG = re.compile(r"<!--.*?-->|<[/A-Za-z!?][^<>]*>", re.DOTALL)
#: What is there and not seen, white space apart.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
#: What is wide in most texts, and what it is of one width.
_WIDE = dict(zip("，：；！？（）～", ",:;!?()~", strict=True))
_CAPITALS, _SMALL = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_TO_SMALL = bytes.maketrans(_CAPITALS, _SMALL)
#: Begins each table that a page holds for a spreadsheet: as unseen as others, and more frequent.
_MARK = codecs.BOM_UTF8
_WHITE = bytes(number for number in range(128) if chr(number).isspace())
#: The bytes of which the scripts without capitals consist in UTF-8, ASCII included: from U+0600 to
#: U+0FFF and from U+3000 to U+9FFF. And other characters that need no second look.
_PLAIN = bytes([*range(0xC0), *range(0xD8, 0xE1), *range(0xE3, 0xEA)])
_USUAL = [character.encode() for character in "·–—“”’…¥"]
#: Runs of these can hold a value in base64, or in hexadecimal digits.
_ENCODING = (string.ascii_letters + string.digits + "+/_-").encode()
_ELSE_APART = bytes(number if number in _ENCODING else 0x20 for number in range(256))
_SHORTEST = 8
#: What stands between syllables in the names of files.
_JOINTS = ("-", "_")
_HEX = re.compile(rb"[0-9A-Fa-f]{12,}")
_STANDARD = bytes.maketrans(b"-_", b"+/")
#: The same between two such runs: however it is read, there is a byte of no text in it.
_BETWEEN = b"A" * 8
#: Stands between two texts that are read at once: no value goes across it.
APART = "\x01"


def normal(text: str) -> str:
    """A text as it is compared: of one width, in small letters, without white space."""
    return _squeezed(_of_one_width(text))


def _of_one_width(text: str) -> str:
    if text.isascii():
        return text
    for wide, narrow in _WIDE.items():  # without them, most texts are known to be of one width
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)


def _squeezed(text: str) -> str:
    data = in_bytes(text).translate(_TO_SMALL, _WHITE).replace(_MARK, b"")
    text = data.decode("utf-8", "surrogatepass")
    if _is_plain(data):
        return text
    text = "".join(text.casefold().split())
    return text if text.replace(APART, "").isprintable() else _UNSEEN.sub("", text)


def _is_plain(data: bytes) -> bool:
    """Whether there is neither a capital letter nor anything unseen beyond ASCII."""
    others = len(data.translate(None, _PLAIN))
    for character in _USUAL if others else ():
        others -= data.count(character)
        if not others:
            break
    return not others


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
        known = urllib.parse.unquote_to_bytes(in_bytes(text))
        text = known.decode("utf-8", "replace")  # all at once: `unquote` goes from word to word
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


def in_bytes(text: str) -> bytes:
    """A text in UTF-8, with halves of pairs too."""
    return text.encode("utf-8", "surrogatepass")


def runs(data: bytes) -> set[bytes]:
    """The parts of a text in UTF-8 of which the longer ones may be another text, encoded."""
    return set(data.translate(_ELSE_APART).split())


def decoded(runs: Iterable[bytes]) -> str:
    """What such parts say if they are base64 or hexadecimal digits, in its normal form. All are
    read at once, four times: in one of them each begins with a group of four letters."""
    longer = [run for run in runs if len(run) >= _SHORTEST]
    letters = _BETWEEN.join(longer).translate(_STANDARD)
    found = [
        binascii.a2b_base64(_BETWEEN[:start] + letters + _BETWEEN[: -(start + len(letters)) % 4])
        for start in range(4 if letters else 0)
    ]
    texts = [said.decode("utf-8", "ignore") for said in found]
    for digits in _HEX.findall(b" ".join(longer)):
        for pairs in (digits, digits[1:]):
            texts.extend(_as_text(binascii.unhexlify(pairs[: len(pairs) // 2 * 2])))
    return normal(APART.join(texts))


def byte_readings(data: bytes) -> Iterator[str]:
    """What bytes that are no text may say: in UTF-8, and in 16-bit units, wherever they begin."""
    for text in _as_text(data):
        yield normal(text)
    yield decoded(runs(data))


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


@functools.lru_cache(maxsize=50_000)  # values are made of the same words
def _syllables(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin([word], errors="default"))


def slugs(written: str) -> set[str]:
    """What a value looks like in the name of a file, in its normal form: its syllables in Latin
    letters too."""
    syllables = _spelt(written)
    forms = {normal(written), *(normal(joint.join(syllables)) for joint in ("", *_JOINTS))}
    return {form for form in forms if weighs_enough(form)}


def letters(name: str) -> str:
    """The name of a file in its normal form, without what joins syllables."""
    text = normal(name)
    for joint in _JOINTS:
        text = text.replace(joint, "")
    return text


def slug_letters(written: str) -> set[str]:
    """What of a value is in the letters of each name that says it: of any of its slugs."""
    forms = {letters(written), letters("".join(_spelt(written)))}
    return {form for form in forms if weighs_enough(form)}


def _spelt(written: str) -> list[str]:
    from pypinyin.seg.simpleseg import seg  # its dictionary takes long to read, seldom needed

    return [syllable for word in seg(written) for syllable in _syllables(word)]
