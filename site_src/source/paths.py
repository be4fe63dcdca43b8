"""Which files belong to a portal, and which names may become addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from site_src.diagnostics import Place, Report

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)})
_ID_LENGTH = 80


def is_id(word: str) -> bool:
    """Whether a file name can be an id, an address and a file on every system."""
    return bool(_ID.fullmatch(word)) and len(word) <= _ID_LENGTH and word not in _DEVICES


def shown(path: Path, root: Path) -> str:
    """A path as the reader sees it: from the portal's folder, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def entries(folder: Path, suffix: str, root: Path, report: Report) -> Iterator[tuple[str, Path]]:
    """Ids and files of one folder in the order of their ids.

    Names that cannot be ids, and links that lead out of the portal, are reported and left out.
    Hidden files and editors' lock files (`~$…`) are passed over.
    """
    home = root.resolve()
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.suffix != suffix or path.name.startswith((".", "~")):
            continue
        name = shown(path, root)
        if not is_id(path.stem):
            report.add("id-invalid", Place(name), value=path.stem)
        elif not _inside(path, home):
            report.add("file-not-regular", Place(name), what="link")
        else:
            yield path.stem, path


def _inside(path: Path, home: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):
        return False
