"""The tables of docs/licences.md and of its Chinese twin."""

from __future__ import annotations

import re

from tests.support.building import ROOT

DOCUMENTS = ("docs/licences.md", "docs/licences.zh.md")
CODE = re.compile(r"`([^`]+)`")


def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def tables(document: str) -> list[list[list[str]]]:
    """Its tables, as rows of cells, without their heads."""
    blocks = re.findall(r"(?:^\|.*\n)+", text(document), re.MULTILINE)
    return [
        [[cell.strip() for cell in line.split("|")[1:-1]] for line in block.splitlines()[2:]]
        for block in blocks
    ]


def kinds(document: str) -> list[str]:
    """The patterns of files that a published portal may hold."""
    return [name for row in tables(document)[0] for name in CODE.findall(row[0])]


def _first_cells(document: str, number: int) -> list[str]:
    return [row[0].strip("`") for row in tables(document)[number]]


def fonts(document: str) -> list[str]:
    """The fonts that PDFs carry."""
    return _first_cells(document, 2)


def hosts(document: str) -> list[str]:
    """Others' addresses that stand in files."""
    return _first_cells(document, 3)


def explained(document: str) -> set[str]:
    """Licences whose meaning is told, in all ways of writing."""
    return {name for row in tables(document)[4] for cell in row[:2] for name in CODE.findall(cell)}


def packages(document: str) -> dict[str, str]:
    """The licence of every package of the last table."""
    return {row[0].strip("`"): row[1] for row in tables(document)[5]}
