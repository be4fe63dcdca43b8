"""A copy of a built site beside the place where visitors read it: whole, and on the disk, before
anybody sees it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from site_src.failures import Failure
from site_src.publish.manifest import NAME, Manifest, Piece, names_within
from site_src.publish.output import Output, write_file
from site_src.publish.variants import add_variants
from site_src.work.processes import Crew


def copied(
    output: Output, folder: Path, progress: Callable[[float], None], live: Path,
    crew: Crew | None = None,
) -> Manifest:  # fmt: skip
    """Copies our files of a site into a folder that is empty, with their manifest, and reads the
    copy again. Nobody else's file goes along. A crew packs text, with what the `live` site has.

    A file stays as old as it is in the site, since web servers tell by that whether a visitor has
    it already. Raises Failure `site-missing`, `site-changed` if a file is not what the build left
    there, or `copy-damaged`.
    """
    owned = output.owned()
    if not owned:
        raise Failure("site-missing", folder=str(output.target))
    files: dict[str, Piece] = {}
    for number, (name, ours) in enumerate(sorted(owned.items()), start=1):
        content = _as_built(output.target / name)
        if hashlib.sha256(content).hexdigest() != ours.digest:
            raise Failure("site-changed", file=name)
        write_file(f"{folder}/{name}", content)
        os.utime(f"{folder}/{name}", ns=(ours.written, ours.written))
        files[name] = Piece(ours.digest, ours.size)
        progress(number / len(owned))
    if crew:
        files |= add_variants(folder, files, live, crew, progress)
    manifest = Manifest(files)
    write_file(f"{folder}/{NAME}", manifest.content)
    settle(folder)
    if damage := manifest.compared(folder).damage:
        raise Failure("copy-damaged", folder=str(folder), file=damage[0])
    return manifest


def settle(folder: Path) -> None:
    """Returns when what was written into a folder is on the disk."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for name in names_within(folder):
        with open(folder / name, "r+b") as file:
            os.fsync(file.fileno())


def _as_built(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
