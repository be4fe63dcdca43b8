"""Files that documents link to. Only what a public text names gets out, and only if it says no more
than it shows. What an internal text names is in the internal edition; every other file among the
documents stays where it is."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from site_src.catalogue.edition import is_shown
from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.source.attached import Flaw, dangers, flaws
from site_src.source.front_matter import Markdown
from site_src.source.paths import is_inside, shown
from site_src.work.files import files_within

#: Files by their path below the locale's folder, by locale.
Attachments = Mapping[str, Mapping[str, Path]]


class Named(NamedTuple):
    """The files that texts name: those of public ones, and those of all."""

    public: Attachments
    every: Attachments

    def paths(self) -> set[Path]:
        """Where they lie."""
        return _paths(self.every)


_LINK = re.compile(
    r"(?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*(?:<(?P<angled>[^<>\n]+)>|(?P<bare>[^()\s<>]+))",
    re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]")
_DOCUMENT = ".md"
#: No link has more characters between its brackets.
_LONGEST_WORDS = 300


def check_attachments(loaded: Loaded, today: date, report: Report) -> Named:
    """Reports links to files that are not there, and what is wrong with those that are."""
    portal = loaded.portal
    public: dict[str, dict[str, Path]] = {code: {} for code in portal.settings.codes}
    every: dict[str, dict[str, Path]] = {code: {} for code in portal.settings.codes}
    for (kind, id_, code), markdown in loaded.bodies.items():
        writing = loaded.catalogue.of(kind).get(id_)
        if writing is None:
            continue
        taken = (public, every) if is_shown(writing.facts, today, "public") else (every,)
        fallback = [other for other in portal.settings.codes if other not in writing.bodies]
        shows = [code, *(fallback if code == portal.settings.original else ())]
        for position, name in _linked(kind, markdown):
            path = portal.documents(code) / name
            if name.startswith("../") or not path.is_file():
                if not name.endswith(_DOCUMENT) or not _is_document(loaded, name):
                    report.add("link-file-missing", markdown.place(position), value=name)
            elif not name.endswith(_DOCUMENT):
                for shown_in in shows:
                    own = portal.documents(shown_in) / name
                    for files in taken:
                        files[shown_in].setdefault(name, own if own.is_file() else path)
    named = Named(public, every)
    _look_at_all(loaded, named, report)
    _check_names(loaded, every, report)
    return named


def check_unused(loaded: Loaded, named: Named, images: set[str], report: Report) -> None:
    """Reports files that nobody names, so that nobody waits for them on the site. `images` are the
    names of the pictures that entries show."""
    portal = loaded.portal
    used = named.paths() | {portal.images / name for name in images}
    folders = {portal.images, *(portal.documents(code) for code in portal.settings.codes)}
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        for name in sorted(files_within(folder)):
            path = Path(name)
            if path.suffix != _DOCUMENT and path not in used and not path.name.startswith("~"):
                report.add("file-unused", Place(shown(path, portal.root)), value=path.name)


def _linked(kind: str, markdown: Markdown) -> Iterator[tuple[int, str]]:
    """Links to files beside a document: where each stands, and the file below the locale's
    folder. Addresses that end in a slash or have no ending are those of pages."""
    if "](" not in markdown.body and "]:" not in markdown.body:
        return
    folder = DOCUMENT_KINDS[kind].folder
    for match in _LINK.finditer(markdown.body):
        start = markdown.body.rfind("[", max(0, match.start() - _LONGEST_WORDS), match.start())
        if start > 0 and markdown.body[start - 1] == "!":  # a picture, which is another mistake
            continue
        form = "bare" if match["angled"] is None else "angled"
        address = match[form]
        path = unquote(re.split(r"[#?]", address, maxsplit=1)[0])
        if not _ELSEWHERE.match(address) and posixpath.splitext(path)[1]:
            yield match.start(form), posixpath.normpath(posixpath.join(folder, path))


def _is_document(loaded: Loaded, name: str) -> bool:
    """Whether a document that is not translated stands there in the original."""
    portal = loaded.portal
    return (portal.documents(portal.settings.original) / name).is_file()


def _paths(files: Attachments) -> set[Path]:
    return {path for found in files.values() for path in found.values()}


def _look_at_all(loaded: Loaded, named: Named, report: Report) -> None:
    """What stays in the office may say who wrote it and what was changed."""
    root = loaded.portal.root
    home, public = root.resolve(), _paths(named.public)
    for path in sorted(named.paths()):
        name = shown(path, root)
        if not is_inside(path, home):
            report.add("file-outside", Place(name))
            continue
        seen: list[Flaw] = []
        for flaw in flaws(path) if path in public else dangers(path):
            if flaw not in seen:
                seen.append(flaw)
                report.add(flaw.code, Place(name, flaw.line, flaw.column), **flaw.params)


def _check_names(loaded: Loaded, offered: Attachments, report: Report) -> None:
    """Two names that some systems take for one would overwrite each other."""
    for found in offered.values():
        names: dict[str, str] = {}
        for name, path in sorted(found.items()):
            plain = unicodedata.normalize("NFC", name).casefold()
            other = names.setdefault(plain, name)
            if other != name:
                place = Place(shown(path, loaded.portal.root))
                report.add("file-twin", place, value=name, other=other)
