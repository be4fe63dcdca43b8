"""The fonts that a browser sees: those of the packages for print, which are the same on every
machine and have every letter that the demonstration needs."""

from __future__ import annotations

import os
from pathlib import Path

from site_src.guide.fonts import font_folders

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir>{aliases}</fontconfig>
"""
_ALIAS = """<match><test name="family"><string>{family}</string></test>
<edit name="family" mode="assign" binding="same"><string>Noto Sans</string>
<string>Noto Sans CJK SC</string><string>Noto Sans Arabic</string></edit></match>"""


def only_our_fonts(folder: Path) -> dict[str, str | float | bool]:
    """The environment of a browser that is to see no others; `folder` takes the list of fonts.
    Where fonts are not chosen by fontconfig (Windows, macOS), the system's stay."""
    folders = "".join(f"<dir>{path}</dir>" for path in font_folders())
    aliases = "".join(_ALIAS.format(family=name) for name in ("sans-serif", "system-ui"))
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS.format(folders=folders, cache=folder / "cache", aliases=aliases))
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
