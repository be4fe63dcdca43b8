"""Words of another script within a text: Chinese ones, and Latin names in brackets in Arabic."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{_HAN}]")
#: A number right before it belongs to it: 14.1亿元.
_NUMBER = rf"(?:(?<![0-9.,])[0-9][0-9.,]*+(?=[《“]?[{_HAN}]))?"
_RUN = re.compile(rf"{_NUMBER}[《“]?[{_HAN}](?:[{_HAN}·、，（）《》“”0-9〔〕—]*[{_HAN}》”）])?")
#: Scripts that set no space between words, and their punctuation.
_WIDE = re.compile(rf"[{_HAN}\u3000-\u30ff\uff00-\uffef]$")
#: A Latin name in brackets whose last full stop would go astray among words from right to left.
_ASIDE = re.compile(r"\(([A-Za-z][^()<>]*[^A-Za-z0-9()<>\s])\)")
_TAG = re.compile(r"(<[^>]+>)")


def has_chinese(text: str) -> bool:
    """Whether a text has Chinese words in it."""
    return not text.isascii() and bool(_CHINESE.search(text))


def has_foreign(text: str, direction: str) -> bool:
    """Whether a text of a language that is not Chinese has words in it that must be marked."""
    return has_chinese(text) or (direction == "rtl" and bool(_ASIDE.search(text)))


def ends_in_wide(text: str) -> bool:
    """Whether a text ends in a character after which no space is set (汉, カ, 。)."""
    return bool(_WIDE.search(text))


def mark_foreign(html: str) -> str:
    """Sets `lang` and `dir` on the Chinese words of an HTML text, so that they are read aloud,
    shaped and ordered as Chinese, and keeps Latin names in brackets whole."""
    parts = _TAG.split(html)
    for number in range(0, len(parts), 2):
        text = _RUN.sub(r'<span lang="zh-Hans" dir="ltr">\g<0></span>', parts[number])
        parts[number] = _ASIDE.sub(r'(<bdi dir="ltr">\1</bdi>)', text)
    return "".join(parts)
