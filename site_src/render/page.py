"""A page: where it stands, which template draws it, from which view."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.common import Link
from site_src.view.images import ImageView

_OPEN, _CLOSE = '<script type="application/ld+json">', "</script>"


@frozen
class Page:
    """One page of a locale.

    `url` is below the locale's root and ends in `/` (or is empty, or a file's name). `template`
    stands in `theme/pages/`, `section` is the navigation entry to mark, `data` the JSON-LD.
    """

    url: str
    template: str
    view: Any
    title: str
    description: str
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    data: tuple[dict[str, Any], ...] = field(default=())
    wording: Wording | None = None
    """The title as it stands in the page, where some of its words are in another language."""
    root: str = ""
    """The locale's root as seen from any address; empty where the way there is relative."""
    images: tuple[ImageView, ...] = ()
    """The pictures of what it is about; others who link to it may show the first."""
    updated: str = ""
    """The newest change of what it shows, in words."""
    listed: bool = True
    """Whether site map and search engines are told of it."""
    needs: tuple[str, ...] = ()
    """The bundles of scripts and styles that it needs besides those of every page."""

    @property
    def heading(self) -> Wording | str:
        """The title for the inside of the page."""
        return self.wording or self.title

    @property
    def depth(self) -> int:
        """How many folders below the locale's root it is."""
        return self.url.count("/")

    @property
    def base(self) -> str:
        """The way back to the locale's root."""
        return self.root or "../" * self.depth or "./"

    @property
    def file(self) -> str:
        """Its file below the locale's root."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url


def linked_data(items: tuple[dict[str, Any], ...]) -> Markup:
    """JSON-LD as data blocks; `<` and `>` are written as escapes, so that nothing closes early."""
    return Markup("".join(f"{_OPEN}{_safe(to_json(item).decode())}{_CLOSE}" for item in items))


def _safe(block: str) -> str:
    return block.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
