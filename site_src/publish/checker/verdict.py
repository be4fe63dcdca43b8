"""Goes through a finished site: every file once, by one process or several.

Each process hands back what the others must know. Places that links name are looked up afterwards,
on those pages only that have to have them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from site_src.failures import Failure
from site_src.publish.checker.files import FileReader, Listed
from site_src.publish.checker.ledger import Fault, Ledger
from site_src.publish.checker.links import Files, Site
from site_src.publish.checker.reader import Reader
from site_src.publish.checker.whole import Page, Whole, anchor_faults
from site_src.publish.variants import base_of, holds
from site_src.work.processes import Crew, Task, spread, uncollected

#: How many files a process looks at in one go.
_BATCH = 400
#: With fewer, starting further processes would take longer than the work.
_MANY = 1200
_HEAD = re.compile(r"""<html\b[^>]*?\slang=["']?([\w-]+)["']?(?:[^>]*?\sdir=["']?(\w+))?""")
_OWN = re.compile(r"""<link rel="?canonical"? href=["']?([^"' >]+)""")
_ID = re.compile(r"""<[^<>]*?\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Verdict(NamedTuple):
    """What came of it. `links` counts every address, assets included."""

    pages: int
    links: int
    ledger: Ledger


class _Part(NamedTuple):
    pages: list[Page]
    listed: list[Listed]
    anchors: dict[tuple[int, str], list[tuple[int, int]]]
    links: int
    ledger: Ledger


#: What a process knows of the site while it works on it: its folder and files.
_known: dict[str, Reader] = {}


def verify(folder: Path, site: Site, crew: Crew) -> Verdict:
    """Judges the site in a folder. Raises Failure `site-missing`."""
    names = sorted(_names(str(folder)))
    if not any(_is_page(name) for name in names):
        raise Failure("site-missing", folder=str(folder))
    if not site.locales:
        site = derived(folder, names)
    many = crew if len(names) >= _MANY else Crew(1)
    with uncollected():
        return _verify(str(folder), site, names, many)


def _verify(folder: str, site: Site, names: list[str], crew: Crew) -> Verdict:
    told = [crew.ask(n, _know, folder, site, names) for n in range(crew.size)]
    files = Files(names)
    ledger, links = Ledger(), 0
    pages: dict[int, Page] = {}
    listed: list[Listed] = []
    anchors: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for future in told:
        future.result()
    batches = range(0, len(names), _BATCH)
    reading = [Task(_read, (folder, first, first + _BATCH)) for first in batches]
    for _, part in spread(crew, reading):
        pages |= {page.number: page for page in part.pages}
        listed += part.listed
        links += part.links
        ledger.merge(part.ledger)
        for anchor, users in part.anchors.items():
            anchors.setdefault(anchor, []).extend(users)
    own = Ledger()
    Whole(site, files, pages, sorted(listed), own).check()
    missing = {anchor: anchors[anchor] for anchor in _missing(folder, crew, anchors)}
    anchor_faults(site, files, missing, own)
    ledger.merge(own)
    for number in range(crew.size):
        crew.ask(number, _known.pop, folder, None).result()
    return Verdict(len(pages), links, ledger)


def _missing(
    folder: str, crew: Crew, anchors: dict[tuple[int, str], list[tuple[int, int]]]
) -> Iterator[tuple[int, str]]:
    """Those of the places that are not on their pages."""
    wanted: dict[int, list[str]] = {}
    for number, fragment in anchors:
        wanted.setdefault(number, []).append(fragment)
    rows = list(wanted.items())
    batches = [rows[first : first + _BATCH] for first in range(0, len(rows), _BATCH)]
    for _, missing in spread(crew, [Task(_find, (folder, batch)) for batch in batches]):
        yield from missing


def _know(folder: str, site: Site, names: Sequence[str]) -> None:
    _known[folder] = Reader(site, Files(names))


def _read(folder: str, first: int, last: int) -> _Part:
    """Looks at some of the files."""
    reader, ledger = _known[folder], Ledger()
    reader.begin(ledger)
    files, other = reader.files, FileReader(reader.site, reader.files, ledger)
    pages = []
    with uncollected():
        for number in range(first, min(last, len(files.names))):
            name = files.names[number]
            data = _bytes(folder, name)
            if not _is_page(name):
                other.read(name, data)
                if _differs(folder, files, name, data):
                    ledger.add(Fault(name, 1, "variant-differs", base_of(name)))
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as problem:
                line = data[: problem.start].count(b"\n") + 1
                ledger.add(Fault(name, line, "utf8-invalid"))
                text = data.decode("utf-8", "ignore")
            pages.append(reader.read(number, text))
    return _Part(pages, other.listed, reader.anchors, reader.links + other.links, ledger)


def _differs(folder: str, files: Files, name: str, data: bytes) -> bool:
    """Whether this is the packed form of a file beside it and holds something else."""
    base = base_of(name)
    return bool(base) and base in files.numbers and not holds(name, data, _bytes(folder, base))


def _find(folder: str, wanted: Sequence[tuple[int, list[str]]]) -> list[tuple[int, str]]:
    """Those of the places on some pages that are not there."""
    files = _known[folder].files
    missing = []
    for number, fragments in wanted:
        name = files.names[number]
        if not _is_page(name):
            continue
        text = _bytes(folder, name).decode("utf-8", "ignore")
        there = {double or single or bare for double, single, bare in _ID.findall(text)}
        missing += [(number, fragment) for fragment in fragments if fragment not in there]
    return missing


def _bytes(folder: str, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb", buffering=0) as file:
        return file.read()


def _names(folder: str, start: str = "") -> Iterator[str]:
    """The files of a folder, with forward slashes; none if there is no such folder."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _names(entry.path, f"{start}{entry.name}/")
            elif entry.is_file():
                yield start + entry.name


def _is_page(name: str) -> bool:
    return name.endswith((".html", ".htm"))


def derived(folder: Path, names: Sequence[str]) -> Site:
    """What a site says of itself: a locale is a folder with a first page that has a language; the
    public address is that of the root, or of a locale's first page without its folder."""
    locales: dict[str, tuple[str, str]] = {}
    url = ""
    for name in sorted(names, key=lambda name: name.count("/")):
        code, _, rest = name.rpartition("/")
        if rest != "index.html" or "/" in code:
            continue
        text = _bytes(str(folder), name).decode("utf-8", "ignore")
        head, own = _HEAD.search(text), _OWN.search(text)
        if code and head:
            locales[code] = head[1], head[2] or "ltr"
        if own and not url:
            url = own[1].removesuffix(f"{code}/" if code else "")
    return Site(url, locales)
