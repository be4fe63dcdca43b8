"""Funds: what they invest in, how large they are, how far they have got."""

from __future__ import annotations

from typing import Annotated, Literal

from site_src.model.fields import EntryFields, Id, Internal, Public, Ref, doc
from site_src.model.measure import Money
from site_src.model.text import Text


class FundFields(EntryFields):
    """The public fields of a guidance fund."""

    title: Text = doc("Name of the fund", "基金名称")
    region: Annotated[Id, Ref("region")] = doc("Id of the place", "地区编号")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    parties: tuple[Text, ...] = doc("Parties", "各方", default=())
    mandate: Text | None = doc("What it invests in", "投向", default=None)
    size: Money | None = doc("How large it is", "规模", default=None)
    status: Literal["agreement-signed", "in-talks"] = doc("How far it is", "进展")
    contact: Annotated[Id, Ref("contact")] | None = doc(
        "Id of the contact", "联系人编号", default=None
    )


class PublicFund(FundFields, Public):
    """A fund of the public edition."""


class Fund(FundFields, Internal):
    """A guidance fund."""

    def public(self) -> PublicFund:
        """The fund as the public edition has it."""
        return PublicFund.of(self)
