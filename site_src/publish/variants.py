"""Files packed beforehand beside the files that they hold: a web server that looks for them packs
nothing while visitors wait.

The same bytes give the same variant: neither a time nor a name is written into it.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import brotli

from site_src.failures import Failure
from site_src.publish.manifest import Manifest, Piece
from site_src.publish.writing import write_file
from site_src.work.processes import Crew, Task, spread

#: The ends of names of files that are text. Pictures and fonts are packed already.
TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".ics", ".geojson",
        ".jsonld")  # fmt: skip
#: What is smaller goes over the line in one packet anyway.
LEAST = 1024
#: A thousand pages take each half a second; Brotli's next level saves another tenth of the bytes
#: and takes sixteen times as long.
_GZIP_LEVEL, _BROTLI_LEVEL = 9, 9
#: Brotli's windows, as powers of two.
_NARROWEST, _WIDEST = 16, 22
#: Bytes that a process packs in one go, and from how many on further processes are worth starting.
_BATCH, _MANY = 1 << 20, 4 << 20
#: How much of a variant is unpacked in one go.
_CHUNK = 1 << 16
#: Method 8, no name, no time (0), level 9 (2), system unknown (255).
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def gzipped(content: bytes) -> bytes:
    """A gzip file that says nothing but the content."""
    packer = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    end = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _GZIP_HEAD + packed + end


def brotlied(content: bytes) -> bytes:
    """The content in Brotli's form. A window that is no wider than the content takes a tenth of the
    time that the usual one takes."""
    window = min(_WIDEST, max(_NARROWEST, (len(content) + 16).bit_length()))
    return bytes(
        brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_LEVEL, lgwin=window)
    )


#: The ends of names of variants, and how each is made.
FORMS: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzipped, ".br": brotlied}


def base_of(name: str) -> str:
    """The file that a variant holds; nothing for a file that is none."""
    base, dot, form = name.rpartition(".")
    return base if dot + form in FORMS and base.endswith(TEXT) else ""


def holds(name: str, packed: bytes, content: bytes) -> bool:
    """Whether a variant unpacks to exactly this content, and says no more than that. No more is
    unpacked than is expected."""
    try:
        if name.endswith(".gz"):
            if packed[3:4] != b"\x00":  # it has a name, or a comment
                return False
            reader = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
            found = reader.decompress(packed, len(content) + 1)
            return found == content and reader.eof and not reader.unused_data
        return _brotli_holds(packed, content)
    except (zlib.error, brotli.error):
        return False


def add_variants(
    folder: Path, files: Mapping[str, Piece], live: Path, crew: Crew,
    progress: Callable[[float], None],
) -> Mapping[str, Piece]:  # fmt: skip
    """Puts variants beside the files of a copy. What the `live` site has for a file of the same
    bytes is taken over, once it has proved to hold them."""
    wanted = [n for n, piece in files.items() if n.endswith(TEXT) and piece.size >= LEAST]
    size = sum(files[name].size for name in wanted)
    known = _pieces(live)
    work = [
        (name, form, known.get(name) == files[name] and name + form in known)
        for name in wanted for form in FORMS if name + form not in files
    ]  # fmt: skip
    tasks = [Task(_add, (str(folder), str(live), part)) for part in _batches(work, files)]
    found: dict[str, Piece] = {}
    for number, (_, pieces) in enumerate(spread(crew if size >= _MANY else Crew(1), tasks), 1):
        found |= pieces
        progress(number / len(tasks))
    return found


def _pieces(live: Path) -> Mapping[str, Piece]:
    """What visitors read, as far as a sound manifest says so."""
    try:
        manifest = Manifest.read(live)
    except Failure:
        return {}
    return manifest.files if manifest else {}


def _batches(
    work: list[tuple[str, str, bool]], files: Mapping[str, Piece]
) -> Iterator[list[tuple[str, str, bool]]]:
    batch, size = [], 0
    for piece in work:
        batch.append(piece)
        size += files[piece[0]].size
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _add(folder: str, live: str, work: list[tuple[str, str, bool]]) -> dict[str, Piece]:
    """Makes some variants, as new as their files; what would save nothing is left out."""
    made = {}
    for name, form, there in work:
        path = f"{folder}/{name}"
        content = Path(path).read_bytes()
        packed = _taken(f"{live}/{name}{form}", content) if there else None
        if packed is None:
            packed = FORMS[form](content)
        if len(packed) >= len(content):
            continue
        write_file(path + form, packed)
        written = os.stat(path).st_mtime_ns
        os.utime(path + form, ns=(written, written))
        made[name + form] = Piece(hashlib.sha256(packed).hexdigest(), len(packed))
    return made


def _taken(path: str, content: bytes) -> bytes | None:
    """A variant of the live site, if it holds what it should."""
    try:
        packed = Path(path).read_bytes()
    except OSError:
        return None
    return packed if holds(path, packed, content) else None


def _brotli_holds(packed: bytes, content: bytes) -> bool:
    reader, at = brotli.Decompressor(), 0
    part = reader.process(packed, output_buffer_limit=_CHUNK)
    while part:
        if content[at : at + len(part)] != part:
            return False
        at += len(part)
        part = b"" if reader.is_finished() else reader.process(b"", output_buffer_limit=_CHUNK)
    return at == len(content) and reader.is_finished()
