"""The pages of the internal edition's desk. The public edition never gets here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from site_src.render.page import Page
from site_src.view import urls
from site_src.view.common import Link, home_link
from site_src.view.desk.cadence import cadence_page
from site_src.view.desk.deadlines import milestones_page, today_page
from site_src.view.desk.dossier import dossier_view
from site_src.view.desk.health import health_page
from site_src.view.desk.people import leads_page, people_page
from site_src.view.desk.projects import (
    league_page,
    ledger_page,
    negotiations_page,
    stock_take_page,
    transfers_page,
)
from site_src.view.desk.tables import DeskSetting, DeskView, Table


class _Section(NamedTuple):
    url: str
    tables: Callable[[DeskSetting], tuple[Table, ...]]
    title: str
    description: str


def desk_pages(setting: DeskSetting) -> Iterator[Page]:
    """All pages of the desk."""
    for section in _sections(setting):
        yield _section_page(setting, section)
    for id_ in setting.desk.projects:
        yield _dossier_page(setting, id_)


def desk_page(setting: DeskSetting, url: str) -> Page | None:
    """The page of the desk that has an address, if there is one."""
    if not url.startswith(urls.DESK):
        return None
    for section in _sections(setting):
        if section.url == url:
            return _section_page(setting, section)
    dossiers = (id_ for id_ in setting.desk.projects if urls.dossier(id_) == url)
    found = next(dossiers, None)
    return _dossier_page(setting, found) if found else None


def _section_page(setting: DeskSetting, section: _Section) -> Page:
    ways = tuple(Link(other.title, other.url) for other in _sections(setting))
    view = DeskView(ways, section.url, section.tables(setting))
    return _page(setting, section.url, "desk.html", view, section.title, section.description)


def _dossier_page(setting: DeskSetting, id_: str) -> Page:
    dossier = dossier_view(setting, id_)
    title = setting.setting.language.gettext("Dossier: %(title)s") % {"title": dossier.title}
    return _page(setting, urls.dossier(id_), "dossier.html", dossier, title, title)


def _page(
    setting: DeskSetting, url: str, template: str, view: object, title: str, description: str
) -> Page:
    crumbs: tuple[Link, ...] = (home_link(setting.setting),)
    if url != urls.DESK:
        crumbs = (*crumbs, Link(setting.setting.language.gettext("Desk"), urls.DESK))
    return Page(
        url=url, template=template, view=view, title=title, description=description,
        crumbs=crumbs,
    )  # fmt: skip


def _sections(setting: DeskSetting) -> tuple[_Section, ...]:
    _ = setting.setting.language.gettext
    rows = (
        (urls.DESK, today_page, _("Desk"),
         _("What is late, what is due, what has come in.")),
        (urls.MILESTONES, milestones_page, _("Milestone management"),
         _("Every date to be met, counted back from the deadline, with who answers for it.")),
        (urls.LEDGER, ledger_page, _("Tracking ledger"),
         _("Every project with those who answer for it and what was done last.")),
        (urls.NEGOTIATIONS, negotiations_page, _("Negotiations"),
         _("With whom the office talks, what was said and what is to follow.")),
        (urls.LEADS, leads_page, _("Investor leads"),
         _("What has come in, who introduced it and what became of it.")),
        (urls.PEOPLE, people_page, _("Rosters"),
         _("Business contacts, natives of the place elsewhere, experts. Personal data.")),
        (urls.STOCK_TAKE, stock_take_page, _("Stock-take"),
         _("Which projects go on, which have stalled, which were withdrawn, and why.")),
        (urls.TRANSFERS, transfers_page, _("Stage transfers"),
         _("Which project went from which stage to which, and when.")),
        (urls.CADENCE, cadence_page, _("Reports on periods"),
         _("The newest report of each cadence, with ranks. The public digest ranks nobody.")),
        (urls.HEALTH, health_page, _("Pipeline health"),
         _("What each region has in reserve, and whether talks become signings.")),
        (urls.LEAGUE, league_page, _("League tables"),
         _("What officials, departments and regions have come to. Counted from this catalogue.")),
    )  # fmt: skip
    return tuple(_Section(*row) for row in rows)
