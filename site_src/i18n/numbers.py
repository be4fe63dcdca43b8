"""Numbers as each locale writes them: exact, with their qualifier, number and unit kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from markupsafe import Markup

from site_src.i18n.units import MAGNITUDES, MYRIAD, UNIT_MESSAGES
from site_src.model.measure import Measure

#: Digits are set between these while messages are filled in, so that they can be found again.
_OPEN, _CLOSE = "\ue010", "\ue011"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}")
_PLURAL = 100
_MU_PER_HECTARE = 15


@dataclass(frozen=True, slots=True)
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

    def __html__(self) -> Markup:
        if not self.known:
            return Markup('<span class="nil">{}</span>').format(self.text)
        return Markup("<bdi>{}</bdi>").format(self.text)


class NumberWords:
    """Writes numbers in one locale. `gettext`, `pgettext` and `npgettext` come from its catalogue."""

    def __init__(self, cldr: str, catalogue: object) -> None:
        self._cldr = cldr
        self._language = cldr.split("_")[0]
        self._pgettext = catalogue.pgettext  # type: ignore[attr-defined]
        self._npgettext = catalogue.npgettext  # type: ignore[attr-defined]
        myriad = self._language in MYRIAD
        self._magnitudes = MAGNITUDES["zh" if myriad else None]
        self._myriad = myriad

    def plain(self, number: Decimal | int) -> str:
        """Digits with the locale's separators, nothing rounded."""
        return str(format_decimal(number, format="#,##0.############", locale=self._cldr))

    def measure(self, value: Measure) -> Number:
        """An amount with its qualifier and unit."""
        if value.number is None:
            return self._absent(value.state)
        unit, divisor = self._unit(value)
        low = value.number / divisor
        if value.upper is not None:
            text = self._range(low, value.upper / divisor, unit)
        else:
            text = self._with_unit(low, unit, over=value.state == "over")
        text = self._per(text, value.per)
        return _split(self._qualified(text, value.state))

    def hectares(self, value: Measure) -> Number | None:
        """An area given in mu, in whole hectares; None for other units."""
        if value.unit != "mu" or value.number is None or value.upper is not None:
            return None
        hectares = (value.number / _MU_PER_HECTARE).quantize(Decimal(1))
        text = self._with_unit(hectares, "ha", over=value.state == "over")
        return _split(self._qualified(text, value.state))

    def unknown(self) -> Number:
        """What stands where a value is not known."""
        return Number("", self._pgettext("value", "not disclosed"), "", known=False)

    def hundred_millions(self, number: int) -> str:
        """A round amount given in 亿元, in words."""
        return _split(self._with_unit(Decimal(number) * 10**8, "CNY")).text

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

    def _counted(self, number: Decimal, over: bool) -> tuple[str, int]:
        """The digits with the word for their magnitude, and the number that decides the plural."""
        for power, message in self._magnitudes:
            if number >= power:
                scaled = number / power
                plural = int(scaled) if scaled == int(scaled) else _PLURAL
                template = self._npgettext(*message, plural)
                return template % {"num": self._digits(scaled, over)}, _PLURAL
        plural = int(number) if number == int(number) else _PLURAL
        return self._digits(number, over), plural

    def _digits(self, number: Decimal, over: bool) -> str:
        digits = f"{_OPEN}{self.plain(number)}{_CLOSE}"
        if over:
            digits = self._pgettext("more than these digits say", "%(num)s") % {"num": digits}
        return digits

    def _with_unit(self, number: Decimal, unit: str, over: bool = False) -> str:
        digits, plural = self._counted(number, over)
        if unit not in UNIT_MESSAGES:
            return f"{digits} {unit}"
        return str(self._npgettext(*UNIT_MESSAGES[unit], plural) % {"num": digits})

    def _range(self, low: Decimal, high: Decimal, unit: str) -> str:
        both = self._pgettext("range", "%(low)s–%(high)s") % {
            "low": self._counted(low, over=False)[0],
            "high": self._counted(high, over=False)[0],
        }
        joined = both.replace(_OPEN, "").replace(_CLOSE, "")
        message = self._npgettext(*UNIT_MESSAGES[unit], _PLURAL)
        return str(message % {"num": f"{_OPEN}{joined}{_CLOSE}"})

    def _per(self, text: str, per: str) -> str:
        templates = {
            "year": self._pgettext("per", "%(value)s a year"),
            "day": self._pgettext("per", "%(value)s a day"),
            "month": self._pgettext("per", "%(value)s a month"),
            "mu": self._pgettext("per", "%(value)s per mu"),
        }
        return templates[per] % {"value": text} if per else text

    def _qualified(self, text: str, state: str) -> str:
        templates = {
            "about": self._pgettext("qualifier", "about %(value)s"),
            "nearly": self._pgettext("qualifier", "nearly %(value)s"),
            "over": self._pgettext("qualifier", "over %(value)s"),
            "more-than": self._pgettext("qualifier", "more than %(value)s"),
            "less-than": self._pgettext("qualifier", "less than %(value)s"),
            "or-more": self._pgettext("qualifier", "%(value)s or more"),
            "or-less": self._pgettext("qualifier", "%(value)s or less"),
            "at-least": self._pgettext("qualifier", "at least %(value)s"),
            "at-most": self._pgettext("qualifier", "at most %(value)s"),
        }
        return templates[state] % {"value": text} if state in templates else text


def _split(text: str) -> Number:
    match = _MARKED.search(text)
    if not match:
        return Number("", text, "")
    return Number(text[: match.start()], match.group(1), text[match.end() :])


