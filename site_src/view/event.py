"""Events: what is coming, what has been, and what was signed there."""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogue.events import editions, is_over
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.event import PublicEvent
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import (
    Contact,
    Labelled,
    OfRow,
    SourceNote,
    contact_for,
    source_notes,
)
from site_src.view.figures import FigureView, figure_view
from site_src.view.images import ImageView
from site_src.view.labels import EVENT_FORM, label
from site_src.view.markdown import prose
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once


@frozen
class EventRow:
    """An event in a list. `iso` is its first day as far as known; `opens` the same where it is
    known to the day and still to come, for the countdown; `calendar` leads to its calendar."""

    id: str
    href: str
    title: Wording
    summary: Wording
    form: str
    place: Wording
    date: Wording | str
    iso: str
    opens: str
    over: bool
    signed: tuple[Labelled, ...]
    calendar: str
    illustrative: bool


@frozen
class EventPage(OfRow):
    """Everything on an event's page."""

    id: str
    row: EventRow
    description: Markup
    date_note: Wording
    region: Wording
    edition: str
    organisers: tuple[Wording, ...]
    series: Wording
    signed_note: Wording
    editions: tuple[EventRow, ...]
    figures: tuple[FigureView, ...]
    projects: tuple[Card, ...]
    website: str
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@frozen
class EventGroup:
    """The events still to come, those of one year, or those without a date."""

    key: str
    title: str
    rows: tuple[EventRow, ...]


@frozen
class EventsView:
    """All events, and the way to the calendar of those that are known to the day."""

    groups: tuple[EventGroup, ...]
    calendar: str


def events_view(setting: Setting) -> EventsView:
    """What is to come, the next first; then what has been, the newest first."""
    _, pgettext = setting.language.gettext, setting.language.pgettext
    rows = tuple(event_row(setting, id_) for id_ in sorted(setting.catalogue.event))
    coming = sorted((row for row in rows if not row.over), key=lambda row: row.iso)
    past = sorted((row for row in rows if row.over and row.iso), key=lambda r: r.iso, reverse=True)
    groups = [EventGroup("upcoming", _("Upcoming"), tuple(coming))]
    for year in dict.fromkeys(row.iso[:4] for row in past):
        of_year = tuple(row for row in past if row.iso[:4] == year)
        groups.append(EventGroup(f"year-{year}", year, of_year))
    undated = tuple(row for row in rows if not row.iso)
    groups.append(EventGroup("undated", pgettext("events", "Date not stated"), undated))
    known = any(row.calendar for row in rows)
    return EventsView(tuple(g for g in groups if g.rows), urls.calendar() if known else "")


@once
def event_row(setting: Setting, id_: str) -> EventRow:
    """An event as a row."""
    event, text = setting.catalogue.event[id_], setting.language.text
    over = is_over(event, setting.prepared.today)
    to_the_day = bool(event.begins and event.begins.day)
    return EventRow(
        id=id_,
        href=urls.event(id_),
        title=text(event.title),
        summary=text(event.summary),
        form=label(setting.language, EVENT_FORM, event.form),
        place=text(event.place) or setting.region(event.region),
        date=_date(setting, event),
        iso=str(event.begins or event.ends or ""),
        opens=str(event.begins) if to_the_day and not over else "",
        over=over,
        signed=_signed(setting, event),
        calendar=urls.calendar(id_) if to_the_day else "",
        illustrative=event.illustrative,
    )


def event_view(setting: Setting, id_: str) -> EventPage:
    """An event as its page shows it."""
    event, text = setting.catalogue.event[id_], setting.language.text
    figures, projects = setting.catalogue.figure, setting.catalogue.project
    row = event_row(setting, id_)
    note = text(event.date_note)
    return EventPage(
        id=id_,
        row=row,
        description=prose(text(event.description)),
        date_note=Wording("") if note.text == str(row.date) else note,
        region=setting.region(event.region),
        edition=_edition(setting, event),
        organisers=tuple(text(organiser) for organiser in event.organisers),
        series=text(event.series),
        signed_note=text(event.signings.note) if event.signings else Wording(""),
        editions=tuple(event_row(setting, e) for e in editions(id_, setting.catalogue.event)),
        figures=tuple(figure_view(setting, figures[figure]) for figure in event.figures),
        projects=tuple(card(setting, projects[project]) for project in event.projects),
        website=event.url,
        contact=contact_for(setting, event.contact, event.region),
        images=(),
        sources=source_notes(setting, event.sources),
        updated=setting.date(event.updated),
        review_by=setting.date(event.review_by),
    )


def _date(setting: Setting, event: PublicEvent) -> Wording | str:
    """From when to when, as far as known; else what the source says of it."""
    begins, ends = setting.date(event.begins), setting.date(event.ends)
    if begins and ends and begins != ends:
        span = setting.language.pgettext("dates", "%(first)s to %(last)s")
        return span % {"first": begins, "last": ends}
    note = setting.language.text(event.date_note)
    return begins or ends or note or setting.language.gettext("date not stated")


def _edition(setting: Setting, event: PublicEvent) -> str:
    if event.edition is None:
        return ""
    message = setting.language.pgettext("event", "No. %(number)s")
    return message % {"number": setting.language.count(event.edition)}


def _signed(setting: Setting, event: PublicEvent) -> tuple[Labelled, ...]:
    """What was signed, as far as it is counted."""
    signings, _ = event.signings, setting.language.gettext
    if signings is None:
        return ()
    counts: tuple[tuple[str, Number | None], ...] = (
        (_("Projects signed"), setting.number(signings.projects) if signings.projects else None),
        (_("Value signed"), setting.number(signings.amount) if signings.amount else None),
    )
    return tuple(Labelled(name, number) for name, number in counts if number)
