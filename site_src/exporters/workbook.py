"""Open data as a workbook for those who read it in a spreadsheet: a sheet for each kind, and one
that says what the fields mean. No cell computes; the same data give the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from site_src.exporters.columns import Column, columns
from site_src.exporters.records import Line
from site_src.view.charts.sheet import inert
from site_src.view.data.fields import FieldRow, field_groups
from site_src.view.data.page import newest_of, terms
from site_src.view.data.words import meaning
from site_src.view.labels import KIND, label
from site_src.view.overview import home_words
from site_src.view.setting import Setting

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: The earliest day that a ZIP, and so a workbook, can name.
_DAY = (1980, 1, 1, 0, 0, 0)
#: As many characters as a cell, and the name of a sheet, can hold.
_LONGEST, _LONGEST_NAME = 32_767, 31
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDTH, _WIDE = 18, 44
#: A number of a spreadsheet has so many digits at most; what has more is written as text.
_DIGITS = 15


def workbook(setting: Setting, lines: Mapping[str, Sequence[Line]]) -> bytes:
    """The entries of each kind in a locale."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({
            "title": home_words(setting).title.text, "created": datetime.datetime(*_DAY[:3]),
        })  # fmt: skip
        styles = _Styles(book)
        for kind, found in lines.items():
            _entries(_sheet(book, setting, label(setting.language, KIND, kind)), kind, found,
                     setting, styles)  # fmt: skip
        _ = setting.language.gettext
        _fields(_sheet(book, setting, _("What the fields mean")), setting, styles)
    return _repacked(file.getvalue())


class _Styles:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.name: Format = book.add_format({"font_color": "#595959", "bottom": 1})


def _sheet(book: Workbook, setting: Setting, title: str) -> Worksheet:
    name = title.translate(_FORBIDDEN_IN_NAMES).strip("' ")[:_LONGEST_NAME]
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    if name.casefold() in taken:
        name = f"{name[: _LONGEST_NAME - 3]} {len(taken)}"
    sheet = book.add_worksheet(name)
    if setting.language.dir == "rtl":
        sheet.right_to_left()
    return sheet


def _entries(
    sheet: Worksheet, kind: str, lines: Sequence[Line], setting: Setting, styles: _Styles
) -> None:
    """What each column means, its name, and an entry a row; columns without any value are left
    out."""
    every = columns(kind)
    used = [n for n in range(len(every)) if any(line.cells[n] for line in lines)]
    for at, number in enumerate(used):
        wide = every[number].field.form in ("text", "group")
        sheet.set_column(at, at, _WIDE if wide else _WIDTH)
    for at, number in enumerate(used):
        sheet.write_string(0, at, meaning(setting.language, every[number].field).text, styles.head)
    for at, number in enumerate(used):
        sheet.write_string(1, at, every[number].name, styles.name)
    for line_number, line in enumerate(lines, start=2):
        for at, number in enumerate(used):
            _write(sheet, line_number, at, every[number], line.cells[number])
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, len(lines) + 1, len(used) - 1)


def _write(sheet: Worksheet, row: int, at: int, column: Column, cell: str) -> None:
    if not cell:
        return
    if column.number and _fits(number := Decimal(cell)):
        sheet.write_number(row, at, int(number) if number == int(number) else float(number))
    else:
        shown = inert(cell)
        cut = f"{shown[: _LONGEST - 1]}…" if len(shown) > _LONGEST else shown
        sheet.write_string(row, at, cut)


def _fits(number: Decimal) -> bool:
    return len(number.normalize().as_tuple().digits) <= _DIGITS


def _fields(sheet: Worksheet, setting: Setting, styles: _Styles) -> None:
    """What the data are, how they may be used, and what every field means."""
    _ = setting.language.gettext
    sheet.set_column(0, 1, _WIDTH * 1.5)
    sheet.set_column(2, 3, _WIDE * 1.5)
    about = {
        _("Name"): home_words(setting).title.text,
        _("Address"): setting.prepared.portal.site_url,
        _("Updated"): newest_of(setting).get("updated", ""),
        _("Licence"): terms(setting).get("licence", ""),
        _("Licence holds from"): terms(setting).get("licence_date", ""),
    }
    row = 0
    for name, value in about.items():
        if value:
            sheet.write_string(row, 0, name, styles.head)
            sheet.write_string(row, 1, inert(value))
            row += 1
    names = (_("Kind"), _("Name in the file"), _("What it means"), _("Form"))
    for at, word in enumerate(names):
        sheet.write_string(row + 1, at, word, styles.head)
    for number, (title, field) in enumerate(_rows(setting), start=row + 2):
        cells = (title, field.name, field.meaning.text, field.said)
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, inert(cell)[:_LONGEST])


def _rows(setting: Setting) -> list[tuple[str, FieldRow]]:
    return [(group.title, row) for group in field_groups(setting) for row in group.rows]


def _repacked(content: bytes) -> bytes:
    """The same parts in a ZIP that names neither time nor system."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(file, "w") as packed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, made.read(name), compresslevel=6)
    return file.getvalue()
