"""No interface word without its translation."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from site_src.model.described import KINDS_OF_DATA, described
from tests.site.conftest import BuiltSite
from tests.support.building import ROOT
from tests.support.markup import Element

KEYWORDS = (
    "_", "gettext", "ngettext:1,2", "pgettext:1c,2", "npgettext:1c,2,3", "_pgettext:1c,2",
    "counted:1,2",
)  # fmt: skip
#: What speaks to the editor rather than to the visitor; its words are in the package.
FOR_EDITORS = (
    "cli", "server", "catalogue", "problems.py", "remarks.py", "faults.py", "diagnostics.py",
)  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
#: Arabic says none, one and two by the word's form alone.
FORMS_WITHOUT_NUMBER = 3
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LITERAL = re.compile(r"[^\W\d_]{2,}")
#: Names that are the same in every language.
NAMES = frozenset({"CSV", "PDF"})


@dataclass(frozen=True)
class Message:
    """A message as it stands in theme or code."""

    context: str | None
    one: str
    many: str
    place: str


@functools.cache
def extracted() -> tuple[Message, ...]:
    """Every message of theme and code."""
    return tuple(_extract())


def _extract() -> Iterator[Message]:
    methods: list[tuple[str, str]] = []
    options: dict[str, Any] = {}
    for room in ("theme/locale", "site_src/i18n/locale"):
        with (ROOT / room / "babel.cfg").open(encoding="utf-8") as file:
            found = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
        methods += found[0]
        options |= found[1]
    rooms = [ROOT / "theme", ROOT / "site_src"]

    def wanted(folder: str | Path) -> bool:
        path = Path(folder)
        return path == ROOT or any(path.is_relative_to(room) for room in rooms)

    for name, line, text, _, context in extract_from_dir(
        str(ROOT), methods, options, parse_keywords(KEYWORDS), directory_filter=wanted
    ):
        one, many = (text, "") if isinstance(text, str) else (text[0], text[1])
        yield Message(context, one, many, f"{Path(name).as_posix()}:{line}")


def described_fields() -> Iterator[Message]:
    """What each field of open data means; Chinese and English stand in the model."""
    for kind in KINDS_OF_DATA:
        for field in described(kind):
            for path, own in field.walk():
                yield Message("field", own.en, "", f"{kind}.{path}")


def is_for_editors(message: Message) -> bool:
    return message.place.removeprefix("site_src/").startswith(FOR_EDITORS)


@functools.cache
def messages(editors: bool = False) -> tuple[Message, ...]:
    """What is said to visitors, or to editors."""
    return tuple(m for m in extracted() if is_for_editors(m) is editors)


def said(code: str) -> tuple[Message, ...]:
    """To visitors, and what the model says of fields, which is translated from English alone."""
    return (*messages(), *(() if code == "zh" else described_fields()))


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def translated(words: Catalog, message: Message) -> tuple[str, ...]:
    """The forms of a translation; empty where there is none."""
    found = words.get(message.one, message.context)
    if found is None or found.fuzzy:
        return ()
    forms = (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
    return forms if all(forms) else ()


def untranslated(words: Catalog, found: tuple[Message, ...]) -> list[str]:
    return [f"{m.place}: {m.one}" for m in found if not translated(words, m)]


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_every_word_for_visitors_is_translated(code: str) -> None:
    assert len(messages()) > 200
    assert untranslated(catalogue(ROOT / f"theme/locale/{code}.po"), said(code)) == []


def test_every_word_for_editors_is_translated() -> None:
    assert messages(editors=True)
    words = catalogue(ROOT / "site_src/i18n/locale/zh.po")
    assert untranslated(words, messages(editors=True)) == []


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_placeholders_agree(code: str) -> None:
    words = catalogue(ROOT / f"theme/locale/{code}.po")
    wrong = []
    for message in messages():
        expected = set(PLACEHOLDER.findall(message.many or message.one))
        for number, form in enumerate(translated(words, message)):
            found = set(PLACEHOLDER.findall(form))
            may_lack = {"num"} if message.many and number < FORMS_WITHOUT_NUMBER else set()
            if not expected - (may_lack if code == "ar" else set()) <= found <= expected:
                wrong.append(f"{message.one} → {form}")
    assert wrong == []


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_as_many_forms_as_the_language_has(code: str) -> None:
    words = catalogue(ROOT / f"theme/locale/{code}.po")
    found = [len(m.string or ()) for m in words if not isinstance(m.id, str)]
    assert set(found) == {words.num_plurals}


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_nothing_is_translated_that_nobody_says(code: str) -> None:
    told = {(m.context, m.one) for m in said(code)}
    told |= {(f"{m.context}, governed", m.one) for m in messages() if m.many and m.context}
    words = catalogue(ROOT / f"theme/locale/{code}.po")
    kept = {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in words if m.id}
    assert sorted(kept - told, key=str) == []


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_no_english_interface_word_on_a_page(code: str, site: BuiltSite) -> None:
    """What stands on a page of another language is not the English message."""
    words = catalogue(ROOT / f"theme/locale/{code}.po")
    english = {
        m.one for m in messages()
        if LITERAL.search(PLACEHOLDER.sub("", m.one)) and m.one not in translated(words, m)
    }  # fmt: skip
    found = set()
    for name, page in site.pages.items():
        if name.startswith(f"{code}/"):
            found |= {(name, text) for text in own_words(page) if text in english}
    assert sorted(found) == []


def own_words(page: Element) -> Iterator[str]:
    """Texts and spoken attributes in the page's own language."""
    own = page.one("html").get("lang")
    for text, element in page.strings():
        if element.inherited("lang") == own and element.tag not in ("script", "code"):
            yield text.strip()
    for element in page.walk():
        if element.inherited("lang") == own:
            yield from (element.get(name) for name in ATTRIBUTES if name in element.attributes)


def test_no_word_stands_in_a_template_itself() -> None:
    found = []
    for path in sorted((ROOT / "theme").rglob("*.html")):
        text = TAG.sub(" ", JINJA.sub("", path.read_text(encoding="utf-8")))
        found += [(path.name, word) for word in LITERAL.findall(text) if word not in NAMES]
    assert found == []
