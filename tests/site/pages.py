"""The pages of a small portal, as trees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.markup import Element, parse


def english_pages(root: Path, code: str = "en") -> Mapping[str, Element]:
    """The pages of a locale by their addresses."""
    folder = root / "site" / code
    return {
        path.parent.relative_to(folder).as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in folder.rglob("index.html")
    }


def words(element: Element) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.text.split())


def section(page: Element, id_: str) -> Element:
    """The part of a page that has an id."""
    (found,) = [e for e in page.walk() if e.get("id") == id_]
    return found
