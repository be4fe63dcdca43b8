"""Entries as records for data files: machine values, and beside them the words of a locale or of
all. What is not known is left out.

A text is a string; an amount has its number as an exact decimal string; a choice has its code, a
reference its id. In a record of one locale each has its words beside it; in one of all locales a
text is an object by locale, and what has no words of its own stays bare.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from site_src.catalogue.entries import Writing
from site_src.catalogue.prepare import Prepared
from site_src.model.described import DataField, described
from site_src.model.image import Image
from site_src.model.measure import Measure
from site_src.model.text import LocalizedText
from site_src.view.data.words import choice_word
from site_src.view.entries import computed, entry_of, page_of, title_of
from site_src.view.links import resolve
from site_src.view.setting import Setting

Record = dict[str, Any]


class _Recorder(ABC):
    """Makes records of public entries."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.site_url = prepared.portal.site_url

    def record(self, kind: str, id_: str) -> Record:
        """One entry."""
        found: Record = {"id": id_}
        entry = entry_of(self.prepared, kind, id_)
        for field in described(kind):
            value = self._of(entry, field)
            if value is not None:
                found[field.name] = value
        if kind == "figure" and entry.derived:
            found["computed"] = self.amount(computed(self.prepared.catalogue, id_))
        self.add_address(found, kind, id_)
        self.add_languages(found)
        return found

    def _of(self, entry: Any, field: DataField) -> Any:
        if not isinstance(entry, Writing):
            return self._value(getattr(entry, field.name, None), field)
        facts = getattr(entry.facts, field.name, None)
        words = {code: getattr(own, field.name, None) for code, own in entry.words.items()}
        own = self.written({code: value for code, value in words.items() if value}, field)
        return _together(self._value(facts, field), own)

    def _value(self, value: Any, field: DataField) -> Any:
        """None where nothing is known."""
        if value is None or value in ("", ()):
            return None
        if field.many:
            return [found for item in value if (found := self._single(item, field)) is not None]
        return self._single(value, field)

    def _single(self, value: Any, field: DataField) -> Any:
        match field.form:
            case "text":
                return self.text(value, field)
            case "amount":
                return self.amount(value)
            case "choice":
                return self.choice(value, field.choices)
            case "reference":
                return self.reference(field.kind, value)
            case "picture":
                return self._picture(value)
            case "position":
                return {"lat": plain(value.lat), "lon": plain(value.lon)}
            case "group":
                return self._group(value, field)
            case "number":
                return plain(value)
            case "date":
                return _moment(value)
        return value

    def _group(self, value: Any, field: DataField) -> Record | None:
        known = ((p.name, self._value(getattr(value, p.name, None), p)) for p in field.parts)
        return {name: part for name, part in known if part is not None} or None

    def _picture(self, image: Image) -> Record:
        largest = self.prepared.images[image.file].renditions[-1]
        captions = {"caption": self.said(image.caption)} if image.caption else {}
        return {"url": f"{self.site_url}{largest.name}", "alt": self.said(image.alt), **captions}

    @abstractmethod
    def add_address(self, found: Record, kind: str, id_: str) -> None:
        """Where its page is, if it has one."""

    def add_languages(self, found: Record) -> None:  # noqa: B027 (most have nothing to add)
        """In which languages its texts are, as far as that is not told otherwise."""

    @abstractmethod
    def said(self, text: LocalizedText) -> Any:
        """A text that says something about another value."""

    @abstractmethod
    def text(self, text: LocalizedText, field: DataField) -> Any:
        """A text in the language or languages of the record."""

    @abstractmethod
    def written(self, words: Mapping[str, Any], field: DataField) -> Any:
        """What a document says of itself, by locale."""

    @abstractmethod
    def amount(self, value: Measure) -> Record:
        """An amount as it is written, and as a machine takes it."""

    @abstractmethod
    def choice(self, code: str, choices: tuple[str, ...]) -> Any:
        """One of some values."""

    @abstractmethod
    def reference(self, kind: str, id_: str) -> Any:
        """Another entry."""


class LocaleRecords(_Recorder):
    """Records in the words of one locale. `untranslated` names the texts that are in another."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting.prepared)
        self._setting, self._language = setting, setting.language
        self._foreign: dict[str, str] = {}
        self._root = f"{self.site_url}{setting.language.code}/"

    def add_address(self, found: Record, kind: str, id_: str) -> None:
        if href := page_of(self._setting, kind, id_):
            found["page"] = self._root + href

    def add_languages(self, found: Record) -> None:
        if self._foreign:
            found["untranslated"] = dict(sorted(self._foreign.items()))
        self._foreign = {}

    def said(self, text: LocalizedText) -> str:
        return self._language.text(text).text

    def text(self, text: LocalizedText, field: DataField) -> str:
        wording = self._language.text(text)
        if wording.lang:
            self._foreign[field.name] = wording.lang
        return resolve(wording.text, self._root)

    def written(self, words: Mapping[str, Any], field: DataField) -> Any:
        code = self._language.source(words)
        if not code:
            return None
        if self._language.fallback(code):
            self._foreign[field.name] = self._language.tongue(code)[0]
        return self._rendered(words[code], code)

    def _rendered(self, value: Any, code: str) -> Any:
        if isinstance(value, str):
            return self._language.rendered(value, code)
        if isinstance(value, tuple):
            return [self._rendered(item, code) for item in value]
        parts = ((name, getattr(value, name)) for name in type(value).model_fields)
        return {name: self._rendered(part, code) for name, part in parts if part}

    def amount(self, value: Measure) -> Record:
        return {"text": self._setting.number(value).text, **_exact(value)}

    def choice(self, code: str, choices: tuple[str, ...]) -> Record:
        return {"code": code, "text": choice_word(self._language, choices, code)}

    def reference(self, kind: str, id_: str) -> Record:
        return {"id": id_, "title": title_of(self._setting, kind, id_)}


class WholeRecords(_Recorder):
    """Records in all locales at once, each text as it was written."""

    def add_address(self, found: Record, kind: str, id_: str) -> None:
        """Each locale has its own."""

    def said(self, text: LocalizedText) -> dict[str, str]:
        return dict(text.texts)

    def text(self, text: LocalizedText, field: DataField) -> dict[str, str]:
        return {code: resolve(own, f"{self.site_url}{code}/") for code, own in text.texts.items()}

    def written(self, words: Mapping[str, Any], field: DataField) -> Any:
        if not words:
            return None
        if not all(isinstance(value, tuple) for value in words.values()):
            return dict(words)
        longest = max(map(len, words.values()))
        return [_by_locale(words, number) for number in range(longest)]

    def amount(self, value: Measure) -> Record:
        return _exact(value)

    def choice(self, code: str, choices: tuple[str, ...]) -> str:
        return code

    def reference(self, kind: str, id_: str) -> str:
        return id_


def _by_locale(words: Mapping[str, Any], number: int) -> Record:
    """One of several things that a document says, in the locales in which it says so many."""
    items = {code: value[number] for code, value in words.items() if number < len(value)}
    first = next(iter(items.values()))
    if isinstance(first, str):
        return dict(items)
    names = (name for name in type(first).model_fields)
    found = {n: {c: getattr(i, n) for c, i in items.items() if getattr(i, n)} for n in names}
    return {name: texts for name, texts in found.items() if texts}


def plain(number: Decimal) -> str:
    """A number with all its digits and nothing else: no exponent, no separators."""
    return format(number, "f")


def _exact(value: Measure) -> Record:
    found = {"written": value.written} if value.written else {}
    found["state"] = value.state
    if value.number is not None:
        found["number"] = plain(value.number)
    if value.upper is not None:
        found["upper"] = plain(value.upper)
    for name in ("unit", "per"):
        if getattr(value, name):
            found[name] = getattr(value, name)
    return found


def _moment(date: Any) -> str:
    time = getattr(date, "time", "")
    return f"{date} {time}" if time else str(date)


def _together(facts: Any, words: Any) -> Any:
    """Facts and words of the same things, one after the other."""
    if facts is None or words is None:
        return words if facts is None else facts
    longer = max(len(facts), len(words))
    pairs = (({**_at(words, number), **_at(facts, number)}) for number in range(longer))
    return list(pairs)


def _at(items: list[Record], number: int) -> Record:
    return items[number] if number < len(items) else {}
