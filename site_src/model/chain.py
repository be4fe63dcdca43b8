"""Industrial chains: their links, technologies and markets."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from site_src.model.fields import (
    Boolean,
    EntryFields,
    Group,
    Id,
    Internal,
    Key,
    Public,
    Ref,
    doc,
)
from site_src.model.measure import Share
from site_src.model.place import Location, Position, Scope, published_position
from site_src.model.text import Line, Prose, Text

NodeStatus = Literal["strong", "weak", "missing", "supporting", "not-stated"]
Tier = Literal["upstream", "midstream", "downstream"]
TIERS: tuple[Tier, ...] = get_args(Tier)


class Technology(Group):
    """A core technology of a link; made up for show where its link is."""

    title: Text = doc("Name of the technology", "技术名称")
    holder: Text | None = doc("Who masters it", "谁掌握", default=None)
    missing: Boolean = doc(
        "true for one that is sought", "本地没有、正在引进的写 true", default=False
    )
    note: Text | None = doc("What the source adds", "说明", default=None)


class MarketFields(Group):
    """A market, as the public may know it."""

    title: Text = doc("Where, or to whom", "销往何处、卖给谁")
    scope: Scope = doc("How far away", "本地、省内、全国、国外")
    product: Text | None = doc("What is sold there", "卖什么", default=None)
    share: Share | None = doc("Share of sales", "销售占比", default=None)
    illustrative: Boolean = doc("true if made up for show", "示例写 true", default=False)
    note: Text | None = doc("What the source adds", "说明", default=None)


class PublicMarket(MarketFields, Public):
    """A market of the public edition."""

    location: Position | None = published_position()


class Market(MarketFields):
    """A market in which the chain sells."""

    location: Location | None = doc(
        "Where it is, for maps; published rounded", "位置，用于地图；公开时取整", default=None
    )

    def public(self) -> PublicMarket:
        """The market as the public edition has it."""
        return PublicMarket.of(self)


class Node(Group):
    """One link of a chain."""

    key: Key = doc("Key of the link", "环节编号")
    title: Text = doc("Name of the link", "环节名称")
    tier: Tier = doc("Upstream or downstream", "上、中、下游")
    status: NodeStatus = doc(
        "How strong it is here", "优势、薄弱、缺失、配套", default="not-stated"
    )
    illustrative: Boolean = doc(
        "true if its strength, what is sought and its technologies are made up for show",
        "强弱、正在找的项目和核心技术为示例的写 true",
        default=False,
    )
    feeds: tuple[Line, ...] = doc(
        "Keys of the links it supplies; without any, those of the next tier",
        "所供给环节的编号；不写即为下一游的各环节",
        default=(),
    )
    note: Text | None = doc("What the source says of it", "来源对该环节的说明", default=None)
    seeking: Text | None = doc("What is sought for it", "正在找什么项目", default=None)
    technologies: tuple[Technology, ...] = doc("Its core technologies", "核心技术", default=())


class ChainFields(EntryFields):
    """The public fields of an industrial chain."""

    title: Text = doc("Name of the chain", "产业链名称")
    region: Annotated[Id, Ref("region")] = doc("Id of the place", "地区编号")
    industry: Annotated[Id, Ref("industry")] = doc("Id of its industry", "产业编号")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    description: Prose | None = doc(
        "What it is about (Markdown)", "产业链说明（Markdown）", default=None
    )
    nodes: tuple[Node, ...] = doc(
        "Links from upstream to downstream", "环节，自上游至下游", default=()
    )
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicChain(ChainFields, Public):
    """A chain of the public edition."""

    markets: tuple[PublicMarket, ...] = doc("Where its products are sold", "市场分布", default=())


class Chain(ChainFields, Internal):
    """An industrial chain."""

    markets: tuple[Market, ...] = doc("Where its products are sold", "市场分布", default=())

    def public(self) -> PublicChain:
        """The chain as the public edition has it."""
        return PublicChain.of(self)
