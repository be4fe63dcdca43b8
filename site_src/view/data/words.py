"""The words of open data: what each field means, and the words for the values of choices."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.i18n.language import Language, Wording
from site_src.i18n.script import has_chinese
from site_src.model.described import DataField
from site_src.view import incentive_labels, labels, land_labels
from site_src.view.labels import Message, label, pgettext

#: What the state of an amount says of its number.
STATE: Mapping[str, Message] = {
    "known": pgettext("state of an amount", "the number as it is"),
    "about": pgettext("state of an amount", "about"),
    "nearly": pgettext("state of an amount", "a little less"),
    "over": pgettext("state of an amount", "a little more"),
    "more-than": pgettext("state of an amount", "more than the number"),
    "less-than": pgettext("state of an amount", "less than the number"),
    "or-more": pgettext("state of an amount", "the number or more"),
    "or-less": pgettext("state of an amount", "the number or less"),
    "at-least": pgettext("state of an amount", "at least the number"),
    "at-most": pgettext("state of an amount", "at most the number"),
    "range": pgettext("state of an amount", "from the number to the upper end"),
    "masked": pgettext("state of an amount", "masked in the source; there is no number"),
    "withheld": pgettext("state of an amount", "withheld; there is no number"),
}
#: What a value is, by the form of the field.
FORM: Mapping[str, Message] = {
    "text": pgettext("form of a field", "Text"),
    "line": pgettext("form of a field", "Text"),
    "amount": pgettext("form of a field", "Amount"),
    "number": pgettext("form of a field", "Number"),
    "integer": pgettext("form of a field", "Whole number"),
    "date": pgettext("form of a field", "Date"),
    "flag": pgettext("form of a field", "true or false"),
    "choice": pgettext("form of a field", "One of"),
    "reference": pgettext("form of a field", "Entry"),
    "picture": pgettext("form of a field", "Picture"),
    "position": pgettext("form of a field", "Position"),
    "formula": pgettext("form of a field", "Names and ids"),
    "group": pgettext("form of a field", "Group of fields"),
}
_TABLES = (
    labels.STAGE, labels.TYPE, labels.COOPERATION, labels.SCOPE, labels.PROGRESS, labels.CONDITION,
    labels.POLICY_STATE, labels.POLICY_LEVEL, labels.POLICY_FORM,
    labels.REVIEW, labels.NODE, labels.TIER, labels.MARKET_SCOPE, labels.FUND,
    labels.SERVICE_FORM, labels.STEP_MODE, labels.EVENT_FORM, labels.OFFICE_FORM, labels.TOPIC,
    labels.SOURCE_FORM, labels.REGION_LEVEL, land_labels.FORM, land_labels.USE,
    land_labels.TENURE, land_labels.OWNERSHIP, land_labels.AVAILABILITY, land_labels.UTILITY,
    land_labels.COST, incentive_labels.INCENTIVE_FORM, incentive_labels.SUBJECT,
    {**labels.CHANNEL, "other": pgettext("channel", "Other channels")},
    {**labels.PARK_LEVEL, "not-stated": pgettext("park level", "Level not stated")},
)  # fmt: skip
#: The words of every choice by its codes, in whatever order.
_WORDS = {frozenset(table): table for table in _TABLES}


def choice_word(language: Language, choices: tuple[str, ...], code: str) -> str:
    """The word for a value of a choice; its code where a standard elsewhere defines it."""
    table = words_of(choices)
    return label(language, table, code) if table else code


def words_of(choices: tuple[str, ...]) -> Mapping[str, Message]:
    """The words of a choice; empty if its codes are those of a standard."""
    return _WORDS.get(frozenset(choices), {})


def meaning(language: Language, field: DataField) -> Wording:
    """What a field means: in Chinese and English as the model says it, else translated; where it
    is not, in English and marked so."""
    if chinese := language.chinese(field.zh):
        return language.words(chinese)
    said = language.pgettext("field", field.en)
    if said != field.en or language.lang.startswith("en"):
        return language.words(said)
    return Wording(said, "en", "ltr", mixed=has_chinese(said))
