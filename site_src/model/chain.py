"""Industrial chains and the funds that invest in them."""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.fields import EntryFields, Group, Id, Internal, Public, Ref, doc
from site_src.model.text import Line, Text

NodeStatus = Literal["strong", "weak", "missing", "supporting", "not-stated"]


class Node(Group):
    """One link of a chain."""

    key: Line = doc("Key of the link", "环节编号")
    title: Text = doc("Name of the link", "环节名称")
    tier: Literal["upstream", "midstream", "downstream"] = doc(
        "Upstream or downstream", "上、中、下游"
    )
    status: NodeStatus = doc(
        "How strong it is here", "优势、薄弱、缺失、配套", default="not-stated"
    )


class ChainFields(EntryFields):
    """The public fields of an industrial chain."""

    title: Text = doc("Name of the chain", "产业链名称")
    region: Annotated[Id, Ref("region")] = doc("Id of the place", "地区编号")
    industry: Annotated[Id, Ref("industry")] = doc("Id of its industry", "产业编号")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    nodes: tuple[Node, ...] = doc(
        "Links from upstream to downstream", "环节，自上游至下游", default=()
    )


class PublicChain(ChainFields, Public):
    """A chain of the public edition."""


class Chain(ChainFields, Internal):
    """An industrial chain."""

    def public(self) -> PublicChain:
        """The chain as the public edition has it."""
        return PublicChain.of(self)


class FundFields(EntryFields):
    """The public fields of a guidance fund."""

    title: Text = doc("Name of the fund", "基金名称")
    region: Annotated[Id, Ref("region")] = doc("Id of the place", "地区编号")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    parties: tuple[Text, ...] = doc("Parties", "各方", default=())
    status: Literal["agreement-signed", "in-talks"] = doc("How far it is", "进展")


class PublicFund(FundFields, Public):
    """A fund of the public edition."""


class Fund(FundFields, Internal):
    """A guidance fund."""

    def public(self) -> PublicFund:
        """The fund as the public edition has it."""
        return PublicFund.of(self)
