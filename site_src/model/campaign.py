"""Campaigns: the channels through which a place looks for investment, and what came of them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.fields import EntryFields, Id, Internal, Public, Ref, doc
from site_src.model.text import Prose, Text

Channel = Literal[
    "small-team",
    "senior-led",
    "chain-based",
    "resident-office",
    "fund-led",
    "online",
    "homecoming",
    "referral",
    "exhibition",
    "capital",
    "other",
]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


class CampaignFields(EntryFields):
    """The public fields of a campaign."""

    title: Text = doc("Name of the campaign", "名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc("What it is about (Markdown)", "说明（Markdown）", default=None)
    channel: Channel = doc(
        "Small teams, senior officials, industrial chains, resident offices, funds, online, "
        "homecoming, referral by investors, fairs, capital, other",
        "小分队、大员、产业链、驻地、基金、信息化、归根回归、以商招商、展会、资本、其他",
    )
    region: Annotated[Id, Ref("region")] = doc("Id of the place", "地区编号")
    period: Text | None = doc("When, as the source has it", "时间", default=None)
    points: tuple[Text, ...] = doc("How it works, point by point", "做法，逐条", default=())
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of the figures that report its results, the main one first",
        "反映成效的指标编号，主要的在前",
        default=(),
    )
    funds: tuple[Annotated[Id, Ref("fund")], ...] = doc(
        "Ids of its funds", "相关基金的编号", default=()
    )
    offices: tuple[Annotated[Id, Ref("office")], ...] = doc(
        "Ids of its offices", "相关驻外机构的编号", default=()
    )
    events: tuple[Annotated[Id, Ref("event")], ...] = doc(
        "Ids of its events", "相关活动的编号", default=()
    )
    projects: tuple[Annotated[Id, Ref("project")], ...] = doc(
        "Ids of projects that came through it", "引进项目的编号", default=()
    )
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicCampaign(CampaignFields, Public):
    """A campaign of the public edition."""


class Campaign(CampaignFields, Internal):
    """A campaign."""

    def public(self) -> PublicCampaign:
        """The campaign as the public edition has it."""
        return PublicCampaign.of(self)
