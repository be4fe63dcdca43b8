"""Remakes the pictures of the documents: `python -m tests.support.pictures [FILE …]`.

One line of the table is one picture; without names, all are made.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support.building import ROOT, build, demonstration
from tests.support.fonts import only_our_fonts
from tests.support.host import serving
from tests.support.quick_start import Newcomer, steps
from tests.support.tools import browser

IMAGES = ROOT / "docs/images"
#: Height of what is shown of a page, in CSS pixels; width of a picture, in its own; its size.
HEIGHT, WIDEST, LARGEST = 1600, 1000, 150_000
#: A phone's page is narrow, so it is taken at double resolution.
NARROW = 500
SWITCHES = ("--no-sandbox", "--disable-background-networking", "--disable-quic")


class Picture(NamedTuple):
    """A page as a file below docs/images/. `address` is a portal's page, `width` the window's."""

    file: str
    portal: Literal["demonstration", "quick start"]
    address: str
    width: int
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("quick-start/our-home.en.png", "quick start", "en/", 1440),
    Picture("quick-start/our-home.zh.png", "quick start", "zh/", 1440),
    Picture("quick-start/our-project.en.png", "quick start", "en/projects/solar-park/", 1440),
    Picture("quick-start/our-project.zh.png", "quick start", "zh/projects/solar-park/", 1440),
    Picture("pages/home.zh.png", "demonstration", "zh/", 1440),
    Picture("pages/project.zh.png", "demonstration", "zh/projects/daying-geothermal/", 1440),
    Picture("pages/project-phone.en.png", "demonstration", "en/projects/daying-geothermal/", 390,
            "dark"),
    Picture("pages/projects.en.png", "demonstration", "en/projects/", 1440),
    Picture("pages/policy.zh.png", "demonstration", "zh/policies/sme-payment-2025/", 1440),
    Picture("pages/figures.en.png", "demonstration", "en/figures/", 1440),
    Picture("pages/chains.zh.png", "demonstration", "zh/chains/", 1440),
    Picture("pages/home-phone.ar.png", "demonstration", "ar/", 390),
    Picture("pages/home.ar.png", "demonstration", "ar/", 1440),
)  # fmt: skip


def main(names: list[str]) -> None:
    """Makes the pictures that are named, or all."""
    wanted = [p for p in PICTURES if not names or p.file in names]
    if unknown := sorted({*names} - {p.file for p in wanted}):
        sys.exit(f"Not in the table: {', '.join(unknown)}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        fonts = only_our_fonts(Path(folder))
        chromium = playwright.chromium.launch(executable_path=browser(), args=SWITCHES, env=fonts)
        for portal in dict.fromkeys(p.portal for p in wanted):
            with serving(SITES[portal](Path(folder, portal.replace(" ", "-")))) as host:
                for picture in wanted:
                    if picture.portal == portal:
                        print(take(picture, chromium, host))
        chromium.close()


def demonstration_site(folder: Path) -> Path:
    """The demonstration, built."""
    build(demonstration(folder))
    return folder / "site"


def quick_start_site(folder: Path) -> Path:
    """The portal that a newcomer has after the quick start."""
    newcomer = Newcomer(folder, "en")
    for command, _ in newcomer.walk(steps("docs/handbook.md")):
        print(command.line, flush=True)
    return newcomer.portal / "site"


SITES: dict[str, Callable[[Path], Path]] = {
    "demonstration": demonstration_site,
    "quick start": quick_start_site,
}


def take(picture: Picture, chromium: Browser, host: str) -> str:
    """Writes one picture; returns its name and size."""
    page = chromium.new_page(
        viewport={"width": picture.width, "height": HEIGHT}, color_scheme=picture.scheme,
        device_scale_factor=2 if picture.width < NARROW else 1, reduced_motion="reduce",
    )  # fmt: skip
    page.goto(host + picture.address)
    height = min(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": picture.width, "height": height})
    page.close()
    path = IMAGES / picture.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(small(shot))
    return f"{picture.file}: {path.stat().st_size:,} bytes"


def small(shot: bytes) -> bytes:
    """A screenshot made narrower where it is wide, in as many colours as its size allows."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    if image.width > WIDEST:
        height = round(image.height * WIDEST / image.width)
        image = image.resize((WIDEST, height), Image.Resampling.LANCZOS)
    for colours in (256, 128, 64, 32):
        file = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.tell() < LARGEST:
            break
    return file.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
