"""Articles of a legal text: an anchor for each, so that one can be cited and linked."""

from __future__ import annotations

import re

from markupsafe import Markup

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
#: A paragraph that begins with the number of an article in bold.
_HEAD = re.compile(
    r"<p><strong>(?:第([〇零一二两三四五六七八九十百千]+|\d+)条|Article (\d+)|المادة (\d+))"
    r"(?=\W|</)"
)


def article_id(number: int) -> str:
    """The anchor of an article."""
    return f"article-{number}"


def anchored(html: Markup) -> Markup:
    """A legal text whose articles have anchors; of two with one number, the first."""
    seen: set[int] = set()

    def mark(found: re.Match[str]) -> str:
        number = _number(next(group for group in found.groups() if group))
        if number in seen:
            return found.group()
        seen.add(number)
        return f'<p id="{article_id(number)}"{found.group()[2:]}'

    return Markup(_HEAD.sub(mark, str(html)))


def _number(word: str) -> int:
    """A number as laws write it: 十二, 一百零五, 12."""
    if word.isdecimal():
        return int(word)
    total, digit = 0, 0
    for character in word:
        if character in _STEPS:
            total += (digit or 1) * _STEPS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
