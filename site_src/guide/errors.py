"""Why a guide cannot be printed."""

from __future__ import annotations


class GuideError(Exception):
    """The guide cannot be printed. `code` names the reason for the reader's language.

    `guide-typst-missing` (reason), `guide-fonts-missing` (package), `guide-template` (reason,
    place), `guide-glyph-missing` (text, codepoint, entry).
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code, self.params = code, params
