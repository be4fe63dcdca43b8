"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from site_src.model import units
from site_src.model.measure import Measure, State, parse_measure
from site_src.model.units import Dimension

#: GLOSSARY §16 and the content format: what is written, and what it means.
FORMS: list[tuple[str, State, str, str, str]] = [
    ("607.8亿元", "known", "60780000000", "CNY", ""),
    ("14.1亿元", "known", "1410000000", "CNY", ""),
    ("近10亿元", "nearly", "1000000000", "CNY", ""),
    ("8.99亿元", "known", "899000000", "CNY", ""),
    ("5000余万元", "over", "50000000", "CNY", ""),
    ("5555万美元", "known", "55550000", "USD", ""),
    ("USD 55.55 million", "known", "55550000", "USD", ""),
    ("US$55.55 million", "known", "55550000", "USD", ""),
    ("14.1亿人民币", "known", "1410000000", "CNY", ""),
    ("1.2万亿元", "known", "1200000000000", "CNY", ""),
    ("1,410,000,000元", "known", "1410000000", "CNY", ""),
    ("１２．５亿元 ", "known", "1250000000", "CNY", ""),
    ("约7300亩", "about", "7300", "mu", ""),
    ("7300亩左右", "about", "7300", "mu", ""),
    ("20万亩以上", "or-more", "200000", "mu", ""),
    ("3公顷以下", "or-less", "3", "ha", ""),
    ("10万吨/年", "known", "100000", "t", "year"),
    ("500万只/日", "known", "5000000", "cell", "day"),
    ("1000套/年", "known", "1000", "set", "year"),
    ("2800万立方米/年", "known", "28000000", "m3", "year"),
    ("1.83亿立方米", "known", "183000000", "m3", ""),
    ("300万元/亩", "known", "3000000", "CNY", "mu"),
    ("22万千瓦", "known", "220000", "kW", ""),
    ("800兆瓦", "known", "800", "MW", ""),
    ("92.3%", "known", "92.3", "%", ""),
    ("3.7个百分点", "known", "3.7", "pp", ""),
    ("429个", "known", "429", "item", ""),
    ("341批次", "known", "341", "batch", ""),
    ("20余项", "over", "20", "matter", ""),
    ("6300余吨", "over", "6300", "t", ""),
    ("300多家", "over", "300", "firm", ""),
    ("30日", "known", "30", "day", ""),
    ("10个工作日", "known", "10", "working-day", ""),
    ("6个月", "known", "6", "month", ""),
    ("22平方公里", "known", "22", "km2", ""),
    ("22km²", "known", "22", "km2", ""),
    ("500 m2", "known", "500", "m2", ""),
    ("500万平方米", "known", "5000000", "m2", ""),
    ("3000米", "known", "3000", "m", ""),
    ("超过90%", "more-than", "90", "%", ""),
    ("不足5年", "less-than", "5", "year", ""),
    ("不低于300万元", "at-least", "3000000", "CNY", ""),
    ("不超过4年", "at-most", "4", "year", ""),
]


@pytest.mark.parametrize(("written", "state", "number", "unit", "per"), FORMS)
def test_forms(written: str, state: State, number: str, unit: str, per: str) -> None:
    """CASES X95: full-width digits and stray spaces are read as meant."""
    measure = parse_measure(written)
    assert (measure.written, measure.state) == (written, state)
    assert (measure.number, measure.upper) == (Decimal(number), None)
    assert (measure.unit, measure.per) == (unit, per)


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("20—30万吨", 200_000, 300_000, "t"),
        ("20万—30万吨", 200_000, 300_000, "t"),
        ("20～30万吨", 200_000, 300_000, "t"),
        ("20至30个工作日", 20, 30, "working-day"),
        ("9000万—1.2亿元", 90_000_000, 120_000_000, "CNY"),
        ("1亿元-3亿元", 100_000_000, 300_000_000, "CNY"),
    ],
)
def test_ranges(written: str, low: int, high: int, unit: str) -> None:
    measure = parse_measure(written)
    assert measure.state == "range"
    assert (measure.number, measure.upper) == (Decimal(low), Decimal(high))
    assert measure.unit == unit


@pytest.mark.parametrize("word", ["masked", "withheld"])
def test_a_masked_figure_has_no_number(word: State) -> None:
    assert parse_measure(word, "money") == Measure(word, word)


@pytest.mark.parametrize(
    ("written", "expected", "code", "value"),
    [
        ("14.1亿", "money", "currency-missing", "14.1亿"),
        ("120", "area", "unit-missing", "120"),
        ("14.1亿RMB", "money", "currency-unknown", "RMB"),
        ("RMB 14.1亿", "money", "currency-unknown", "RMB"),
        ("14.1亿rmb", "money", "currency-unknown", "rmb"),
        ("5亿美金", "money", "currency-unknown", "美金"),
        ("120吨", "area", "unit-unexpected", "120吨"),
        ("10万头", "mass", "unit-unknown", "头"),
        ("-5亿元", "money", "measure-negative", "-5亿元"),
        ("30—20吨", "mass", "measure-reversed", "30—20吨"),
        ("20吨—30亩", "mass", "measure-invalid", "20吨—30亩"),
        ("约20亩以上", "area", "qualifier-doubled", "约20亩以上"),
        ("约20—30亩", "area", "qualifier-doubled", "约20—30亩"),
        ("约5000余亩", "area", "qualifier-doubled", "约5000余亩"),
        ("十四亿元", "money", "measure-invalid", "十四亿元"),
        ("1_000元", "money", "measure-invalid", "1_000元"),
        ("1e999元", "money", "measure-invalid", "1e999元"),
        (".nan", "money", "measure-invalid", ".nan"),
        ("1,41元", "money", "measure-invalid", "1,41元"),
        ("", "money", "measure-invalid", ""),
        ("9" * 5000 + "元", "money", "measure-invalid", "9" * 5000 + "元"),
    ],
)
def test_mistakes(written: str, expected: Dimension, code: str, value: str) -> None:
    """CASES S34, S35, Y21, Y22, X96."""
    with pytest.raises(PydanticCustomError) as raised:
        parse_measure(written, expected)
    assert raised.value.type == code
    assert raised.value.context is not None
    assert raised.value.context["value"] == value


def test_currency_of_a_field_of_its_own() -> None:
    assert parse_measure("14.1亿", "money", currency="USD").unit == "USD"
    assert parse_measure("14.1亿美元", "money", currency="USD").unit == "USD"
    with pytest.raises(PydanticCustomError, match="currency"):
        parse_measure("14.1亿元", "money", currency="USD")


@pytest.mark.parametrize("value", [None, 5, 1.5, [], {}])
def test_only_text_is_read(value: object) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        parse_measure(value)
    assert raised.value.type == "type-text"


_NUMBERS = st.decimals(0, 10**15 - 1, allow_nan=False, places=6)
_MAGNITUDES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@given(_NUMBERS, st.sampled_from(sorted(_MAGNITUDES)), st.sampled_from(sorted(units.WORDS)))
def test_numbers_are_exact(number: Decimal, magnitude: str, word: str) -> None:
    """No digit is lost or rounded, whatever the magnitude."""
    measure = parse_measure(f"{number:f}{magnitude}{word}")
    assert measure.number == number * _MAGNITUDES[magnitude]
    assert measure.unit == units.WORDS[word]


@given(
    st.sampled_from(["约", "近", "超过", "不足", "不低于", "不超过"]),
    st.integers(1, 10**9),
    st.sampled_from(["亩", "万元", "%", "个工作日"]),
)
def test_the_qualifier_stays_with_the_number(before: str, number: int, unit: str) -> None:
    plain = parse_measure(f"{number}{unit}")
    qualified = parse_measure(f"{before}{number}{unit}")
    assert (qualified.number, qualified.unit) == (plain.number, plain.unit)
    assert qualified.state not in ("known", plain.state)


_ALPHABET = "0123456789.,-—~约近余多万亿元亩吨/年%USD 以上masked"


@given(st.text(alphabet=st.sampled_from(_ALPHABET), max_size=70))
def test_any_text_is_an_amount_or_a_named_mistake(text: str) -> None:
    try:
        measure = parse_measure(text)
    except PydanticCustomError as problem:
        assert problem.type.startswith(("measure-", "unit-", "currency-", "qualifier-"))
    else:
        assert measure.written == text
        assert measure.number is None or measure.number >= 0
