"""The fonts of printed matter: those in our packages and no others, whatever the machine has."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from typing import TYPE_CHECKING

from site_src.guide.errors import GuideError

if TYPE_CHECKING:
    import typst

#: Noto Sans with its Arabic and others, and Noto Sans CJK.
PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")


def font_folders() -> list[str]:
    """The folders of the font packages. Raises GuideError `guide-fonts-missing`."""
    folders: list[str] = []
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise GuideError("guide-fonts-missing", package=package)
        folders += spec.submodule_search_locations
    return folders


@functools.cache
def fonts() -> typst.Fonts:
    """The fonts, read once a process."""
    from typst import Fonts

    folders = font_folders()
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
