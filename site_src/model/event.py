"""Events: fairs, promotion events, signings, meetings, visits and drives."""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Group, Id, Integer, Internal, Public, Ref, doc
from site_src.model.measure import Amount, Money
from site_src.model.text import Prose, Text, WebAddress

EventForm = Literal[
    "fair", "expo", "promotion-event", "signing", "meeting", "online", "visit", "drive"
]


class Signings(Group):
    """What was signed at an event, as its source counts it."""

    projects: Amount | None = doc("How many projects", "签约项目数", default=None)
    amount: Money | None = doc("Their total value", "签约总金额", default=None)
    note: Text | None = doc("What the source says of it", "来源的说明", default=None)


class EventFields(EntryFields):
    """The public fields of an event."""

    title: Text = doc("Name of the event", "活动名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc("What it is about (Markdown)", "说明（Markdown）", default=None)
    form: EventForm = doc(
        "Investment and trade fair, expo, promotion event, signing ceremony, meeting, online "
        "event, visit, drive",
        "投资贸易洽谈会、博览会、推介会、签约仪式、会议、线上活动、考察、专项行动",
    )
    region: Annotated[Id, Ref("region")] = doc(
        "Id of the place that holds it or takes part", "举办地或参加地的地区编号"
    )
    place: Text | None = doc("Where it is held", "举办地点", default=None)
    begins: Date | None = doc("First day, as far as known", "开始日期", default=None)
    ends: Date | None = doc("Last day", "结束日期", default=None)
    date_note: Text | None = doc("The date as the source has it", "日期说明", default=None)
    edition: Integer | None = doc("Which edition it is", "第几届", default=None)
    organisers: tuple[Text, ...] = doc("Who organises it", "主办单位", default=())
    series: Text | None = doc("Series to which it belongs", "所属系列活动", default=None)
    previous: Annotated[Id, Ref("event")] | None = doc(
        "Id of the edition before it", "上一届的编号", default=None
    )
    signings: Signings | None = doc("What was signed there", "签约情况", default=None)
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of figures about it", "相关指标的编号", default=()
    )
    projects: tuple[Annotated[Id, Ref("project")], ...] = doc(
        "Ids of projects presented or signed there", "推介或签约项目的编号", default=()
    )
    url: WebAddress = doc("Its own site", "活动网站", default="")
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicEvent(EventFields, Public):
    """An event of the public edition."""


class Event(EventFields, Internal):
    """An event."""

    def public(self) -> PublicEvent:
        """The event as the public edition has it."""
        return PublicEvent.of(self)
