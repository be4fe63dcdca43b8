"""Industries, regions, contacts, sources: what other entries refer to."""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.dates import Date
from site_src.model.fields import Boolean, EntryFields, Id, Internal, Public, Ref, doc
from site_src.model.place import Location, Position, published_position
from site_src.model.text import Line, Locale, Text, WebAddress

#: The sectors of infrastructure in OC4IDS 0.9.5 (codelist projectSector).
Sector = Literal[
    "education", "health", "energy", "energy.solar", "energy.wind", "energy.hydropower",
    "energy.biomass", "energy.geothermal", "communications", "waterAndWaste", "governance",
    "economy", "cultureSportsAndRecreation", "transport", "transport.air", "transport.water",
    "transport.rail", "transport.road", "transport.urban", "transport.lowCarbon", "socialHousing",
    "naturalResources", "naturalResources.floodProtection",
]  # fmt: skip
RegionLevel = Literal[
    "province",
    "city",
    "county-level-city",
    "county",
    "district",
    "zone",
    "masked-city",
    "masked-district",
]


class IndustryFields(EntryFields):
    """The public fields of an industry."""

    title: Text = doc("Name of the industry", "产业名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    oc4ids_sector: tuple[Sector, ...] = doc(
        "Its sector in OC4IDS, for infrastructure projects",
        "在OC4IDS标准中的行业代码，用于基础设施项目",
        default=(),
    )


class PublicIndustry(IndustryFields, Public):
    """An industry of the public edition."""


class Industry(IndustryFields, Internal):
    """An industry."""

    def public(self) -> PublicIndustry:
        """The industry as the public edition has it."""
        return PublicIndustry.of(self)


class RegionFields(EntryFields):
    """The public fields of a region."""

    title: Text = doc("Name of the region", "地区名称")
    level: RegionLevel = doc("Administrative level", "行政层级")
    parent: Annotated[Id, Ref("region")] | None = doc(
        "Id of the region above", "上级地区编号", default=None
    )
    masked: Boolean = doc("The source hides its name", "来源隐去名称", default=False)
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)


class PublicRegion(RegionFields, Public):
    """A region of the public edition."""

    location: Position | None = published_position()


class Region(RegionFields, Internal):
    """A region."""

    location: Location | None = doc(
        "Where it is, for maps; published rounded", "位置，用于地图；公开时取整", default=None
    )

    def public(self) -> PublicRegion:
        """The region as the public edition has it."""
        return PublicRegion.of(self)


class ContactFields(EntryFields):
    """The public fields of a contact."""

    title: Text = doc("Role or name", "职务或姓名")
    summary: Text | None = doc("What to ask there", "负责什么", default=None)
    office: Text | None = doc("Office", "单位", default=None)
    phone: Line = doc("Telephone with country code", "电话，含国家代码", default="")
    email: Line = doc("E-mail address", "电子邮箱", default="")
    languages: tuple[Locale, ...] = doc("Locales spoken", "可用语言", default=())
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries for which it is to be called; without any, all",
        "负责产业的编号；不写即全部",
        default=(),
    )
    regions: tuple[Annotated[Id, Ref("region")], ...] = doc(
        "Ids of the regions for which it is to be called; without any, all",
        "负责地区的编号；不写即全部",
        default=(),
    )


class PublicContact(ContactFields, Public):
    """A contact of the public edition."""


class Contact(ContactFields, Internal):
    """A contact."""

    def public(self) -> PublicContact:
        """The contact as the public edition has it."""
        return PublicContact.of(self)


class SourceFields(EntryFields):
    """The public fields of a source."""

    title: Text = doc("Title of the document", "文件标题")
    publisher: Text | None = doc("Who published it", "发布者", default=None)
    form: Literal["report", "speech", "statement", "law"] = doc("Kind of document", "文件类型")
    date: Date | None = doc("Its date, as far as stated", "日期", default=None)
    date_note: Text | None = doc("The date as the document has it", "日期说明", default=None)
    url: WebAddress = doc("Address", "网址", default="")
    summary: Text | None = doc("What it is", "说明", default=None)


class PublicSource(SourceFields, Public):
    """A source of the public edition."""


class Source(SourceFields, Internal):
    """A source."""

    def public(self) -> PublicSource:
        """The source as the public edition has it."""
        return PublicSource.of(self)
