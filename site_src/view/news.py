"""News as a list: all of it by year, and the newest."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.setting import Setting


@frozen
class NewsRow:
    """An item in two lines; `date` and `iso` are the day of the event."""

    id: str
    href: str
    title: Wording
    summary: Wording
    date: str
    iso: str


@frozen
class Year:
    """The items of one year."""

    name: str
    rows: tuple[NewsRow, ...]


def news_row(setting: Setting, id_: str) -> NewsRow:
    """The short form of an item."""
    writing, pick = setting.catalogue.news[id_], setting.language.pick
    return NewsRow(
        id=id_,
        href=urls.news(id_),
        title=pick({code: words.title for code, words in writing.words.items()}),
        summary=pick({code: words.summary for code, words in writing.words.items()}),
        date=setting.date(writing.facts.date),
        iso=str(writing.facts.date),
    )


def news_rows(setting: Setting) -> tuple[NewsRow, ...]:
    """All items, those whose events are the newest first."""
    news = setting.catalogue.news
    ordered = sorted(news, key=lambda id_: (news[id_].facts.date.last(), id_), reverse=True)
    return tuple(news_row(setting, id_) for id_ in ordered)


def years(setting: Setting) -> tuple[Year, ...]:
    """All items, year by year."""
    grouped: dict[str, list[NewsRow]] = {}
    for row in news_rows(setting):
        grouped.setdefault(row.iso[:4], []).append(row)
    return tuple(Year(year, tuple(rows)) for year, rows in grouped.items())
