"""Chinese words within a text of another language."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[《“]?[{_HAN}](?:[{_HAN}·、，（）《》“”0-9〔〕—]*[{_HAN}》”）])?")
#: Scripts that set no space between words, and their punctuation.
_WIDE = re.compile(rf"[{_HAN}\u3000-\u30ff\uff00-\uffef]$")
_TAG = re.compile(r"(<[^>]+>)")


def has_chinese(text: str) -> bool:
    """Whether a text has Chinese words in it."""
    return bool(_RUN.search(text))


def ends_in_wide(text: str) -> bool:
    """Whether a text ends in a character after which no space is set (汉, カ, 。)."""
    return bool(_WIDE.search(text))


def mark_chinese(html: str) -> str:
    """Sets `lang` and `dir` on the Chinese words of an HTML text, so that they are read aloud,
    shaped and ordered as Chinese."""
    parts = _TAG.split(html)
    for number in range(0, len(parts), 2):
        parts[number] = _RUN.sub(r'<span lang="zh-Hans" dir="ltr">\g<0></span>', parts[number])
    return "".join(parts)
