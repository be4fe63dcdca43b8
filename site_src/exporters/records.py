"""Open data as JSON and CSV, a kind a file. Each entry is a line of its own, so that what an
edit did not touch is taken over as it was."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from site_src.exporters.columns import columns, row
from site_src.view.charts.sheet import MARK, inert
from site_src.view.data.page import dataset
from site_src.view.data.records import LocaleRecords, Record
from site_src.view.entries import entries
from site_src.view.setting import Setting
from site_src.work.cache import Cache

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Line(NamedTuple):
    """An entry as JSON, and as the cells of a table."""

    json: str
    cells: tuple[str, ...] = ()


class Lines:
    """The lines of projects, each made once for the state in which the project is (`digests`) and
    remembered for the next build; `key` stands for all else that goes into them."""

    def __init__(self, cache: Cache | None = None, name: str = "", key: str = "") -> None:
        self._cache, self._name, self._key = cache, f"lines-{name}", key
        self._known: dict[str, tuple[str, Line]] = {}
        if cache:
            self._known = cache.get(self._name, key) or {}
        self._made: dict[str, tuple[str, Line]] = {}

    def get(self, id_: str, digest: str, make: Callable[[str], Line]) -> Line:
        """The line of a project."""
        found = self._made.get(id_) or self._known.get(id_)
        if found is None or found[0] != digest:
            found = digest, make(id_)
        self._made[id_] = found
        return found[1]

    def keep(self) -> None:
        """Remembers what was asked for, if any of it is new."""
        if self._cache and self._made and self._made != self._known:
            self._cache.put(self._name, self._key, self._made)


def locale_lines(setting: Setting, kind: str, lines: Lines) -> list[Line]:
    """The entries of a kind in a locale, by id."""
    recorder, digests = LocaleRecords(setting), setting.prepared.projects.digests

    def line(id_: str) -> Line:
        record = recorder.record(kind, id_)
        return Line(_JSON(record), row(kind, record))

    ids = sorted(entries(setting.catalogue, kind))
    if kind != "project":
        return [line(id_) for id_ in ids]
    return [lines.get(id_, digests[id_], line) for id_ in ids]


def as_json(setting: Setting, kind: str, found: Iterable[Line]) -> bytes:
    """The entries of a kind, after what has to be said of them all."""
    return joined(dataset(setting, kind), "entries", [line.json for line in found])


def as_csv(kind: str, found: Iterable[Line]) -> bytes:
    """The entries of a kind as a table; no cell computes."""
    file = io.StringIO(newline="")
    writer, every = csv.writer(file), columns(kind)
    writer.writerow([column.name for column in every])
    numbers = [column.number for column in every]  # which may begin with a minus
    for line in found:
        cells = zip(line.cells, numbers, strict=True)
        writer.writerow([cell if number else inert(cell) for cell, number in cells])
    return (MARK + file.getvalue()).encode()


def joined(head: Record, name: str, lines: Sequence[str]) -> bytes:
    """A JSON object whose last member is a list, an item a line."""
    start = _JSON(head).removesuffix("}")
    comma = "," if head else ""
    body = ",\n".join(lines)
    return f"{start}{comma}{_JSON(name)}:[\n{body}\n]}}\n".encode()


def compact(value: Any) -> str:
    """JSON without spaces."""
    return _JSON(value)
