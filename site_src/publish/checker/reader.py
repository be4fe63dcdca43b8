"""Reads pages of one part of the site, which have much in common."""

from __future__ import annotations

import re

from site_src.publish.checker.ledger import Ledger
from site_src.publish.checker.lines import Line, Lines
from site_src.publish.checker.links import OWN_PATH, WAY_UP, Files, Site
from site_src.publish.checker.markup import Judge
from site_src.publish.checker.page import Reading
from site_src.publish.checker.whole import Page

_MASKED = re.compile(
    r"""<!--.*?-->|(<(script|style|textarea|title)\b(?:[^>"']++|"[^"]*"|'[^']*')*+>)"""
    r"""(.*?)(?=</\2)|</?[a-z](?:[^>"']++|"[^"]*"|'[^']*')*+>""",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"""<html[^>]*?\slang=["']?([A-Za-z0-9-]*)""")
#: Where the root element must have begun.
_HEAD = 1000
#: Plain, so that nothing but its being there can matter in a page.
_OWN_FOLDER = re.compile(r"[^/]+/([A-Za-z0-9_-][A-Za-z0-9_/-]*)/index\.html\Z")
#: So many pages of a part are looked at twice; with more faults that would take too long.
_REPEATED = 40


class Reader:
    """What was found so far. `anchors`: places on other pages, with the pages and lines that name
    them."""

    def __init__(self, site: Site, files: Files) -> None:
        self.site, self.files = site, files
        self._language = self._folder = ""
        self._lines = Lines(Judge(site, ""), files, "")
        self.begin(Ledger())

    def begin(self, ledger: Ledger) -> None:
        """Begins another part of the site, with what is known of the lines of the last."""
        self.ledger, self.links, self._repeated = ledger, 0, 0
        self.anchors: dict[tuple[int, str], list[tuple[int, int]]] = {}

    def read(self, number: int, text: str) -> Page:
        """Looks at a page."""
        folder = self.files.names[number].partition("/")[0]
        expected = self.site.locales.get(folder)
        found = _LANGUAGE.search(text, 0, _HEAD)
        language = expected[0] if expected else found[1] if found else ""
        if language != self._language or folder != self._folder:
            self._language, self._folder = language, folder
            self._lines = Lines(Judge(self.site, language), self.files, folder)
        if "<!--" in text:
            text = _masked(text)
        own = self._own_path(number, text)
        alike = _like_others(text, own) if own else text
        reading = self._follow(number, alike, own)
        page = reading.end(expected)
        if own and reading.found:
            # What is wrong is told of the page as it is.
            self._repeated += 1
            reading = self._follow(number, text)
            page = reading.end(expected)
        reading.tell(self.ledger)
        self.links += reading.links
        for line, target, fragment in reading.outer:
            self.anchors.setdefault((target, fragment), []).append((number, line))
        return page

    def _own_path(self, number: int, text: str) -> str:
        """The folder of a page below its locale, if all that names it may be made the same."""
        found = _OWN_FOLDER.match(self.files.names[number])
        if found is None or f"/{found[1]}/" in self.site.url or OWN_PATH in text or WAY_UP in text:
            return ""
        return found[1] if self._repeated < _REPEATED else ""

    def _follow(self, number: int, text: str, own: str = "") -> Reading:
        reading = Reading(self.site, self.files, number, self._language, own)
        if not reading.follow(self._of(text)):
            reading = Reading(self.site, self.files, number, self._language, own)
            reading.follow(self._of(_masked(text)), whole=True)
        return reading

    def _of(self, text: str) -> list[Line]:
        return [*map(self._lines.__getitem__, text.split("\n"))]


def _like_others(text: str, own: str) -> str:
    """A page in which links to itself or up to its locale read as in all others."""
    up = "../" * (own.count("/") + 1)
    return text.replace(f"/{own}/", f"/{OWN_PATH}/").replace(f' href="{up}', f' href="{WAY_UP}')


def _masked(text: str) -> str:
    """A page without comments, and without a `<` where none begins a tag; no tag and no raw text
    goes beyond its line. As many lines as before."""

    def masked(found: re.Match[str]) -> str:
        lines = found[0].count("\n")
        if found[2]:
            plain = found[1] + found[3].replace("<", "\\u003c")
        elif found[0].startswith("<!--"):
            plain = ""
        else:
            plain = "<" + found[0][1:].replace("<", "&lt;")
        return plain.replace("\n", " ") + "\n" * lines if lines else plain

    return _MASKED.sub(masked, text)
