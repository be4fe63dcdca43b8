"""The pages that gather what others show one by one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from site_src.render import linked_data as ld
from site_src.render.page import Page
from site_src.view import urls
from site_src.view.audit import audit_view
from site_src.view.campaign import channels_view
from site_src.view.chains import chains_view
from site_src.view.common import Link, home_link
from site_src.view.data.fields import field_group, fields_view
from site_src.view.data.page import kinds_there
from site_src.view.dates import newest_update
from site_src.view.enterprise import enterprise_groups
from site_src.view.event import events_view
from site_src.view.fund import fund_views
from site_src.view.incentive_row import incentive_rows
from site_src.view.labels import KIND, label
from site_src.view.land import land_view, parks_view, site_groups
from site_src.view.lists import lists_view
from site_src.view.maps.four import four_maps
from site_src.view.news import years
from site_src.view.office import office_groups
from site_src.view.overview import chapter_links, source_views
from site_src.view.policy import policy_rows
from site_src.view.report import report_groups
from site_src.view.service import service_groups
from site_src.view.setting import Setting, once
from site_src.view.site_map import site_map
from site_src.view.topics import figures_page


class Overview(NamedTuple):
    """A page that gathers; `view` makes what its template shows."""

    url: str
    template: str
    section: str
    view: Callable[[Setting], object]
    title: str
    description: str
    above: tuple[Link, ...] = ()
    """The pages between the first one and this."""


def overview_pages(setting: Setting) -> Iterator[Page]:
    """Lists by stage, chains, figures, policies, guide, sources and news, as far as there are any,
    and the map of all."""
    return (overview_page(setting, url) for url in overviews(setting))


def overview_page(setting: Setting, url: str) -> Page:
    """The page at one of their addresses."""
    own = overviews(setting)[url]
    crumbs = (home_link(setting), *own.above)
    return Page(
        url=url,
        template=own.template,
        view=own.view(setting),
        title=own.title,
        description=own.description,
        section=own.section,
        crumbs=crumbs,
        data=(ld.breadcrumb(setting, crumbs, own.title),),
        updated=setting.date(newest_update(setting)),
    )


@once
def overviews(setting: Setting) -> dict[str, Overview]:
    """Those that have anything in them, by address."""
    _ = setting.language.gettext
    land = (Link(_("Land & parks"), urls.LAND),)
    rows = (
        (
            urls.LISTS, "lists.html", "projects", lists_view,
            _("Project lists by stage"),
            _("Planned, under negotiation, signed, under construction, in operation."),
        ),
        (
            urls.LAND, "land.html", "land", land_view,
            _("Land & parks"),
            _("Development zones, land and idle assets on offer, and the way from plan to title."),
        ),
        (
            urls.PARKS, "parks.html", "land", parks_view,
            _("Parks side by side"),
            _("What is in place in each park, and what production factors cost there."),
            land,
        ),
        (
            urls.SITES, "sites.html", "land", site_groups,
            _("Land and idle assets"),
            _("Every parcel, plant and idle asset described here, with its state of title."),
            land,
        ),
        (
            urls.MAPS, "maps.html", "land", four_maps,
            _("Maps"),
            _("Four maps: the world, the country, province and cities, and the place itself."),
        ),
        (
            urls.CHAINS, "chains.html", "chains", chains_view,
            _("Industrial chains and funds"),
            _("Which links of a chain a place has, which projects belong to it, "
              "and which funds invest."),
        ),
        (
            urls.ENTERPRISES, "enterprises.html", "chains", enterprise_groups,
            _("Enterprises"),
            _("Who is here already, by industry, with what the sources say that they make."),
        ),
        (
            urls.SERVICES, "services.html", "guide", service_groups,
            _("Services and procedures"),
            _("What has to be done, where, with which documents, how long it takes and what it "
              "costs; and what is promised."),
        ),
        (
            urls.CHANNELS, "channels.html", "", channels_view,
            _("Channels"),
            _("Through which channels places look for investment, and what they report of each."),
        ),
        (
            urls.OFFICES, "offices.html", "", office_groups,
            _("Offices and partners"),
            _("Who looks for investors where these are, and who introduces them."),
        ),
        (
            urls.FUNDS, "funds.html", "", fund_views,
            _("Funds"),
            _("Guidance and industry funds that the sources name, with parties, mandate and size "
              "as far as stated."),
        ),
        (
            urls.EVENTS, "events.html", "", events_view,
            _("Events"),
            _("What is coming, what has been, and what was signed there, with the day and its "
              "source."),
        ),
        (
            urls.FIGURES, "figures.html", "figures", figures_page,
            _("Figures"),
            _("What places have reported about investment promotion, "
              "each with place, period and source."),
        ),
        (
            urls.REPORTS, "reports.html", "figures", report_groups,
            _("Reports"),
            _("What changed among the projects described here: by month, quarter, half-year and "
              "year."),
        ),
        (
            urls.POLICIES, "policies.html", "policies", policy_rows,
            _("Policy register"),
            _("Whether it is in force comes first, then what it gives."),
        ),
        (
            urls.INCENTIVES, "incentives.html", "policies", incentive_rows,
            _("Incentives"),
            _("What is given, on what conditions, on which legal basis and until when."),
        ),
        (
            urls.GUIDE, "guide.html", "guide", chapter_links,
            _("Investment guide"),
            _("What to know before investing, chapter by chapter."),
        ),
        (
            urls.SOURCES, "sources.html", "", source_views,
            _("Sources"),
            _("The documents on which this catalogue rests, with their dates as stated."),
        ),
        (
            urls.NEWS, "news.html", "", years,
            _("News"),
            _("What happened, with the day on which it happened and its source."),
        ),
        (
            urls.AUDIT, "audit.html", "", audit_view,
            _("How this site was checked"),
            _("What there is, how new it is, from which sources, and what was checked."),
        ),
        (
            urls.DATA_FIELDS, "data-fields.html", "", fields_view,
            _("Fields of open data"),
            _("What each field of the files means, what it holds, and which values it can have."),
            (Link(_("Open data"), urls.DATA),),
        ),
        (
            urls.SITE_MAP, "site-map.html", "", site_map,
            _("Site map"),
            _("Every section of this site and what is in it."),
        ),
    )  # fmt: skip
    found = (Overview(*row) for row in rows if row[0] != urls.AUDIT or setting.shows_audit)
    every = (*found, *_fields(setting))
    return {own.url: own for own in every if urls.is_filled(setting.catalogue, own.url)}


def _fields(setting: Setting) -> Iterator[Overview]:
    """What the fields of open data mean, kind by kind."""
    _ = setting.language.gettext
    title = _("Fields of open data: %(kind)s")
    about = _("What each field of the files means, what it holds, and which values it can have.")
    above = Link(_("Open data"), urls.DATA), Link(_("Fields of open data"), urls.DATA_FIELDS)
    for kind in kinds_there(setting):
        view = functools.partial(field_group, kind=kind)
        name = label(setting.language, KIND, kind)
        yield Overview(
            urls.data_fields(kind), "data-kind.html", "", view, title % {"kind": name}, about, above
        )
