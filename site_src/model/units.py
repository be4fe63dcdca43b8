"""Units of measure: how they are written, what they measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from babel.core import get_global

Dimension = Literal[
    "money", "area", "volume", "mass", "power", "energy", "length", "count", "time", "share"
]

#: Each unit's key and what it measures. Currencies are units by their ISO 4217 code.
UNITS: Mapping[str, Dimension] = {
    "mu": "area", "ha": "area", "m2": "area", "km2": "area",
    "m3": "volume", "t": "mass", "kW": "power", "MW": "power", "m": "length", "km": "length",
    "kWh": "energy", "GJ": "energy", "tce": "energy",
    "item": "count", "matter": "count", "firm": "count", "occasion": "count", "batch": "count",
    "round": "count", "machine": "count", "line": "count", "cell": "count", "set": "count",
    "person": "count", "day": "time", "working-day": "time", "month": "time", "year": "time",
    "%": "share", "pp": "share",
}  # fmt: skip

#: The words of units, Chinese and Latin. Longer words come first when they are looked for.
WORDS: Mapping[str, str] = {
    "亩": "mu", "公顷": "ha", "平方米": "m2", "㎡": "m2", "平方公里": "km2", "平方千米": "km2",
    "立方米": "m3", "方": "m3", "吨": "t", "千瓦": "kW", "兆瓦": "MW", "米": "m", "公里": "km",
    "千瓦时": "kWh", "度": "kWh", "吉焦": "GJ", "吨标准煤": "tce", "吨标煤": "tce",
    "千米": "km", "个": "item", "项": "matter", "家": "firm", "次": "occasion", "批次": "batch",
    "期": "round", "台": "machine", "条": "line", "只": "cell", "套": "set", "人": "person",
    "日": "day", "天": "day", "个工作日": "working-day", "个月": "month", "年": "year",
    "%": "%", "个百分点": "pp", "mu": "mu", "ha": "ha", "m2": "m2", "m²": "m2", "km2": "km2",
    "km²": "km2", "m3": "m3", "m³": "m3", "t": "t", "kW": "kW", "MW": "MW", "km": "km", "m": "m",
    "kWh": "kWh", "GJ": "GJ", "tce": "tce",
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY",
    "港元": "HKD", "英镑": "GBP", "韩元": "KRW", "US$": "USD", "CN¥": "CNY", "€": "EUR",
}  # fmt: skip

#: Words that are often written where a currency's code belongs.
CURRENCY_SLIPS: Mapping[str, str] = {
    "RMB": "CNY",
    "CHN": "CNY",
    "YUAN": "CNY",
    "US": "USD",
    "EURO": "EUR",
    "美金": "USD",
    "块": "CNY",
}

#: What an amount is counted by: an amount a year, a price a kilowatt-hour.
PER: Mapping[str, str] = {
    "年": "year", "日": "day", "天": "day", "月": "month", "亩": "mu", "亩·年": "mu-year",
    "平方米": "m2", "平方米·月": "m2-month", "千瓦时": "kWh", "度": "kWh", "立方米": "m3",
    "吨": "t", "吉焦": "GJ", "人·月": "person-month", "万元": "10k-CNY",
}  # fmt: skip

_CURRENCIES = frozenset(get_global("all_currencies"))


def is_currency(code: str) -> bool:
    """Whether a word is a currency's ISO 4217 code."""
    return code in _CURRENCIES


def dimension(unit: str) -> Dimension:
    """What a unit measures."""
    return UNITS.get(unit, "money")


def written(unit: str, per: str = "") -> str:
    """A unit as editors write it: 吨/年. A currency that has no word is its code."""
    word = next((word for word, key in WORDS.items() if key == unit), unit)
    period = next((word for word, key in PER.items() if key == per), "")
    return f"{word}/{period}" if period else word
