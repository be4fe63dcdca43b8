"""The settings of a portal: the part of `mkdocs.yml` that is ours."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from site_src.model.fields import Boolean, Group, Integer, doc
from site_src.model.text import Line

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(value: Any) -> str:
    if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise PydanticCustomError(
            "choice-unknown", "colour", {"value": str(value), "choices": "#rrggbb"}
        )
    return value.lower()


class LocaleSettings(Group):
    """One language of the portal."""

    lang: Line = doc("BCP 47 tag for the lang attribute", "语言标签，如 zh-Hans")
    cldr: Line = doc("CLDR locale for numbers and dates", "CLDR 区域，如 en_GB")
    name: Line = doc("The language in itself", "语言自称，如 العربية")
    dir: Literal["ltr", "rtl"] = doc("Direction of writing", "书写方向", default="ltr")


class PortalSettings(Group):
    """The options of the `zhuchao` plugin."""

    locales: dict[str, LocaleSettings] = doc("The languages, the original first", "语言，原文在前")
    brand: Annotated[str, PlainValidator(_colour)] = doc("Main colour", "主色", default="#0b4f6c")
    signal: Annotated[str, PlainValidator(_colour)] = doc(
        "Colour for action", "强调色", default="#a8481a"
    )
    timezone: Line = doc("Time zone that decides what day it is", "时区", default="Asia/Shanghai")
    catalogue: Line = doc("Folder of the catalogue", "项目目录", default="projects_yaml")
    content: Line = doc("Folder of the documents", "文档目录", default="content")
    demonstration: Boolean = doc(
        "Shows the notice that this is no official site", "显示非官方声明", default=False
    )
    size_classes: tuple[Integer, ...] = doc(
        "Lower bounds of the size classes, in 亿元, largest first", "投资规模分级下限（亿元），从大到小",
        default=(100, 30, 10, 1),
    )  # fmt: skip
    page_size: Integer = doc("Entries on one page of a list", "列表每页条数", default=25)

    @property
    def codes(self) -> tuple[str, ...]:
        """The locales, the original first."""
        return tuple(self.locales)

    @property
    def original(self) -> str:
        """The locale in which facts are written."""
        return self.codes[0]
