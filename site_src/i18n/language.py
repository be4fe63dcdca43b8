"""One locale of a portal: its messages, numbers, dates, and texts with marked fallback."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from site_src.i18n.conversion import conversion
from site_src.i18n.escaping import escaped
from site_src.i18n.messages import Converted, translations
from site_src.i18n.numbers import Number, NumberWords
from site_src.i18n.script import has_foreign, mark_foreign
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.model.portal import LocaleSettings
from site_src.model.text import LocalizedText


@frozen
class Wording:
    """A text with the language it is really in; `lang` is empty where that is the page's own.

    `mixed` says that Chinese words stand in a text of another language; `parts` is the text as
    HTML where it was put together from parts that know their language themselves.
    """

    text: str
    lang: str = ""
    dir: str = ""
    mixed: bool = False
    parts: Markup | None = None

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def html(self) -> str:
        """The text as HTML, marked with its language where that is not the page's."""
        if self.parts is not None:
            return self.parts
        text = escaped(self.text)
        marked = mark_foreign(text) if self.mixed else text
        if not self.lang:
            return marked
        return f'<span lang="{self.lang}" dir="{self.dir}">{marked}</span>'

    def __html__(self) -> str:
        return self.html


_NOTHING = Wording("")


class Language:
    """Everything that depends on the locale and on nothing else.

    `code` is the locale's key in the configuration and in addresses (`zh`), `lang` the tag for
    HTML (`zh-Hans`), `dir` the direction of writing.
    """

    def __init__(
        self, code: str, locales: Mapping[str, LocaleSettings], words: Sequence[Path]
    ) -> None:
        """`words` are the folders of gettext catalogues; the first that has a message decides."""
        own = locales[code]
        self.code, self.lang, self.dir, self.name = code, own.lang, own.dir, own.name
        self._locales = locales
        self._cldr = Locale.parse(own.cldr)
        self._chinese = self._cldr.language in ("zh", "ja")
        self._derive = own.derive
        self._convert = conversion(own, code, words) if own.derive else str
        original = translations(*(folder / f"{own.derive}.po" for folder in words))
        beneath = Converted(original, self._convert) if own.derive else None
        catalogue = translations(*(folder / f"{code}.po" for folder in words), beneath=beneath)
        self.gettext = functools.cache(catalogue.gettext)
        self.ngettext = catalogue.ngettext
        self.pgettext = functools.cache(catalogue.pgettext)
        self.npgettext = catalogue.npgettext
        self.numbers = NumberWords(own.cldr, catalogue)
        self._dates: dict[PartialDate | datetime.date, str] = {}

    def text(self, value: LocalizedText | None) -> Wording:
        """A statement in this locale, else in the first locale that has it, marked as such."""
        if value is None:
            return _NOTHING
        own = value.texts.get(self.code)
        return self.words(own) if own else self.pick(value.texts)

    def pick(self, texts: Mapping[str, str]) -> Wording:
        """The same for texts by locale; an empty one is not there."""
        code = self.source([code for code, text in texts.items() if text])
        return self.spoken(texts[code], code) if code else Wording("")

    def source(self, there: Collection[str]) -> str:
        """Of the locales in which a text is there, the one to show: this one, else the one that
        it is derived from, else the first; empty if there is none."""
        order = (self.code, self._derive, *self._locales)
        return next((code for code in order if code in there), "")

    def spoken(self, text: str, code: str) -> Wording:
        """A text of one of the locales as this one shows it: as its own, or marked as foreign."""
        if code in (self.code, self._derive):
            return self.words(self.rendered(text, code))
        return Wording(text, *self.tongue(code)) if text else Wording("")

    def rendered(self, text: str, code: str) -> str:
        """A text of one of the locales, converted if this one is derived from it."""
        return self._convert(text) if code == self._derive else text

    def chinese(self, text: str) -> str:
        """A Chinese text of the program, in this locale's characters; empty where the locale is
        not Chinese."""
        if self._cldr.language != "zh":
            return ""
        return self._convert(text) if self._derive else text

    def words(self, text: str) -> Wording:
        """A text in this locale's language."""
        return Wording(text, mixed=not self._chinese and has_foreign(text, self.dir))

    def filled(self, message: str, **values: Wording | Number | str) -> Wording:
        """A message with values that keep their language, and numbers that stay whole."""
        text = message % {name: str(value) for name, value in values.items()}
        return Wording(text, parts=escape(message) % values)

    def joined(self, words: Iterable[Wording | str], between: str = " · ") -> Wording:
        """Several words in one line, each in its language."""
        parts = list(words)
        text = between.join(str(part) for part in parts)
        return Wording(text, parts=escape(between).join(escape(part) for part in parts))

    def named(self, name: Wording | str, value: Wording | Number) -> Wording:
        """A value after its name: `Annual output: 10 t`."""
        return self.filled(self._naming, name=name, value=value)

    def told(self, name: str, value: str) -> str:
        """The same as plain text, for who listens."""
        return self._naming % {"name": name, "value": value}

    @property
    def _naming(self) -> str:
        return self.pgettext("name and value", "%(name)s: %(value)s")

    def tongue(self, code: str) -> tuple[str, str]:
        """`lang` and `dir` of a text of one of the locales as it is shown here."""
        if code in (self.code, self._derive):
            return self.lang, self.dir
        return self._locales[code].lang, self._locales[code].dir

    def fallback(self, code: str) -> str:
        """What to call the language of a text that is not in this locale; empty for its own."""
        return "" if code in (self.code, self._derive) else self.language_name(code)

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date in words, as precise as it is known."""
        found = self._dates.get(value)
        if found is None:
            found = self._dates[value] = self._date(value)
        return found

    def _date(self, value: PartialDate | datetime.date) -> str:
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
