"""Small sites as a build leaves them, and what visitors can read of them."""

from __future__ import annotations

from pathlib import Path

from site_src.publish.manifest import NAME, SIGNATURE
from site_src.publish.output import Output

OLD = {"index.html": b"old", "zh/index.html": "旧".encode(), "zh/gone/index.html": b"gone"}
NEW = {"index.html": b"new", "zh/index.html": "新".encode(), "zh/more/index.html": b"more"}
NEWEST = {"index.html": b"newest", "zh/index.html": "最新".encode()}


def quiet(part: float) -> None:
    """Nobody looks at the progress."""


def output_of(files: dict[str, bytes], folder: Path) -> Output:
    """A site of these files."""
    made = Output(folder / "portal" / "site")
    made.replace(files)
    return made


def held(folder: Path) -> dict[str, bytes]:
    """What visitors can read, without what the publisher says of it."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: content for name, content in found.items() if name not in (NAME, SIGNATURE)}
