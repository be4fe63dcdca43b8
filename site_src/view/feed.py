"""The feed of news, for programs that follow the site."""

from __future__ import annotations

from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.news import NewsRow, news_rows
from site_src.view.overview import home_words
from site_src.view.setting import Setting

#: How many items the feed holds.
LENGTH = 30


@frozen
class FeedEntry:
    """An item with the moments, as RFC 3339 has them, of its publication and its last change."""

    row: NewsRow
    published: str
    updated: str


@frozen
class Feed:
    """The feed of one locale; `root` is the address of the locale's first page."""

    title: str
    author: str
    root: str
    address: str
    updated: str
    entries: tuple[FeedEntry, ...]


def feed(setting: Setting) -> Feed | None:
    """The newest items; None if there is no news."""
    entries = tuple(_entry(setting, row) for row in news_rows(setting)[:LENGTH])
    if not entries:
        return None
    name = str(home_words(setting).title)
    root = f"{setting.prepared.portal.site_url}{setting.language.code}/"
    return Feed(
        title=f"{setting.language.gettext('News')} · {name}",
        author=name,
        root=root,
        address=root + urls.FEED,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(setting: Setting, row: NewsRow) -> FeedEntry:
    facts = setting.catalogue.news[row.id].facts
    published = facts.published or facts.date
    return FeedEntry(row, _moment(published), _moment(facts.updated or published))


def _moment(date: PartialDate) -> str:
    """The first moment of a date: the hour is not known."""
    return f"{date.first().isoformat()}T00:00:00Z"
