"""Files that are offered beside a text: what they hold that nobody meant to publish.

Office files and PDF remember who wrote them, what was changed and what was hidden; a drawing may
hold a script. What cannot be looked into is not offered.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

#: The longest file that is looked at, packed and unpacked, in bytes.
LONGEST, LONGEST_UNPACKED = 60_000_000, 300_000_000
_PART_LIMIT = 100_000_000
#: Files that browsers run or show as a page, and those of which a page would be made.
_PAGES = frozenset(
    {
        ".css", ".htm", ".html", ".js", ".markdown", ".mdown", ".mht", ".mhtml", ".mjs", ".mkd",
        ".mkdn", ".shtml", ".xht", ".xhtml", ".xml", ".xsl", ".xslt",
    }
)  # fmt: skip


class Flaw(NamedTuple):
    """A diagnostic's code with what it quotes, and the place in a file that has lines."""

    code: str
    params: Mapping[str, str]
    line: int = 1
    column: int = 1


def flaws(path: Path) -> Iterator[Flaw]:
    """What is wrong with a file that is to be offered."""
    look, size = _LOOKS.get(path.suffix.lower()), path.stat().st_size
    if look is None:
        yield Flaw("attachment-format", {"value": path.suffix or path.name})
    elif size > LONGEST:
        yield _too_large(size, LONGEST)
    else:
        try:
            yield from look(path.read_bytes(), path)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
            yield Flaw("attachment-damaged", {})


def dangers(path: Path) -> Iterator[Flaw]:
    """What is wrong with a file that stays in the office: it would run in the reader's browser, or
    be taken for a page."""
    suffix, size = path.suffix.lower(), path.stat().st_size
    if suffix == ".svg":
        yield from flaws(path)
    elif suffix in _PAGES:
        yield Flaw("attachment-format", {"value": path.suffix})
    elif size > LONGEST:
        yield _too_large(size, LONGEST)


def _too_large(size: int, limit: int) -> Flaw:
    return Flaw("file-too-large", {"size": f"{size:,}", "limit": f"{limit:,}"})


def _nothing(content: bytes, path: Path) -> Iterator[Flaw]:
    """Plain text holds what it shows."""
    yield from ()


_PERSON = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)</", re.IGNORECASE)
_CHANGE = re.compile(rb"<w:(ins|del|moveFrom|moveTo)[ >]")
_VANISHED = re.compile(rb"<w:vanish(?:\s*/|\s+w:val=\"(?:1|true|on)\")")
_SHEET = re.compile(rb"<sheet\s[^>]*>")
_HIDDEN_SHEET = re.compile(rb"\sstate=\"(?:hidden|veryHidden)\"")
_HIDDEN_ROW = re.compile(rb"<(?:row|col)\s[^>]*\bhidden=\"(?:1|true)\"")
_HIDDEN_SLIDE = re.compile(rb"<p:sld\s[^>]*\bshow=\"(?:0|false)\"")
_COMMENTS = re.compile(r"(?:word|xl|ppt)/(?:comments|threadedComments)", re.IGNORECASE)
#: Parts that readers do not see at once, each with its name for the report.
_PARTS = (
    (re.compile(r"/embeddings/"), "an embedded file"),
    (re.compile(r"/externalLinks/"), "links to other files"),
    (re.compile(r"vbaProject\.bin$"), "macros"),
    (re.compile(r"/notesSlides/"), "the speaker's notes"),
)


def _office(content: bytes, path: Path) -> Iterator[Flaw]:
    """Word, Excel and PowerPoint since 2007, and WPS: a ZIP file of XML."""
    with zipfile.ZipFile(path) as packed:
        size = sum(part.file_size for part in packed.infolist())
        if size > LONGEST_UNPACKED:
            yield _too_large(size, LONGEST_UNPACKED)
            return
        for name in sorted(packed.namelist()):
            if _COMMENTS.match(name):
                yield Flaw("attachment-changes", {"kind": "comments"})
            for pattern, kind in _PARTS:
                if pattern.search(name):
                    yield Flaw("attachment-hidden", {"kind": kind})
            if name.endswith(".xml"):
                with packed.open(name) as part:
                    yield from _part(name, part.read(_PART_LIMIT))


def _part(name: str, xml: bytes) -> Iterator[Flaw]:
    if name.startswith("docProps/"):
        for person in _PERSON.findall(xml):
            yield Flaw("attachment-metadata", {"value": _text(person)})
    elif name.startswith("word/"):
        if _CHANGE.search(xml):
            yield Flaw("attachment-changes", {"kind": "tracked changes"})
        if _VANISHED.search(xml):
            yield Flaw("attachment-hidden", {"kind": "hidden text"})
    elif name == "xl/workbook.xml":
        if any(_HIDDEN_SHEET.search(sheet) for sheet in _SHEET.findall(xml)):
            yield Flaw("attachment-hidden", {"kind": "a hidden sheet"})
    elif name.startswith("xl/worksheets/") and _HIDDEN_ROW.search(xml):
        yield Flaw("attachment-hidden", {"kind": "hidden rows or columns"})
    elif name.startswith("ppt/slides/") and _HIDDEN_SLIDE.search(xml):
        yield Flaw("attachment-hidden", {"kind": "a hidden slide"})


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_AUTHOR = re.compile(rb"/Author\s*(?:\(((?:\\.|[^\\()])+)\)|<([0-9A-Fa-f\s]+)>)", re.DOTALL)
_XMP_AUTHOR = re.compile(rb"<dc:creator>.*?<rdf:li[^>]*>([^<]+)<", re.DOTALL)
_NOTE = re.compile(
    rb"/Subtype\s*/(?:Text|FreeText|Highlight|StrikeOut|Underline|Squiggly|Ink|Stamp|Popup|Caret)"
    rb"(?![A-Za-z])"
)
_RUNS = re.compile(rb"/(?:JavaScript|JS|Launch)(?![A-Za-z])")
_EMBEDDED = re.compile(rb"/EmbeddedFiles?(?![A-Za-z])")


def _pdf(content: bytes, path: Path) -> Iterator[Flaw]:
    if not content.startswith(b"%PDF-") or b"/Encrypt" in content:
        yield Flaw("attachment-damaged", {})
        return
    text = b"\n".join(_objects(content))
    for author in _AUTHOR.finditer(text):
        value = author[1] if author[1] is not None else bytes.fromhex(author[2].decode())
        if value.strip():
            yield Flaw("attachment-metadata", {"value": _pdf_text(value)})
    for creator in _XMP_AUTHOR.findall(text):
        yield Flaw("attachment-metadata", {"value": _text(creator)})
    if _NOTE.search(text):
        yield Flaw("attachment-changes", {"kind": "comments"})
    if _RUNS.search(text):
        yield Flaw("attachment-hidden", {"kind": "scripts"})
    if _EMBEDDED.search(text):
        yield Flaw("attachment-hidden", {"kind": "an embedded file"})


def _objects(content: bytes) -> Iterator[bytes]:
    """What a PDF says of itself: what stands outside its streams, and the streams of objects and
    of metadata, unpacked."""
    at = 0
    for begin in _STREAM.finditer(content):
        if begin.start() < at:
            continue
        head = content[max(at, begin.start() - 600) : begin.start()]
        end = content.find(b"endstream", begin.end())
        end = len(content) if end < 0 else end
        yield content[at : begin.start()]
        if b"/ObjStm" in head or b"/Metadata" in head:
            packed = content[begin.end() : end]
            yield (
                zlib.decompressobj().decompress(packed, _PART_LIMIT)
                if (b"/FlateDecode" in head)
                else packed
            )
        at = end
    yield content[at:]


def _pdf_text(value: bytes) -> str:
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("latin-1")


#: Elements of SVG that run, or show another document within the drawing.
_ACTIVE = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "handler",
        "listener",
        "audio",
        "video",
    }
)
_PICTURE = re.compile(r"(?:#|data:image/(?:png|jpeg|webp);base64,)")
_SHEET_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(", re.IGNORECASE)


def _is_active(attribute: str, value: str) -> bool:
    """Whether an attribute runs, loads something, or makes another do so later."""
    if attribute in ("href", "src"):
        return not _PICTURE.match(value.strip())
    moves = attribute == "attributename" and "href" in value.lower()
    return attribute.startswith("on") or moves or bool(_SHEET_ADDRESS.search(value))


def _svg(content: bytes, path: Path) -> Iterator[Flaw]:
    found: list[Flaw] = []
    parser = expat.ParserCreate()

    def add(value: str) -> None:
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        found.append(Flaw("svg-active", {"value": value}, *place))

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2].lower() in _ACTIVE:
            add(f"<{name}>")
        for attribute, value in attributes.items():
            if _is_active(attribute.rpartition(":")[2].lower(), value):
                add(f"{attribute}={value}")

    def words(text: str) -> None:
        if _SHEET_ADDRESS.search(text):
            add(text.strip())

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = words
    parser.ProcessingInstructionHandler = lambda target, data: add(f"<?{target}>")
    parser.StartDoctypeDeclHandler = lambda *_: add("<!DOCTYPE>")
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        found.append(Flaw("attachment-damaged", {}, problem.lineno, problem.offset + 1))
    yield from found


_LOOKS: Mapping[str, Callable[[bytes, Path], Iterator[Flaw]]] = {
    ".docx": _office, ".xlsx": _office, ".pptx": _office, ".pdf": _pdf, ".svg": _svg,
    ".csv": _nothing, ".txt": _nothing,
}  # fmt: skip
