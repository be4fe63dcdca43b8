"""What files beside the texts keep from the public: their names, their words and their bytes.

A file that an internal text links to and no public one is the office's own. This, too, is told by
the sources alone, apart from the list by which files get out.
"""

from __future__ import annotations

import datetime
import hashlib
import html
import io
import os
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from site_src.catalogue.portal import Portal
from site_src.publish.leaks.forms import APART, normal, weighs_enough
from site_src.publish.leaks.secrets import Secret, Sources, pieces, texts
from site_src.source.paths import is_inside

#: No longer file, and no longer part of a packed one, is read, in bytes.
_LONGEST = 64_000_000
_ADDRESS = re.compile(
    r"(?:\]\(|^ {0,3}\[[^\]\n]+\]:)[ \t]*(?:<([^<>\n]+)>|([^()<>\s]+))", re.MULTILINE
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]")
_WORDS_IN = re.compile(r"(?:word/(?!styles|theme|settings|font)|xl/shared|ppt/slides/s).*\.xml$")
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|si)>")
_TAG = re.compile(r"<[^<>]*>")
_CELLS = re.compile(r'[",;\t]')


class Attached(NamedTuple):
    """What the office's own files say; and their digests, by which a copy is known."""

    sources: Sources
    copies: Mapping[str, Secret]


def read_attached(portal: Portal, paths: list[str], today: datetime.date) -> Attached:
    """Reads the files that documents link to. `paths` are those of entries and documents."""
    inner, public = _linked(portal, paths, today)
    secrets: dict[str, Secret] = {}
    copies: dict[str, Secret] = {}
    for path in _files(portal, inner - public):
        own = os.path.relpath(path, portal.root).replace(os.sep, "/")
        name = path.name if path.stem.isascii() else path.stem
        copies[_digest(path)] = Secret(normal(name), name, own)
        for piece in (name, *(piece for said in _said(path) for piece in pieces(said))):
            if weighs_enough(value := normal(piece)):
                secrets.setdefault(value, Secret(value, piece, own))
    told = [posixpath.basename(name) for name in sorted(public)]
    for path in _files(portal, public) if copies else ():
        copies.pop(_digest(path), None)
        told += _said(path)
    return Attached(Sources(tuple(secrets.values()), normal(APART.join(told))), copies)


def _files(portal: Portal, names: set[str]) -> Iterator[Path]:
    """Those that are there in any language, and not empty."""
    home = portal.root.resolve()
    for code in portal.settings.codes:
        for name in sorted(names):
            path = portal.documents(code) / name
            if path.is_file() and is_inside(path, home) and path.stat().st_size:
                yield path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _linked(portal: Portal, paths: list[str], today: datetime.date) -> tuple[set[str], set[str]]:
    """The files, below a locale's folder, that internal and that public documents link to."""
    inner, public = set[str](), set[str]()
    content = portal.root / portal.settings.content
    for path, body, shown in texts(portal, paths, today):
        folder = "/".join(Path(path).relative_to(content).parts[1:-1])
        (public if shown else inner).update(_addresses(body, folder))
    return inner, public


def _addresses(body: str, folder: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(body):
        written = match[1] or match[2]
        name = unquote(re.split(r"[#?]", written, maxsplit=1)[0])
        if not _ELSEWHERE.match(written) and not name.endswith((".md", "/")):
            yield posixpath.normpath(posixpath.join(folder, name))


def _said(path: Path) -> list[str]:
    """The words of a file, as far as they can be read: of what cannot, the bytes are known."""
    if path.stat().st_size > _LONGEST:
        return []
    try:
        return list(_words(path.suffix.lower(), path.read_bytes()))
    except Exception:  # a strange file makes its reader say anything
        return []


def _words(suffix: str, data: bytes) -> Iterator[str]:
    if suffix == ".pdf":
        from pypdf import PdfReader  # takes long to load

        for page in PdfReader(io.BytesIO(data)).pages:
            yield page.extract_text()
    elif suffix in (".docx", ".xlsx", ".pptx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for member in package.infolist():
                if _WORDS_IN.match(member.filename) and member.file_size <= _LONGEST:
                    text = package.read(member).decode("utf-8", "replace")
                    yield html.unescape(_TAG.sub("", _PARAGRAPH.sub("\n", text)))
    elif suffix == ".csv":
        yield _CELLS.sub("\n", data.decode("utf-8", "replace"))
    elif suffix in (".svg", ".txt"):
        yield html.unescape(_TAG.sub("\n", data.decode("utf-8", "replace")))
