"""Why a guide cannot be printed."""

from __future__ import annotations

from site_src.failures import Failure


class GuideError(Failure):
    """The guide cannot be printed. `code` names the reason for the reader's language.

    `guide-typst-missing` (reason), `guide-fonts-missing` (package), `guide-template` (reason,
    place), `guide-glyph-missing` (text, codepoint, entry).
    """
