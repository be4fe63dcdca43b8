"""What in a text is worth a second look."""

from __future__ import annotations

import time

import pytest

from site_src.catalogue.structure import _check
from site_src.diagnostics import Report
from site_src.model.suspects import (
    disguised_hosts,
    empty_links,
    is_copied,
    may_name_persons,
    personal_data,
    restricted,
    strange_numbers,
)
from site_src.model.text import forbidden_markup
from site_src.source.front_matter import split

MOBILE, IDENTITY, MAIL = "mobile number", "identity number", "e-mail address"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人手机138 0013 8000。", [(MOBILE, "138 0013 8000")]),
        ("+86-13900139000", [(MOBILE, "+86-13900139000")]),
        ("证号11010519491231002X", [(IDENTITY, "11010519491231002X")]),
        ("110105194912310021", []),
        ("zhang.san@mail.example", [(MAIL, "zhang.san@mail.example")]),
        ("https://user@mail.example/ 0375-1234567 13800138 138001380001 1.13800138000", []),
        ("a" * 100_000 + "@", []),
    ],
)
def test_personal_data(text: str, expected: list[tuple[str, str]]) -> None:
    """CASES S51."""
    assert list(personal_data(text)) == expected
    assert may_name_persons(text) or not expected


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("https://www.gоv.cn/a", ["www.gоv.cn"]),
        ("https://аррӏе.com", ["аррӏе.com"]),
        ("https://xn--80ak6aa92e.com/", ["xn--80ak6aa92e.com"]),
        ("https://ｇov.cn", ["ｇov.cn"]),
        ("https://gov.cn@evil.example/x", ["gov.cn@evil.example"]),
        ("https://招商.中国/ https://пример.рф http://www.gov.cn。见https://a.example网站", []),
        ("https://bücher.example https://xn--fiqs8s/", []),
    ],
)
def test_disguised_hosts(text: str, hosts: list[str]) -> None:
    """CASES T62."""
    assert [host for _, host in disguised_hosts(text)] == hosts


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        ("CN¥1.41 billion", "14.1亿元", []),
        ("1.41 million", "14.1亿元", []),  # the same digits: perhaps another unit
        ("1.4 million", "14亿元", ["1.4"]),
        ("12,000 m²", "120000平方米", ["12,000"]),
        ("1,234,500", "1234600", ["1,234,500"]),
        ("over 63 thousand t", "6.3余万吨", []),
        ("50000 عشرة آلاف يوان", "5亿元", []),
        ("in 2026 about 333 ha", "5000亩", []),
        ("unit: CNY 10,000; 20,000", "单位：万元，2万", []),
        ("1,500,000 t", "一百五十万吨", []),
        ("12,34 and 56,789 t", "56788吨", ["56,789"]),
        ("1234567.5 m", "1234567.6米", ["1234567.5"]),
    ],
)
def test_strange_numbers(text: str, original: str, expected: list[str]) -> None:
    """CASES S43."""
    assert list(strange_numbers(text, original)) == expected


@pytest.mark.parametrize("before", ["", "企业所得税", "2026年 "])
@pytest.mark.parametrize(
    "promise",
    [
        "税收返还", "财税返还", "财政返还", "先征后返", "先征后退", "即征即返", "即征即奖",
        "税收留成", "税收奖励", "包税", "零地价", "零土地出让金", "土地出让金返还", "出让金返还",
        "零租金", "税费全免",
        "tax rebates", "Tax Refund", "tax holiday", "ZERO LAND PRICE", "zero land premium",
        "Land free of charge",
    ],
)  # fmt: skip
def test_promises_are_found_wherever_they_stand(promise: str, before: str) -> None:
    assert list(restricted(f"{before}{promise}。")) == [(len(before), promise)]


@pytest.mark.parametrize("text", ["税率返算", "先征求意见", "zero tax", "landfree", "tax report"])
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert list(restricted(text)) == []


@pytest.mark.parametrize(
    ("text", "original", "copied"),
    [
        ("差别化锦纶项目", "差别化锦纶项目", True),
        ("CATL", "CATL", False),
        ("a b c d e", "a b c d e", True),
        ("差别化", "差别化项目", False),
        ("2026", "2026", False),
    ],
)
def test_copied_texts(text: str, original: str, copied: bool) -> None:
    """CASES S42."""
    assert is_copied(text, original) is copied


@pytest.mark.parametrize(
    "piece",
    ["[](", "[ ](x", "](", "{: on", "://", "://а", "1380", "万1", "1,", "```\n", "# \n", "@"],
)
def test_none_of_it_takes_long(piece: str) -> None:
    """CASES T66: however often a piece is repeated."""
    text = piece * (400_000 // len(piece))
    document = split(f"---\na: b\n---\n{text}", "f.md", Report())
    assert document is not None
    started = time.monotonic()
    list(personal_data(text))
    list(disguised_hosts(text))
    list(empty_links(text))
    list(strange_numbers(text, text[1:]))
    list(forbidden_markup(text))
    _check(document, Report())
    assert time.monotonic() - started < 10
