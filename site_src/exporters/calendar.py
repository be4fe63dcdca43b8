"""Events as calendars (RFC 5545): one for each that is known to the day, and one of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.model.event import PublicEvent
from site_src.view import urls
from site_src.view.event import event_row
from site_src.view.overview import home_words
from site_src.view.setting import Setting

_HEAD = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zhuchao//Events//EN", "CALSCALE:GREGORIAN",
)  # fmt: skip
#: Octets of a line at most, its end not counted.
_LONGEST = 75
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


def calendars(setting: Setting) -> Iterator[tuple[str, bytes]]:
    """Each calendar of a locale with its address below the locale's root; none where no event is
    known to the day."""
    events = setting.catalogue.event
    known = [id_ for id_ in sorted(events) if event_row(setting, id_).calendar]
    for id_ in known:
        yield urls.calendar(id_), _written(setting, [id_])
    if known:
        yield urls.calendar(), _written(setting, known, str(home_words(setting).title))


def folded(line: str) -> bytes:
    """A line as a calendar has it: no longer than 75 octets, else it goes on in the next after a
    space; no character is cut in two."""
    lines, current = [], b""
    for character in line:
        octets = character.encode()
        if len(current) + len(octets) > _LONGEST:
            lines.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*lines, current]) + b"\r\n"


def _written(setting: Setting, ids: Iterable[str], name: str = "") -> bytes:
    lines = list(_HEAD)
    if name:
        title = f"{setting.language.gettext('Events')} · {name}"
        lines += [f"NAME:{_escaped(title)}", f"X-WR-CALNAME:{_escaped(title)}"]
    for id_ in ids:
        lines += _event(setting, setting.catalogue.event[id_])
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(setting: Setting, event: PublicEvent) -> Iterator[str]:
    """The lines of one event: whole days, whatever the hour."""
    row, portal = event_row(setting, event.id), setting.prepared.portal
    begins = event.begins
    assert begins is not None
    ends = event.ends if event.ends and event.ends.day else begins
    place = portal.site_url.partition("://")[2].rstrip("/")
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{place}"
    yield f"DTSTAMP:{_day(event.updated or event.published or begins)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(begins)}"
    yield f"DTEND;VALUE=DATE:{(ends.first() + timedelta(days=1)):%Y%m%d}"
    yield _text(setting, "SUMMARY", _title(setting, event))
    if row.summary:
        yield _text(setting, "DESCRIPTION", row.summary)
    yield _text(setting, "LOCATION", row.place)
    yield f"URL:{portal.site_url}{setting.language.code}/{row.href}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _title(setting: Setting, event: PublicEvent) -> Wording:
    title = setting.language.text(event.title)
    if not event.illustrative:
        return title
    message = setting.language.pgettext("calendar", "%(title)s (illustrative)")
    return setting.language.filled(message, title=title)


def _text(setting: Setting, name: str, words: Wording) -> str:
    return f"{name};LANGUAGE={words.lang or setting.language.lang}:{_escaped(words.text)}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _day(date: PartialDate) -> str:
    return f"{date.first():%Y%m%d}"
