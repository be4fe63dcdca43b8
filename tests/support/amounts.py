"""Reads amounts back from the words that a visitor sees. It shares nothing with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
#: Words for powers of ten. Two of something is one word in Arabic.
POWERS = {
    "万亿": 12, "亿": 8, "万": 4, "trillion": 12, "billion": 9, "million": 6, "thousand": 3,
    "تريليون": 12, "تريليونًا": 12, "تريليونات": 12,
    "مليار": 9, "مليارًا": 9, "مليارات": 9,
    "مليون": 6, "مليونًا": 6, "ملايين": 6,
    "ألف": 3, "ألفًا": 3, "آلاف": 3,
}  # fmt: skip
TWICE = {
    "تريليونان": 12, "تريليونا": 12, "تريليونين": 12, "تريليوني": 12,
    "ملياران": 9, "مليارا": 9, "مليارين": 9, "ملياري": 9,
    "مليونان": 6, "مليونا": 6, "مليونين": 6, "مليوني": 6,
    "ألفان": 3, "ألفا": 3, "ألفين": 3, "ألفي": 3,
}  # fmt: skip
TWO = {
    "سنتان", "سنتين", "عامان", "عامين", "يومان", "يومين", "شهران", "شهرين", "يوما", "يومي",
}  # fmt: skip
ONE = {"سنة", "عام", "يوم", "شهر"}
KILOWATTS = {"千瓦": 1, "kW": 1, "كيلوواط": 1, "兆瓦": 1000, "MW": 1000, "ميغاواط": 1000}
CURRENCIES = {
    "CNY": ("元", "CN¥", "يوان"),
    "USD": ("美元", "US$", "دولار"),
    "EUR": ("欧元", "€", "يورو"),
}
#: What stands with a number, in Chinese, English and Arabic.
QUALIFIERS = {
    "about": ("约", "about ", "نحو "),
    "nearly": ("近", "nearly ", "ما يقارب "),
    "over": ("余", "over ", "أكثر من "),
    "more-than": ("超过", "more than ", "يزيد على "),
    "less-than": ("不足", "less than ", "أقل من "),
    "or-more": ("以上", " or more", " فأكثر"),
    "or-less": ("以下", " or less", " فأقل"),
    "at-least": ("不少于", "at least ", "لا يقل "),
    "at-most": ("不超过", "at most ", "لا يزيد على "),
}
_MAGNITUDE = re.compile(
    rf"\s*[余多]?\s*({'|'.join(sorted(POWERS, key=len, reverse=True))})?(?![\u0600-\u06ff])"
)


def numbers(text: str) -> list[Decimal]:
    """The number that a text says, or both ends of a range; power in kilowatts."""
    factor = next((kW for word, kW in KILOWATTS.items() if text.split("/")[0].find(word) >= 0), 1)
    found = list(_written(text))
    if not found:
        found = _in_words(text)
    highest = found[-1][1] if found else 0
    joined = len(found) > 1 and found[0][1] == 0 and found[0][0] < found[1][0]
    if joined:  # 20—30万吨
        found[0] = (found[0][0], highest)
    return [number * Decimal(10) ** power * factor for number, power in found]


def said(text: str) -> set[Decimal]:
    """Every number that stands in a longer text, with its power of ten; those of one or two that
    are a word, too."""
    pairs = [*_written(text), *(pair for word in text.split() for pair in _in_words(word))]
    return {number * Decimal(10) ** power for number, power in pairs}


def _written(text: str) -> Iterator[tuple[Decimal, int]]:
    for match in DIGITS.finditer(text):
        magnitude = _MAGNITUDE.match(text, match.end())
        power = POWERS[magnitude[1]] if magnitude and magnitude[1] else 0
        yield Decimal(match[0].replace(",", "")), power


def _in_words(text: str) -> list[tuple[Decimal, int]]:
    for word in text.split():
        if word in TWICE or word in POWERS:
            return [(Decimal(2 if word in TWICE else 1), TWICE.get(word) or POWERS[word])]
        if word in TWO or word in ONE:
            return [(Decimal(2 if word in TWO else 1), 0)]
    return []
