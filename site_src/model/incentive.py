"""Incentives as rules that a machine can apply: on what conditions, how much, until when."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.dates import Date
from site_src.model.document import Review
from site_src.model.fields import EntryFields, Group, Id, Integer, Internal, Public, Ref, doc
from site_src.model.measure import Amount, Money, Share
from site_src.model.project import Cooperation, ProjectType
from site_src.model.text import Prose, Text

IncentiveForm = Literal["grant", "interest", "rent", "land", "tax", "talent", "equity", "service"]
#: What a condition is asked of, as the project states it.
Subject = Literal["investment", "land", "output", "tax", "revenue"]
INCENTIVE_FORMS: tuple[IncentiveForm, ...] = get_args(IncentiveForm)


class Condition(Group):
    """One condition: an amount that the project must reach or keep to, or words alone."""

    of: Subject | None = doc("Of what it is asked", "对什么的要求", default=None)
    at_least: Amount | None = doc("At least: 1亿元", "不低于：1亿元", default=None)
    at_most: Amount | None = doc("At most: 200亩", "不高于：200亩", default=None)
    text: Text | None = doc(
        "The condition in words, where no amount says it", "用文字表述的条件", default=None
    )


class Award(Group):
    """What is given: a rate of something, or an amount; up to a cap."""

    rate: Share | None = doc("Rate: 3%", "比例：3%", default=None)
    of: Subject | None = doc("Of what the rate is", "比例的基数", default=None)
    amount: Money | None = doc("Amount: 500万元", "金额：500万元", default=None)
    cap: Money | None = doc("At most in all", "最高不超过", default=None)
    years: Integer | None = doc("For how many years", "年限", default=None)
    text: Text | None = doc("What is given, in words", "用文字表述", default=None)


class IncentiveFields(EntryFields):
    """The public fields of an incentive."""

    title: Text = doc("Name of the incentive", "扶持措施名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc("What it is about (Markdown)", "说明（Markdown）", default=None)
    form: IncentiveForm = doc("What kind of incentive", "类别")
    region: Annotated[Id, Ref("region")] = doc("Id of the place that gives it", "地区编号")
    policy: Annotated[Id, Ref("policy")] | None = doc(
        "Id of the policy that grants it", "依据文件编号", default=None
    )
    article: Integer | None = doc("Number of the article", "条号", default=None)
    basis: Text | None = doc(
        "Legal basis, where the policy is not in the register",
        "法律依据；文件未入库时写",
        default=None,
    )
    fair_competition_review: Review = doc(
        "Fair competition review", "公平竞争审查", default="not-stated"
    )
    valid_from: Date | None = doc("First day", "生效日期", default=None)
    valid_until: Date | None = doc("Last day", "失效日期", default=None)
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
    cooperation: tuple[Cooperation, ...] = doc(
        "Forms of cooperation for which it is; without any, all",
        "适用合作方式；不写即全部",
        default=(),
    )
    conditions: tuple[Condition, ...] = doc(
        "Conditions, all of which must be met", "条件，须全部满足", default=()
    )
    award: Award = doc("What is given", "给什么")
    service: Annotated[Id, Ref("service")] | None = doc(
        "Id of the service by which it is claimed", "申领服务编号", default=None
    )
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicIncentive(IncentiveFields, Public):
    """An incentive of the public edition."""


class Incentive(IncentiveFields, Internal):
    """An incentive."""

    def public(self) -> PublicIncentive:
        """The incentive as the public edition has it."""
        return PublicIncentive.of(self)
