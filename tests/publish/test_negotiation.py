"""Which language a visitor gets at `/`: the first that the browser names and the portal has."""

from __future__ import annotations

import re

import pytest

from site_src.publish.negotiation import accepted

THREE = {"zh": "zh-Hans", "en": "en", "ar": "ar"}
CHINESE = {"zh": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


def chosen(header: str, locales: dict[str, str]) -> str:
    """As a web server finds it: the first pattern that fits."""
    patterns = accepted(locales).items()
    return next((code for code, p in patterns if re.search(p, header, re.IGNORECASE)), "")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", ""), ("*", ""), ("zh", "zh"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-US,en;q=0.9,zh-CN;q=0.8", "en"), ("EN-gb", "en"), ("ar-SA", "ar"),
        ("fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.7", "en"), ("de , ar;q=0.5", "ar"), ("fr,de;q=0.9", ""),
        ("en;q=0,zh", "zh"), ("en;q=0.0 , ar ; q = 0.3", "ar"), ("english", ""), ("zho", ""),
        ("arn,zh", "zh"), ("en;q=1.000,zh;q=0.001", "en"), ("zh-TW,en", "zh"), ("fr;q=0.9", ""),
        ("x" * 8000, ""), ("en" + "-a" * 4000, "en"), ("fr," * 2500 + "ar", "ar"),
    ],
)  # fmt: skip
def test_the_first_that_the_portal_has(header: str, code: str) -> None:
    assert chosen(header, THREE) == code


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("zh-TW,zh;q=0.9", "zh-hant"), ("zh-HK", "zh-hant"), ("zh-Hant-TW", "zh-hant"),
        ("zh-MO,en", "zh-hant"), ("zh-CN,zh-TW;q=0.8", "zh"), ("zh", "zh"), ("zh-SG", "zh"),
        ("zh-Hans-HK", "zh"), ("en,zh-TW", "en"), ("fr,zh-TW,zh", "zh-hant"),
    ],
)  # fmt: skip
def test_traditional_characters_for_who_reads_them(header: str, code: str) -> None:
    assert chosen(header, CHINESE) == code
    assert chosen(header, dict(reversed(CHINESE.items()))) == code


def test_two_kinds_of_one_language() -> None:
    english = {"en-gb": "en-GB", "en-us": "en-US"}
    assert [chosen(tag, english) for tag in ("en", "en-US", "en-AU")] == ["en-gb", "en-us", "en-gb"]


def test_the_only_kind_stands_for_the_language() -> None:
    assert chosen("zh-CN", {"tw": "zh-Hant-TW", "en": "en"}) == "tw"
