"""A page that opens from a folder, without a server. There a link to a folder shows a list of its
files, so every own link names the file; what the page says of its public address stays."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection
from urllib.parse import quote, unquote, urlsplit

_INDEX = "index.html"
_TAG = re.compile(r"""<!--.*?-->|<([a-zA-Z][\w-]*)((?:[^"'<>]++|"[^"]*"|'[^']*')*+)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(\s+)([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_REFRESH = re.compile(r"(\s*\d+\s*[;,]\s*url=)(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster"})
#: What visitors follow; an address in full that stands elsewhere says where the site is at home.
_FOLLOWED = frozenset({"a", "area", "form", "button"})
#: What a tag holds that is worth a look.
_MARKS = re.compile("href|src|action|poster|option|refresh")
#: Nearly every address: so many folders up, then along a path.
_PLAIN = re.compile(r"((?:\.\./)*)(?:\./)?((?:[\w~-][\w.~-]*/)*)")


class Offline:
    """The files of a site, and the public address at which it is at home."""

    def __init__(self, names: Collection[str], url: str) -> None:
        self._names, self._url = frozenset(names), url
        self._base = urlsplit(url).path or "/"

    def page(self, name: str, text: str) -> str:
        """A page of the site with links that lead to files."""
        folder = posixpath.dirname(name)

        def tag(found: re.Match[str]) -> str:
            whole, element = found[0], (found[1] or "").lower()
            if not element or not _MARKS.search(whole):
                return whole
            refreshes = element == "meta" and "refresh" in whole
            attributes = _ATTRIBUTE.sub(
                lambda one: self._attribute(one, folder, element, refreshes), found[2]
            )
            return f"<{found[1]}{attributes}>"

        return _TAG.sub(tag, text)

    def _attribute(self, found: re.Match[str], folder: str, element: str, refreshes: bool) -> str:
        space, name, quoted = found[1], found[2].lower(), found[3]
        if quoted is None:
            return found[0]
        value = html.unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
        follows = element in _FOLLOWED
        if name in _ADDRESSES:
            new = self._address(folder, value, follows)
        elif name == "srcset":
            new = ", ".join(self._candidate(folder, one) for one in value.split(", "))
        elif name == "content" and refreshes and (parts := _REFRESH.fullmatch(value)):
            new = parts[1] + self._address(folder, parts[2], True)
        elif name == "value" and element == "option":
            new = self._choice(folder, value)
        else:
            return found[0]
        return found[0] if new == value else f'{space}{found[2]}="{html.escape(new)}"'

    def _candidate(self, folder: str, written: str) -> str:
        address, space, size = written.strip().partition(" ")
        return self._address(folder, address, False) + space + size

    def _choice(self, folder: str, value: str) -> str:
        """Where the script goes on from a choice: an address below the root of the language."""
        file = f"{folder.partition('/')[0]}/{value}{_INDEX}".lstrip("/")
        return value + _INDEX if value.endswith("/") and file in self._names else value

    def _address(self, folder: str, written: str, follows: bool) -> str:
        """An address as seen from a page in a folder; one that leads to no file of the site stays
        as it is."""
        if plain := self._plain(folder, written):
            return plain
        address = written.strip()
        if self._url and address.startswith(self._url) and follows:
            start, address = "", address[len(self._url) :]
        elif _SCHEME.match(address) or not address or address[0] in "#?":
            return written
        elif address.startswith("/"):
            if not address.startswith(self._base):
                return written
            start, address = "", address[len(self._base) :]
        else:
            start = folder
        path, mark, rest = _parted(address)
        file = self._file(posixpath.normpath(posixpath.join(start, unquote(path))))
        if not file:
            return written
        relative = posixpath.relpath(file, folder or ".")
        return written if relative == unquote(path) else quote(relative, safe="/~") + mark + rest

    def _plain(self, folder: str, written: str) -> str:
        """The same as `_address`, quickly, for the addresses of most links; else an empty text."""
        found = _PLAIN.fullmatch(written)
        if not found or not written:
            return ""
        folders = folder.split("/") if folder else []
        left = len(folders) - len(found[1]) // 3
        within = found[2] + _INDEX
        if left < 0 or "/".join((*folders[:left], within)) not in self._names:
            return ""
        return found[1] + within

    def _file(self, path: str) -> str:
        """The file to which a path leads; empty if there is none."""
        within = _INDEX if path == "." else f"{path}/{_INDEX}"
        return next((name for name in (path, within) if name in self._names), "")


def _parted(address: str) -> tuple[str, str, str]:
    """The path of an address, and what follows it with the mark before it."""
    found = re.search(r"[?#]", address)
    at = found.start() if found else len(address)
    return address[:at], address[at : at + 1], address[at + 1 :]
