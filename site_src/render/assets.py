"""Style sheets, scripts and icon: joined once, named by their content, shared by all locales."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_src.model.portal import PortalSettings
from site_src.render.colour import palette, style
from site_src.render.environment import theme_folders

_IMPORT = re.compile(r'@import "([^"]+)";')
#: The scripts of every page, which are joined into one.
_SCRIPTS = ("js/data.js", "js/site.js", "js/map.js")
#: What only some pages need, by the name of the bundle: files that are joined into one sheet and
#: one script.
_BUNDLES: Mapping[str, tuple[str, ...]] = {}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*")
#: The space after a name, and the nought before a decimal point.
_VALUE = re.compile(r"(?<=[\w)]): +")
_NOUGHT = re.compile(r"(?<![\w.#-])0(?=\.\d)")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The addresses of a sheet and a script below the site's root; empty where there is none."""

    stylesheet: str
    script: str


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses below the site's root, and the bytes that stand there."""

    stylesheet: str
    script: str
    icon: str
    bundles: Mapping[str, Bundle]
    files: Mapping[str, bytes]


def assets(root: Path, settings: PortalSettings, internal: bool = False) -> Assets:
    """The assets of a portal; a file in its own theme replaces the product's of the same name. The
    internal edition has styles of its own."""
    sheets = ("css/site.css", "css/internal.css") if internal else ("css/site.css",)
    paths = (path for sheet in sheets for path in _styles(root, sheet))
    styles = "".join(path.read_text(encoding="utf-8") for path in paths)
    styles += style(palette(settings.brand, settings.signal))
    named = {
        "stylesheet": _named("site", "css", squeeze(styles).encode()),
        "script": _named("site", "js", _joined(root, _SCRIPTS)),
        "icon": _named("icon", "svg", _find(root, "icon.svg").read_bytes()),
    }
    files = {name: content for name, content in named.values()}
    bundles = {}
    for name, parts in _BUNDLES.items():
        bundles[name], more = _bundle(root, name, parts)
        files |= more
    roles = {role: name for role, (name, _) in named.items()}
    return Assets(**roles, bundles=bundles, files=files)


def _bundle(root: Path, name: str, parts: Sequence[str]) -> tuple[Bundle, Mapping[str, bytes]]:
    """A bundle and its files."""
    sheet = squeeze(_joined(root, [part for part in parts if part.endswith(".css")]).decode())
    script = _joined(root, [part for part in parts if part.endswith(".js")])
    files, addresses = dict[str, bytes](), dict[str, str]()
    for suffix, content in (("css", sheet.encode()), ("js", script)):
        address, _ = _named(name, suffix, content)
        addresses[suffix] = address if content else ""
        files |= {address: content} if content else {}
    return Bundle(addresses["css"], addresses["js"]), files


def _joined(root: Path, names: Iterable[str]) -> bytes:
    return b"".join(_find(root, name).read_bytes() for name in names)


@functools.lru_cache(maxsize=16)
def squeeze(styles: str) -> str:
    """CSS without comments and without the space that only people need."""
    spaced = _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", styles))).strip()
    return _NOUGHT.sub("", _VALUE.sub(":", spaced))


def _named(stem: str, suffix: str, content: bytes) -> tuple[str, bytes]:
    digest = hashlib.sha256(content).hexdigest()[:10]
    return f"assets/{stem}.{digest}.{suffix}", content


def _styles(root: Path, sheet: str) -> list[Path]:
    """The files that a sheet imports, in its order."""
    order = _find(root, sheet).read_text(encoding="utf-8")
    return [_find(root, f"css/{name}") for name in _IMPORT.findall(order)]


def _find(root: Path, name: str) -> Path:
    candidates = [folder / "assets" / name for folder in theme_folders(root)]
    return next(path for path in candidates if path.is_file())
