"""Pictures of pages that are the same on every Linux machine, and how far two may differ.

Neither the words nor the lines depend on which fonts the machine has.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Playwright

from tests.support.fonts import only_our_fonts
from tests.support.tools import browser

SWITCHES = (
    "--no-sandbox", "--disable-background-networking", "--disable-quic", "--hide-scrollbars",
    "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb",
)  # fmt: skip
#: A pixel differs if a channel is more than this apart, of 255, after smoothing.
VISIBLE = 48
#: The share of pixels that may differ: edges of letters, which engines draw a little differently.
TOLERANCE = 0.004
#: Pictures are kept at this share of their size, with so many colours.
SCALE, COLOURS = 0.5, 48


def launch(playwright: Playwright, folder: Path) -> Browser:
    """A browser that has our fonts and no others. `folder` takes its list of fonts."""
    return playwright.chromium.launch(
        executable_path=browser(), args=[*SWITCHES], env=only_our_fonts(folder)
    )


def kept(shot: bytes) -> Image.Image:
    """A screenshot as it is kept and compared."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    size = (round(image.width * SCALE), round(image.height * SCALE))
    return image.resize(size, Image.Resampling.BOX)


def save(image: Image.Image, path: Path) -> None:
    """Writes a picture in few colours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)


def difference(found: Image.Image, expected: Image.Image) -> float:
    """The share of pixels that a person would see to differ, from 0 to 1."""
    if found.size != expected.size:
        return 1.0
    smooth = ImageFilter.BoxBlur(1)
    apart = ImageChops.difference(found.filter(smooth), expected.filter(smooth))
    seen = apart.convert("RGB").split()
    worst = ImageChops.lighter(ImageChops.lighter(seen[0], seen[1]), seen[2])
    histogram = worst.histogram()
    return sum(histogram[VISIBLE + 1 :]) / (found.width * found.height)
