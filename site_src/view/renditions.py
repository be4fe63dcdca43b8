"""Renditions of pictures: upright, in the sizes that pages ask for, with nothing but pixels."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from site_src.catalogue.prepare import Prepared
from site_src.source.images import FORMS, Original, Rendition
from site_src.work.processes import Crew, Task, spread

#: Photographs bear some loss; drawings with few colours bear none.
_PHOTOGRAPH = {"quality": 80, "method": 4}
_DRAWING = {"lossless": True, "quality": 80, "method": 4}
_FEW_COLOURS = 256


def shared_images(
    prepared: Prepared, crew: Crew | None = None, samples: Prepared | None = None
) -> Mapping[str, bytes]:
    """The renditions of every picture on the site by their file below its root; of the samples
    too where they are shown."""
    shown = (prepared, samples) if samples else (prepared,)
    return kept_images(prepared, [i for p in shown for i in p.images.values()], crew)


def kept_images(
    prepared: Prepared, originals: Iterable[Original], crew: Crew | None = None
) -> Mapping[str, bytes]:
    """All renditions of some pictures by their file below the site's root.

    The portal keeps them, so that each is made once. Nothing is taken out, since another build may
    be at work with them.
    """
    cache = prepared.portal.root / ".zhuchao" / "images"
    wanted = {image.digest: image for image in originals}.values()
    missing = [(i, cache) for i in wanted if not all(_is_kept(cache, r.name) for r in i.renditions)]
    for _ in spread(crew or Crew(1), [Task(_make, arguments) for arguments in missing]):
        pass
    names = [rendition.name for image in wanted for rendition in image.renditions]
    return {name: _kept(cache, name).read_bytes() for name in names}


def rendered(original: Original, rendition: Rendition) -> bytes:
    """One rendition as a WebP file."""
    with Image.open(original.path, formats=FORMS) as opened:
        way = _way(opened)
        longest = max(rendition.width, rendition.height)
        opened.draft("RGB", (longest, longest))  # whichever way the camera was held
        image = _upright(opened)
    size = (rendition.width, rendition.height)
    image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "WEBP", **way)
    return out.getvalue()


def _way(image: Image.Image) -> dict[str, int | bool]:
    few = image.format == "PNG" and image.getcolors(_FEW_COLOURS) is not None
    return _DRAWING if few else _PHOTOGRAPH


def _upright(opened: Image.Image) -> Image.Image:
    """The picture as the camera was held, in the colours of screens."""
    profile = opened.info.get("icc_profile")
    image = ImageOps.exif_transpose(opened)
    form = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, own, screen, outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):  # a profile that says nothing useful
            pass
    return image.convert(form)


def _make(original: Original, cache: Path) -> None:
    """Makes the renditions of one picture. Runs in a worker."""
    cache.mkdir(parents=True, exist_ok=True)
    for rendition in original.renditions:
        path = _kept(cache, rendition.name)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(rendered(original, rendition))
        os.replace(aside, path)


def _kept(cache: Path, name: str) -> Path:
    return cache / name.rpartition("/")[2]


def _is_kept(cache: Path, name: str) -> bool:
    return _kept(cache, name).is_file()
