"""What every field of open data means, in the words of a locale."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.i18n.language import Language, Wording
from site_src.model.described import DataField, described, folder_of
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.data.page import kinds_there
from site_src.view.data.words import FORM, STATE, choice_word, meaning, words_of
from site_src.view.labels import KIND, label
from site_src.view.setting import Setting


@frozen
class ChoiceRow:
    """A value of a choice: its code, and its word."""

    code: str
    word: str


@frozen
class FieldRow:
    """A field: its path in the files, what it means, what its value is, and the values that it
    can have."""

    name: str
    meaning: Wording
    form: str
    choices: tuple[ChoiceRow, ...]

    @property
    def said(self) -> str:
        """The form with its values, in one line."""
        if not self.choices:
            return self.form
        return f"{self.form}: " + "; ".join(f"{own.code} = {own.word}" for own in self.choices)


@frozen
class FieldGroup:
    """The fields of a kind; `file` is the name of its files without their end."""

    title: str
    file: str
    rows: tuple[FieldRow, ...]


@frozen
class KindRow:
    """A kind with its own page of fields: `file` as above, `count` says how many fields it has."""

    href: str
    title: str
    file: str
    count: str


@frozen
class FieldsView:
    """The page that leads to the fields of each kind."""

    kinds: tuple[KindRow, ...]
    states: tuple[ChoiceRow, ...]


def fields_view(setting: Setting) -> FieldsView:
    """The kinds of which there are entries, and what goes for all amounts."""
    language = setting.language
    states = tuple(ChoiceRow(code, label(language, STATE, code)) for code in STATE)
    return FieldsView(tuple(_kind(language, kind) for kind in kinds_there(setting)), states)


def _kind(language: Language, kind: str) -> KindRow:
    number = sum(1 for field in described(kind) for _ in field.walk())
    count = language.counted("%(num)s field", "%(num)s fields", number)
    return KindRow(urls.data_fields(kind), label(language, KIND, kind), folder_of(kind), count)


def field_group(setting: Setting, kind: str) -> FieldGroup:
    """The fields of a kind."""
    language = setting.language
    rows = tuple(_rows(language, kind))
    return FieldGroup(label(language, KIND, kind), folder_of(kind), rows)


def field_groups(setting: Setting) -> tuple[FieldGroup, ...]:
    """The fields of every kind of which there are entries."""
    return tuple(field_group(setting, kind) for kind in kinds_there(setting))


def _rows(language: Language, kind: str) -> Iterator[FieldRow]:
    for field in described(kind):
        for path, own in field.walk():
            yield FieldRow(
                path, meaning(language, own), _form(language, own), _choices(language, own)
            )


def _form(language: Language, field: DataField) -> str:
    form = label(language, FORM, field.form)
    if field.kind:
        named = language.pgettext("form of a field", "%(form)s: %(kind)s")
        form = named % {"form": form, "kind": label(language, KIND, field.kind)}
    if field.many:
        form = language.pgettext("form of a field", "%(form)s, several") % {"form": form}
    return form


def _choices(language: Language, field: DataField) -> tuple[ChoiceRow, ...]:
    if not words_of(field.choices):
        return ()
    return tuple(
        ChoiceRow(code, choice_word(language, field.choices, code)) for code in field.choices
    )
