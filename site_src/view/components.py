"""What the page of components shows: the samples, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.measure import parse_measure
from site_src.model.project import STAGES
from site_src.view import urls
from site_src.view.blocks import block_views
from site_src.view.campaign import CampaignPage, CampaignRow, campaign_view, channels_view
from site_src.view.chain import ChainPage, chain_page_view
from site_src.view.chains import ChainView, chain_view
from site_src.view.charts.chart import ChartView
from site_src.view.common import (
    Contact,
    Link,
    Stage,
    contact,
    home_link,
    stage,
)
from site_src.view.document import Call, whom_to_call
from site_src.view.event import EventRow, event_row
from site_src.view.facets import Choice
from site_src.view.figures import FigureView, figure_view
from site_src.view.fund import FundView, fund_views
from site_src.view.incentive_row import IncentiveRow, incentive_rows
from site_src.view.land import AdmissionView, admission_view, site_groups
from site_src.view.listing import ListingView, listing_pages, page_links
from site_src.view.maps.four import FourMapsView, four_maps
from site_src.view.news import NewsRow, news_rows
from site_src.view.office import OfficeView, office_view
from site_src.view.overview import Step, pipeline
from site_src.view.park import ParkRow, park_row
from site_src.view.policy import PolicyRow, PolicyView, policy_rows, policy_view
from site_src.view.project import Card, ProjectView, card, project_view
from site_src.view.report import ReportView, report_view
from site_src.view.service import ServicePage, service_view
from site_src.view.setting import Setting
from site_src.view.site import SiteRow, SiteView, site_view
from site_src.view.topics import FiguresView, figures_page

#: Colours by their names in the style sheet.
COLOURS = (
    "main", "main-2", "s1", "s2", "act", "act-2", "ink", "ink-2", "ink-3", "edge", "line", "wash",
    "raise", "paper",
)  # fmt: skip
#: Amounts in every state that a value can have.
AMOUNTS = (
    "14.1亿元", "约5000亩", "近10亿元", "6300余吨", "20万亩以上", "2000—3000吨/年", "5555万美元",
    "92.3%", "341批次", "masked", "withheld",
)  # fmt: skip
_CARDS = ("everything", "long-title", "only-title", "masked", "foreign-currency", "untranslated")
_PROJECTS = ("everything", "long-title", "only-title")
#: A list of 10,000 projects, 25 a page.
_MANY = 400


@frozen
class ComponentsView:
    """Everything on the page of components, in its order; `blocks` are views by their kind."""

    colours: tuple[str, ...]
    amounts: tuple[Number, ...]
    stages: tuple[Stage, ...]
    policies: tuple[PolicyRow, ...]
    policy: PolicyView
    incentives: tuple[IncentiveRow, ...]
    figures: tuple[FigureView, ...]
    reported: FiguresView
    report: ReportView
    steps: tuple[Step, ...]
    cards: tuple[Card, ...]
    projects: tuple[ProjectView, ...]
    listing: ListingView
    pages: tuple[ListingView, ...]
    chains: tuple[ChainView, ...]
    chain: ChainPage
    funds: tuple[FundView, ...]
    blocks: Mapping[str, Any]
    charts: tuple[ChartView, ...]
    maps: FourMapsView
    parks: tuple[ParkRow, ...]
    sites: tuple[SiteRow, ...]
    offers: tuple[SiteView, ...]
    admission: AdmissionView
    services: tuple[ServicePage, ...]
    campaigns: tuple[CampaignRow, ...]
    campaign: CampaignPage
    offices: tuple[OfficeView, ...]
    events: tuple[EventRow, ...]
    news: tuple[NewsRow, ...]
    contacts: tuple[Contact, ...]
    calls: tuple[Call, ...]
    ways: tuple[Link, ...]


def components_view(setting: Setting) -> ComponentsView:
    """The parts of pages, from a setting of the samples."""
    catalogue = setting.catalogue
    projects = catalogue.project
    body = setting.body(catalogue.chapter["blocks"])
    blocks = block_views(setting, body, setting.locale_of(catalogue.chapter["blocks"]))
    (listing,) = listing_pages(setting, Choice())
    contacts = tuple(c for id_ in sorted(catalogue.contact) if (c := contact(setting, id_)))
    return ComponentsView(
        colours=COLOURS,
        amounts=tuple(setting.number(parse_measure(amount)) for amount in AMOUNTS),
        stages=tuple(stage(setting, key) for key in STAGES),
        policies=policy_rows(setting),
        policy=policy_view(setting, "in-force"),
        incentives=incentive_rows(setting),
        figures=tuple(figure_view(setting, figure) for figure in catalogue.figure.values()),
        reported=figures_page(setting),
        report=report_view(setting, "2026-10"),
        steps=pipeline(setting),
        cards=tuple(card(setting, projects[id_]) for id_ in _CARDS),
        projects=tuple(project_view(setting, id_) for id_ in _PROJECTS),
        listing=listing,
        pages=tuple(_page(listing, number) for number in (1, 7, _MANY)),
        chains=tuple(chain_view(setting, id_) for id_ in sorted(catalogue.chain)),
        chain=chain_page_view(setting, "aluminium"),
        funds=fund_views(setting),
        blocks={block.kind: block.view for block in blocks},
        charts=tuple(block.view for block in blocks if block.kind == "chart"),
        maps=four_maps(setting),
        parks=tuple(park_row(setting, id_) for id_ in sorted(catalogue.park)),
        sites=tuple(row for group in site_groups(setting) for row in group.sites),
        offers=tuple(site_view(setting, id_) for id_ in ("plot", "yard")),
        admission=admission_view(setting, "rules"),
        services=tuple(service_view(setting, id_) for id_ in sorted(catalogue.service)),
        campaigns=tuple(row for place in channels_view(setting).places for row in place.rows),
        campaign=campaign_view(setting, "fairs"),
        offices=tuple(office_view(setting, id_) for id_ in sorted(catalogue.office)),
        events=tuple(event_row(setting, id_) for id_ in sorted(catalogue.event)),
        news=news_rows(setting),
        contacts=contacts,
        calls=tuple(whom_to_call(setting, contacts)),
        ways=(home_link(setting), Link(setting.language.gettext("Projects"), urls.PROJECTS)),
    )


def _page(listing: ListingView, number: int) -> ListingView:
    """One page of a list that has very many."""
    return replace(listing, page=number, **page_links(Choice(), number, _MANY))
