"""What only the office keeps: the ledger of a project, people, leads. None of it is ever public."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Group, Id, Internal, Ref, doc
from site_src.model.measure import Money
from site_src.model.text import Line

Footing = Literal["active", "stalled", "withdrawn"]
Roster = Literal["business", "native", "expert"]
LeadState = Literal["new", "assigned", "in-talks", "converted", "closed"]
FOOTINGS: tuple[Footing, ...] = get_args(Footing)
ROSTERS: tuple[Roster, ...] = get_args(Roster)
LEAD_STATES: tuple[LeadState, ...] = get_args(LeadState)


class LedgerEntry(Group):
    """One entry of a project's tracking ledger."""

    on: Date = doc("Day", "日期")
    text: Line = doc("What was done or decided", "办理情况")
    by: Line = doc("By whom", "经办人", default="")


class Talk(Group):
    """One round of a negotiation."""

    on: Date = doc("Day", "日期")
    text: Line = doc("What was said and agreed", "洽谈情况")
    place: Line = doc("Where", "地点", default="")
    next: Line = doc("What is to follow", "下一步", default="")
    due: Date | None = doc("By when", "时限", default=None)


class Standing(Group):
    """Whether a project goes on."""

    state: Footing = doc("active, stalled or withdrawn", "在谈在建、停滞、退出")
    since: Date | None = doc("Since when", "起始日期", default=None)
    reason: Line = doc("Why", "原因", default="")


class Kept(EntryFields, Internal):
    """An entry of a kind that is never public."""

    visibility: Literal["internal"] = doc(
        "Always internal", "只能是内部（internal）", default="internal"
    )


class Person(Kept):
    """Somebody on one of the office's rosters."""

    name: Line = doc("Name", "姓名")
    roster: Roster = doc(
        "Roster: business contacts, natives of the place elsewhere, experts",
        "名录：客商（business）、在外人士（native）、专家（expert）",
    )
    organisation: Line = doc("Where they work", "单位", default="")
    post: Line = doc("Post", "职务", default="")
    place: Line = doc("Where they live", "所在地", default="")
    origin: Annotated[Id, Ref("region")] | None = doc(
        "Id of the region they come from", "籍贯地区编号", default=None
    )
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries they know", "熟悉产业的编号", default=()
    )
    phone: Line = doc("Telephone", "电话", default="")
    email: Line = doc("E-mail address", "电子邮箱", default="")
    met: Date | None = doc("Last contact", "最近联系日期", default=None)


class Lead(Kept):
    """Somebody who may come to invest: the inbox from which projects grow."""

    title: Line = doc("What it is about", "线索名称")
    company: Line = doc("Company", "企业", default="")
    received: Date = doc("Day on which it came", "收到日期")
    introducer: Annotated[Id, Ref("person")] | None = doc(
        "Id of the person who introduced it", "引荐人编号", default=None
    )
    industry: Annotated[Id, Ref("industry")] | None = doc(
        "Id of the industry", "产业编号", default=None
    )
    region: Annotated[Id, Ref("region")] | None = doc("Id of the region", "地区编号", default=None)
    amount: Money | None = doc("What may be invested", "意向投资额", default=None)
    state: LeadState = doc(
        "new, assigned, in-talks, converted or closed",
        "新收、已交办、洽谈中、已转化、已办结",
        default="new",
    )
    officer: Line = doc("Who follows it", "跟进人", default="")
    next: Line = doc("What is to follow", "下一步", default="")
    due: Date | None = doc("By when", "时限", default=None)
    project: Annotated[Id, Ref("project")] | None = doc(
        "Id of the project it became", "转化项目编号", default=None
    )
