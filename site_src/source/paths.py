"""Which files belong to a portal, and which names may become addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from site_src.diagnostics import Place, Report

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)
_ID_LENGTH = 80
#: Names under which an editor may have saved an entry by mistake; Windows hides the last part.
_TEXT_SUFFIXES = (".yml", ".yaml", ".txt", ".md", ".markdown", ".doc", ".docx", ".xls", ".xlsx")


def is_id(word: str) -> bool:
    """Whether a file name can be an id, an address and a file on every system."""
    return bool(_ID.fullmatch(word)) and len(word) <= _ID_LENGTH and word not in _DEVICES


def _as_id(word: str) -> str:
    """The id that a name would give, or an empty string."""
    slug = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    return slug if is_id(slug) and len(slug) > len(word) // 2 else ""


def shown(path: Path, root: Path) -> str:
    """A path as the reader sees it: from the portal's folder, with forward slashes."""
    seen = path.relative_to(root) if path.is_relative_to(root) else path
    return _printable(seen.as_posix())


def entries(
    folder: Path,
    suffix: str,
    root: Path,
    report: Report,
    is_name: Callable[[str], bool] = is_id,
    code: str = "id-invalid",
) -> Iterator[tuple[str, str, str]]:
    """Ids, files and paths as shown of one folder's entries, in the order of their ids.

    Names that cannot be ids (by `is_name`, reported as `code`), files of a wrong type and links
    that lead out of the portal are reported and left out. Hidden files and editors' lock files
    (`~$…`) are passed over.
    """
    home = root.resolve()
    inside, above = is_inside(folder, home), shown(folder, root)
    for entry in _scanned(folder, root, report):
        name, (stem, ending) = _printable(entry.name), os.path.splitext(entry.name)
        seen = f"{above}/{name}"
        if ending != suffix:
            if name.lower().endswith(_TEXT_SUFFIXES) and stem != "README":
                report.add("file-suffix", Place(seen), value=name, suffix=suffix)
        elif not is_name(stem):
            stem = _printable(stem)
            meant = _as_id(stem) if is_name is is_id else ""
            report.add(code, Place(seen), nearest=meant, value=stem)
        elif not (inside and not entry.is_symlink()) and not is_inside(Path(entry), home):
            report.add("file-outside", Place(seen))
        else:
            yield stem, entry.path, seen


def listed(folder: Path, root: Path, report: Report) -> list[Path]:
    """What a folder holds, by name, without hidden files and editors' lock files."""
    return [Path(entry.path) for entry in _scanned(folder, root, report)]


def _scanned(folder: Path, root: Path, report: Report) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as there:
            found = sorted(there, key=lambda entry: entry.name)
    except OSError as problem:
        report.add("file-unreadable", Place(shown(folder, root)), reason=str(problem.strerror))
        return []
    return [entry for entry in found if not entry.name.startswith((".", "~"))]


def _printable(name: str) -> str:
    """A file's name even where it is not UTF-8, as after unpacking a Chinese ZIP file."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_inside(path: Path, home: Path) -> bool:
    """Whether a file lies in a folder, links followed. `home` is resolved already."""
    try:
        return path.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):
        return False
