"""What a chart shows, as a table on the page and as a file for a spreadsheet.

The file lies in the link itself, as a data address: it goes wherever the page goes, to a stand
without a network too, and can never say anything else than the page.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Iterable
from urllib.parse import quote

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen

#: By which spreadsheets know that a file is UTF-8.
MARK = "\ufeff"
_ADDRESS = f"data:text/csv;charset=utf-8,{quote(MARK)}"
_ESCAPES = {sign: quote(chr(sign), safe="/,:;()+") for sign in range(128)}
_END = quote("\r\n")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@frozen
class Cell:
    """One cell: words or a number, with where they lead and a short remark behind them."""

    text: Wording | Number | str
    href: str = ""
    mark: str = ""

    @property
    def plain(self) -> str:
        """The cell as a file has it."""
        return f"{self.text} ({self.mark})" if self.mark else str(self.text)


@frozen
class Column:
    """The head of a column, and whether numbers stand in it. What is `exact` stands in the file
    alone: the number without its words, and its unit."""

    title: str
    number: bool = False
    exact: bool = False


@frozen
class Sheet:
    """A table; the first cell of a row says what the row is about. `name` is the file's."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that the page shows."""
        return tuple(column for column in self.columns if not column.exact)

    def cells(self, row: tuple[Cell, ...]) -> tuple[tuple[Column, Cell], ...]:
        """A row as the page shows it: each cell with its column."""
        pairs = zip(self.columns, row, strict=True)
        return tuple((column, cell) for column, cell in pairs if not column.exact)

    @property
    def file(self) -> File:
        """The same as a file."""
        head = [column.title for column in self.columns]
        return file(self.name, (head, *([cell.plain for cell in row] for row in self.rows)))


@frozen
class File:
    """A table as a file, by its name and its address, which holds it."""

    name: str
    address: str


def file(name: str, rows: Iterable[Iterable[str]]) -> File:
    """Rows of several cells as a file."""
    return File(name, _ADDRESS + "".join(",".join(map(_addressed, row)) + _END for row in rows))


@functools.lru_cache(maxsize=4096)  # the same words and days come again and again
def _addressed(cell: str) -> str:
    """A cell of a CSV file (RFC 4180), in which none computes, as part of an address. What is not
    ASCII stays: browsers know how to read it, and words that the page says already cost next to
    nothing once it is packed."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow([inert(cell), ""])  # alone in its row, an empty cell would be quoted
    return file.getvalue().removesuffix(",\r\n").translate(_ESCAPES)


def inert(cell: str) -> str:
    """A cell that a spreadsheet takes for text, never for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
