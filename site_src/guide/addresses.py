"""Public addresses for what the guide links to."""

from __future__ import annotations

import posixpath
import re

from site_src.catalogue.references import LINKED_KINDS
from site_src.guide.prose import Address
from site_src.view import urls
from site_src.view.setting import Setting

_ENTRY = re.compile(r"([a-z]+):([A-Za-z0-9_-]+)")
_DOCUMENT = re.compile(r"([A-Za-z0-9_./-]+)\.md(#.*)?")


def base(setting: Setting) -> str:
    """The public address of this locale's root, with a slash at its end."""
    return f"{setting.prepared.portal.site_url}{setting.language.code}/"


def addresses(setting: Setting, folder: str) -> Address:
    """How links in a document of `folder` (`guide`) are resolved: entries and documents become
    pages of the portal, mail and telephone stay, everything else is no link."""
    root = base(setting)

    def address(written: str) -> str:
        entry = _ENTRY.fullmatch(written)
        if entry and entry[1] in LINKED_KINDS:
            return root + urls.of(entry[1], entry[2])
        if written.startswith(("mailto:", "tel:", setting.prepared.portal.site_url)):
            return written
        if document := _DOCUMENT.fullmatch(written):
            return root + _page(posixpath.normpath(f"{folder}/{document[1]}")) + (document[2] or "")
        return ""

    return address


def _page(document: str) -> str:
    """The address of a document: `guide/places` is at `guide/places/`."""
    folder, name = posixpath.split(document)
    return f"{document}/" if name != "index" else f"{folder}/" if folder else ""
