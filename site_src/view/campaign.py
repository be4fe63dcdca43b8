"""Campaigns: through which channels a place looks for investment, and what came of them."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.model.campaign import CHANNELS
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import (
    Contact,
    Link,
    OfRow,
    SourceNote,
    contact_for,
    filled,
    source_notes,
)
from site_src.view.event import EventRow, event_row
from site_src.view.figures import FigureView, figure_view
from site_src.view.fund import FundView, fund_view
from site_src.view.images import ImageView
from site_src.view.labels import CHANNEL, label
from site_src.view.markdown import prose
from site_src.view.office import OfficeView, office_view
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once


@frozen
class CampaignRow:
    """A campaign in a list, with the figure that its place reports of it. `channel` is empty where
    its title says the same or there is no word for it."""

    href: str
    title: Wording
    summary: Wording
    channel: str
    place: Wording
    period: Wording
    figure: FigureView | None
    illustrative: bool


@frozen
class CampaignPage(OfRow):
    """Everything on a campaign's page. What its place reports (`figures`) stands apart from what
    is described here."""

    id: str
    row: CampaignRow
    description: Markup
    points: tuple[Wording, ...]
    figures: tuple[FigureView, ...]
    described: tuple[str, ...]
    funds: tuple[FundView, ...]
    offices: tuple[OfficeView, ...]
    events: tuple[EventRow, ...]
    projects: tuple[Card, ...]
    others: tuple[CampaignRow, ...]
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@frozen
class PlaceCampaigns:
    """The campaigns of one place; `described` says how many are described here."""

    id: str
    place: Wording
    described: str
    rows: tuple[CampaignRow, ...]


@frozen
class Way:
    """The way to another section, with how much of it there is here."""

    text: str
    href: str
    described: str


@frozen
class ChannelsView:
    """The campaigns place by place, and where else to go."""

    places: tuple[PlaceCampaigns, ...]
    ways: tuple[Way, ...]


def channels_view(setting: Setting) -> ChannelsView:
    """Places with most campaigns first."""
    campaigns = setting.catalogue.campaign
    places = Counter(campaigns[id_].region for id_ in sorted(campaigns))
    return ChannelsView(
        tuple(_place(setting, region) for region, _ in places.most_common()), _ways(setting)
    )


@once
def campaign_row(setting: Setting, id_: str) -> CampaignRow:
    """A campaign as a row."""
    campaign, text = setting.catalogue.campaign[id_], setting.language.text
    figures = setting.catalogue.figure
    main = campaign.figures[0] if campaign.figures else None
    named, title = campaign.channel in CHANNEL, text(campaign.title)
    channel = label(setting.language, CHANNEL, campaign.channel) if named else ""
    return CampaignRow(
        href=urls.campaign(id_),
        title=title,
        summary=text(campaign.summary),
        channel="" if channel == title.text else channel,
        place=setting.region(campaign.region),
        period=text(campaign.period),
        figure=figure_view(setting, figures[main]) if main else None,
        illustrative=campaign.illustrative,
    )


def campaign_view(setting: Setting, id_: str) -> CampaignPage:
    """A campaign as its page shows it."""
    campaign, text = setting.catalogue.campaign[id_], setting.language.text
    figures, projects = setting.catalogue.figure, setting.catalogue.project
    return CampaignPage(
        id=id_,
        row=campaign_row(setting, id_),
        description=prose(text(campaign.description)),
        points=tuple(text(point) for point in campaign.points),
        figures=tuple(figure_view(setting, figures[figure]) for figure in campaign.figures),
        described=_described(setting, id_),
        funds=tuple(fund_view(setting, fund) for fund in campaign.funds),
        offices=tuple(office_view(setting, office) for office in campaign.offices),
        events=tuple(event_row(setting, event) for event in campaign.events),
        projects=tuple(card(setting, projects[project]) for project in campaign.projects),
        others=tuple(
            campaign_row(setting, other)
            for other in _of_place(setting, campaign.region)
            if other != id_
        ),
        contact=contact_for(setting, campaign.contact, campaign.region),
        images=(),
        sources=source_notes(setting, campaign.sources),
        updated=setting.date(campaign.updated),
        review_by=setting.date(campaign.review_by),
    )


def _place(setting: Setting, region: str) -> PlaceCampaigns:
    ids = _of_place(setting, region)
    described = setting.language.counted(
        "%(num)s channel or drive described here",
        "%(num)s channels and drives described here",
        len(ids),
    )
    rows = tuple(campaign_row(setting, id_) for id_ in ids)
    return PlaceCampaigns(region, setting.region(region), described, rows)


def _of_place(setting: Setting, region: str) -> list[str]:
    """The ids of the campaigns of a place, in the order of the channels."""
    campaigns = setting.catalogue.campaign
    found = [id_ for id_ in sorted(campaigns) if campaigns[id_].region == region]
    return sorted(found, key=lambda id_: CHANNELS.index(campaigns[id_].channel))


def _described(setting: Setting, id_: str) -> tuple[str, ...]:
    """How much of what came through a campaign is described here."""
    campaign, counted = setting.catalogue.campaign[id_], setting.language.counted
    counts = (
        counted("%(num)s project", "%(num)s projects", len(campaign.projects)),
        counted("%(num)s fund", "%(num)s funds", len(campaign.funds)),
        counted("%(num)s office", "%(num)s offices", len(campaign.offices)),
        counted("%(num)s event", "%(num)s events", len(campaign.events)),
    )
    there = (campaign.projects, campaign.funds, campaign.offices, campaign.events)
    return tuple(words for words, ids in zip(counts, there, strict=True) if ids)


def _ways(setting: Setting) -> tuple[Way, ...]:
    _, counted = setting.language.gettext, setting.language.counted
    catalogue = setting.catalogue
    counts = {
        urls.OFFICES: counted("%(num)s office", "%(num)s offices", len(catalogue.office)),
        urls.FUNDS: counted("%(num)s fund", "%(num)s funds", len(catalogue.fund)),
        urls.EVENTS: counted("%(num)s event", "%(num)s events", len(catalogue.event)),
    }
    links = (
        Link(_("Offices and partners"), urls.OFFICES),
        Link(_("Funds"), urls.FUNDS),
        Link(_("Events"), urls.EVENTS),
    )
    return tuple(Way(str(w.text), w.href, counts[w.href]) for w in filled(setting, links))
