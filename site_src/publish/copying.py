"""A copy of a built site beside the place where visitors read it: whole, and on the disk, before
anybody sees it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from site_src.failures import Failure
from site_src.publish.disk import settle
from site_src.publish.manifest import NAME, SIGNATURE, Manifest, Piece
from site_src.publish.output import Output
from site_src.publish.signature import Signer
from site_src.publish.variants import add_variants
from site_src.publish.writing import write_file
from site_src.work.processes import Crew


def copied(
    output: Output, folder: Path, progress: Callable[[float], None], live: Path, *,
    signer: Signer | None = None, crew: Crew | None = None,
) -> Manifest:  # fmt: skip
    """Copies our files of a site into a folder that is empty, with their manifest, signed if there
    is somebody to sign it, and reads the copy again. Nobody else's file goes along. A crew packs
    text, with what the `live` site has.

    A file stays as old as it is in the site, since web servers tell by that whether a visitor has
    it already. Raises Failure `site-missing`, `site-changed` if a file is not what the build left
    there, or `copy-damaged`. Half a copy is not left there: the disk may be full.
    """
    try:
        return _copied(output, folder, progress, live, signer, crew)
    except Exception:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _copied(
    output: Output, folder: Path, progress: Callable[[float], None], live: Path,
    signer: Signer | None, crew: Crew | None,
) -> Manifest:  # fmt: skip
    files: dict[str, Piece] = {}
    for name, content, part in as_built(output):
        ours = output.owned()[name]
        write_file(f"{folder}/{name}", content)
        os.utime(f"{folder}/{name}", ns=(ours.written, ours.written))
        files[name] = Piece(ours.digest, ours.size)
        progress(part)
    if crew:
        files |= add_variants(folder, files, live, crew, progress)
    manifest = Manifest(files)
    write_file(f"{folder}/{NAME}", manifest.content)
    if signer:
        write_file(f"{folder}/{SIGNATURE}", signer.signature(manifest.content))
    settle(folder)
    if damage := manifest.compared(folder).damage:
        raise Failure("copy-damaged", folder=str(folder), file=damage[0])
    return manifest


def as_built(output: Output) -> Iterator[tuple[str, bytes, float]]:
    """Our files of a site with their content, and how far that is. Raises Failure `site-missing`,
    or `site-changed` if a file is not what the build left there."""
    owned = output.owned()
    if not owned:
        raise Failure("site-missing", folder=str(output.target))
    for number, (name, ours) in enumerate(sorted(owned.items()), start=1):
        content = _read(output.target / name)
        if hashlib.sha256(content).hexdigest() != ours.digest:
            raise Failure("site-changed", file=name)
        yield name, content, number / len(owned)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
