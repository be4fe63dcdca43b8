"""Parks: development zones and industrial parks, in which projects stand."""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.fields import EntryFields, Id, Internal, Public, Ref, doc
from site_src.model.image import Image
from site_src.model.measure import Area
from site_src.model.place import Location, Position, published_position
from site_src.model.supply import Cost, Utility
from site_src.model.text import Prose, Text

ParkLevel = Literal["national", "provincial", "municipal", "county", "not-stated"]


class ParkFields(EntryFields):
    """The public fields of a park."""

    title: Text = doc("Name of the park or zone", "园区、开发区名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc(
        "What it is about (Markdown)", "园区说明（Markdown）", default=None
    )
    level: ParkLevel = doc(
        "Level of the park; not-stated if the source names none",
        "园区级别；来源未说明写 not-stated",
        default="not-stated",
    )
    region: Annotated[Id, Ref("region")] = doc("Id of its region", "地区编号")
    industries: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of its industries", "产业编号", default=()
    )
    area: Area | None = doc("Area: 22平方公里", "面积：22平方公里", default=None)
    utilities: tuple[Utility, ...] = doc("What it is supplied with", "配套条件", default=())
    costs: tuple[Cost, ...] = doc("What production factors cost", "要素成本", default=())
    images: tuple[Image, ...] = doc("Pictures, the main one first", "图片，主图在前", default=())
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicPark(ParkFields, Public):
    """A park of the public edition."""

    location: Position | None = published_position()


class Park(ParkFields, Internal):
    """A park."""

    location: Location | None = doc(
        "Where it is; published rounded", "位置；公开时取整", default=None
    )

    def public(self) -> PublicPark:
        """The park as the public edition has it."""
        return PublicPark.of(self)
