"""What is worth a second look in a text: it was copied instead of translated, its numbers are not
those of the original, it names a person, or a link in it is not what it seems."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report
from site_src.model.fields import Internal
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.model.suspects import (
    disguised_hosts,
    empty_links,
    is_copied,
    may_name_persons,
    personal_data,
    restricted,
    strange_numbers,
)
from site_src.model.text import LocalizedText
from site_src.source.document import Document
from site_src.source.front_matter import Markdown
from site_src.source.yaml import Plain, Step, dotted

Steps = tuple[Step, ...]

#: Whose telephone and address are there to be known.
_TO_BE_KNOWN = frozenset({("contact", ""), ("page", "contact")})


class Look:
    """Looks at entries, one after the other, and at the texts of each."""

    def __init__(self, loaded: Loaded, report: Report) -> None:
        self._loaded, self._report = loaded, report
        self._original = loaded.portal.locales.original
        self._others = _translations(loaded)
        self._document: Document
        self._suspect = False

    def begin(self, kind: str, id_: str, public: bool) -> None:
        """Turns to an entry. Documents are looked at as a whole elsewhere."""
        self._document, self._suspect = self._loaded.documents[kind, id_], False
        if kind not in DOCUMENT_KINDS:
            text = self._document.text
            self._suspect = public and not _is_known(kind, id_) and may_name_persons(text)
            _look_at_links(text, self._document, self._report)
            if public:
                _look_for_promises(text, self._document, self._report)

    def at(self, steps: Steps, text: LocalizedText) -> None:
        """Looks at one text and its translations."""
        original = text.texts.get(self._original, "")
        for code in self._others:
            other = text.texts.get(code)
            if other is None:
                continue
            if is_copied(other, original):
                self._add("translation-copied", (*steps, code), locale=self._original)
                continue
            for number in strange_numbers(other, original):
                self._add("numbers-differ", (*steps, code), number, locale=self._original)
        if self._suspect:
            for code, words in text.texts.items():
                for kind, value in personal_data(words):
                    self._add("personal-data", (*steps, code), value, kind=kind)

    def _add(self, code: str, steps: Steps, value: str = "", **params: str) -> None:
        document = self._document
        place = document.place_of(value, 0, *steps) if value else document.place(*steps)
        self._report.add(code, place, dotted(steps), value=value, **params)


def check_documents_wording(loaded: Loaded, report: Report) -> None:
    """Reports what is worth a second look in documents."""
    others = (loaded.portal.settings.original, *_translations(loaded))
    for (kind, id_, code), markdown in loaded.bodies.items():
        writing = loaded.catalogue.of(kind).get(id_)
        if writing is None:
            continue
        public = isinstance(writing.facts, Internal) and writing.facts.visibility == "public"
        _look_at_links(markdown.head.text, markdown.head, report)
        _look_at_links(markdown.body, markdown, report)
        if public:
            _look_for_promises(markdown.head.text, markdown.head, report)
            _look_for_promises(markdown.body, markdown, report)
        if public and not _is_known(kind, id_):
            _look_for_persons(markdown, report)
        original = loaded.bodies.get((kind, id_, others[0]))
        if original is not None and code in others[1:]:
            _compare(markdown, original, others[0], report)


def _translations(loaded: Loaded) -> tuple[str, ...]:
    """The locales in which somebody has to say it otherwise: not those of the same language."""
    locales = loaded.portal.locales
    language = locales.original.partition("-")[0]
    return tuple(code for code in locales.written if code.partition("-")[0] != language)


def _is_known(kind: str, id_: str) -> bool:
    return (kind, "") in _TO_BE_KNOWN or (kind, id_) in _TO_BE_KNOWN


def _look_at_links(text: str, where: Document | Markdown, report: Report) -> None:
    if "](" not in text and "://" not in text:
        return
    for position, host in disguised_hosts(text):
        report.add("link-disguised", _at(where, position), value=host)
    for position, link in empty_links(text):
        report.add("link-text-empty", _at(where, position), value=link)


def _look_for_promises(text: str, where: Document | Markdown, report: Report) -> None:
    for position, phrase in restricted(text):
        report.add("phrase-restricted", _at(where, position), value=phrase)


def _at(where: Document | Markdown, position: int) -> Place:
    return where.place(position) if isinstance(where, Markdown) else where.at(position)


def _look_for_persons(markdown: Markdown, report: Report) -> None:
    if may_name_persons(markdown.body):
        for kind, value in personal_data(markdown.body):
            place = markdown.place(markdown.body.index(value))
            report.add("personal-data", place, value=value, kind=kind)
    if may_name_persons(markdown.head.text):
        for steps, words in _lines(markdown.head.data):
            for kind, value in personal_data(words):
                place = markdown.head.place_of(value, 0, *steps)
                report.add("personal-data", place, dotted(steps), value=value, kind=kind)


def _lines(data: Plain, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """The texts of front matter but for those that are internal."""
    if isinstance(data, str):
        yield steps, data
        return
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inner:
        if step not in Internal.model_fields:
            yield from _lines(value, (*steps, step))


def _compare(markdown: Markdown, original: Markdown, locale: str, report: Report) -> None:
    for name, value in markdown.head.data.items():
        other = original.head.data.get(name)
        if isinstance(value, str) and isinstance(other, str) and is_copied(value, other):
            place = markdown.head.place(name)
            report.add("translation-copied", place, name, value=value, locale=locale)
    if is_copied(markdown.body.strip(), original.body.strip()):
        report.add("translation-copied", markdown.place(0), value="", locale=locale)
        return
    for number in strange_numbers(markdown.body, original.body):
        place = markdown.place(markdown.body.index(number))
        report.add("numbers-differ", place, value=number, locale=locale)
