"""The words of units, as messages. The context is the unit's key, for `1 line` is many things.

`%(num)s` is the number already written; Arabic leaves it out for one and two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Npgettext = Callable[[str, str, str, int], str]


def npgettext(context: str, one: str, many: str) -> tuple[str, str, str]:
    """Marks a message for extraction."""
    return context, one, many


def pgettext(context: str, message: str) -> str:
    """Marks a message for extraction; the context is added where it is translated."""
    return message


UNIT_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "CNY": npgettext("unit CNY", "CN¥%(num)s", "CN¥%(num)s"),
    "USD": npgettext("unit USD", "US$%(num)s", "US$%(num)s"),
    "EUR": npgettext("unit EUR", "€%(num)s", "€%(num)s"),
    "JPY": npgettext("unit JPY", "JP¥%(num)s", "JP¥%(num)s"),
    "HKD": npgettext("unit HKD", "HK$%(num)s", "HK$%(num)s"),
    "GBP": npgettext("unit GBP", "£%(num)s", "£%(num)s"),
    "KRW": npgettext("unit KRW", "₩%(num)s", "₩%(num)s"),
    "mu": npgettext("unit mu", "%(num)s mu", "%(num)s mu"),
    "ha": npgettext("unit ha", "%(num)s ha", "%(num)s ha"),
    "m2": npgettext("unit m2", "%(num)s m²", "%(num)s m²"),
    "km2": npgettext("unit km2", "%(num)s km²", "%(num)s km²"),
    "m3": npgettext("unit m3", "%(num)s m³", "%(num)s m³"),
    "t": npgettext("unit t", "%(num)s t", "%(num)s t"),
    "kW": npgettext("unit kW", "%(num)s kW", "%(num)s kW"),
    "MW": npgettext("unit MW", "%(num)s MW", "%(num)s MW"),
    "kWh": npgettext("unit kWh", "%(num)s kWh", "%(num)s kWh"),
    "GJ": npgettext("unit GJ", "%(num)s GJ", "%(num)s GJ"),
    "tce": npgettext("unit tce", "%(num)s tce", "%(num)s tce"),
    "m": npgettext("unit m", "%(num)s m", "%(num)s m"),
    "km": npgettext("unit km", "%(num)s km", "%(num)s km"),
    "item": npgettext("unit item", "%(num)s", "%(num)s"),
    "matter": npgettext("unit matter", "%(num)s", "%(num)s"),
    "firm": npgettext("unit firm", "%(num)s", "%(num)s"),
    "occasion": npgettext("unit occasion", "%(num)s", "%(num)s"),
    "batch": npgettext("unit batch", "%(num)s", "%(num)s"),
    "round": npgettext("unit round", "%(num)s", "%(num)s"),
    "line": npgettext("unit line", "%(num)s", "%(num)s"),
    "machine": npgettext("unit machine", "%(num)s unit", "%(num)s units"),
    "cell": npgettext("unit cell", "%(num)s cell", "%(num)s cells"),
    "set": npgettext("unit set", "%(num)s set", "%(num)s sets"),
    "person": npgettext("unit person", "%(num)s person", "%(num)s people"),
    "day": npgettext("unit day", "%(num)s day", "%(num)s days"),
    "working-day": npgettext("unit working-day", "%(num)s working day", "%(num)s working days"),
    "month": npgettext("unit month", "%(num)s month", "%(num)s months"),
    "year": npgettext("unit year", "%(num)s year", "%(num)s years"),
    "%": npgettext("unit %", "%(num)s%%", "%(num)s%%"),
    "pp": npgettext("unit pp", "%(num)s percentage point", "%(num)s percentage points"),
}

#: Powers of ten that get a word, largest first, by language; `None` is every other language.
MAGNITUDES: Mapping[str | None, tuple[tuple[int, tuple[str, str, str]], ...]] = {
    "zh": (
        (10**12, npgettext("magnitude", "%(num)s × 10¹²", "%(num)s × 10¹²")),
        (10**8, npgettext("magnitude", "%(num)s × 10⁸", "%(num)s × 10⁸")),
        (10**4, npgettext("magnitude", "%(num)s × 10⁴", "%(num)s × 10⁴")),
    ),
    None: (
        (10**12, npgettext("magnitude", "%(num)s trillion", "%(num)s trillion")),
        (10**9, npgettext("magnitude", "%(num)s billion", "%(num)s billion")),
        (10**6, npgettext("magnitude", "%(num)s million", "%(num)s million")),
    ),
}
#: What a number is counted by, and the words that qualify it, by key.
PER: Mapping[str, str] = {
    "year": pgettext("per", "%(value)s a year"),
    "day": pgettext("per", "%(value)s a day"),
    "month": pgettext("per", "%(value)s a month"),
    "mu": pgettext("per", "%(value)s per mu"),
    "mu-year": pgettext("per", "%(value)s per mu a year"),
    "m2": pgettext("per", "%(value)s per m²"),
    "m2-month": pgettext("per", "%(value)s per m² a month"),
    "kWh": pgettext("per", "%(value)s per kWh"),
    "m3": pgettext("per", "%(value)s per m³"),
    "t": pgettext("per", "%(value)s per tonne"),
    "GJ": pgettext("per", "%(value)s per GJ"),
    "person-month": pgettext("per", "%(value)s per person a month"),
    "10k-CNY": pgettext("per", "%(value)s per CN¥10,000"),
}
QUALIFIERS: Mapping[str, str] = {
    "about": pgettext("qualifier", "about %(value)s"),
    "nearly": pgettext("qualifier", "nearly %(value)s"),
    "over": pgettext("qualifier", "over %(value)s"),
    "more-than": pgettext("qualifier", "more than %(value)s"),
    "less-than": pgettext("qualifier", "less than %(value)s"),
    "or-more": pgettext("qualifier", "%(value)s or more"),
    "or-less": pgettext("qualifier", "%(value)s or less"),
    "at-least": pgettext("qualifier", "at least %(value)s"),
    "at-most": pgettext("qualifier", "at most %(value)s"),
}

#: Languages that count in ten thousands.
MYRIAD = frozenset({"zh", "ja", "ko"})
