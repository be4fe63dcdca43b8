"""Addresses as they are written, and the files of the site to which they lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

#: What an address is for. A link is followed if a reader wants it, a form is sent; an asset is
#: loaded by the browser; data is read by machines.
LINK: Final = "link"
FORM: Final = "form"
ASSET: Final = "asset"
DATA: Final = "data"

#: The code of an address that leads to no file.
FAULTS_BY_KIND: Mapping[str, str] = {
    LINK: "link-broken", FORM: "link-broken", ASSET: "asset-broken", DATA: "link-broken",
}  # fmt: skip

#: Instead of a number of folders: from the root of the site, this very page, no page of the site.
ROOT, SAME, ELSEWHERE = -1, -2, -3
#: From the uppermost folder in which the page lies, which is nearly always its locale's.
TOP = -4
#: No file lies in so many folders.
_TOO_HIGH = 1 << 20
_BY_WAY_UP: Mapping[int, int] = {0: TOP, 1: ROOT}

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
#: What nearly all addresses are: up so many folders, and along plain names.
_PLAIN = re.compile(
    r"((?:\x19|\.\./)?(?:\.\./)*)((?:[A-Za-z0-9_\x1a-][A-Za-z0-9_\x1a/-]*(?:\.[A-Za-z0-9_-]+)*)?)"
    r"(?:#([A-Za-z0-9_-]+))?\Z"
)
#: Browsers drop these before they look at an address.
_DROPPED = re.compile(r"[\t\n\r]")
_FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
#: A table that a link holds itself: browsers save it and show nothing of it.
_CARRIED = "data:text/csv;charset=utf-8,"


#: They stand in a page for its own path below its locale, and for the way up to the locale, so
#: that lines which name them are the same on all pages.
OWN_PATH, WAY_UP = "\x1a", "\x19"
_STANDING_IN = re.compile(f"[{OWN_PATH}{WAY_UP}]")


class Reference(NamedTuple):
    """An address in a page. It leads `ups` folders up from the page's own, then along `rest`."""

    ups: int
    rest: str
    fragment: str
    written: str
    kind: str


class Site(NamedTuple):
    """What the checker knows beforehand: the public address, and for each locale (a folder) its
    language and direction. Both may be empty."""

    url: str
    locales: Mapping[str, tuple[str, str]]

    def reference(self, written: str, kind: str) -> Reference:
        """Takes an address apart."""
        plain = _PLAIN.match(written)
        if plain and written:
            ups, rest, fragment = plain.groups("")
            if ups[:1] == WAY_UP:
                above = len(ups) // 3
                return Reference(_BY_WAY_UP.get(above, _TOO_HIGH), rest, fragment, written, kind)
            if ups or rest:
                return Reference(len(ups) // 3, rest, fragment, written, kind)
        if self.url and written.startswith(self.url):
            plain = _PLAIN.match(written, len(self.url))
            if plain and not plain[1]:
                return Reference(ROOT, plain[2], plain[3] or "", written, kind)
        address = _DROPPED.sub("", written).strip()
        if _STANDING_IN.search(address) and not _SCHEME.match(address):
            return _above(written, kind)  # to be looked at in full
        if self.url and (address + "/").startswith(self.url):
            if _STANDING_IN.search(address):
                return _above(written, kind)
            return _local(ROOT, address[len(self.url) :], written, kind)
        if _SCHEME.match(address) or address.startswith(("//", "\\\\", "/\\")):
            return Reference(ELSEWHERE, address, "", written, kind)
        if address.startswith("/"):
            base = urlsplit(self.url).path or "/"
            if not (address + "/").startswith(base):
                return _above(written, kind)
            return _local(ROOT, address[len(base) :], written, kind)
        if not address or address[0] in "?#":
            return _local(SAME, address, written, kind)
        return _local(0, address, written, kind)


def _above(written: str, kind: str) -> Reference:
    """An address above every root, which is a fault wherever it stands."""
    return Reference(_TOO_HIGH, "", "", written, kind)


def _local(ups: int, address: str, written: str, kind: str) -> Reference:
    path, _, fragment = address.partition("#")
    path = path.partition("?")[0]
    if "%" in path:
        path = unquote(path)
    if "." in path:
        slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
        path = posixpath.normpath(path) + slash
        path = "" if path == "./" else path
    while path.startswith("../"):
        ups, path = (ups + 1 if ups >= 0 else len(written)), path[3:]
    fragment = unquote(fragment) if "%" in fragment else fragment
    return Reference(ups, path, fragment.partition(":~:")[0], written, kind)


def elsewhere_fault(reference: Reference) -> str:
    """The code of what is wrong with an address on another host, or nothing."""
    found = _SCHEME.match(reference.rest)
    scheme = found[1].lower() if found else "https"
    if reference.kind == DATA:
        return ""
    if reference.kind == LINK:
        carried = reference.rest.startswith(_CARRIED)
        return "" if scheme in _FOLLOWED or carried else "link-scheme"
    if scheme == "data" and reference.kind == ASSET:
        return ""
    return "foreign-host" if scheme in ("http", "https", "ws", "wss") else "link-scheme"


class Files:
    """The files of a site, by number. A folder means its `index.html`."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.numbers: dict[str, int] = {}
        for number, name in enumerate(names):
            self.numbers[name] = number
            if name == "index.html" or name.endswith("/index.html"):
                folder = name[: -len("index.html")]
                self.numbers[folder] = self.numbers[folder[:-1]] = number
        self._small: dict[str, str] = {}

    def otherwise(self, path: str) -> str:
        """The file that is meant, but for the case of its letters; or an empty text."""
        if not self._small:
            self._small = {name.lower(): name for name in self.numbers}
        found = self._small.get(path.lower(), "")
        return found if found != path else ""


def ancestors(name: str) -> list[str]:
    """The folder of a file and those around it, the root of the site last."""
    folders = []
    end = name.rfind("/")
    while end >= 0:
        folders.append(name[: end + 1])
        end = name.rfind("/", 0, end)
    return [*folders, ""]


def address(site: Site, name: str) -> str:
    """The public address of a file."""
    is_index = name == "index.html" or name.endswith("/index.html")
    return site.url + (name[: -len("index.html")] if is_index else name)


def srcset(value: str) -> Iterable[str]:
    """The addresses in a `srcset`."""
    return (part.split()[0] for part in value.split(", ") if part.strip())


def own_addresses(site: Site) -> re.Pattern[str]:
    """The addresses of the site, in a text that is not HTML."""
    return re.compile(re.escape(site.url) + r"""[^\s"'<>\\,;)\]}#]*""" if site.url else r"(?!)")
