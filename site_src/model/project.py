"""Projects: what the place offers or has attracted."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal, get_args

from pydantic import ValidationInfo, field_validator

from site_src.model.dates import Date, Moment, PartialDate
from site_src.model.desk import LedgerEntry, Standing, Talk
from site_src.model.fields import (
    Boolean,
    EntryFields,
    Group,
    Id,
    Integer,
    Internal,
    Public,
    Ref,
    doc,
)
from site_src.model.image import Image
from site_src.model.measure import (
    Amount,
    Area,
    Currency,
    Measure,
    Money,
    Ratio,
    Share,
    parse_measure,
)
from site_src.model.packed import packed
from site_src.model.readiness import Readiness, ReadinessException
from site_src.model.text import Line, LocalizedText, Prose, Text
from site_src.model.vocabulary import Sector

Stage = Literal[
    "planned",
    "negotiating",
    "signed",
    "started",
    "operating",
    "suspended",
    "withdrawn",
    "not-stated",
]
#: The stages that a project goes through, in order.
PIPELINE: tuple[Stage, ...] = ("planned", "negotiating", "signed", "started", "operating")
STAGES: tuple[Stage, ...] = get_args(Stage)

Cooperation = Literal[
    "wholly-owned", "joint-venture", "contractual", "ppp", "concession", "area-development"
]
ProjectType = Literal[
    "industrial", "infrastructure", "ppp", "concession", "area-development", "agriculture",
    "services", "agreement",
]  # fmt: skip


class Investment(Group):
    """How much is to be invested, and what the amount covers."""

    currency: Currency = doc(
        "ISO 4217 code, if the amount leaves it out", "金额未写币种时的代码，如 CNY", default=""
    )
    amount: Money = doc("Amount as the source writes it: 14.1亿元", "金额，照来源书写：14.1亿元")
    scope: Literal["total", "phase-1", "fixed-assets"] = doc(
        "What it covers", "口径：总投资、一期投资、固定资产投资", default="total"
    )

    @field_validator("amount", mode="plain")
    @classmethod
    def _with_currency(cls, value: Any, info: ValidationInfo) -> Measure:
        if "currency" not in info.data:  # it is wrong itself, and says so
            return Measure("", "withheld")
        return parse_measure(value, "money", currency=info.data["currency"])


class Output(Group):
    """One thing the project makes, supplies or saves."""

    name: Text = doc("What it is", "名称")
    value: Amount = doc("How much: 10万吨/年", "数量：10万吨/年")
    note: Text | None = doc("What qualifies it", "说明", default=None)
    planned: Boolean = doc("true for a plan or design value", "计划值或设计值", default=False)


class MilestoneFields(Group):
    """A date to be met, as the public may know it."""

    name: Text = doc("What is to happen", "节点")
    due: Date | None = doc("Planned date", "计划日期", default=None)
    met: Date | None = doc("Date on which it happened", "完成日期", default=None)
    reached: Boolean = doc("It happened, on a day not stated", "已完成，日期未注明", default=False)
    note: Text | None = doc("What the source adds", "说明", default=None)


class PublicMilestone(MilestoneFields, Public):
    """A milestone of the public edition."""


class Milestone(MilestoneFields):
    """A milestone with the person who answers for it."""

    owner: Line = doc("Who answers for it; never public", "责任人，绝不公开", default="")

    def public(self) -> Group:
        """Without its owner."""
        return PublicMilestone.of(self)


class StageDates(Group):
    """When each stage was reached."""

    planned: Date | None = doc("Planned on", "谋划日期", default=None)
    negotiating: Date | None = doc("In negotiation since", "洽谈日期", default=None)
    signed: Date | None = doc("Signed on", "签约日期", default=None)
    started: Date | None = doc("Construction started on", "开工日期", default=None)
    operating: Date | None = doc("Production started on", "投产日期", default=None)


class Economics(Group):
    """What the investor may expect."""

    revenue: Money | None = doc("Sales revenue a year", "年销售收入", default=None)
    irr: Share | None = doc("Internal rate of return", "内部收益率", default=None)
    payback: Amount | None = doc("Payback period: 6年", "投资回收期，如 6年", default=None)


class Performance(Group):
    """What a project reaches of the indicators of a standardised plot. Investment for each mu
    follows from investment and land."""

    plot_ratio: Ratio | None = doc("Plot ratio: 1.2", "容积率：1.2", default=None)
    coverage: Share | None = doc("Site coverage", "建筑密度", default=None)
    output: Money | None = doc("Output value a year", "年产值", default=None)
    tax: Money | None = doc("Tax a year", "年税收", default=None)
    energy: Amount | None = doc(
        "Energy for output: 0.3吨标准煤/万元", "单位能耗：0.3吨标准煤/万元", default=None
    )


class ProjectFields(EntryFields):
    """The public fields of a project."""

    title: Text = doc("Name of the project", "项目名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc(
        "What it is about (Markdown)", "项目说明（Markdown）", default=None
    )
    type: ProjectType = doc("Kind of project", "项目类型", default="industrial")
    industry: Annotated[Id, Ref("industry")] = doc("Id of its industry", "产业编号")
    chain: Annotated[Id, Ref("chain")] | None = doc(
        "Id of its industrial chain", "产业链编号", default=None
    )
    region: Annotated[Id, Ref("region")] = doc("Id of its region", "地区编号")
    link: Line = doc("Key of the link of the chain that it fills", "所补环节的编号", default="")
    park: Annotated[Id, Ref("park")] | None = doc(
        "Id of the park or zone in which it stands", "所在园区编号", default=None
    )
    site: Annotated[Id, Ref("site")] | None = doc(
        "Id of the site on which it stands or is to stand", "所用地块、厂房编号", default=None
    )
    place: Text | None = doc("Place within the region", "区内地点", default=None)
    investor: Text | None = doc(
        "Investor, as the source names it", "投资方，照来源书写", default=None
    )
    stage: Stage = doc(
        "Stage; not-stated if the source names none", "阶段；来源未说明写 not-stated"
    )
    stage_note: Text | None = doc("What the source says of the stage", "阶段说明", default=None)
    stage_dates: StageDates = doc("When each stage was reached", "各阶段日期", default=StageDates())
    investment: Investment | None = doc("How much is invested", "投资额", default=None)
    land: Area | None = doc("Land needed: 约120亩", "用地：约120亩", default=None)
    cooperation: tuple[Cooperation, ...] = doc("Forms of cooperation", "合作方式", default=())
    output: tuple[Output, ...] = doc(
        "What it makes, supplies or saves", "产能、产量与效益", default=()
    )
    economics: Economics = doc("Expected return", "经济指标", default=Economics())
    performance: Performance = doc(
        "What it reaches of a plot’s indicators", "对照“标准地”的指标", default=Performance()
    )
    milestones: tuple[MilestoneFields, ...] = doc("Dates to be met", "节点", default=())
    readiness: Readiness = doc("Conditions in place", "条件是否齐备", default=Readiness())
    oc4ids_sector: tuple[Sector, ...] = doc(
        "Its sector in OC4IDS, where that of its industry does not say it",
        "在OC4IDS标准中的行业代码；产业的代码不合适时写",
        default=(),
    )
    readiness_exceptions: tuple[ReadinessException, ...] = doc(
        "Conditions that are not needed, each with the reason",
        "不需要的条件，逐项写明理由",
        default=(),
    )
    images: tuple[Image, ...] = doc("Pictures, the main one first", "图片，主图在前", default=())
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )
    policies: tuple[Annotated[Id, Ref("policy")], ...] = doc(
        "Ids of policies that apply", "适用政策编号", default=()
    )
    featured: Integer | None = doc(
        "Place among the featured projects", "首页精选次序", default=None
    )


class PublicProject(ProjectFields, Public):
    """A project of the public edition."""


class Project(ProjectFields, Internal):
    """A project with what only the office may know."""

    milestones: tuple[Milestone, ...] = doc("Dates to be met", "节点", default=())
    leader: Line = doc("Assigned senior official; never public", "包联领导，绝不公开", default="")
    officer: Line = doc(
        "Project service officer; never public", "项目服务专员，绝不公开", default=""
    )
    partner: Line = doc("Party in negotiation; never public", "洽谈对象，绝不公开", default="")
    department: Line = doc("Lead department; never public", "牵头单位，绝不公开", default="")
    introducer: Annotated[Id, Ref("person")] | None = doc(
        "Id of the person who introduced it; never public", "引荐人编号，绝不公开", default=None
    )
    standing: Standing | None = doc(
        "Whether it goes on; never public", "盘点情况，绝不公开", default=None
    )
    talks: tuple[Talk, ...] = doc(
        "Rounds of negotiation; never public", "洽谈记录，绝不公开", default=()
    )
    ledger: tuple[LedgerEntry, ...] = doc(
        "Entries of the tracking ledger; never public", "台账记录，绝不公开", default=()
    )

    def public(self) -> PublicProject:
        """The project as the public edition has it."""
        return PublicProject.of(self)


@packed
@dataclass(frozen=True, slots=True)
class Brief:
    """What pages other than its own need of a public project: its row and card, and its place
    among others. Fields are named as the project's; of the output, there is the first."""

    id: str
    title: LocalizedText
    summary: LocalizedText | None
    place: LocalizedText | None
    industry: str
    region: str
    park: str | None
    chain: str | None
    link: str
    site: str | None
    stage: Stage
    type: ProjectType
    investment: Investment | None
    output: tuple[Output, ...]
    cooperation: tuple[Cooperation, ...]
    policies: tuple[str, ...]
    sources: tuple[str, ...]
    images: tuple[Image, ...]
    aliases: tuple[str, ...]
    published: Moment | None
    updated: PartialDate | None
    review_by: PartialDate | None
    featured: int | None
    illustrative: bool

    @classmethod
    def of(cls, project: PublicProject) -> Brief:
        """A project in brief."""
        values = {field.name: getattr(project, field.name) for field in fields(cls)}
        return cls(**{**values, "output": project.output[:1]})
