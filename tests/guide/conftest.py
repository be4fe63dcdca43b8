"""Printed guides: of the demonstration, printed once, and of small portals."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from site_src.guide.pdf import print_guide
from site_src.i18n.language import Language
from site_src.view.setting import Setting
from tests.portals import AS_OF, base, prepared, write

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("zh", "en", "ar")
WORDS = (ROOT / "theme" / "locale",)
CHAPTER = """---
visibility: public
order: 1
title: 投资环境
updated: 2026-11-19
---

## 概况

本市有**尼龙**产业，见[项目](project:nylon-filament)和[条例](policy:payment-rules)。

| 指标 | 数值 |
|---|--:|
| 签约 | 12个 |
"""


@dataclass(frozen=True)
class Guide:
    """A printed guide, and what it was printed from."""

    setting: Setting
    path: Path

    @cached_property
    def reader(self) -> PdfReader:
        """The document."""
        return PdfReader(self.path)

    @cached_property
    def text(self) -> str:
        """All words without the spaces, which line breaks come and go with."""
        return squeezed("".join(page.extract_text() for page in self.reader.pages))

    @cached_property
    def bookmarks(self) -> set[str]:
        """The titles in the outline, without spaces."""
        return {squeezed(title) for title in _titles(self.reader.outline)}

    @property
    def catalog(self) -> Any:
        """The document's root dictionary."""
        return self.reader.trailer["/Root"]

    @property
    def links(self) -> list[str]:
        """All addresses that links lead to."""
        annotations = [
            note.get_object() for page in self.reader.pages for note in page.annotations or ()
        ]
        actions = [note["/A"] for note in annotations if "/A" in note]
        return [str(action["/URI"]) for action in actions if "/URI" in action]


Printed = Callable[[Path], Guide]


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Guide]:
    """The demonstration's guide in each locale."""
    ready = prepare(ROOT, Report(), AS_OF)
    assert ready is not None
    folder = tmp_path_factory.mktemp("print")
    printed = {}
    for code in LOCALES:
        language = Language(code, ready.portal.settings.locales, WORDS)
        setting = Setting(ready, language)
        printed[code] = Guide(setting, print_guide(setting, folder))
    return printed


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A small portal with one chapter, in the original only."""
    root = base(tmp_path)
    write(root, {"content/zh/guide/setting.md": CHAPTER})
    return root


def setting_of(root: Path, code: str = "zh") -> Setting:
    """A portal in one locale."""
    ready = prepared(root)
    return Setting(ready, Language(code, ready.portal.settings.locales, WORDS))


def printed(root: Path, code: str = "zh") -> Guide:
    """The guide of a portal."""
    setting = setting_of(root, code)
    return Guide(setting, print_guide(setting, root / "print"))


def squeezed(text: str) -> str:
    """A text without spaces and in one form, to be compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)
