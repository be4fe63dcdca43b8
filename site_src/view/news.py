"""News: a list by year, an item, the newest ones, and the feed."""

from __future__ import annotations

from dataclasses import dataclass

from site_src.i18n.language import Wording
from site_src.model.dates import PartialDate
from site_src.view import urls
from site_src.view.document import DocumentView, text_view
from site_src.view.overview import home_words
from site_src.view.project import Card, card
from site_src.view.setting import Setting

#: How many items the home page and the feed show.
HOME_LENGTH, FEED_LENGTH = 3, 30


@dataclass(frozen=True, slots=True)
class NewsRow:
    """An item in two lines: `date` and `iso` are the day of the event."""

    href: str
    title: Wording
    summary: Wording
    date: str
    iso: str


@dataclass(frozen=True, slots=True)
class Year:
    """The items of one year."""

    name: str
    rows: tuple[NewsRow, ...]


@dataclass(frozen=True, slots=True)
class NewsView:
    """The page of one item."""

    document: DocumentView
    date: str
    iso: str
    projects: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An item in the feed. Moments are those of RFC 3339."""

    row: NewsRow
    published: str
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of one locale; `root` is the address of the locale's first page."""

    title: str
    subtitle: str
    author: str
    root: str
    updated: str
    entries: tuple[FeedEntry, ...]


def news_row(setting: Setting, id_: str) -> NewsRow:
    """The short form of an item."""
    writing, pick = setting.catalogue.news[id_], setting.language.pick
    return NewsRow(
        href=urls.news(id_),
        title=pick({code: words.title for code, words in writing.words.items()}),
        summary=pick({code: words.summary for code, words in writing.words.items()}),
        date=setting.date(writing.facts.date),
        iso=str(writing.facts.date),
    )


def newest(setting: Setting, number: int) -> tuple[NewsRow, ...]:
    """The items whose events are the newest."""
    return tuple(news_row(setting, id_) for id_ in _ordered(setting)[:number])


def years(setting: Setting) -> tuple[Year, ...]:
    """All items, newest first, year by year."""
    news = setting.catalogue.news
    grouped: dict[str, list[NewsRow]] = {}
    for id_ in _ordered(setting):
        grouped.setdefault(str(news[id_].facts.date.year), []).append(news_row(setting, id_))
    return tuple(Year(year, tuple(rows)) for year, rows in grouped.items())


def news_view(setting: Setting, id_: str) -> NewsView:
    """The page of an item."""
    writing, projects = setting.catalogue.news[id_], setting.catalogue.project
    row = news_row(setting, id_)
    cards = tuple(card(setting, projects[project]) for project in writing.facts.projects)
    return NewsView(text_view(setting, writing), row.date, row.iso, cards)


def feed(setting: Setting) -> Feed:
    """The newest items, for programs that follow the site."""
    words, root = home_words(setting), setting.prepared.portal.site_url
    entries = []
    for id_ in _ordered(setting)[:FEED_LENGTH]:
        facts = setting.catalogue.news[id_].facts
        published = facts.published or facts.date
        updated = facts.updated or published
        entries.append(FeedEntry(news_row(setting, id_), _moment(published), _moment(updated)))
    return Feed(
        title=f"{setting.language.gettext('News')} · {words.title}",
        subtitle=words.tagline,
        author=words.title,
        root=f"{root}{setting.language.code}/",
        updated=max(entry.updated for entry in entries),
        entries=tuple(entries),
    )


def _ordered(setting: Setting) -> list[str]:
    news = setting.catalogue.news
    return sorted(news, key=lambda id_: (news[id_].facts.date.last(), id_), reverse=True)


def _moment(date: PartialDate) -> str:
    """The first moment of a date; hours are not known."""
    return f"{date.first().isoformat()}T00:00:00Z"
