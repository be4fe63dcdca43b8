"""Reads a file as UTF-8 text, and says what it is when it is not."""

from __future__ import annotations

import codecs
import functools
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from site_src.diagnostics import Place, Report

#: No catalogue entry or document comes near this; bigger files are a mistake or an attack.
SIZE_LIMIT = 2 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Control characters, line separators that editors do not show, byte-order marks inside the
#: text, surrogates, and the marks that reverse the order of what is read.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ue000-\uf8ff]"
)
#: Characters that take no room and that nobody means: they come with pasted text. (The joiners
#: U+200C and U+200D have work to do in Arabic and in emoji.)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def read_text(path: Path, name: str, report: Report) -> str | None:
    """The text of a file with line ends as `\\n`, or None after reporting why not.

    `name` is the path as it is shown to the reader.
    """
    place = Place(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            report.add("file-not-regular", place)
            return None
        if status.st_size > SIZE_LIMIT:
            report.add("file-too-large", place, size=f"{status.st_size:,}", limit=f"{SIZE_LIMIT:,}")
            return None
        data = path.read_bytes()
    except OSError as problem:
        report.add("file-unreadable", place, reason=problem.strerror or str(problem))
        return None
    text = _decoded(data)
    if text is None:
        encoding = foreign_encoding(data) or ""
        report.add("encoding-not-utf8", place, encoding=encoding.upper(), path=name)
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if all_printable(text):
        return text
    return None if _report_characters(text, name, report) else text


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text[:64] and foreign_encoding(data) else text


@functools.lru_cache(maxsize=1)  # asked by the reader of bytes and then by the reader of YAML
def all_printable(text: str) -> bool:
    """Whether a text holds nothing but characters that are seen, plain spaces and line ends.

    Most texts pass, and need not be searched for any other character.
    """
    return text.replace("\n", "").isprintable()


def foreign_encoding(data: bytes) -> str | None:
    """The encoding of bytes that are not UTF-8, or None when they are."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if data[:64].count(0) > len(data[:64]) // 3:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    return None


def _guess(data: bytes) -> str:
    for encoding in ("gb18030", "big5"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "latin-1"


def forbidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Position and name of every character that must not stand in a text."""
    for match in _FORBIDDEN.finditer(text):
        yield match.start(), _named(match.group())


def _report_characters(text: str, name: str, report: Report) -> bool:
    found = False
    for position, value in forbidden_characters(text):
        report.add("character-forbidden", _place(text, position, name), value=value)
        found = True
    for match in _INVISIBLE.finditer(text):
        value = _named(match.group())
        report.add("character-invisible", _place(text, match.start(), name), value=value)
    return found


def _place(text: str, position: int, name: str) -> Place:
    line = text.count("\n", 0, position) + 1
    return Place(name, line, position - text.rfind("\n", 0, position))


def _named(character: str) -> str:
    label = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({label.lower()})" if label else "")
