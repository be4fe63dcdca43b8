"""Numbers as each locale writes them: exact, with their qualifier, number and unit kept apart."""

from __future__ import annotations

import functools
import re
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

from babel.numbers import format_decimal

from site_src.i18n.escaping import escaped
from site_src.i18n.units import MAGNITUDES, MYRIAD, PER, QUALIFIERS, UNIT_MESSAGES
from site_src.model.frozen import frozen
from site_src.model.measure import Measure

#: Digits are set between these while messages are filled in, so that they can be found again.
_OPEN, _CLOSE = "\ue010", "\ue011"
_PLURAL = 100
_MOST_DECIMALS = 12
#: Numbers that show how a locale groups and separates digits.
_SAMPLE, _SHORT = Decimal("-1234567.125"), 1234
_SAMPLE_WRITTEN = re.compile(r"-1(?P<group>\D)234(?P=group)567(?P<decimal>\D)125")
_MU_PER_HECTARE = 15
#: From here on, a part of a hectare says nothing.
_WHOLE_HECTARES = 10
#: Words that stand before a number and govern it.
_GOVERNING = frozenset(
    {"about", "nearly", "over", "more-than", "less-than", "at-least", "at-most", "range"}
)
_AT_LEAST = frozenset({"over", "or-more", "more-than", "at-least"})


@frozen
class Number:
    """A number ready to be shown: `before` it qualifier and symbol, `after` it the unit.

    `known` is False where there is nothing to show but a sentence ("not disclosed").
    """

    before: str
    figure: str
    after: str
    known: bool = True

    @property
    def text(self) -> str:
        """The whole in one line."""
        return f"{self.before}{self.figure}{self.after}"

    def __str__(self) -> str:
        return self.text

    @property
    def html(self) -> str:
        """The whole as HTML: kept together, and told apart where nothing is known."""
        text = escaped(self.text)
        return f"<bdi>{text}</bdi>" if self.known else f'<span class="nil">{text}</span>'

    def __html__(self) -> str:
        return self.html


class NumberWords:
    """Writes numbers in one locale, with the words of its gettext catalogue."""

    def __init__(self, cldr: str, catalogue: object) -> None:
        self._written: dict[Decimal | int, str] = {}
        self._measured: dict[Measure, Number] = {}
        self._areas: dict[Measure, Number | None] = {}
        self._cldr = cldr
        self._language = cldr.split("_")[0]
        self._pgettext = functools.cache(catalogue.pgettext)  # type: ignore[attr-defined]
        counted = functools.lru_cache(maxsize=8192)
        self._npgettext = counted(catalogue.npgettext)  # type: ignore[attr-defined]
        myriad = self._language in MYRIAD
        self._separators = self._found_separators()
        self._magnitudes = MAGNITUDES["zh" if myriad else None]
        self._myriad = myriad

    def _found_separators(self) -> tuple[str, str] | None:
        """What stands between groups of three digits, and before decimals; None for a locale
        that writes numbers in any other way."""
        match = _SAMPLE_WRITTEN.fullmatch(self._by_cldr(_SAMPLE))
        if match is None or self._by_cldr(_SHORT) != f"1{match['group']}234":
            return None
        return match["group"], match["decimal"]

    def plain(self, number: Decimal | int) -> str:
        """Digits with the locale's separators, nothing rounded."""
        found = self._written.get(number)
        if found is None:
            found = self._written[number] = self._grouped(number) or self._by_cldr(number)
        return found

    def measure(self, value: Measure) -> Number:
        """An amount with its qualifier and unit."""
        found = self._measured.get(value)
        if found is None:
            found = self._measured[value] = self._measure(value)
        return found

    def _measure(self, value: Measure) -> Number:
        if value.number is None:
            return self._absent(value.state)
        unit, divisor = self._unit(value)
        low = value.number / divisor
        if value.upper is not None:
            text = self._range(low, value.upper / divisor, unit)
        else:
            inside = value.inside // divisor if value.inside else 0
            text = self._with_unit(low, unit, value.state, inside)
        text = self._per(text, value.per)
        return _split(self._qualified(text, value.state))

    def _by_cldr(self, number: Decimal | int) -> str:
        pattern = "#,##0." + "#" * _MOST_DECIMALS
        return str(format_decimal(number, format=pattern, locale=self._cldr))

    def _grouped(self, number: Decimal | int) -> str:
        """What CLDR says, without asking it again: Babel takes its time for every number. Empty
        where only CLDR knows."""
        whole, _, part = f"{Decimal(number) or Decimal(0):,f}".partition(".")
        part = part.rstrip("0")
        if self._separators is None or len(part) > _MOST_DECIMALS:
            return ""
        group, decimal = self._separators
        return whole.replace(",", group) + (decimal + part if part else "")

    def hectares(self, value: Measure) -> Number | None:
        """An area given in mu, in whole hectares, said to be about right; None for other units.

        What is "over" is rounded down, so that it stays true.
        """
        if value not in self._areas:
            self._areas[value] = self._hectares(value)
        return self._areas[value]

    def _hectares(self, value: Measure) -> Number | None:
        if value.unit != "mu" or value.number is None or value.upper is not None:
            return None
        rounding = ROUND_DOWN if value.state in _AT_LEAST else ROUND_HALF_EVEN
        exact = value.number / _MU_PER_HECTARE
        digits = Decimal(1) if exact >= _WHOLE_HECTARES else Decimal("0.1")
        hectares = exact.quantize(digits, rounding=rounding)
        state = "about" if value.state == "known" and hectares != exact else value.state
        text = self._with_unit(hectares, "ha", state)
        return _split(self._qualified(text, state))

    def unknown(self) -> Number:
        """What stands where a value is not known."""
        return Number("", self._pgettext("value", "not disclosed"), "", known=False)

    def hundred_millions(self, number: int) -> Number:
        """A round amount given in 亿元, in words."""
        return _split(self._with_unit(Decimal(number) * 10**8, "CNY"))

    def with_unit(self, number: Decimal, unit: str) -> Number:
        """An exact number with its unit."""
        return _split(self._with_unit(number, unit))

    def percent(self, number: Decimal) -> Number:
        """A number that counts hundredths."""
        return _split(self._with_unit(number, "%"))

    def _absent(self, state: str) -> Number:
        word = {
            "masked": self._pgettext("value", "masked in the source"),
            "withheld": self._pgettext("value", "withheld"),
        }
        return Number("", word[state], "", known=False)

    def _unit(self, value: Measure) -> tuple[str, int]:
        """Where power is counted in megawatts, 220,000 kW is 220 MW."""
        if value.unit == "kW" and not self._myriad and value.number and value.number % 1000 == 0:
            return "MW", 1000
        return value.unit, 1

    def _counted(self, number: Decimal, state: str = "", inside: int = 0) -> tuple[str, int]:
        """The digits with the word for their magnitude, and the number that decides the plural.

        余 stands between the two if it did so in the source (`inside`), else after both.
        """
        over = state == "over"
        for power, message in self._magnitudes:
            if number >= power:
                scaled = number / power
                digits = self._digits(scaled, over and inside == power)
                counted = self._worded(message, _plural(scaled), state, digits)
                return self._more(counted, over and inside != power), _PLURAL
        return self._digits(number, over), _plural(number)

    def _digits(self, number: Decimal, over: bool) -> str:
        return self._more(f"{_OPEN}{self.plain(number)}{_CLOSE}", over)

    def _more(self, counted: str, over: bool) -> str:
        if not over:
            return counted
        return str(self._pgettext("more than these digits say", "%(num)s") % {"num": counted})

    def _with_unit(self, number: Decimal, unit: str, state: str = "", inside: int = 0) -> str:
        digits, plural = self._counted(number, state, inside)
        return self._united(digits, unit, plural, state)

    def _united(self, digits: str, unit: str, plural: int, state: str) -> str:
        if unit not in UNIT_MESSAGES:
            return f"{digits} {unit}"
        return self._worded(UNIT_MESSAGES[unit], plural, state, digits)

    def _worded(self, message: tuple[str, str, str], plural: int, state: str, digits: str) -> str:
        """A counted word. Where the language says the number by the word's form alone, the word
        stands for the digits; where a qualifier governs the word, its case may be another."""
        context, one, many = message
        template = self._npgettext(context, one, many, plural)
        if state in _GOVERNING:
            governed = self._npgettext(f"{context}, governed", one, many, plural)
            template = governed if governed not in (one, many) else template
        worded = str(template % {"num": digits})
        return worded if _OPEN in worded else f"{_OPEN}{worded}{_CLOSE}"

    def _range(self, low: Decimal, high: Decimal, unit: str) -> str:
        first, (last, plural) = self._counted(low, "range")[0], self._counted(high, "range")
        both = self._pgettext("range", "%(low)s–%(high)s") % {"low": first, "high": last}
        joined = both.replace(_OPEN, "").replace(_CLOSE, "")
        return self._united(f"{_OPEN}{joined}{_CLOSE}", unit, plural, "range")

    def _per(self, text: str, per: str) -> str:
        return str(self._pgettext("per", PER[per]) % {"value": text}) if per else text

    def _qualified(self, text: str, state: str) -> str:
        if state not in QUALIFIERS:
            return text
        return str(self._pgettext("qualifier", QUALIFIERS[state]) % {"value": text})


def _plural(number: Decimal) -> int:
    """What decides the plural of a number; a decimal takes the form of large numbers."""
    return int(number) if number == int(number) else _PLURAL


def _split(text: str) -> Number:
    before, mark, rest = text.partition(_OPEN)
    if not mark:
        return Number("", text, "")
    figure, _, after = rest.partition(_CLOSE)
    return Number(before, figure, after)
