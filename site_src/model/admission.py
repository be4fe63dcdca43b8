"""Admission rules: which projects a place takes, and which it does not."""

from __future__ import annotations

from typing import Annotated

from site_src.model.fields import EntryFields, Group, Id, Internal, Public, Ref, doc
from site_src.model.measure import Money
from site_src.model.text import Text


class Minimum(Group):
    """The least that a project of some sort must invest."""

    label: Text = doc("Of which projects it is asked", "对哪类项目的要求")
    amount: Money = doc("Investment in one project, at least: 10亿元", "单体投资不低于：10亿元")


class Statement(Group):
    """What a place says of the projects that it takes."""

    text: Text = doc("The rule in words", "规定的文字表述")
    source: Annotated[Id, Ref("source")] = doc("Id of the source that says so", "出处编号")


class AdmissionFields(EntryFields):
    """The public fields of the admission rules of a place."""

    title: Text = doc("What these rules are", "门槛名称")
    summary: Text | None = doc("One sentence", "一句话摘要", default=None)
    region: Annotated[Id, Ref("region")] = doc(
        "Id of the region in which they hold", "适用地区编号"
    )
    minimums: tuple[Minimum, ...] = doc("Least investment", "投资额要求", default=())
    excluded: tuple[Annotated[Id, Ref("industry")], ...] = doc(
        "Ids of the industries that are not taken", "不引进产业的编号", default=()
    )
    statements: tuple[Statement, ...] = doc("What else is asked", "其他要求", default=())


class PublicAdmission(AdmissionFields, Public):
    """Admission rules of the public edition."""


class Admission(AdmissionFields, Internal):
    """Admission rules."""

    def public(self) -> PublicAdmission:
        """The rules as the public edition has them."""
        return PublicAdmission.of(self)
