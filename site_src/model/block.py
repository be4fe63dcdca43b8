"""Blocks of the catalogue that stand in a document: a figure, a table, a chart, a chain,
a map, a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from site_src.model.fields import Group, Id, Integer, Ref, doc
from site_src.model.image import FileName
from site_src.model.project import Stage
from site_src.model.text import Line

#: How figures are drawn side by side.
ChartForm = Literal["bar", "line", "donut", "stacked"]
#: How many projects a table shows if it does not say.
TABLE_LENGTH = 10


def _positive(value: int) -> int:
    if not value:
        context = {"value": "0", "expected": str(TABLE_LENGTH)}
        raise PydanticCustomError("setting-invalid", "limit", context)
    return value


class FigureBlock(Group):
    """One figure with its comparison and its source."""

    id: Annotated[Id, Ref("figure")] = doc("Id of the figure", "指标编号")


class ProjectsBlock(Group):
    """A table of projects that share what is named; without any name, of all."""

    industry: Annotated[Id, Ref("industry")] | None = doc(
        "Id of an industry", "产业编号", default=None
    )
    region: Annotated[Id, Ref("region")] | None = doc(
        "Id of a region; what lies within it counts", "地区编号，含下级地区", default=None
    )
    stage: Stage | None = doc("Stage", "阶段", default=None)
    limit: Annotated[Integer, AfterValidator(_positive)] = doc(
        "How many at most", "最多几个", default=TABLE_LENGTH
    )


class ChartBlock(Group):
    """Figures of one unit side by side."""

    kind: ChartForm = doc(
        "Form: bar, line (periods), donut (parts of a whole), stacked (parts of several)",
        "图表形式：bar 条形、line 折线（各时期）、donut 环形（构成）、stacked 堆积（多组构成）",
        default="bar",
    )
    title: Line = doc("What the chart shows, as a sentence", "用一句话写出图表的结论")
    note: Line = doc("What qualifies it", "补充说明", default="")
    figures: tuple[Annotated[Id, Ref("figure")], ...] = doc(
        "Ids of the figures, in their order", "指标编号，依次列出"
    )


class ChainBlock(Group):
    """An industrial chain as a strip of its links."""

    id: Annotated[Id, Ref("chain")] = doc("Id of the chain", "产业链编号")


class MapBlock(Group):
    """Places on an empty plane."""

    title: Line = doc("What the map shows, as a sentence", "用一句话写出地图说明什么")
    note: Line = doc("What qualifies it", "补充说明", default="")
    regions: tuple[Annotated[Id, Ref("region")], ...] = doc(
        "Ids of the regions, which must have a location", "地区编号，须有位置"
    )


class ImageBlock(Group):
    """A picture with what it shows and what is said below it."""

    file: FileName = doc("File in content/images/", "content/images/ 中的文件")
    alt: Line = doc("What it shows, for those who do not see it", "图中内容，供看不到图片的人了解")
    caption: Line = doc("Line below it: place, date, credit", "图注：地点、日期、来源", default="")


Block = FigureBlock | ProjectsBlock | ChartBlock | ChainBlock | MapBlock | ImageBlock

#: The words after the opening fence, and what may stand inside.
BLOCKS: Mapping[str, type[Block]] = {
    "figure": FigureBlock,
    "projects": ProjectsBlock,
    "chart": ChartBlock,
    "chain": ChainBlock,
    "map": MapBlock,
    "image": ImageBlock,
}
