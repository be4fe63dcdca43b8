"""Which letters a language is written with, as far as a page can mix them by mistake."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

#: Fewer letters may stand anywhere: a unit of measure, a letter that is spoken of.
_RUN = 4
_HANZI = "㐀-鿿\U00020000-\U0003ffff"
_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_WRITE_HANZI = frozenset({"zh", "ja", "ko", "yue", "wuu", "nan", "hak", "gan", "lzh", "cmn"})
_WRITE_ARABIC = frozenset({"ar", "fa", "ur", "ps", "ug", "sd", "ckb", "ks", "pa", "kk", "ky"})


def foreign_characters(language: str) -> str:
    """The ranges of letters with which a language is never written, as in a regular expression;
    nothing for an unknown language or none (zxx)."""
    if language in ("", "zxx"):
        return ""
    own = language.lower().partition("-")[0]
    return ("" if own in _WRITE_HANZI else _HANZI) + ("" if own in _WRITE_ARABIC else _ARABIC)


@functools.cache
def _foreign(language: str) -> re.Pattern[str] | None:
    characters = foreign_characters(language)
    return re.compile(f"[{characters}]{{{_RUN},}}") if characters else None


def foreign_letters(text: str, language: str) -> Sequence[str]:
    """The runs of letters in a text with which its language is not written."""
    if text.isascii():
        return ()
    pattern = _foreign(language)
    return pattern.findall(text) if pattern else ()


def is_foreign(letters: str, language: str) -> bool:
    """Whether a language is not written with these letters."""
    pattern = _foreign(language)
    return bool(pattern and pattern.match(letters))
