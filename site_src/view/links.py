"""Links to entries in Markdown: `[words](project:daying-geothermal)`."""

from __future__ import annotations

import re

from site_src.catalogue.references import LINK, LINKED_KINDS
from site_src.view import urls

#: Stands for the locale's root where a text does not know yet on which page it will stand.
ROOT = "~/"


def resolve(markdown: str, base: str = ROOT) -> str:
    """Turns links to entries into addresses; `base` is the way from the page to the root."""

    def address(match: re.Match[str]) -> str:
        kind, id_ = match.groups()
        return f"]({base}{urls.of(kind, id_)})" if kind in LINKED_KINDS else match.group()

    return LINK.sub(address, markdown)


def based(html: str, base: str) -> str:
    """Puts the way to the root into a text that `resolve` left without."""
    return html.replace(f'href="{ROOT}', f'href="{base}')
