"""Between which bounds an amount lies, and what follows from two of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from site_src.model.measure import Measure, parse_measure
from site_src.rules.bounds import Bounds, bounds, holds, quotient

#: What is written, the least and the most that it can be (None: open), and whether the bound
#: itself is shut out: `(` and `)`.
BOUNDS = [
    ("100亩", "[100 100]"),
    ("约100亩", "(None None)"),
    ("100亩左右", "(None None)"),
    ("近100亩", "(None 100)"),
    ("不足100亩", "(None 100)"),
    ("100余亩", "(100 None)"),
    ("100多亩", "(100 None)"),
    ("超过100亩", "(100 None)"),
    ("100亩以上", "[100 None)"),
    ("不低于100亩", "[100 None)"),
    ("100亩以下", "(None 100]"),
    ("不超过100亩", "(None 100]"),
    ("100—120亩", "[100 120]"),
    ("masked", "(None None)"),
    ("withheld", "(None None)"),
]


def written(found: Bounds) -> str:
    left = "(" if found.low is None or found.low_open else "["
    right = ")" if found.high is None or found.high_open else "]"
    return f"{left}{found.low} {found.high}{right}"


@pytest.mark.parametrize(("amount", "expected"), BOUNDS)
def test_a_word_says_between_which_bounds_an_amount_lies(amount: str, expected: str) -> None:
    assert written(bounds(parse_measure(amount))) == expected


@pytest.mark.parametrize(
    ("greater", "lesser", "plain", "strict"),
    [
        ("100亩", "99亩", True, True),
        ("100亩", "100亩", True, False),
        ("100亩", "101亩", False, False),
        ("100亩以上", "100亩", True, None),
        ("超过100亩", "100亩", True, True),
        ("100余亩", "101亩", None, None),
        ("近100亩", "100亩", False, False),
        ("不超过100亩", "100亩", None, False),
        ("100亩以下", "101亩", False, False),
        ("近100亩", "99亩", None, None),
        ("约100亩", "1亩", None, None),
        ("100—120亩", "100亩", True, None),
        ("100—120亩", "110亩", None, None),
        ("100—120亩", "120亩", None, False),
        ("100—120亩", "121亩", False, False),
        ("100亩", "近100亩", True, True),
        ("100亩", "超过100亩", False, False),
    ],
)
def test_what_is_not_decided_stays_open(
    greater: str, lesser: str, plain: bool | None, strict: bool | None
) -> None:
    pair = bounds(parse_measure(greater)), bounds(parse_measure(lesser))
    assert (holds(*pair), holds(*pair, strict=True)) == (plain, strict)


@pytest.mark.parametrize(
    ("total", "part", "state", "number"),
    [
        ("3.6亿元", "120亩", "known", "3000000"),
        ("3.61亿元", "120亩", "about", "3008000"),
        ("约3.6亿元", "120亩", "about", "3000000"),
        ("约3.6亿元", "约120亩", "about", "3000000"),
        ("3.6亿元", "约120亩", "about", "3000000"),
        ("近10亿元", "120亩", "nearly", "8334000"),
        ("10余亿元", "120亩", "over", "8333000"),
        ("10亿元以上", "120亩", "or-more", "8333000"),
        ("10亿元以下", "120亩", "or-less", "8334000"),
        ("3.6亿元", "120余亩", "less-than", "3000000"),
        ("3.6亿元", "近120亩", "more-than", "3000000"),
        ("3.6亿元", "120亩以上", "or-less", "3000000"),
        ("3.6亿元", "120亩以下", "or-more", "3000000"),
        ("2—3亿元", "100亩", "range", "2000000–3000000"),
        ("3亿元", "100—150亩", "range", "2000000–3000000"),
    ],
)
def test_a_quotient_keeps_the_word_of_what_it_is_made_of(
    total: str, part: str, state: str, number: str
) -> None:
    found = _divided(total, part)
    assert found is not None
    ends = [end for end in (found.number, found.upper) if end is not None]
    assert (found.state, "–".join(str(end) for end in ends)) == (state, number)
    assert (found.unit, found.per) == ("CNY", "mu")


@pytest.mark.parametrize(
    ("total", "part"),
    [
        ("10余亿元", "约120亩"), ("近10亿元", "120余亩"), ("2—3亿元", "约100亩"),
        ("masked", "120亩"), ("3亿元", "masked"), ("3亿元", "0亩"),
    ],
)  # fmt: skip
def test_no_quotient_where_no_word_would_be_true(total: str, part: str) -> None:
    assert _divided(total, part) is None


def test_rounding_never_crosses_the_threshold() -> None:
    """299.9999… is not shown as 300 where 300 is asked for."""
    near = Decimal(3_000_000)
    below = _divided("359999999元", "120亩", near)
    above = _divided("360000001元", "120亩", near)
    assert below is not None
    assert above is not None
    assert below.number is not None
    assert above.number is not None
    assert below.number < near < above.number
    assert below.state == above.state == "about"


def _divided(total: str, part: str, near: Decimal = Decimal(0)) -> Measure | None:
    return quotient(parse_measure(total), parse_measure(part), Decimal(1), "mu", near)
