"""The pictures that entries and documents show: whether the files are there and can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from site_src.catalogue.blocks import placed, valid_blocks
from site_src.catalogue.entries import PublicCatalogue, Writing
from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report, nearest
from site_src.model.block import ImageBlock
from site_src.model.image import Image
from site_src.model.kinds import DOCUMENT_KINDS, PUBLIC
from site_src.source.images import ImageProblem, Original, read_image
from site_src.source.paths import is_inside
from site_src.source.yaml import Document, Step, dotted

#: Pictures by the name that entries use for them.
Images = Mapping[str, Original]


def check_images(loaded: Loaded, report: Report) -> Images:
    """Reports pictures that are not there or cannot be read; returns the others."""
    found: dict[str, Original] = {}
    problems: dict[str, ImageProblem] = {}
    folder, root = loaded.portal.images, loaded.portal.root.resolve()
    for document, steps, name in _named(loaded):
        if name not in found and name not in problems:
            try:
                found[name] = _read(folder / name, root)
            except ImageProblem as problem:
                problems[name] = problem
        if name in problems:
            place = document.place(*steps)
            _report(problems[name], name, folder, place, dotted(steps), report)
    return found


def images_in(writing: Writing[Any, Any]) -> Iterator[str]:
    """The names of the pictures of a document, in its facts and in its texts."""
    yield from (image.file for image in writing.facts.images)
    for body in writing.bodies.values():
        yield from (p.block.file for p in placed(body) if isinstance(p.block, ImageBlock))


def used_images(catalogue: PublicCatalogue, images: Images) -> Images:
    """The pictures of what the public may see; no other file gets out."""
    entries = (entry for kind in PUBLIC for entry in getattr(catalogue, kind).values())
    names = {image.file for entry in entries for image in getattr(entry, "images", ())}
    for kind in DOCUMENT_KINDS:
        for writing in getattr(catalogue, kind).values():
            names |= set(images_in(writing))
    return {name: images[name] for name in sorted(names)}


def _named(loaded: Loaded) -> Iterator[tuple[Document, tuple[Step, ...], str]]:
    """Every field that names a picture: where it was written, its path, the name."""
    for kind, id_, entry in loaded.own():
        images: tuple[Image, ...] = getattr(entry, "images", ())
        for number, image in enumerate(images):
            yield loaded.documents[kind, id_], ("images", number, "file"), image.file
    for document, block in valid_blocks(loaded):
        if isinstance(block, ImageBlock):
            yield document, ("file",), block.file


def _read(path: Path, root: Path) -> Original:
    if not path.exists():
        raise ImageProblem("image-missing")
    if not is_inside(path, root):
        raise ImageProblem("file-outside")
    return read_image(path)


def _report(
    problem: ImageProblem, name: str, folder: Path, place: Place, field: str, report: Report
) -> None:
    near = ""
    if problem.code == "image-missing" and folder.is_dir():
        files = (path for path in folder.rglob("*") if path.is_file())
        near = nearest(name, sorted(path.relative_to(folder).as_posix() for path in files))
    report.add(problem.code, place, field, nearest=near, **{"value": name, **problem.params})
