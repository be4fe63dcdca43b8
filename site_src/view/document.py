"""Guide chapters, news items and other pages of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_src.catalogue.entries import Writing
from site_src.i18n.language import Wording
from site_src.model.document import PublicChapter, PublicDocument, PublicNews, Words
from site_src.model.frozen import frozen
from site_src.view.common import Contact, SourceNote, contact, first_contact, source_notes
from site_src.view.images import ImageView, image_views
from site_src.view.news import NewsRow, news_row
from site_src.view.overview import ChapterLink, chapter_links
from site_src.view.project import Card, card
from site_src.view.setting import Setting


@frozen
class Call:
    """Whom to call about what; without industries or regions, about all."""

    industries: tuple[Wording, ...]
    regions: tuple[Wording, ...]
    contact: Contact


@frozen
class DocumentView:
    """A document's heading and surroundings. `lang` and `dir` are of the text itself, which may
    be another locale's; then `fallback` names that language."""

    title: Wording
    summary: Wording
    lang: str
    dir: str
    fallback: str
    updated: str
    number: str
    previous: ChapterLink | None
    next: ChapterLink | None
    chapters: tuple[ChapterLink, ...]
    sources: tuple[SourceNote, ...]
    contacts: tuple[Contact, ...]
    images: tuple[ImageView, ...]
    calls: tuple[Call, ...] = ()


@frozen
class NewsView:
    """A news item with the projects that it is about."""

    document: DocumentView
    row: NewsRow
    published: str
    projects: tuple[Card, ...]


def chapter_view(setting: Setting, id_: str) -> DocumentView:
    """The page of a guide chapter."""
    writing = setting.catalogue.chapter[id_]
    chapters = chapter_links(setting)
    at = next(n for n, link in enumerate(chapters) if link.href.endswith(f"/{id_}/"))
    return _view(
        setting,
        writing,
        chapters,
        number=chapters[at].number,
        previous=chapters[at - 1] if at else None,
        following=chapters[at + 1] if at + 1 < len(chapters) else None,
    )


def page_view(setting: Setting, id_: str) -> DocumentView:
    """Any other page; the contact page lists all contacts."""
    contacts: tuple[Contact, ...] = ()
    if id_ == "contact":
        found = (contact(setting, key) for key in sorted(setting.catalogue.contact))
        first = first_contact(setting)
        contacts = tuple(c for c in found if c is not None)
        contacts = tuple(sorted(contacts, key=lambda c: c != first))
    view = _view(setting, setting.catalogue.page[id_], (), contacts=contacts)
    return replace(view, calls=tuple(whom_to_call(setting, contacts)))


def whom_to_call(setting: Setting, contacts: Iterable[Contact]) -> Iterator[Call]:
    """The contacts that answer for some industries or regions, in the order of their ids."""
    for shown in sorted(contacts, key=lambda contact: contact.id):
        facts = setting.catalogue.contact[shown.id]
        if facts.industries or facts.regions:
            yield Call(
                tuple(setting.industry(industry) for industry in facts.industries),
                tuple(setting.region(region) for region in facts.regions),
                shown,
            )


def news_view(setting: Setting, id_: str) -> NewsView:
    """The page of a news item."""
    writing, projects = setting.catalogue.news[id_], setting.catalogue.project
    return NewsView(
        document=_view(setting, writing, ()),
        row=news_row(setting, id_),
        published=setting.date(writing.facts.published),
        projects=tuple(card(setting, projects[project]) for project in writing.facts.projects),
    )


def _view(
    setting: Setting,
    writing: Writing[PublicDocument, Words]
    | Writing[PublicChapter, Words]
    | Writing[PublicNews, Words],
    chapters: tuple[ChapterLink, ...],
    number: str = "",
    previous: ChapterLink | None = None,
    following: ChapterLink | None = None,
    contacts: tuple[Contact, ...] = (),
) -> DocumentView:
    language = setting.language
    code = setting.locale_of(writing)
    words = writing.words[code]
    lang, direction = language.tongue(code)
    return DocumentView(
        title=language.spoken(words.title, code),
        summary=language.spoken(words.summary, code),
        lang=lang,
        dir=direction,
        fallback=language.fallback(code),
        updated=setting.date(writing.facts.updated),
        number=number,
        previous=previous,
        next=following,
        chapters=chapters,
        sources=source_notes(setting, writing.facts.sources),
        contacts=contacts,
        images=image_views(setting, writing.facts.images),
    )
