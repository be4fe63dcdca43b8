"""What a government site has to say of itself: the `government` group of our settings."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from site_src.model.fields import Boolean, Group, doc
from site_src.model.text import Line, Text, WebAddress

#: The lists that are columns in the sense of the rules for government sites.
COLUMNS = ("projects", "lists", "chains", "figures", "policies", "guide", "news", "sources")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_SITE_ID = re.compile(r"[0-9]{10}|bm[0-9]+")
_RECORD = re.compile(r"[0-9]{10,16}")


def invalid_setting(value: object, expected: str) -> PydanticCustomError:
    """The complaint about a setting that has the right type and cannot work."""
    return PydanticCustomError("setting-invalid", "setting", {"value": value, "expected": expected})


def _like(pattern: re.Pattern[str], expected: str) -> Any:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise invalid_setting(value, expected)
        return value

    return AfterValidator(check)


def _columns(value: dict[str, Column]) -> dict[str, Column]:
    for name in value:
        if name not in COLUMNS:
            raise invalid_setting(name, ", ".join(COLUMNS))
    return value


class PublicSecurityFiling(Group):
    """The number under which the public security organs registered the site."""

    number: Line = doc("The number in full", "备案号全文，如 某公网安备…号")
    code: Annotated[Line, _like(_RECORD, "00000000000000")] = doc(
        "Its digits, with which the register is searched", "备案号中的数字，用于查询链接"
    )


class Column(Group):
    """What the rules want to know of a list beyond its name and description."""

    type: Text | None = doc("Type of the column", "栏目类别", default=None)
    keywords: Text | None = doc(
        "Keywords, parted by commas", "栏目关键词，以逗号分开", default=None
    )


class Government(Group):
    """The profile of a government site. Nothing here is ever made up: what is not written is not
    shown, and `check` says so."""

    enabled: Boolean = doc(
        "true for a government site; false hides every state mark",
        "是否政府网站；写 false 则不显示任何政府网站标志",
    )
    site_domain: Annotated[Line, _like(_DOMAIN, "invest.example.gov.cn")] = doc(
        "Domain", "网站域名", default=""
    )
    site_id_code: Annotated[Line, _like(_SITE_ID, "0000000000, bm00000000")] = doc(
        "Government site identifier as issued", "政府网站标识码", default=""
    )
    organiser: Text | None = doc("Organiser", "主办单位", default=None)
    operator: Text | None = doc("Operator", "承办单位", default=None)
    phone: Line = doc("Telephone of the site's editors", "网站联系电话", default="")
    email: Line = doc("E-mail of the site's editors", "网站电子邮箱", default="")
    address: Text | None = doc("Postal address", "地址", default=None)
    icp: Line = doc("ICP filing number in full", "ICP备案号", default="")
    psb: PublicSecurityFiling | None = doc(
        "Public security filing number", "公安备案号", default=None
    )
    party_government_mark: Boolean | None = doc(
        "Whether the site bears the party and government body mark",
        "是否挂党政机关网站标识",
        default=None,
    )
    mark_certificate: WebAddress = doc(
        "Address of that mark's certificate", "党政机关网站标识证书网址", default=""
    )
    error_report: WebAddress = doc(
        "Address at which errors of government sites are reported",
        "“我为政府网站找错”入口网址",
        default="",
    )
    ipv6: Boolean | None = doc("Whether the site supports IPv6", "是否支持IPv6", default=None)
    columns: Annotated[dict[str, Column], AfterValidator(_columns)] = doc(
        "Type and keywords of each list", "各栏目的类别和关键词", default={}
    )
