"""Small views that several pages share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from site_src.catalogue.relations import region_path
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.project import PIPELINE
from site_src.view import labels, urls
from site_src.view.setting import Setting, once


class Leading(Protocol):
    """Whatever leads somewhere below the locale's root."""

    @property
    def href(self) -> str:
        """The address."""


L = TypeVar("L", bound=Leading)


class Titled(Protocol):
    """Whatever has a name and a sentence."""

    @property
    def title(self) -> Wording:
        """Its name."""

    @property
    def summary(self) -> Wording:
        """One sentence; empty if there is none."""


class OfRow:
    """The page of what is a row elsewhere: it has the same name and sentence."""

    __slots__ = ()
    row: Titled

    @property
    def title(self) -> Wording:
        """Its name."""
        return self.row.title

    @property
    def summary(self) -> Wording:
        """One sentence; empty if there is none."""
        return self.row.summary


@frozen
class Link:
    """Words that lead somewhere; `href` is below the locale's root."""

    text: Wording | str
    href: str


def home_link(setting: Setting) -> Link:
    """The way to the first page."""
    return Link(setting.language.gettext("Home"), "")


@frozen
class Stage:
    """A stage: its key, its word, and how many of the five ticks it fills."""

    key: str
    label: str
    ticks: int


@frozen
class Labelled:
    """A number with its name."""

    name: Wording | str
    value: Number
    note: Wording | str = ""
    planned: bool = False


@frozen
class SourceNote:
    """A source as it is cited: title, publisher and date as stated."""

    id: str
    title: Wording
    publisher: Wording
    date: Wording | str
    href: str


@frozen
class Contact:
    """Whom to call."""

    id: str
    title: Wording
    summary: Wording
    office: Wording
    phone: str
    email: str
    languages: str
    illustrative: bool

    @property
    def tel(self) -> str:
        """The number as a telephone dials it."""
        return "+" + "".join(c for c in self.phone if c.isdigit())


def filled(setting: Setting, ways: Iterable[L]) -> tuple[L, ...]:
    """Those that do not lead to an empty section."""
    return tuple(way for way in ways if urls.is_filled(setting.catalogue, way.href))


@once
def stage(setting: Setting, key: str) -> Stage:
    """A stage as it is shown."""
    ticks = PIPELINE.index(key) + 1 if key in PIPELINE else 0
    return Stage(key, labels.label(setting.language, labels.STAGE, key), ticks)


def source_notes(setting: Setting, ids: tuple[str, ...]) -> tuple[SourceNote, ...]:
    """The sources of an entry in the order in which it names them."""
    return tuple(source_note(setting, id_) for id_ in ids)


@once
def source_note(setting: Setting, id_: str) -> SourceNote:
    """One source as it is cited."""
    source = setting.catalogue.source[id_]
    text = setting.language.text
    date: Wording | str = text(source.date_note) or setting.date(source.date)
    date = date or setting.language.gettext("date not stated")
    return SourceNote(id_, text(source.title), text(source.publisher), date, urls.source(id_))


@once
def contact(setting: Setting, id_: str | None) -> Contact | None:
    """A contact, if the entry names one."""
    if id_ is None:
        return None
    found = setting.catalogue.contact[id_]
    text = setting.language.text
    return Contact(
        found.id,
        text(found.title),
        text(found.summary),
        text(found.office),
        found.phone,
        found.email,
        _languages(setting, found.languages),
        found.illustrative,
    )


def _languages(setting: Setting, codes: tuple[str, ...]) -> str:
    comma = setting.language.pgettext("list separator", ", ")
    return comma.join(setting.language.language_name(code) for code in codes)


@once
def region_link(setting: Setting, id_: str) -> Link:
    """A region, with the list of its projects if there is one."""
    listed = id_ in setting.relations.by_region
    return Link(setting.region(id_), urls.facet("region", id_) if listed else "")


def industry_links(setting: Setting, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Industries, each with the list of its projects if there is one."""
    listed = setting.relations.by_industry
    return tuple(
        Link(setting.industry(id_), urls.facet("industry", id_) if id_ in listed else "")
        for id_ in ids
    )


def contact_for(
    setting: Setting, own: str | None, region: str, industries: tuple[str, ...] = ()
) -> Contact | None:
    """Whom to call about something in a region and some industries: the contact that it names
    itself, else the one that answers for them, else that of the portal.

    Who names industries or regions answers for no others. To name an industry counts more than to
    name a region, and a near region more than one around it; of equals the first by id.
    """
    if own:
        return contact(setting, own)
    path = region_path(region, setting.catalogue)
    fitting = [
        (not found.industries, min(map(path.index, near), default=len(path)), id_)
        for id_, found in setting.catalogue.contact.items()
        if (found.industries or found.regions)
        and (not found.industries or not set(found.industries).isdisjoint(industries))
        and ((near := set(found.regions).intersection(path)) or not found.regions)
    ]
    return contact(setting, min(fitting)[2]) if fitting else first_contact(setting)


def first_contact(setting: Setting) -> Contact | None:
    """The contact of the portal as a whole: the first one by id that is not for complaints."""
    ids = sorted(setting.catalogue.contact)
    return contact(
        setting, "investment-desk" if "investment-desk" in ids else next(iter(ids), None)
    )
