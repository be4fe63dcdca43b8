"""Services: procedures and one-stop packages step by step, and what an office promises."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Group, Id, Integer, Internal, Key, Public, Ref, doc
from site_src.model.measure import Amount, Money
from site_src.model.project import ProjectType
from site_src.model.text import Prose, Text

ServiceForm = Literal["procedure", "package", "handling", "commitment", "promise"]
StepMode = Literal["mandatory", "optional", "alternative"]
Applies = Literal["project", "site"]
SERVICE_FORMS: tuple[ServiceForm, ...] = get_args(ServiceForm)


class Paper(Group):
    """A document that has to be handed in."""

    title: Text = doc("Name of the document", "材料名称")
    note: Text | None = doc(
        "Original or copy, how many, from whom", "原件或复印件、份数、由谁出具", default=None
    )


class ServiceStep(Group):
    """One step of a procedure: where to go, what to bring, what comes of it, how long it takes,
    what it costs, on which basis, and where to complain."""

    key: Key = doc("Key of the step", "环节编号")
    title: Text = doc("What to do", "办理事项")
    mode: StepMode = doc(
        "Whether it must be taken; an alternative takes the place of another step",
        "必办、选办，或替代另一环节",
        default="mandatory",
    )
    instead_of: Key | None = doc(
        "Key of the step whose place an alternative takes", "所替代环节的编号", default=None
    )
    office: Text | None = doc("Where to go", "受理单位", default=None)
    unit: Text | None = doc("Which window or unit", "窗口或科室", default=None)
    person: Text | None = doc("Whom to see", "经办人", default=None)
    results: tuple[Text, ...] = doc("What comes of it", "办理结果", default=())
    papers: tuple[Paper, ...] = doc("What to bring", "所需材料", default=())
    time: Amount | None = doc(
        "How long it takes: 不超过3个工作日", "办理时限：不超过3个工作日", default=None
    )
    fee: Money | None = doc("What it costs; 0元 if it is free", "费用；免费写 0元", default=None)
    fee_note: Text | None = doc("How the fee is reckoned", "收费标准", default=None)
    basis: Text | None = doc("Legal basis", "办理依据", default=None)
    complaint: Text | None = doc("Where to complain", "投诉渠道", default=None)
    note: Text | None = doc("What else to know", "其他说明", default=None)
    checked: Date | None = doc("Day on which the office confirmed it", "核实日期", default=None)


class Burden(Group):
    """What a matter asked of an enterprise before it was made simpler, or asks since."""

    steps: Integer | None = doc("Steps", "环节数", default=None)
    papers: Integer | None = doc("Documents", "材料数", default=None)
    matters: Integer | None = doc("Matters", "事项数", default=None)
    time: Amount | None = doc("Time", "时限", default=None)
    fees: Money | None = doc("Fees", "费用", default=None)


class ServiceFields(EntryFields):
    """The public fields of a service."""

    title: Text = doc("Name of the service", "服务、事项名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc("What it is about (Markdown)", "说明（Markdown）", default=None)
    form: ServiceForm = doc(
        "Procedure, one-stop package, handling on the investor’s behalf, commitment, promise",
        "事项、“一件事”套餐、全程代办、承诺制、服务承诺",
    )
    region: Annotated[Id, Ref("region")] = doc("Id of the place that offers it", "地区编号")
    applies_to: tuple[Applies, ...] = doc(
        "Whether it is shown with projects, with sites", "在项目页、地块页上显示", default=()
    )
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries for which it is; without any, all",
        "适用产业编号；不写即全部",
        default=(),
    )
    types: tuple[ProjectType, ...] = doc(
        "Types of projects for which it is; without any, all",
        "适用项目类型；不写即全部",
        default=(),
    )
    steps: tuple[ServiceStep, ...] = doc("Its steps, in order", "办理环节，按次序", default=())
    parts: tuple[Annotated[Id, Ref("service")], ...] = doc(
        "Ids of the services that a package puts together", "套餐所含事项的编号", default=()
    )
    points: tuple[Text, ...] = doc(
        "What is promised or done, point by point", "承诺或做法，逐条", default=()
    )
    before: Burden | None = doc("What it asked before", "改革前", default=None)
    after: Burden | None = doc(
        "What it asks since; else as the steps say", "改革后；不写则按环节计算", default=None
    )
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of figures about it", "相关指标的编号", default=()
    )
    policies: tuple[Annotated[Id, Ref("policy")], ...] = doc(
        "Ids of the policies on which it rests", "依据文件的编号", default=()
    )
    complaint: Text | None = doc("Where to complain", "投诉渠道", default=None)
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicService(ServiceFields, Public):
    """A service of the public edition."""


class Service(ServiceFields, Internal):
    """A service."""

    def public(self) -> PublicService:
        """The service as the public edition has it."""
        return PublicService.of(self)
