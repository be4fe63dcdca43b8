"""The fast path. The document around a page (`main.html`) is rendered once for each place in the
tree and section, and for pages that are not listed, with marks where a page's own words go; every
further page is these pieces joined with its words, each escaped for where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from site_src.i18n.escaping import escaped
from site_src.model.frozen import frozen
from site_src.render.page import Page, linked_data

#: What a page puts into the shell.
SLOTS = ("title", "description", "url", "updated", "meta", "data", "body")
_OPEN, _CLOSE = "\ue020", "\ue021"
_MARK = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


class ShellError(Exception):
    """The template `main.html` lacks a slot, or has one that is not known."""


@frozen
class Document:
    """What `main.html` needs of a page: its words, its HTML, its place in the tree."""

    title: str
    description: str
    url: str
    updated: str
    meta: Markup
    data: Markup
    body: Markup
    base: str
    section: str
    listed: bool


#: A page without anything in it.
NOTHING = Document("", "", "", "", Markup(), Markup(), Markup(), "./", "", True)


@frozen
class Shell:
    """The pieces of the document, in UTF-8, with the slots between them."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    def fill(self, document: Document) -> bytes:
        """The page in UTF-8."""
        values = {
            "title": escaped(document.title),
            "description": escaped(document.description),
            "url": escaped(document.url),
            "updated": escaped(document.updated),
            "meta": document.meta,
            "data": document.data,
            "body": document.body,
        }
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (values[slot].encode(), piece)
        return b"".join(parts)


def document(page: Page, body: str, site_name: str, updated: str = "", meta: str = "") -> Document:
    """A page with its rendered body, when it was updated in words, and tags of its own if it has
    any, ready for the shell."""
    title = page.title if not page.url else f"{page.title} · {site_name}"
    return Document(
        title=title,
        description=page.description,
        url=page.url if page.url.endswith("/") or not page.url else "",
        updated=updated,
        meta=Markup(meta),
        data=linked_data(page.data),
        body=Markup(body),
        base=page.base,
        section=page.section,
        listed=page.listed,
    )


def cut(render: Callable[[Document], str], base: str, section: str, listed: bool) -> Shell:
    """Renders the document once with marks and cuts it there.

    Raises ShellError if a slot is missing, twisted by the template, or not known.
    """
    marks = {name: f"{_OPEN}{name}{_CLOSE}" for name in SLOTS}
    stand_in = Document(
        title=marks["title"],
        description=marks["description"],
        url=marks["url"],
        updated=marks["updated"],
        meta=Markup(marks["meta"]),
        data=Markup(marks["data"]),
        body=Markup(marks["body"]),
        base=base,
        section=section,
        listed=listed,
    )
    parts = _MARK.split(render(stand_in))
    pieces, slots = tuple(parts[::2]), tuple(parts[1::2])
    if any(_OPEN in piece or _CLOSE in piece for piece in pieces):
        raise ShellError("main.html changes the text of a slot")
    if set(slots) != set(SLOTS):
        missing = ", ".join(sorted(set(SLOTS) - set(slots)))
        unknown = ", ".join(sorted(set(slots) - set(SLOTS)))
        raise ShellError(
            f"main.html: missing slots: {missing or '–'}; unknown slots: {unknown or '–'}"
        )
    return Shell(tuple(piece.encode() for piece in pieces), slots)
