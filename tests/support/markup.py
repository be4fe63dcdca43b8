"""HTML as a tree, read with nothing but the standard library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Element:
    """An element with its attributes and what is inside it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, or an empty string."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The words of its `class`."""
        return self.get("class").split()

    def walk(self) -> Iterator[Element]:
        """The element itself and everything in it, in the order of the document."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [c for c in reversed(element.children) if isinstance(c, Element)]

    def all(self, *tags: str) -> list[Element]:
        """All elements with one of these tags."""
        return [element for element in self.walk() if element.tag in tags]

    def one(self, tag: str) -> Element:
        """The only element with this tag."""
        (found,) = self.all(tag)
        return found

    def strings(self) -> Iterator[tuple[str, Element]]:
        """Every piece of text with the element that it stands in."""
        waiting: list[tuple[Element | str, Element]] = [(self, self)]
        while waiting:
            child, element = waiting.pop()
            if isinstance(child, str):
                yield child, element
            else:
                waiting += [(each, child) for each in reversed(child.children)]

    @property
    def text(self) -> str:
        """All text in it, unchanged."""
        return "".join(text for text, _ in self.strings())

    def inherited(self, name: str) -> str:
        """An attribute of the element, or of the nearest one around it that has it."""
        element: Element | None = self
        while element is not None:
            if name in element.attributes:
                return element.attributes[name]
            element = element.parent
        return ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("#document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.at.tag != tag or self.at.parent is None:
            line, column = self.getpos()
            raise ValueError(f"{line}:{column + 1}: </{tag}> ends <{self.at.tag}>")
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """The tree of a document. Raises ValueError where an element is not closed in its place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.at is not reader.root:
        raise ValueError(f"<{reader.at.tag}> is not closed")
    return reader.root
