"""Makes the files of open data."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_src.exporters.calendar import calendars
from site_src.exporters.oc4ids import package
from site_src.exporters.places import places_file
from site_src.exporters.records import Line, Lines, as_csv, as_json, locale_lines
from site_src.exporters.table import projects_table
from site_src.exporters.whole import whole_catalogue
from site_src.exporters.workbook import workbook
from site_src.view.data.catalogue import data_catalogue
from site_src.view.data.files import DataFile, brief
from site_src.view.data.page import Sizes, kinds_there
from site_src.view.setting import Setting


class LocaleData:
    """The files of one locale, those apart that say how large the others are (JSON-LD), and the
    feed, which is a page's. `lines` are those of projects."""

    def __init__(self, setting: Setting, lines: Lines | None = None) -> None:
        self._setting, self._projects = setting, lines or Lines()

    def make(self, files: Iterable[DataFile]) -> Iterator[tuple[DataFile, bytes]]:
        """Some of them."""
        for file in files:
            if file.format not in ("jsonld", "atom"):
                yield file, self._made(file)

    def _made(self, file: DataFile) -> bytes:
        if brief(file):
            return projects_table(self._setting)
        match file.format:
            case "json":
                return as_json(self._setting, file.kind, self._lines[file.kind])
            case "csv":
                return as_csv(file.kind, self._lines[file.kind])
            case "xlsx":
                every = {kind: self._lines[kind] for kind in kinds_there(self._setting)}
                return workbook(self._setting, every)
            case "geojson":
                return places_file(self._setting)
        return dict(calendars(self._setting))[file.name]

    @functools.cached_property
    def _lines(self) -> Mapping[str, Sequence[Line]]:
        return _Lazily(self._setting, self._projects)


class _Lazily(dict[str, Sequence[Line]]):
    """The lines of each kind, made when somebody asks for them."""

    def __init__(self, setting: Setting, projects: Lines) -> None:
        super().__init__()
        self._setting, self._projects = setting, projects

    def __missing__(self, kind: str) -> Sequence[Line]:
        self[kind] = found = locale_lines(self._setting, kind, self._projects)
        return found


def linked_file(setting: Setting, sizes: Sizes) -> bytes:
    """The catalogue of data as JSON-LD; `sizes` are those of the files that are there."""
    return f"{json.dumps(data_catalogue(setting, sizes), ensure_ascii=False, indent=1)}\n".encode()


def whole_file(file: DataFile, settings: Sequence[Setting], lines: Lines) -> bytes:
    """A file that holds all locales; `settings` are theirs, the original's first."""
    if file.format == "oc4ids":
        return package(settings[0], lines)
    return whole_catalogue(settings, lines)
