"""Which pages a locale has."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.i18n.language import Wording
from site_src.render import linked_data as ld
from site_src.render.entries import entry_pages
from site_src.render.overviews import overview_pages
from site_src.render.page import Page
from site_src.render.reports import report_pages
from site_src.view import urls
from site_src.view.common import Link, filled, home_link
from site_src.view.dates import newest_update
from site_src.view.document import chapter_view, news_view, page_view
from site_src.view.listing import ListingView, address, choices, listing_pages
from site_src.view.overview import home_view, home_words
from site_src.view.policy import policy_view
from site_src.view.project import ProjectView, project_view
from site_src.view.setting import Setting


def catalogue_pages(setting: Setting) -> Iterator[Page]:
    """The pages made of the catalogue: they take the fast path."""
    for id_ in setting.relations.projects:
        yield project_page(setting, id_)
    yield from list_pages(setting)
    yield from overview_pages(setting)
    yield from entry_pages(setting)
    yield from report_pages(setting)


def list_pages(setting: Setting) -> Iterator[Page]:
    """All pages of all lists of projects."""
    for choice in choices(setting):
        for view in listing_pages(setting, choice):
            yield listing_page(setting, view)


def document_page(setting: Setting, kind: str, id_: str) -> Page:
    """The page of a Markdown document; its text comes from MkDocs."""
    makers = {
        "policy": policy_page, "chapter": chapter_page, "news": article_page, "page": text_page,
    }  # fmt: skip
    return home_page(setting) if kind == "home" else makers[kind](setting, id_)


def home_page(setting: Setting) -> Page:
    """The first page of a locale."""
    words, view = home_words(setting), home_view(setting)
    return Page(
        url="",
        template="home.html",
        view=view,
        title=f"{words.title} · {words.tagline}" if words.tagline else words.title.text,
        description=words.lead.text,
        images=(view.image,) if view.image else (),
        data=ld.portal(setting, words),
        updated=setting.date(newest_update(setting)),
    )


def project_page(setting: Setting, id_: str) -> Page:
    """A project's page."""
    view = project_view(setting, id_)
    crumbs = (
        home_link(setting),
        Link(setting.language.gettext("Projects"), urls.PROJECTS),
        view.industry,
    )
    return Page(
        url=urls.project(id_),
        template="project.html",
        view=view,
        title=view.card.title.text,
        description=view.card.summary.text or _facts_line(view),
        section="projects",
        crumbs=crumbs,
        images=view.images,
        data=(ld.project(setting, view), ld.breadcrumb(setting, crumbs, view.card.title.text)),
        updated=view.updated,
    )


def listing_page(setting: Setting, view: ListingView) -> Page:
    """One page of a list of projects."""
    language = setting.language
    projects = language.gettext("Projects")
    parts: list[Wording | str] = [view.choice.text or projects]
    if view.choice.facet:
        message = language.gettext("Projects: %(what)s")
        parts = [language.filled(message, what=view.choice.text)]
    if view.page > 1:
        parts += [language.gettext("page %(page)s") % {"page": language.count(view.page)}]
    title = language.joined(parts)
    crumbs: tuple[Link, ...] = (home_link(setting),)
    if view.choice.text:
        crumbs = (*crumbs, Link(projects, urls.PROJECTS))
    shown = language.counted("%(num)s project", "%(num)s projects", view.total)
    if view.page > 1:  # without the total, which any edit may change
        bounds = {"first": language.count(view.first), "last": language.count(view.last)}
        shown = language.gettext("%(first)s–%(last)s") % bounds
    return Page(
        url=address(view.choice, view.page),
        template="projects.html",
        view=view,
        title=title.text,
        wording=title,
        description=f"{title} · {shown}",
        section="projects",
        crumbs=crumbs,
        data=(ld.item_list(setting, view, title.text),),
        updated=view.updated,
    )


def policy_page(setting: Setting, id_: str) -> Page:
    """A policy's page."""
    view = policy_view(setting, id_)
    title = view.row.title.text
    crumbs = (home_link(setting), Link(setting.language.gettext("Policies"), urls.POLICIES))
    return Page(
        url=urls.policy(id_),
        template="policy.html",
        view=view,
        title=title,
        description=view.row.summary.text,
        section="policies",
        crumbs=crumbs,
        images=view.images,
        data=(ld.legislation(setting, id_, view), ld.breadcrumb(setting, crumbs, title)),
        updated=setting.date(setting.catalogue.policy[id_].facts.updated),
    )


def chapter_page(setting: Setting, id_: str) -> Page:
    """A guide chapter's page."""
    view = chapter_view(setting, id_)
    crumbs = (home_link(setting), Link(setting.language.gettext("Investment guide"), urls.GUIDE))
    return Page(
        url=urls.chapter(id_),
        template="chapter.html",
        view=view,
        title=view.title.text,
        description=view.summary.text,
        section="guide",
        crumbs=crumbs,
        images=view.images,
        data=(ld.breadcrumb(setting, crumbs, view.title.text),),
        updated=setting.date(setting.catalogue.chapter[id_].facts.updated),
    )


def article_page(setting: Setting, id_: str) -> Page:
    """A news item's page."""
    view = news_view(setting, id_)
    title = view.document.title.text
    crumbs = (home_link(setting), Link(setting.language.gettext("News"), urls.NEWS))
    return Page(
        url=urls.news(id_),
        template="article.html",
        view=view,
        title=title,
        description=view.document.summary.text or f"{title} · {view.row.date}",
        crumbs=crumbs,
        images=view.document.images,
        data=(ld.news_article(setting, id_, view), ld.breadcrumb(setting, crumbs, title)),
        updated=setting.date(setting.catalogue.news[id_].facts.updated),
    )


def text_page(setting: Setting, id_: str) -> Page:
    """Any other document's page."""
    view = page_view(setting, id_)
    crumbs = (home_link(setting),)
    return Page(
        url=urls.page(id_),
        template="page.html",
        view=view,
        title=view.title.text,
        description=view.summary.text or view.title.text,
        crumbs=crumbs,
        images=view.images,
        data=(ld.breadcrumb(setting, crumbs, view.title.text),),
        updated=setting.date(setting.catalogue.page[id_].facts.updated),
    )


def gone_pages(setting: Setting) -> Iterator[Page]:
    """What stands at the addresses of entries whose days on the site are over."""
    gettext = setting.language.gettext
    title = gettext("No longer published")
    for kind in urls.PAGES:
        for id_ in setting.prepared.over.get(kind, ()):
            yield Page(
                urls.of(kind, id_), "gone.html", _ways_on(setting), title, title, listed=False
            )


def redirects(setting: Setting) -> Iterator[tuple[str, str]]:
    """Former addresses of entries, each with the address to which it leads. The page of a region
    or an industry is the list of its projects, if there are any."""
    lists = {
        "region": setting.relations.by_region,
        "industry": setting.relations.by_industry,
    }
    for kind in (*urls.PAGES, *lists):
        for id_, entry in getattr(setting.catalogue, kind).items():
            for alias in getattr(entry, "facts", entry).aliases:
                if id_ in lists.get(kind, (id_,)):
                    yield urls.of(kind, alias), urls.of(kind, id_)


def missing_page(setting: Setting) -> Page:
    """What a visitor sees at an address that does not exist."""
    gettext = setting.language.gettext
    title = gettext("Page not found")
    return Page("404.html", "404.html", _ways_on(setting), title, title, listed=False)


def _ways_on(setting: Setting) -> tuple[Link, ...]:
    """Where to go from a page that has nothing to show."""
    _ = setting.language.gettext
    ways = (
        home_link(setting),
        Link(_("Project catalogue"), urls.PROJECTS),
        Link(_("Policy register"), urls.POLICIES),
        Link(_("Investment guide"), urls.GUIDE),
    )
    return filled(setting, ways)


def _facts_line(view: ProjectView) -> str:
    return f"{view.card.title} · {view.card.place} · {view.card.stage.label}"
