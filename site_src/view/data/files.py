"""Which files of open data there are. What takes long for very many projects is made with the
site up to a bound, and beyond it on command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from site_src.catalogue.prepare import Prepared
from site_src.model.dates import PartialDate
from site_src.model.described import KINDS_OF_DATA, folder_of
from site_src.model.frozen import frozen
from site_src.model.project import Brief
from site_src.view import urls
from site_src.view.dates import newest
from site_src.view.entries import entries
from site_src.view.event import event_row
from site_src.view.setting import Setting, once

#: Up to so many projects, a build makes the files that have all their fields.
MOST_RECORDS = 500
#: Up to so many projects, a build makes workbooks, which cannot be made in part.
MOST_SHEETS = 250
#: The types of projects, and the forms of cooperation, that OC4IDS is for: it speaks of
#: infrastructure alone.
_INFRASTRUCTURE = frozenset({"infrastructure", "ppp", "concession"})
_PARTNERSHIPS = frozenset({"ppp", "concession"})

Format = Literal["json", "csv", "xlsx", "geojson", "ics", "atom", "jsonld", "oc4ids"]
#: The formats of files that are made for open data alone, and need not be told of the others.
MADE = frozenset({"json", "csv", "xlsx", "geojson"})
#: What each is called on the web.
MEDIA_TYPES: dict[Format, str] = {
    "json": "application/json", "csv": "text/csv", "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar", "atom": "application/atom+xml", "jsonld": "application/ld+json",
    "oc4ids": "application/json",
}  # fmt: skip
#: The kinds whose entries may have a position.
KINDS_OF_PLACES = ("park", "site", "region", "office")
_WHOLE = f"{urls.DATA}projects-full.csv"


@frozen
class DataFile:
    """A file: its path below the locale's root, or below the site's where it holds all locales
    (`whole`); its format; the kind whose entries it has, empty where it has several."""

    name: str
    format: Format
    kind: str = ""
    whole: bool = False


@once
def locale_files(setting: Setting, bounded: bool = True) -> tuple[DataFile, ...]:
    """The files of one locale: those that are made with the site, or all."""
    files = _locale_files(setting, bounded)
    if setting.prepared.portal.internal:  # what is open is made of what is for everybody
        return tuple(file for file in files if brief(file))
    return tuple(files)


def root_files(prepared: Prepared, bounded: bool = True) -> tuple[DataFile, ...]:
    """The files that hold all locales."""
    many = len(prepared.catalogue.project) > MOST_RECORDS
    if prepared.portal.internal or (bounded and many):
        return ()
    whole = DataFile(f"{urls.DATA}catalogue.json", "json", whole=True)
    if prepared.portal.settings.oc4ids_prefix and packaged_on(prepared):
        return whole, DataFile(f"{urls.DATA}oc4ids.json", "oc4ids", "project", whole=True)
    return (whole,)


def infrastructure(prepared: Prepared) -> tuple[str, ...]:
    """The ids of the projects that OC4IDS is for. It has no mark for what is made up for show, so
    that this stays out."""
    projects = prepared.catalogue.project
    return tuple(i for i in sorted(projects) if _is_infrastructure(projects[i]))


def packaged_on(prepared: Prepared) -> PartialDate | None:
    """The newest day on which one of these projects was changed, as a package has to name one."""
    projects = prepared.catalogue.project
    dates = [projects[id_].updated for id_ in infrastructure(prepared)]
    return newest(date for date in dates if date and date.day)


def brief(file: DataFile) -> bool:
    """Whether a file has projects in one line each."""
    return file.name == urls.PROJECTS_TABLE


def holds_projects(file: DataFile) -> bool:
    """Whether an edit of any project may change a file."""
    return not brief(file) and (file.kind == "project" or file.format == "xlsx")


def _locale_files(setting: Setting, bounded: bool) -> Iterator[DataFile]:
    catalogue, count = setting.catalogue, len(setting.catalogue.project)
    for kind in KINDS_OF_DATA:
        if not entries(catalogue, kind):
            continue
        name = f"{urls.DATA}{folder_of(kind)}"
        if kind == "project":
            yield DataFile(urls.PROJECTS_TABLE, "csv", kind)
            if bounded and count > MOST_RECORDS:
                continue
            yield DataFile(_WHOLE, "csv", kind)
        else:
            yield DataFile(f"{name}.csv", "csv", kind)
        yield DataFile(f"{name}.json", "json", kind)
    if not bounded or count <= MOST_SHEETS:
        yield DataFile(f"{urls.DATA}catalogue.xlsx", "xlsx")
    if any(places(setting)):
        yield DataFile(f"{urls.DATA}places.geojson", "geojson")
    yield DataFile(f"{urls.DATA}catalogue.jsonld", "jsonld")
    if any(event_row(setting, id_).calendar for id_ in catalogue.event):
        yield DataFile(urls.calendar(), "ics", "event")
    if catalogue.news:
        yield DataFile(urls.FEED, "atom", "news")


def places(setting: Setting) -> Iterator[tuple[str, str]]:
    """Kind and id of every entry whose position is known."""
    for kind in KINDS_OF_PLACES:
        found = entries(setting.catalogue, kind)
        yield from ((kind, id_) for id_ in sorted(found) if found[id_].location)


def _is_infrastructure(project: Brief) -> bool:
    fits = project.type in _INFRASTRUCTURE or not _PARTNERSHIPS.isdisjoint(project.cooperation)
    return fits and not project.illustrative
