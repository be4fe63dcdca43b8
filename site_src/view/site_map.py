"""The site map: every section of a locale and what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import filled
from site_src.view.data.page import kinds_there
from site_src.view.event import events_view
from site_src.view.facets import facet_titles
from site_src.view.incentive_row import incentive_rows
from site_src.view.labels import KIND, label
from site_src.view.listing import address, choices
from site_src.view.news import news_rows
from site_src.view.overview import chapter_links
from site_src.view.policy import policy_rows
from site_src.view.report import report_groups
from site_src.view.service import service_groups
from site_src.view.setting import Setting

#: With more projects than this, the lists by industry stand for them.
MOST_PROJECTS = 300


@frozen
class Branch:
    """A page and what lies below it; without `href` a heading."""

    text: Wording | str
    href: str
    branches: tuple[Branch, ...] = ()


def site_map(setting: Setting) -> tuple[Branch, ...]:
    """The sections in the order of the navigation and the footer."""
    _ = setting.language.gettext
    chapters = _branches(chapter_links(setting))
    policies = _branches(policy_rows(setting))
    news = _branches(news_rows(setting))
    incentives = _incentives(setting)
    services = _branches(row for group in service_groups(setting) for row in group.rows)
    sections = [
        Branch(_("Projects"), urls.PROJECTS, _projects(setting)),
        Branch(_("Land & parks"), urls.LAND, _land(setting)),
        Branch(_("Industries"), urls.CHAINS, _industries(setting)),
        Branch(_("Figures"), urls.FIGURES, (Branch(_("Figures and targets"), urls.FIGURES),)),
        Branch(
            _("Reports"), urls.REPORTS, (Branch(_("All reports"), urls.REPORTS), *_reports(setting))
        ),
        Branch(
            _("Policies"),
            urls.POLICIES,
            (Branch(_("Policy register"), urls.POLICIES), *policies, *incentives),
        ),
        Branch(
            _("Services and procedures"),
            urls.SERVICES,
            (Branch(_("All services"), urls.SERVICES), *services),
        ),
        Branch(_("Channels"), urls.CHANNELS, _channels(setting)),
        Branch(_("Events"), urls.EVENTS, (Branch(_("All events"), urls.EVENTS), *_events(setting))),
        Branch(_("Investment guide"), urls.GUIDE, (Branch(_("Contents"), urls.GUIDE), *chapters)),
        Branch(_("News"), urls.NEWS, (Branch(_("All news"), urls.NEWS), *news)),
    ]
    audit = [Branch(_("How it was checked"), urls.AUDIT)] if setting.shows_audit else []
    fields = Branch(_("Fields of open data"), urls.DATA_FIELDS, _fields(setting))
    data = Branch(_("Open data"), urls.DATA, (fields,))
    own = Branch(_("Home"), ""), Branch(_("Sources"), urls.SOURCES)
    pages = (*own, *_pages(setting), *audit, data)
    return (*filled(setting, sections), Branch(_("This site"), "", filled(setting, pages)))


def _fields(setting: Setting) -> tuple[Branch, ...]:
    kinds = kinds_there(setting)
    return tuple(Branch(label(setting.language, KIND, k), urls.data_fields(k)) for k in kinds)


def _branches(rows: Iterable[Any]) -> tuple[Branch, ...]:
    return tuple(Branch(row.title, row.href) for row in rows)


def _projects(setting: Setting) -> tuple[Branch, ...]:
    _, projects = setting.language.gettext, setting.catalogue.project
    titles = facet_titles(setting)
    lists: Mapping[str, list[Branch]] = {name: [] for name in titles}
    for choice in choices(setting):
        inside: tuple[Branch, ...] = ()
        if choice.facet == "industry" and len(projects) <= MOST_PROJECTS:
            ids = setting.relations.by_industry[choice.value]
            named = ((projects[id_].title, id_) for id_ in ids)
            inside = tuple(
                Branch(setting.language.text(title), urls.project(id_)) for title, id_ in named
            )
        if choice.facet:
            lists[choice.facet].append(Branch(choice.text, address(choice), inside))
    return (
        Branch(_("Project catalogue"), urls.PROJECTS),
        Branch(_("Project lists by stage"), urls.LISTS),
        *(Branch(title, "", tuple(lists[name])) for name, title in titles.items() if lists[name]),
    )


def _industries(setting: Setting) -> tuple[Branch, ...]:
    _, text = setting.language.gettext, setting.language.text
    chains, enterprises = setting.catalogue.chain, setting.catalogue.enterprise
    own = tuple(Branch(text(chains[id_].title), urls.chain(id_)) for id_ in sorted(chains))
    firms = tuple(
        Branch(text(enterprises[id_].title), urls.enterprise(id_)) for id_ in sorted(enterprises)
    )
    return (
        Branch(_("All chains and funds"), urls.CHAINS, own),
        *filled(setting, (Branch(_("Enterprises"), urls.ENTERPRISES, firms),)),
    )


def _land(setting: Setting) -> tuple[Branch, ...]:
    _, catalogue, text = setting.language.gettext, setting.catalogue, setting.language.text
    parks = (Branch(text(catalogue.park[i].title), urls.park(i)) for i in sorted(catalogue.park))
    sites = (Branch(text(catalogue.site[i].title), urls.site(i)) for i in sorted(catalogue.site))
    branches = (
        Branch(_("Land and parks at a glance"), urls.LAND),
        Branch(_("Parks side by side"), urls.PARKS, tuple(parks)),
        Branch(_("Land and idle assets"), urls.SITES, tuple(sites)),
        Branch(_("Maps"), urls.MAPS),
    )
    return filled(setting, branches)


def _incentives(setting: Setting) -> tuple[Branch, ...]:
    title = setting.language.gettext("Incentives")
    own = Branch(title, urls.INCENTIVES, _branches(incentive_rows(setting)))
    return filled(setting, (own,))


def _channels(setting: Setting) -> tuple[Branch, ...]:
    _, text = setting.language.gettext, setting.language.text
    campaigns = setting.catalogue.campaign
    own = tuple(Branch(text(campaigns[id_].title), urls.campaign(id_)) for id_ in sorted(campaigns))
    beside = (
        Branch(_("Offices and partners"), urls.OFFICES), Branch(_("Funds"), urls.FUNDS),
    )  # fmt: skip
    return (Branch(_("All channels"), urls.CHANNELS, own), *filled(setting, beside))


def _events(setting: Setting) -> tuple[Branch, ...]:
    rows = (row for group in events_view(setting).groups for row in group.rows)
    return _branches(rows) if setting.catalogue.event else ()


def _reports(setting: Setting) -> tuple[Branch, ...]:
    rows = (row for group in report_groups(setting) for row in group.rows if row.href)
    return _branches(rows) if setting.catalogue.snapshot else ()


def _pages(setting: Setting) -> tuple[Branch, ...]:
    pick, pages = setting.language.pick, setting.catalogue.page
    return tuple(
        Branch(pick({code: w.title for code, w in pages[id_].words.items()}), urls.page(id_))
        for id_ in sorted(pages)
    )
