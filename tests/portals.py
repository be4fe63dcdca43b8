"""Small portals for tests: the valid one in `invalid/_base`, and what is laid over it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.i18n.messages import tool_messages

INVALID = Path(__file__).with_name("invalid")
BASE = INVALID / "_base"
AS_OF = datetime.date(2026, 11, 21)
#: Settings of Arabic as a further locale, to be put after the valid portal's English.
ENGLISH = "          name: English\n"
ARABIC = f"""{ENGLISH}        ar:
          lang: ar
          cldr: ar
          name: العربية
          dir: rtl
"""
PROJECT = "projects_yaml/projects/nylon-filament.yml"
_FIGURE = """visibility: public
title:
  zh: {zh}
  en: {en}
region: pingdingshan
topic: signing
period:
  zh: {year}年
  en: "{year}"
value: {value}个
"""


def base(folder: Path) -> Path:
    """A copy of the valid portal in a new folder."""
    return Path(shutil.copytree(BASE, folder / "portal"))


def overlaid(case: Path, folder: Path) -> Path:
    """A copy of the valid portal with the files of a case laid over it."""
    root = base(folder)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.*"))
    return root


def write(root: Path, files: dict[str, str]) -> None:
    """Writes files into a portal."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def edit(root: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replaces words in one file of a portal; each must stand there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8", newline="\n")


def checked(root: Path) -> Report:
    """The report on a portal."""
    report = Report()
    prepare(root, report, AS_OF)
    return report


def prepared(root: Path) -> Prepared:
    """A portal that must be valid, ready to be shown."""
    report = Report()
    result = prepare(root, report, AS_OF)
    assert result is not None, "\n".join(lines(report))
    return result


def lines(report: Report, language: str = "en") -> list[str]:
    """The report as the command line prints it."""
    translate = tool_messages(language).gettext
    return [diagnostic.line(translate) for diagnostic in report]


def figure(year: int, value: int, zh: str = "签约项目", en: str = "Projects signed") -> str:
    """The text of a figure of the valid portal's city: so many in a year."""
    return _FIGURE.format(year=year, value=value, zh=zh, en=en)
