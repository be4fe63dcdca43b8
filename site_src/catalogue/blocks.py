"""Blocks of the catalogue in documents: where they stand, what they say, whether that is right.

A block is a fence with one word of ours after it and `name: value` lines inside. Every other
fence stays a listing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_src.catalogue.figures import drawn_number, unit_of
from site_src.catalogue.load import Loaded
from site_src.catalogue.references import check_reference, references
from site_src.catalogue.validation import validate
from site_src.diagnostics import Place, Report
from site_src.model.block import BLOCKS, Block, ChartBlock, MapBlock
from site_src.model.figure import FormulaError
from site_src.model.text import Locales
from site_src.model.units import written
from site_src.source.front_matter import Markdown
from site_src.source.yaml import Document, parse

#: A look at the text that saves parsing it where no block can be.
_LIKELY = re.compile(rf"(?:```|~~~)[ \t]*(?:{'|'.join(BLOCKS)})\b")
#: Fewer figures are no comparison, and fewer places no map.
FEWEST_BARS = 2
FEWEST_PLACES = 2
#: More parts of a whole cannot be told apart.
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Fence:
    """The text of a block and the lines of the document that it takes up, the last one excluded.

    `rest` is what follows the block's name on the first line.
    """

    name: str
    rest: str
    text: str
    first: int
    last: int
    nested: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A valid block and the lines of the document that it takes up, the last one excluded."""

    block: Block
    first: int
    last: int


def fences(body: str) -> Iterator[Fence]:
    """Every fence of a document that bears the name of a block."""
    if not _LIKELY.search(body):
        return
    lines = body.split("\n")
    for token in _parser().parse(body):
        name, _, rest = token.info.strip().partition(" ")
        if token.type == "fence" and token.map and name in BLOCKS:
            first, last = token.map
            nested = token.level > 0 or not lines[first].startswith(token.markup)
            yield Fence(name, rest.strip(), token.content, first, _end(token, lines, last), nested)


def placed(body: str) -> tuple[Placed, ...]:
    """The blocks of a document that has been checked."""
    found = []
    for fence in fences(body):
        _, block = _read(fence, "", 1, Locales((), ""), Report())
        assert block is not None
        found.append(Placed(block, fence.first, fence.last))
    return tuple(found)


def check_blocks(loaded: Loaded, report: Report) -> None:
    """Reports everything that is wrong with the blocks of all documents."""
    for (kind, id_, _), markdown in loaded.bodies.items():
        original = loaded.documents.get((kind, id_))
        public = original is not None and original.data.get("visibility") == "public"
        for fence in fences(markdown.body):
            _check(loaded, markdown, fence, public, report)


def valid_blocks(loaded: Loaded) -> Iterator[tuple[Document, Block]]:
    """The blocks of all documents that are right in themselves, with where they stand."""
    for markdown in loaded.bodies.values():
        for fence in fences(markdown.body):
            line = markdown.first_line + fence.first + 1
            document, block = _read(
                fence, markdown.head.path, line, loaded.portal.locales, Report()
            )
            if document is not None and block is not None:
                yield document, block


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _end(token: Token, lines: list[str], last: int) -> int:
    """0 where the fence is never closed and takes in the rest of the document."""
    closing = lines[last - 1].strip() if last <= len(lines) else ""
    closed = closing.startswith(token.markup) and not closing.strip(token.markup[0])
    return last if closed else 0


def _check(loaded: Loaded, markdown: Markdown, fence: Fence, public: bool, report: Report) -> None:
    path, line = markdown.head.path, markdown.first_line + fence.first
    if not fence.last:
        report.add("block-unclosed", Place(path, line), value=fence.name)
    elif fence.nested:
        report.add("block-place", Place(path, line), value=fence.name)
    elif fence.rest:
        report.add("block-head", Place(path, line), value=fence.rest, block=fence.name)
    else:
        document, block = _read(fence, path, line + 1, loaded.portal.locales, report)
        if document is None:
            return
        for steps, kind, target in references(document.data, BLOCKS[fence.name]):
            check_reference(loaded, report, document, steps, kind, target, public)
        if isinstance(block, ChartBlock):
            _check_chart(loaded, document, block, report)
        if isinstance(block, MapBlock):
            _check_map(loaded, document, block, report)


def _read(
    fence: Fence, path: str, line: int, locales: Locales, report: Report
) -> tuple[Document | None, Block | None]:
    text = fence.text if fence.text.strip() else "{}"
    document = parse(text, path, report, first_line=line)
    if document is None:
        return None, None
    return document, validate(document, document.data, BLOCKS[fence.name], locales, report)


def _check_chart(loaded: Loaded, document: Document, chart: ChartBlock, report: Report) -> None:
    """Bars stand side by side: each needs a number, and all the same unit."""
    figures = loaded.catalogue.figure
    if len(chart.figures) < FEWEST_BARS:
        report.add("chart-short", document.place("figures", key=True), "figures")
    if chart.kind in ("donut", "stacked"):
        known = [figures[id_] for id_ in chart.figures if id_ in figures]
        parts = {str(figure.title) if chart.kind == "stacked" else figure.id for figure in known}
        if len(parts) > MOST_PARTS:
            place = document.place("figures", key=True)
            report.add("chart-parts", place, "figures", value=str(len(parts)))
    expected = ""
    for number, id_ in enumerate(chart.figures):
        if id_ not in figures:
            continue
        place, field = document.place("figures", number), f"figures[{number + 1}]"
        try:
            drawn_number(id_, figures)
        except FormulaError:
            report.add("chart-number", place, field, value=id_)
            continue
        unit = written(*unit_of(id_, figures))
        expected = expected or unit
        if unit != expected:
            report.add("chart-unit", place, field, value=id_, unit=unit, expected=expected)


def _check_map(loaded: Loaded, document: Document, block: MapBlock, report: Report) -> None:
    """Every place needs a position, and one alone is no map."""
    regions = loaded.catalogue.region
    if len(block.regions) < FEWEST_PLACES:
        report.add("map-short", document.place("regions", key=True), "regions")
    for number, id_ in enumerate(block.regions):
        if id_ in regions and regions[id_].location is None:
            place, field = document.place("regions", number), f"regions[{number + 1}]"
            report.add("map-location", place, field, value=id_)
