"""The page of open data: which files there are, how large, and how they may be used."""

from __future__ import annotations

from site_src.render import linked_data as ld
from site_src.render.page import Page
from site_src.view import urls
from site_src.view.common import home_link
from site_src.view.data.catalogue import data_catalogue
from site_src.view.data.page import Sizes, data_view
from site_src.view.dates import newest_update
from site_src.view.setting import Setting


def data_page(setting: Setting, sizes: Sizes) -> Page:
    """The page, which lists the files whose sizes are given."""
    _ = setting.language.gettext
    crumbs, title = (home_link(setting),), _("Open data")
    return Page(
        url=urls.DATA,
        template="data.html",
        view=data_view(setting, sizes),
        title=title,
        description=_("The whole catalogue to take along, as tables and for programs."),
        crumbs=crumbs,
        data=(data_catalogue(setting, sizes), ld.breadcrumb(setting, crumbs, title)),
        updated=setting.date(newest_update(setting)),
    )
