"""Enterprises: who is there already, in which link of which chain."""

from __future__ import annotations

from typing import Annotated

from site_src.model.fields import Boolean, EntryFields, Group, Id, Internal, Public, Ref, doc
from site_src.model.image import Image
from site_src.model.place import Location, Position, Scope, published_position
from site_src.model.project import Output
from site_src.model.text import Line, Prose, Text, WebAddress


class Testimonial(Group):
    """What an enterprise says of the place, in words that it has agreed to."""

    words: Text = doc("What it says", "原话")
    by: Text = doc("Who says it", "谁说的")


class EnterpriseFields(EntryFields):
    """The public fields of an enterprise."""

    title: Text = doc("Name of the enterprise", "企业名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc(
        "What it is about (Markdown)", "企业说明（Markdown）", default=None
    )
    region: Annotated[Id, Ref("region")] = doc("Id of its region", "地区编号")
    park: Annotated[Id, Ref("park")] | None = doc("Id of its park", "所在园区编号", default=None)
    industry: Annotated[Id, Ref("industry")] = doc("Id of its industry", "产业编号")
    chain: Annotated[Id, Ref("chain")] | None = doc(
        "Id of its industrial chain", "产业链编号", default=None
    )
    link: Line = doc("Key of its link of the chain", "所在环节的编号", default="")
    leader: Boolean = doc("true for the leader of the chain", "链主企业写 true", default=False)
    origin: Text | None = doc("Where its investor comes from", "投资方来自何处", default=None)
    origin_scope: Scope = doc(
        "How far away that is, and so on which of the four maps it stands",
        "有多远，也即标在四幅地图的哪一幅：本地、省内、全国、国外",
        default="country",
    )
    products: tuple[Output, ...] = doc("What it makes, and how much", "产品与产量", default=())
    certificates: tuple[Text, ...] = doc("State titles and certificates", "资质与称号", default=())
    projects: tuple[Annotated[Id, Ref("project")], ...] = doc(
        "Ids of its projects here", "在本地的项目编号", default=()
    )
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of figures about it", "相关指标的编号", default=()
    )
    testimonial: Testimonial | None = doc("What it says of the place", "企业怎么说", default=None)
    website: WebAddress = doc("Its own site", "企业网站", default="")
    images: tuple[Image, ...] = doc("Pictures, the main one first", "图片，主图在前", default=())


class PublicEnterprise(EnterpriseFields, Public):
    """An enterprise of the public edition."""

    origin_location: Position | None = published_position()


class Enterprise(EnterpriseFields, Internal):
    """An enterprise."""

    origin_location: Location | None = doc(
        "Where its investor comes from, for maps; published rounded",
        "投资方来源地的位置，用于地图；公开时取整",
        default=None,
    )

    def public(self) -> PublicEnterprise:
        """The enterprise as the public edition has it."""
        return PublicEnterprise.of(self)
