"""Chinese words in texts of other languages are marked as such."""

from __future__ import annotations

import time

import pytest

from site_src.i18n.script import mark_foreign

OPEN, CLOSE = '<span lang="zh-Hans" dir="ltr">', "</span>"


@pytest.mark.parametrize(
    ("before", "chinese", "after"),
    [
        ("مثل ", "14.1亿元", " في المصدر"),
        ("as written: ", "1,500亩", ", 7"),
        ("in 2026: ", "2026年1月", "."),
        ("قانون ", "《公司法》", ""),
    ],
)
def test_a_number_belongs_to_the_words_behind_it(before: str, chinese: str, after: str) -> None:
    """Else a text from right to left tears it away: 亿元14.1."""
    assert mark_foreign(before + chinese + after) == f"{before}{OPEN}{chinese}{CLOSE}{after}"


def test_a_long_row_of_digits_takes_no_time() -> None:
    digits, started = "1,2." * 100_000, time.monotonic()
    assert mark_foreign(digits) == digits
    assert time.monotonic() - started < 1
