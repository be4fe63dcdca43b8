"""Reads pages of one part of the site, which have much in common."""

from __future__ import annotations

import re

from site_src.publish.checker_ledger import Ledger
from site_src.publish.checker_lines import Lines
from site_src.publish.checker_links import Files, Site
from site_src.publish.checker_markup import Judge
from site_src.publish.checker_page import Page, Reading

_MASKED = re.compile(
    r"""<!--.*?-->|(<(script|style|textarea|title)\b(?:[^>"']++|"[^"]*"|'[^']*')*+>)"""
    r"""(.*?)(?=</\2)|</?[a-z](?:[^>"']++|"[^"]*"|'[^']*')*+>""",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE = re.compile(r"""<html[^>]*?\slang=["']?([A-Za-z0-9-]*)""")
#: Where the root element must have begun.
_HEAD = 1000


class Reader:
    """What was found so far. `anchors`: places on other pages, with the pages and lines that name
    them."""

    def __init__(self, site: Site, files: Files, ledger: Ledger) -> None:
        self.site, self.files, self.ledger = site, files, ledger
        self.links = 0
        self.anchors: dict[tuple[int, str], list[tuple[int, int]]] = {}
        self._language, self._lines = "", Lines(Judge(site, ""))

    def read(self, number: int, text: str) -> Page:
        """Looks at a page."""
        expected = self.site.locales.get(self.files.names[number].partition("/")[0])
        found = _LANGUAGE.search(text, 0, _HEAD)
        language = expected[0] if expected else found[1] if found else ""
        if language != self._language:
            self._language, self._lines = language, Lines(Judge(self.site, language))
        if "<!--" in text:
            text = _masked(text)
        reading = Reading(self.site, self.files, number, language)
        if not reading.follow([*map(self._lines.__getitem__, text.split("\n"))]):
            reading = Reading(self.site, self.files, number, language)
            lines = _masked(text).split("\n")
            reading.follow([*map(self._lines.__getitem__, lines)], whole=True)
        page = reading.end(expected, self.ledger)
        self.links += reading.links
        for line, target, fragment in reading.outer:
            self.anchors.setdefault((target, fragment), []).append((number, line))
        return page


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
