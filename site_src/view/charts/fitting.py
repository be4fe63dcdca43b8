"""How much room words take in a drawing, which cannot ask the browser."""

from __future__ import annotations

import functools
import re
import unicodedata

#: How wide a letter is at 13 px, roughly: hanzi, others.
WIDE, NARROW = 13, 7
#: Where a line may end: after a space, and on either side of a hanzi.
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+\s*|\s*[\u2e80-\uffef]\s*")


def extent(text: str) -> int:
    """The width of a text at 13 px, roughly."""
    if text.isascii():
        return len(text) * NARROW + text.count("%") * (WIDE - NARROW)
    wide = sum(c == "%" or unicodedata.east_asian_width(c) in "WF" for c in text)
    return wide * WIDE + (len(text) - wide) * NARROW


@functools.lru_cache(maxsize=8192)  # charts of many pages say the same
def fitted(text: str, width: int, most: int) -> tuple[str, ...]:
    """A text in at most so many lines of a width; what does not fit ends in an ellipsis."""
    whole = text.strip()
    if extent(whole) <= width:
        return (whole,)
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and extent((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    found = [line.strip() for line in lines]
    if len(found) <= most:
        return tuple(found)
    last = found[most - 1]
    while last and extent(f"{last}…") > width:
        last = last[:-1]
    return (*found[: most - 1], f"{last.rstrip()}…")
