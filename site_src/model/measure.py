"""Amounts as people write them: `14.1亿元`, `约7300亩`, `6300余吨`, `USD 55.55 million`.

They are read exactly and keep the word that qualifies them. A figure that the source masks is a
value of its own and is never guessed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_src.model import units
from site_src.model.packed import packed
from site_src.model.units import Dimension

State = Literal[
    "known", "about", "nearly", "over", "more-than", "less-than", "or-more", "or-less",
    "at-least", "at-most", "range", "masked", "withheld",
]  # fmt: skip

_BEFORE: dict[str, State] = {
    "约": "about", "大约": "about", "近": "nearly", "超过": "more-than", "超": "more-than",
    "不足": "less-than", "不低于": "at-least", "不少于": "at-least", "不超过": "at-most",
    "about": "about", "nearly": "nearly", "over": "over", "at least": "at-least",
    "at most": "at-most",
}  # fmt: skip
_AFTER: dict[str, State] = {"以上": "or-more", "以下": "or-less", "左右": "about"}
#: No amount is written with more characters; a longer text is not worth the search.
LENGTH_LIMIT = 60
_MAGNITUDES = {
    "": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip


def _alternatives(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)


#: So many digits that any amount stays exact, whatever its magnitude.
_NUMBER = r"-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|-?\d{1,15}(?:\.\d{1,9})?"
_MAGNITUDE = _alternatives(_MAGNITUDES)
_PATTERN = re.compile(
    rf"(?P<before>{_alternatives(_BEFORE)})?\s*"
    rf"(?P<code>[A-Z]{{2,4}}(?![A-Za-z])|US\$|CN¥|€)?\s*"
    rf"(?P<number>{_NUMBER})\s*"
    rf"(?:(?P<low_magnitude>{_MAGNITUDE})?(?P<low_unit>{_alternatives(units.WORDS)})?"
    rf"\s*[—–~～至到-]+\s*(?P<upper>{_NUMBER})\s*)?"
    rf"(?P<more>[余多])?\s*(?P<magnitude>{_MAGNITUDE})?\s*(?P<more_after>[余多])?\s*"
    rf"(?P<unit>k?m[23]|[^\d\s/]*?)"
    rf"(?:/(?P<per>{_alternatives(units.PER)}))?\s*"
    rf"(?P<after>{_alternatives(_AFTER)})?"
)

_RATIO = re.compile(r"\d{1,2}(?:\.\d{1,2})?")


@packed
@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit and the word that qualifies it.

    `number` is in whole units (元, not 亿元); `upper` is the end of a range. Both are None when
    the figure is masked or withheld. `unit` is a key of `units.UNITS` or a currency's code.
    `inside` is the magnitude before which 余 stands (5000余万元: 10,000), 0 where it stands after.
    """

    written: str
    state: State
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    per: str = ""
    inside: int = 0

    @property
    def dimension(self) -> Dimension:
        """What it measures."""
        return units.dimension(self.unit)


def parse_measure(
    value: Any, *expected: Dimension, currency: str = "", signed: bool = False
) -> Measure:
    """Reads one amount; with `expected`, only of these dimensions; below zero only if `signed`.

    `currency` is the code from a field of its own, for amounts that leave it out (`14.1亿`).
    Raises PydanticCustomError `measure-…`, `qualifier-doubled`, `unit-…` or `currency-…`.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    return _parsed(value, expected, currency, signed)


@functools.lru_cache(maxsize=8192)
def _parsed(value: str, expected: tuple[Dimension, ...], currency: str, signed: bool) -> Measure:
    """The same amounts come again and again in a catalogue."""
    written = " ".join(unicodedata.normalize("NFKC", value).split())
    if written in ("masked", "withheld"):
        return Measure(value, written)  # type: ignore[arg-type]
    match = _PATTERN.fullmatch(written) if len(written) <= LENGTH_LIMIT else None
    if not match:
        raise PydanticCustomError("measure-invalid", "amount", {"value": value})
    unit = _unit(match, value, expected, currency)
    magnitude = match["magnitude"] or ""
    number = _scaled(match["number"], match["low_magnitude"] or magnitude)
    upper = _scaled(match["upper"], magnitude) if match["upper"] else None
    if number < 0 and not signed:
        raise PydanticCustomError("measure-negative", "negative", {"value": value})
    if upper is not None and upper <= number:
        raise PydanticCustomError("measure-reversed", "range", {"value": value})
    state = _state(match, value)
    per = units.PER.get(match["per"] or "", "")
    inside = _MAGNITUDES[magnitude] if match["more"] else 0
    return Measure(value, state, number, upper, unit, per, inside)


def _scaled(digits: str, magnitude: str) -> Decimal:
    scaled = Decimal(digits.replace(",", "")) * _MAGNITUDES[magnitude]
    return (
        scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled.normalize()
    )


def _state(match: re.Match[str], value: str) -> State:
    """The one state of the figure. A second word would be lost, so it is refused."""
    states: dict[str, State] = {}
    if match["before"]:
        states[match["before"]] = _BEFORE[match["before"]]
    for more in (match["more"], match["more_after"]):
        if more:
            states[more] = "over"
    if match["after"]:
        states[match["after"]] = _AFTER[match["after"]]
    if match["upper"]:
        states["—"] = "range"
    if len(states) > 1:
        context = {"value": value, "qualifiers": ", ".join(states)}
        raise PydanticCustomError("qualifier-doubled", "qualifiers", context)
    return next(iter(states.values()), "known")


def _unit(match: re.Match[str], value: str, expected: tuple[Dimension, ...], currency: str) -> str:
    word = match["unit"] or match["code"] or match["low_unit"] or ""
    both_ends = match["low_unit"] and match["unit"] and match["low_unit"] != match["unit"]
    if (match["unit"] and match["code"]) or both_ends:
        raise PydanticCustomError("measure-invalid", "amount", {"value": value})
    unit = units.WORDS.get(word, word)
    if not unit and currency:
        return currency
    if not unit:
        code = "currency-missing" if expected == ("money",) else "unit-missing"
        raise PydanticCustomError(code, "unit", {"value": value, "expected": _named(expected)})
    if unit not in units.UNITS and not units.is_currency(unit):
        slip = word.upper() in units.CURRENCY_SLIPS or (word.isascii() and word.isupper())
        code = "currency-unknown" if slip else "unit-unknown"
        raise PydanticCustomError(code, "unit", {"value": word, "expected": _named(expected)})
    if expected and units.dimension(unit) not in expected:
        context = {"value": value, "unit": word, "expected": _named(expected)}
        raise PydanticCustomError("unit-unexpected", "unit", context)
    if currency and unit != currency:
        raise PydanticCustomError(
            "currency-differs", "currency", {"value": value, "currency": currency}
        )
    return unit


def _named(expected: tuple[Dimension, ...]) -> str:
    samples = {
        "money": "亿元, 万美元", "area": "亩, 公顷, 平方米", "share": "%", "mass": "吨",
        "volume": "立方米", "power": "千瓦, 兆瓦", "energy": "千瓦时, 吨标准煤",
        "length": "米, 公里", "count": "个, 项, 家",
        "time": "日, 个月, 年",
    }  # fmt: skip
    return "; ".join(samples[name] for name in expected or ("money", "area", "mass", "count"))


def _reader(*expected: Dimension) -> Callable[[Any], Measure]:
    return lambda value: parse_measure(value, *expected)


_SCHEMA = WithJsonSchema({"type": "string", "examples": ["14.1亿元", "约7300亩", "10万吨/年"]})

#: A field for any amount.
Amount = Annotated[Measure, PlainValidator(_reader()), _SCHEMA]
#: A field for an amount of money.
Money = Annotated[Measure, PlainValidator(_reader("money")), _SCHEMA]
#: A field for an area of land or floor.
Area = Annotated[Measure, PlainValidator(_reader("area")), _SCHEMA]
#: A field for an amount of energy.
Energy = Annotated[Measure, PlainValidator(_reader("energy")), _SCHEMA]
#: A field for a change, which may be a decline: 3.7%, -3.7%.
Change = Annotated[
    Measure, PlainValidator(lambda value: parse_measure(value, "share", signed=True)), _SCHEMA
]
#: A field for a share or rate.
Share = Annotated[Measure, PlainValidator(_reader("share")), _SCHEMA]


def _currency(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    if not units.is_currency(value):
        raise PydanticCustomError("currency-unknown", "currency", {"value": value})
    return value


#: A field for a currency's ISO 4217 code.
Currency = Annotated[
    str, PlainValidator(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})
]


def _ratio(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    if not _RATIO.fullmatch(value):
        context = {"value": value, "expected": "1.2"}
        raise PydanticCustomError("setting-invalid", "ratio", context)
    return Decimal(value)


#: A field for a ratio without a unit: a plot ratio of 1.2.
Ratio = Annotated[Decimal, PlainValidator(_ratio), WithJsonSchema({"type": "number"})]
