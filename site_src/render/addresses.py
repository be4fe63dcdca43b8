"""What stands at an address of a locale: a single page, made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.model.kinds import DOCUMENT_KINDS
from site_src.render.entries import entry_kinds, entry_page
from site_src.render.overviews import overview_page, overviews
from site_src.render.page import Page
from site_src.render.pages import listing_page, project_page
from site_src.render.reports import report_page, report_urls
from site_src.view import urls
from site_src.view.listing import listing_view, places
from site_src.view.setting import Setting


def document_at(setting: Setting, url: str) -> tuple[str, str] | None:
    """Kind and id of the Markdown document whose page has an address, if it is a document's."""
    if not url:
        return "home", "index"
    found = urls.entry_at(setting.catalogue, url)
    return found if found and found[0] in DOCUMENT_KINDS else None


def page_at(setting: Setting, url: str) -> Page | None:
    """The page of the catalogue that has an address, if there is one."""
    found = urls.entry_at(setting.catalogue, url)
    if found and found[0] == "project":
        return project_page(setting, found[1])
    if found and found[0] in entry_kinds(setting):
        return entry_page(setting, *found)
    if url in places(setting):
        return listing_page(setting, listing_view(setting, *places(setting)[url]))
    if url in overviews(setting):
        return overview_page(setting, url)
    return report_page(setting, url)


def listed(setting: Setting) -> Iterator[str]:
    """The addresses of which site map and search engines are told."""
    yield from places(setting)
    yield from overviews(setting)
    yield urls.DATA
    yield from report_urls(setting)
    for kind in ("project", *entry_kinds(setting), *DOCUMENT_KINDS):
        for id_ in getattr(setting.catalogue, kind):
            yield urls.of(kind, id_) if kind != "home" else ""
