"""Everything that a file holds, opened: what is packed, compressed or set in a PDF."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import brotli

from site_src.publish.leaks.forms import in_bytes

#: So deep are packages within packages opened.
_DEEP = 3
#: No more than this is made of one compressed part, in bytes: enough for any page, too little for
#: a bomb.
_LARGEST = 64 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_TEXTUAL = (
    ".css", ".csv", ".html", ".js", ".json", ".map", ".md", ".rels", ".svg", ".txt", ".webmanifest",
    ".xml", ".yml",
)  # fmt: skip


class Part(NamedTuple):
    """What there is to read: text in UTF-8, or bytes that may be none, or both."""

    told: bytes
    data: bytes

    @property
    def text(self) -> str:
        """The text; what is not UTF-8 in it is replaced."""
        return self.told.decode("utf-8", "replace")


class Sealed(Exception):
    """A file cannot be opened, so that nobody can say what is in it."""


def parts(name: str, data: bytes, depth: int = 0) -> Iterator[Part]:
    """All parts of a file, itself included. Raises Sealed."""
    lower = name.lower()
    if lower.endswith(_TEXTUAL):
        yield Part(data, b"")
        return
    yield Part(b"", data)
    try:
        if lower.endswith(".gz"):
            yield from parts(lower[:-3], _inflated(data), depth + 1)
        elif lower.endswith(".br"):
            yield from parts(lower[:-3], _unfolded(data), depth + 1)
        elif data.startswith(b"%PDF"):
            yield from _of_pdf(data)
        elif data.startswith(b"\x89PNG"):
            yield from (Part(text, text) for text in _of_png(data))
        elif data.startswith(b"PK") and depth < _DEEP:
            yield from _of_package(data, depth)
    except Sealed:
        raise
    except Exception as problem:  # a strange file makes its reader say anything
        raise Sealed(f"{type(problem).__name__}: {problem}") from None


def _inflated(data: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        return _at_most(file.read(_LARGEST + 1))


def _unfolded(data: bytes) -> bytes:
    reader = brotli.Decompressor()
    text = reader.process(data, output_buffer_limit=_LARGEST + 1)
    if not reader.is_finished() and len(text) <= _LARGEST:
        raise Sealed("not whole")
    return _at_most(text)


def _at_most(data: bytes) -> bytes:
    if len(data) > _LARGEST:
        raise Sealed("too large")
    return data


def _of_package(data: bytes, depth: int) -> Iterator[Part]:
    """The parts of a ZIP, such as a workbook or a presentation, and their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for member in package.infolist():
            if member.flag_bits & 1:
                raise Sealed("password")
            yield Part(b"%b\n%b" % (in_bytes(member.filename), member.comment), b"")
            with package.open(member) as file:
                yield from parts(member.filename, _at_most(file.read(_LARGEST + 1)), depth + 1)


def _of_pdf(data: bytes) -> Iterator[Part]:
    """What a reader sees and what a PDF says of itself; and every stream in it, those of earlier
    versions of the file too."""
    from pypdf import PdfReader  # takes long to load, and most sites have no PDF

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Sealed("password")
    if about := reader.metadata:
        yield Part(in_bytes("\n".join(str(value) for value in about.values())), b"")
    for page in reader.pages:
        yield Part(in_bytes(page.extract_text()), b"")
    whole = memoryview(data)  # parts of it are no copies
    for start in _STREAM.finditer(data):
        opened = zlib.decompressobj()
        try:
            plain = opened.decompress(whole[start.end() :], _LARGEST)
        except zlib.error:  # not compressed, or otherwise: it was read as it stands
            continue
        yield Part(plain, plain)


def _of_png(data: bytes) -> Iterator[bytes]:
    """The texts that a PNG holds compressed."""
    at = 8
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind in (b"zTXt", b"iTXt", b"iCCP", b"eXIf"):
            for start in range(len(body)):
                if body[start : start + 1] == b"\x78":
                    try:
                        yield zlib.decompressobj().decompress(body[start:], _LARGEST)
                    except zlib.error:
                        continue
        at += 12 + size
