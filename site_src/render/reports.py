"""The pages of the reports on periods, as far as there are snapshots to compare."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.render import linked_data as ld
from site_src.render.page import Page
from site_src.view import urls
from site_src.view.common import Link, home_link
from site_src.view.dates import newest_update
from site_src.view.report import possible, report_view
from site_src.view.setting import Setting


def report_pages(setting: Setting) -> Iterator[Page]:
    """All of them."""
    return (_page(setting, id_) for id_ in possible(setting))


def report_page(setting: Setting, url: str) -> Page | None:
    """The report at an address, if there is one."""
    found = (id_ for id_ in possible(setting) if urls.report(id_) == url)
    id_ = next(found, None)
    return _page(setting, id_) if id_ else None


def report_urls(setting: Setting) -> Iterator[str]:
    """Their addresses."""
    return map(urls.report, possible(setting))


def _page(setting: Setting, id_: str) -> Page:
    view = report_view(setting, id_)
    reports = Link(setting.language.gettext("Reports"), urls.REPORTS)
    crumbs = (home_link(setting), reports)
    message = setting.language.pgettext("report", "%(cadence)s: %(period)s")
    title = message % {"cadence": view.row.cadence, "period": view.row.title}
    return Page(
        url=urls.report(id_),
        template="report.html",
        view=view,
        title=title,
        description=view.row.between,
        section="figures",
        crumbs=crumbs,
        data=(ld.breadcrumb(setting, crumbs, title),),
        updated=setting.date(newest_update(setting)),
    )
