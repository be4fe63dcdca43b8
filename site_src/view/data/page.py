"""What is said of open data: on its page, in its files, to search engines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.model.described import KINDS_OF_DATA
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import Link
from site_src.view.data.files import (
    MOST_RECORDS,
    MOST_SHEETS,
    DataFile,
    Format,
    brief,
    locale_files,
    root_files,
)
from site_src.view.dates import newest, newest_update
from site_src.view.entries import entries
from site_src.view.labels import KIND, Message, label, pgettext
from site_src.view.overview import home_words
from site_src.view.setting import Setting, once

#: What each format is called.
FORMATS: Mapping[Format, str] = {
    "json": "JSON", "csv": "CSV", "xlsx": "Excel (XLSX)", "geojson": "GeoJSON", "ics": "iCalendar",
    "atom": "Atom", "jsonld": "JSON-LD", "oc4ids": "OC4IDS 0.9.5",
}  # fmt: skip
#: What is in the files that hold several kinds, or a kind in another form than the others.
_SAID: Mapping[str, Message] = {
    "xlsx": pgettext("data file", "All kinds, a sheet each, and what their fields mean"),
    "geojson": pgettext("data file", "Where parks, sites, offices and regions are (WGS 84)"),
    "jsonld": pgettext("data file", "What data there are, as search engines read it (schema.org)"),
    "ics": pgettext("data file", "Events that are known to the day, for calendars"),
    "atom": pgettext("data file", "The newest news, for feed readers"),
    "json": pgettext("data file", "The whole catalogue in all languages"),
    "oc4ids": pgettext("data file", "Infrastructure projects in the Open Contracting standard"),
}
_KILO = 1000


@frozen
class FileView:
    """A file that can be taken along; `href` is below the locale's root or, where it is `whole`,
    below the site's."""

    href: str
    whole: bool
    format: str
    text: str
    size: str


@frozen
class DatasetView:
    """The entries of a kind: how many, how new, in which files, and where its fields are told."""

    kind: str
    title: str
    count: str
    updated: str
    files: tuple[FileView, ...]
    fields: str


@frozen
class DataView:
    """The page of open data."""

    datasets: tuple[DatasetView, ...]
    files: tuple[FileView, ...]
    licence: str
    licence_date: str
    terms: Link | None
    """The page that says more of the licence."""
    citation: Wording
    updated: str
    most: tuple[str, ...]
    """What is not made with the site, and why."""
    no_oc4ids: str
    """Why there is no file in that standard."""


#: Sizes of files in bytes, by file.
Sizes = Mapping[DataFile, int]


def data_view(setting: Setting, sizes: Sizes) -> DataView:
    """The page of open data. Files whose size is not known are not there."""
    files = (*locale_files(setting), *root_files(setting.prepared))
    there = [file for file in files if file in sizes]
    shown = {file: _file(setting, file, sizes[file]) for file in there}
    settings = setting.prepared.portal.settings
    return DataView(
        datasets=tuple(_datasets(setting, shown)),
        files=tuple(view for file, view in shown.items() if _is_apart(file)),
        licence=settings.data_licence,
        licence_date=setting.date(settings.data_licence_date),
        terms=_terms(setting),
        citation=_citation(setting),
        updated=setting.date(newest_update(setting)),
        most=tuple(_bounds(setting)),
        no_oc4ids=_no_oc4ids(setting),
    )


def dataset(setting: Setting, *kinds: str) -> dict[str, Any]:
    """What a file with entries of some kinds says of itself."""
    site_url, code = setting.prepared.portal.site_url, setting.language.code
    title = home_words(setting).title.text
    found: dict[str, Any] = {"kind": kinds[0]} if len(kinds) == 1 else {}
    names = [label(setting.language, KIND, kind) for kind in kinds]
    found["title"] = " · ".join((*names, title))
    found["language"] = setting.language.lang
    found |= newest_of(setting, *kinds)
    found |= terms(setting)
    found["documentation"] = f"{site_url}{code}/{urls.DATA_FIELDS}"
    return found


def newest_of(setting: Setting, *kinds: str) -> dict[str, str]:
    """The newest day on which an entry of some kinds, or of any, was changed."""
    found = [newest_in(setting, kind) for kind in kinds]
    date = newest(found) if kinds else newest_update(setting)
    return {"updated": str(date)} if date else {}


@once
def newest_in(setting: Setting, kind: str) -> PartialDate | None:
    """The newest day on which an entry of a kind was changed."""
    found = entries(setting.catalogue, kind).values()
    return newest(getattr(entry, "facts", entry).updated for entry in found)


def terms(setting: Setting) -> dict[str, str]:
    """The licence under which data may be used again, if the portal gives one."""
    settings = setting.prepared.portal.settings
    found = {"licence": settings.data_licence} if settings.data_licence else {}
    if found and settings.data_licence_date:
        found["licence_date"] = str(settings.data_licence_date)
    return found


def kinds_there(setting: Setting) -> tuple[str, ...]:
    """The kinds of which there are any entries."""
    return tuple(kind for kind in KINDS_OF_DATA if entries(setting.catalogue, kind))


def _is_apart(file: DataFile) -> bool:
    return file.whole or not file.kind or file.format in ("ics", "atom")


def _datasets(setting: Setting, shown: Mapping[DataFile, FileView]) -> Iterator[DatasetView]:
    for kind in kinds_there(setting):
        found = entries(setting.catalogue, kind)
        own = [v for f, v in shown.items() if f.kind == kind and not _is_apart(f)]
        yield DatasetView(
            kind=kind,
            title=label(setting.language, KIND, kind),
            count=setting.language.counted("%(num)s entry", "%(num)s entries", len(found)),
            updated=setting.date(newest_in(setting, kind)),
            files=tuple(own),
            fields=urls.data_fields(kind),
        )


def _file(setting: Setting, file: DataFile, size: int) -> FileView:
    _ = setting.language.gettext
    text = label(setting.language, _SAID, file.format) if _is_apart(file) else ""
    if brief(file):
        text = _("in brief")
    elif file.kind == "project" and file.format == "csv":
        text = _("every field")
    return FileView(file.name, file.whole, FORMATS[file.format], text, _size(setting, size))


def _size(setting: Setting, size: int) -> str:
    """In thousands of bytes, rounded up, so that a file is never said to be empty."""
    thousands = -(-size // _KILO)
    return setting.language.gettext("%(num)s kB") % {"num": setting.language.count(thousands)}


def _terms(setting: Setting) -> Link | None:
    page = setting.catalogue.page.get("data-licence")
    if page is None:
        return None
    title = setting.language.pick({c: words.title for c, words in page.words.items()})
    return Link(title, urls.page("data-licence"))


def _citation(setting: Setting) -> Wording:
    """How to name the source: who, of when, where."""
    language, name = setting.language, home_words(setting).title
    root = f"{setting.prepared.portal.site_url}{language.code}/{urls.DATA}"
    date = setting.date(newest_update(setting))
    if not date:
        return language.filled(language.gettext("%(name)s, %(url)s"), name=name, url=root)
    message = language.gettext("%(name)s, as of %(date)s, %(url)s")
    return language.filled(message, name=name, date=date, url=root)


def _bounds(setting: Setting) -> Iterator[str]:
    """What is left out, and why."""
    if setting.prepared.portal.internal:
        yield setting.language.gettext(
            "This is the internal edition. Files for everybody are made of the public one alone."
        )
        return
    language, count = setting.language, len(setting.catalogue.project)
    if count > MOST_RECORDS:
        message = language.gettext(
            "With more than %(num)s projects, the files with all their fields are not part of the "
            "site; the office makes them on request."
        )
        yield message % {"num": language.count(MOST_RECORDS)}
    if count > MOST_SHEETS:
        message = language.gettext(
            "With more than %(num)s projects, the workbook is not part of the site; the office "
            "makes it on request."
        )
        yield message % {"num": language.count(MOST_SHEETS)}


def _no_oc4ids(setting: Setting) -> str:
    portal = setting.prepared.portal
    if portal.settings.oc4ids_prefix or portal.internal:
        return ""
    return setting.language.gettext(
        "There is no file in the Open Contracting for Infrastructure Data Standard (OC4IDS): the "
        "office has no prefix for the ids of projects, which the Open Contracting Partnership "
        "gives out."
    )
