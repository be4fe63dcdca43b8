"""The settings of a portal: the part of `mkdocs.yml` that is ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails

from site_src.model import checks
from site_src.model.dates import Date
from site_src.model.fields import Boolean, Group, Integer, doc
from site_src.model.government import Government, invalid_setting
from site_src.model.kinds import DOCUMENT_KINDS, PUBLIC
from site_src.model.maps import MapSettings
from site_src.model.period import CADENCES, Cadence
from site_src.model.place import SCOPES, Decimals
from site_src.model.text import Line, WebAddress


def _locales(value: dict[str, LocaleSettings]) -> dict[str, LocaleSettings]:
    """Each code is a folder and part of every address."""
    for code in value:
        if not checks.is_language(code):
            raise invalid_setting(code, "zh, en, ar")
    if not value:
        raise invalid_setting("locales", "zh, en, ar")
    wrong = [problem for code in value for problem in _derivation_errors(code, value)]
    if wrong:
        raise ValidationError.from_exception_data("locales", wrong)
    return value


def _derivation_errors(code: str, locales: dict[str, LocaleSettings]) -> Iterator[InitErrorDetails]:
    """A derived locale names one that somebody writes; the original is derived from nothing."""
    own, original = locales[code], next(iter(locales))
    written = [other for other in locales if other != code and not locales[other].derive]
    if own.derive and (code == original or own.derive not in written):
        expected = "–" if code == original else ", ".join(written)
        problem = invalid_setting(own.derive, expected)
        yield InitErrorDetails(type=problem, loc=(code, "derive"), input=own.derive)
    if "conversion" in own.model_fields_set and not own.derive:
        problem = invalid_setting(own.conversion, f"derive: {original}")
        yield InitErrorDetails(type=problem, loc=(code, "conversion"), input=own.conversion)


def _limits(value: dict[str, int]) -> dict[str, int]:
    for name in value:
        if name not in FRESHNESS:
            raise invalid_setting(name, ", ".join(FRESHNESS))
    return value


def _maps(value: dict[str, MapSettings]) -> dict[str, MapSettings]:
    for name in value:
        if name not in SCOPES:
            raise invalid_setting(name, ", ".join(SCOPES))
    return value


#: What can become stale: the home page and every folder of entries.
FRESHNESS = (
    "home",
    *(kind.folder for kind in DOCUMENT_KINDS.values() if kind.folder),
    *(kind.folder for kind in PUBLIC.values()),
)
#: After how many days without an update a government site is held to be stale.
_GOVERNMENT_FRESHNESS = {"home": 14, "news": 14, "policies": 180, "projects": 180}

Colour = Annotated[
    str,
    PlainValidator(checks.colour),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
Folder = Annotated[Line, AfterValidator(checks.folder)]
#: OpenCC's ways from simplified to traditional Chinese.
Conversion = Literal["s2t", "s2tw", "s2twp", "s2hk", "s2hkp"]


class LocaleSettings(Group):
    """One language of the portal."""

    lang: Annotated[Line, AfterValidator(checks.language)] = doc(
        "BCP 47 tag for the lang attribute", "语言标签，如 zh-Hans"
    )
    cldr: Annotated[Line, AfterValidator(checks.cldr)] = doc(
        "CLDR locale for numbers and dates", "CLDR 区域，如 en_GB"
    )
    name: Line = doc("The language in itself", "语言自称，如 العربية")
    dir: Literal["ltr", "rtl"] = doc("Direction of writing", "书写方向", default="ltr")
    derive: Line = doc(
        "Locale whose Chinese is converted where this one has no text",
        "本语言没有文本时，由哪种语言转换而来",
        default="",
    )
    conversion: Conversion = doc(
        "Into whose characters: general, Taiwan's, Hong Kong's; with p, into their words as well",
        "转换为通用、台湾或香港字形；带 p 的连用词一并转换",
        default="s2t",
    )


class PipelineHealth(Group):
    """What an office expects of each region's pipeline; what is left out is not looked at."""

    reserve: Integer | None = doc(
        "So many planned projects at least", "谋划项目至少多少个", default=None
    )
    talks_per_signing: Annotated[Integer, AfterValidator(checks.positive)] | None = doc(
        "So many projects under negotiation at most for each one signed or further",
        "每个已签约及以后项目至多对应多少个在谈项目",
        default=None,
    )
    signing_days: Annotated[Integer, AfterValidator(checks.positive)] | None = doc(
        "So many days at most since the last signing", "距最近一次签约至多多少天", default=None
    )


class PortalSettings(Group):
    """The options of the `zhuchao` plugin."""

    locales: Annotated[dict[str, LocaleSettings], AfterValidator(_locales)] = doc(
        "The languages, the original first", "语言，原文在前"
    )
    brand: Colour = doc("Main colour", "主色", default="#0b4f6c")
    signal: Colour = doc("Colour for action", "强调色", default="#a8481a")
    timezone: Annotated[Line, AfterValidator(checks.timezone)] = doc(
        "Time zone that decides what day it is", "时区", default="Asia/Shanghai"
    )
    catalogue: Folder = doc("Folder of the catalogue", "项目目录", default="projects_yaml")
    content: Folder = doc("Folder of the documents", "文档目录", default="content")
    demonstration: Boolean = doc(
        "Shows the notice that this is no official site", "显示非官方声明", default=False
    )
    size_classes: Annotated[tuple[Integer, ...], AfterValidator(checks.descending)] = doc(
        "Lower bounds of the size classes, in 亿元, largest first",
        "投资规模分级下限（亿元），从大到小",
        default=(100, 30, 10, 1),
    )
    secrecy_review: Boolean = doc(
        "Whether a public entry must be cleared", "公开条目是否须经保密审查", default=False
    )
    audit: Boolean = doc(
        "Shows the public how the site was checked", "向公众展示本站的核查情况", default=False
    )
    data_licence: WebAddress = doc(
        "Address of the licence under which the catalogue's data may be used again",
        "项目数据再利用许可的网址",
        default="",
    )
    data_licence_date: Date | None = doc(
        "Day from which that licence holds", "该许可的生效日期", default=None
    )
    oc4ids_prefix: Annotated[Line, AfterValidator(checks.prefix)] = doc(
        "Prefix that the Open Contracting Partnership has given to the publisher, for the ids of "
        "infrastructure projects: oc4ids-bu3kcz; without it there is no file in this standard",
        "开放合约伙伴组织（OCP）分配的前缀，用于基础设施项目编号，如 oc4ids-bu3kcz；"
        "不填则不生成该标准的文件",
        default="",
    )
    page_size: Annotated[Integer, AfterValidator(checks.positive)] = doc(
        "Entries on one page of a list", "列表每页条数", default=25
    )

    coordinates: Decimals = doc(
        "Decimals with which positions are published, 4 at most: 2 is about a kilometre",
        "公开坐标保留的小数位数，至多 4 位；2 位约为一公里",
        default=2,
    )
    home: Line = doc(
        "Id of the region that the portal is about: the middle of the maps’ distances; "
        "without it, the one city",
        "本门户所属地区的编号，地图上的距离由此算起；不写即为唯一的市",
        default="",
    )
    maps: Annotated[dict[str, MapSettings], AfterValidator(_maps)] = doc(
        "The four maps: world, country, province, local",
        "四幅地图：世界、全国、省市、本地",
        default={},
    )
    reports: Annotated[tuple[Cadence, ...], AfterValidator(checks.some_cadences)] = doc(
        "For which periods a report is made of the snapshots",
        "依据快照生成哪些周期的通报",
        default=CADENCES,
    )
    freshness: Annotated[dict[str, Integer], AfterValidator(_limits)] = doc(
        "Days without an update after which a part of the site is reported as stale; 0 for never",
        "多少天未更新即提醒；0 为不提醒",
        default={},
    )
    pipeline_health: PipelineHealth | None = doc(
        "What is expected of the pipeline; without it nothing is reported",
        "对项目储备与转化的要求；不写则不提醒",
        default=None,
    )
    government: Government | None = doc(
        "The profile of a government site", "政府网站配置", default=None
    )

    @property
    def official(self) -> bool:
        """Whether it is a government site."""
        return self.government is not None and self.government.enabled

    @property
    def freshness_limits(self) -> Mapping[str, int]:
        """The limits that hold, in days."""
        usual = _GOVERNMENT_FRESHNESS if self.official else {}
        limits = {**usual, **self.freshness}
        return {name: days for name, days in limits.items() if days and name in FRESHNESS}

    @property
    def codes(self) -> tuple[str, ...]:
        """The locales, the original first."""
        return tuple(self.locales)

    @property
    def derived(self) -> tuple[str, ...]:
        """The locales whose texts are converted from another's and need not be written."""
        return tuple(code for code, locale in self.locales.items() if locale.derive)

    @property
    def written(self) -> tuple[str, ...]:
        """The other locales: somebody has to write in them."""
        return tuple(code for code, locale in self.locales.items() if not locale.derive)

    @property
    def original(self) -> str:
        """The locale in which facts are written."""
        return self.codes[0]
