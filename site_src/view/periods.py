"""Periods and their cadence in words."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.i18n.language import Language
from site_src.model.dates import PartialDate
from site_src.model.period import Period
from site_src.view.labels import Message, label, pgettext

CADENCE: Mapping[str, Message] = {
    "month": pgettext("cadence", "Monthly report"),
    "quarter": pgettext("cadence", "Quarterly report"),
    "half-year": pgettext("cadence", "Half-yearly report"),
    "year": pgettext("cadence", "Annual report"),
}
_NAMES: Mapping[str, Message] = {
    "quarter-1": pgettext("period", "First quarter of %(year)s"),
    "quarter-2": pgettext("period", "Second quarter of %(year)s"),
    "quarter-3": pgettext("period", "Third quarter of %(year)s"),
    "quarter-4": pgettext("period", "Fourth quarter of %(year)s"),
    "half-year-1": pgettext("period", "First half of %(year)s"),
    "half-year-2": pgettext("period", "Second half of %(year)s"),
    "year-1": pgettext("period", "The year %(year)s"),
}


def period_name(language: Language, period: Period) -> str:
    """A period in words: October 2026, Third quarter of 2026."""
    if period.cadence == "month":
        return language.date(PartialDate(period.year, period.number))
    words = label(language, _NAMES, f"{period.cadence}-{period.number}")
    return words % {"year": str(period.year)}


def cadence_name(language: Language, period: Period) -> str:
    """What the report on it is called: Monthly report."""
    return label(language, CADENCE, period.cadence)
