"""Pictures as they were given: whether they can be read, and how large they are.

Phones and cameras write more into a file than its picture: place, owner, time. None of it gets
out, since the site shows renditions only, which are made from the pixels.
"""

from __future__ import annotations

import hashlib
import struct
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

#: Folder of the renditions below the site's root.
IMAGES = "assets/images"
#: Widths of the renditions in pixels; none is wider than its original.
WIDTHS = (480, 960, 1600)
#: The forms of pictures that are read.
FORMS = ("JPEG", "PNG", "WEBP")
#: The most pixels that a picture may have.
MOST_PIXELS = 80_000_000
#: The longest file that is read, in bytes.
LONGEST_FILE = 60_000_000
#: What Pillow raises for files that are cut off or damaged.
DAMAGE = (OSError, ValueError, SyntaxError, EOFError, struct.error)
#: Part of every name of a rendition: the way of making them.
_RECIPE = b"webp-1"
_ORIENTATION, _TURNED = 0x0112, frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size: its file below the site's root, width and height in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Original:
    """A picture as it was given: its file, the digest of its bytes, its upright size in pixels."""

    path: Path
    digest: str
    width: int
    height: int

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """The sizes in which the site has it, smallest first."""
        widths = [width for width in WIDTHS if width < self.width]
        widths.append(min(self.width, WIDTHS[-1]))
        return tuple(
            Rendition(
                f"{IMAGES}/{self.digest}-{width}.webp",
                width,
                max(1, round(self.height * width / self.width)),
            )
            for width in dict.fromkeys(widths)
        )


class ImageProblem(Exception):
    """Why a file cannot be used: the code of a diagnostic and what its sentence needs."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def read_image(path: Path) -> Original:
    """Reads a picture to its end. Raises ImageProblem."""
    if not path.is_file():
        raise ImageProblem("file-not-regular")
    if (size := path.stat().st_size) > LONGEST_FILE:
        raise ImageProblem("file-too-large", size=str(size), limit=str(LONGEST_FILE))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _read(path)
    except UnidentifiedImageError:
        raise ImageProblem("image-format") from None
    except Image.DecompressionBombError:
        raise ImageProblem("image-too-large", limit=_millions(MOST_PIXELS)) from None
    except DAMAGE:
        raise ImageProblem("image-damaged") from None


def _read(path: Path) -> Original:
    with Image.open(path, formats=FORMS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ImageProblem("image-too-large", limit=_millions(MOST_PIXELS))
        if image.getexif().get(_ORIENTATION) in _TURNED:
            width, height = height, width
        image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
        image.load()
    digest = hashlib.sha256(_RECIPE + path.read_bytes()).hexdigest()
    return Original(path, digest[:16], width, height)


def _millions(pixels: int) -> str:
    return str(pixels // 1_000_000)
