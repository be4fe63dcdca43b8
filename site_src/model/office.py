"""Offices: who looks for investors where these are, and who introduces them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.dates import Date
from site_src.model.fields import EntryFields, Id, Internal, Public, Ref, doc
from site_src.model.place import Location, Position, Scope, published_position
from site_src.model.text import Text

OfficeForm = Literal["resident", "partner-region", "chamber", "ambassador", "team"]
OFFICE_FORMS: tuple[OfficeForm, ...] = get_args(OfficeForm)


class OfficeFields(EntryFields):
    """The public fields of an office."""

    title: Text = doc("Name of the office", "名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    form: OfficeForm = doc(
        "Resident promotion office, partner region, chamber of commerce, investment ambassador, "
        "outreach team",
        "驻地招商基地、对口协作地区、商会、招商大使、小分队",
    )
    area: Text | None = doc("Where it looks for investors", "面向的地区", default=None)
    scope: Scope = doc(
        "How far away that is, and so on which of the four maps it stands",
        "有多远，也即标在四幅地图的哪一幅：本地、省内、全国、国外",
        default="country",
    )
    region: Annotated[Id, Ref("region")] = doc("Id of the place for which it works", "地区编号")
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries that it looks for", "重点产业编号", default=()
    )
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of figures about it", "相关指标的编号", default=()
    )
    opened: Date | None = doc("When it was opened", "设立日期", default=None)
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicOffice(OfficeFields, Public):
    """An office of the public edition."""

    location: Position | None = published_position()


class Office(OfficeFields, Internal):
    """An office."""

    location: Location | None = doc(
        "Where it is, or the middle of the area; published rounded",
        "所在位置或所面向地区的大致中心；公开时取整",
        default=None,
    )

    def public(self) -> PublicOffice:
        """The office as the public edition has it."""
        return PublicOffice.of(self)
