"""Sites: land parcels, plants and idle assets on offer."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Group, Id, Internal, Public, Ref, doc
from site_src.model.image import Image
from site_src.model.measure import Amount, Area, Money, Ratio, Share
from site_src.model.place import Location, Position, published_position
from site_src.model.supply import Cost, Utility
from site_src.model.text import Prose, Text

SiteForm = Literal["parcel", "plant", "building", "idle-asset"]
LandUse = Literal["industrial", "logistics", "research", "commercial", "agricultural", "mixed"]
Tenure = Literal["grant", "lease", "lease-then-grant", "transfer", "rent", "joint-use"]
Title = Literal["clear", "in-process", "defect", "not-stated"]
Availability = Literal["available", "reserved", "taken", "not-stated"]
LandStep = Literal["planned", "sited", "approved", "supplied", "registered"]
SITE_FORMS: tuple[SiteForm, ...] = get_args(SiteForm)
#: The procedure of land, in order: plan, preliminary siting, approval, supply, registration.
LAND_STEPS: tuple[LandStep, ...] = get_args(LandStep)


class Standard(Group):
    """The indicators of a standardised plot (标准地): what a project on it has to reach."""

    intensity: Money | None = doc(
        "Investment in fixed assets, at least: 300万元/亩",
        "投资强度，不低于：300万元/亩",
        default=None,
    )
    plot_ratio: Ratio | None = doc("Plot ratio, at least: 1.2", "容积率，不低于：1.2", default=None)
    coverage: Share | None = doc("Site coverage, at least", "建筑密度，不低于", default=None)
    output: Money | None = doc(
        "Output value a year, at least: 500万元/亩", "亩均产值，不低于：500万元/亩", default=None
    )
    tax: Money | None = doc(
        "Tax a year, at least: 20万元/亩", "亩均税收，不低于：20万元/亩", default=None
    )
    energy: Amount | None = doc(
        "Energy for output, at most: 0.3吨标准煤/万元",
        "单位能耗，不高于：0.3吨标准煤/万元",
        default=None,
    )
    emissions: Text | None = doc(
        "What may be discharged, in words", "污染物排放要求，文字说明", default=None
    )


class LandDates(Group):
    """When each step of the land procedure was done."""

    planned: Date | None = doc("In the spatial plan since", "纳入国土空间规划日期", default=None)
    sited: Date | None = doc("Preliminary siting approved on", "预选址批准日期", default=None)
    approved: Date | None = doc("Use of the land approved on", "用地批准日期", default=None)
    supplied: Date | None = doc("Supplied on", "供地日期", default=None)
    registered: Date | None = doc("Title registered on", "登记日期", default=None)


class SiteFields(EntryFields):
    """The public fields of a site."""

    title: Text = doc("Name of the site", "地块、厂房、资产名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc("What it is about (Markdown)", "说明（Markdown）", default=None)
    form: SiteForm = doc("Land parcel, plant, building or idle asset", "地块、厂房、楼宇、闲置资产")
    region: Annotated[Id, Ref("region")] = doc("Id of its region", "地区编号")
    park: Annotated[Id, Ref("park")] | None = doc(
        "Id of the park in which it lies", "所在园区编号", default=None
    )
    area: Area | None = doc("Area of land: 约120亩", "土地面积：约120亩", default=None)
    floor_area: Area | None = doc("Floor area: 8000平方米", "建筑面积：8000平方米", default=None)
    use: LandUse | None = doc("Use for which it is planned", "规划用途", default=None)
    tenure: tuple[Tenure, ...] = doc("How it can be had", "取得方式", default=())
    price: Amount | None = doc("Price: 18万元/亩", "价格：18万元/亩", default=None)
    ownership: Title = doc("State of the title", "权属状况", default="not-stated")
    defects: tuple[Text, ...] = doc(
        "What is wrong with title or building", "权属、房屋方面的瑕疵", default=()
    )
    availability: Availability = doc("Whether it can be had", "可否取得", default="not-stated")
    available_from: Date | None = doc("From when", "可用日期", default=None)
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries it suits", "适合产业的编号", default=()
    )
    standard: Standard | None = doc(
        "Indicators of a standardised plot", "“标准地”指标", default=None
    )
    land_dates: LandDates = doc(
        "When each step of the land procedure was done", "用地手续各环节日期", default=LandDates()
    )
    utilities: tuple[Utility, ...] = doc(
        "What it is supplied with, where the park’s does not hold",
        "配套；与园区不同的才写",
        default=(),
    )
    costs: tuple[Cost, ...] = doc(
        "What production factors cost, where the park’s do not hold",
        "要素成本；与园区不同的才写",
        default=(),
    )
    equipment: tuple[Text, ...] = doc("What stands in it", "现有设备", default=())
    images: tuple[Image, ...] = doc("Pictures, the main one first", "图片，主图在前", default=())
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicSite(SiteFields, Public):
    """A site of the public edition."""

    location: Position | None = published_position()


class Site(SiteFields, Internal):
    """A site."""

    location: Location | None = doc(
        "Where it is; published rounded", "位置；公开时取整", default=None
    )

    def public(self) -> PublicSite:
        """The site as the public edition has it."""
        return PublicSite.of(self)
