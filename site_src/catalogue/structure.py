"""How a document is built up: its headings leave out no level, and what is opened is closed."""

from __future__ import annotations

import re

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report
from site_src.model.block import BLOCKS
from site_src.source.front_matter import Markdown

_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([^`\s]*)[^`]*")


def check_structure(loaded: Loaded, report: Report) -> None:
    """Reports headings of a wrong level and listings without an end."""
    for markdown in loaded.bodies.values():
        if "#" in markdown.body or "```" in markdown.body or "~~~" in markdown.body:
            _check(markdown, report)


def _check(markdown: Markdown, report: Report) -> None:
    level, fence, name, opened = 1, "", "", 0
    for number, line in enumerate(markdown.body.split("\n"), start=markdown.first_line):
        mark = _FENCE.match(line)
        if fence:
            closing = mark and mark[1][0] == fence[0] and len(mark[1]) >= len(fence)
            if closing and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence, name, opened = mark[1], mark[2], number
        elif heading := _HEADING.match(line):
            found = len(heading[1])
            if not 2 <= found <= level + 1:
                params = {"level": str(found), "most": str(level + 1)}
                place = Place(markdown.head.path, number, heading.start(1) + 1)
                report.add("heading-level", place, value=line.strip(), **params)
            level = max(found, 2)
    if fence and name not in BLOCKS:
        report.add("fence-unclosed", Place(markdown.head.path, opened), value=fence)
