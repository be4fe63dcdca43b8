"""One locale of a portal: its messages, numbers, dates, and texts with marked fallback."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from site_src.i18n.messages import translations
from site_src.i18n.numbers import NumberWords
from site_src.i18n.script import has_chinese, mark_chinese
from site_src.model.dates import PartialDate
from site_src.model.portal import LocaleSettings
from site_src.model.text import LocalizedText


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with the language it is really in; `lang` is empty where that is the page's own.

    `mixed` says that Chinese words stand in a text of another language.
    """

    text: str
    lang: str = ""
    dir: str = ""
    mixed: bool = False

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> Markup:
        if self.mixed:
            return Markup(mark_chinese(str(escape(self.text))))
        if not self.lang:
            return escape(self.text)
        return Markup('<span lang="{}" dir="{}">{}</span>').format(self.lang, self.dir, self.text)


class Language:
    """Everything that depends on the locale and on nothing else.

    `code` is the locale's key in the configuration and in addresses (`zh`), `lang` the tag for
    HTML (`zh-Hans`), `dir` the direction of writing.
    """

    def __init__(self, code: str, locales: Mapping[str, LocaleSettings], words: Path) -> None:
        own = locales[code]
        self.code, self.lang, self.dir, self.name = code, own.lang, own.dir, own.name
        self._locales = locales
        self._cldr = Locale.parse(own.cldr)
        self._chinese = self._cldr.language in ("zh", "ja")
        catalogue = translations(words / f"{code}.po")
        self.gettext = catalogue.gettext
        self.ngettext = catalogue.ngettext
        self.pgettext = catalogue.pgettext
        self.npgettext = catalogue.npgettext
        self.numbers = NumberWords(own.cldr, catalogue)

    def text(self, value: LocalizedText | None) -> Wording:
        """A statement in this locale, else in the first locale that has it, marked as such."""
        if value is None:
            return Wording("")
        return self.pick(value.texts)

    def pick(self, texts: Mapping[str, str]) -> Wording:
        """The same for texts by locale."""
        if self.code in texts:
            return self.words(texts[self.code])
        for code, settings in self._locales.items():
            if code in texts:
                return Wording(texts[code], settings.lang, settings.dir)
        return Wording("")

    def words(self, text: str) -> Wording:
        """A text in this locale's language."""
        return Wording(text, mixed=not self._chinese and has_chinese(text))

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date in words, as precise as it is known."""
        if isinstance(value, datetime.date):
            return str(format_date(value, "long", locale=self._cldr))
        if value.day:
            return str(format_date(value.first(), "long", locale=self._cldr))
        skeleton = "yMMMM" if value.month else "y"
        return str(format_skeleton(skeleton, value.first(), locale=self._cldr))

    def language_name(self, code: str) -> str:
        """What another locale's language is called in this one."""
        other = Locale.parse(self._locales[code].cldr)
        return str(self._cldr.languages.get(other.language, self._locales[code].name))

    def count(self, number: int) -> str:
        """A whole number."""
        return self.numbers.plain(number)

    def counted(self, one: str, many: str, number: int) -> str:
        """A message with a number in it: `counted("%(num)s project", "%(num)s projects", 5)`."""
        return self.ngettext(one, many, number) % {"num": self.count(number)}
