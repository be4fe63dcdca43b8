"""The settings of the four maps."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from site_src.model.fields import Group, Id, doc
from site_src.model.government import invalid_setting
from site_src.model.text import Line, Text

#: West, south, east, north, in degrees.
Bounds = tuple[float, float, float, float]
_FILE = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:geo)?json")
_SOME = "[73, 18, 135, 54]"


def _file(value: str) -> str:
    """A file within the portal, so that nothing is read from elsewhere."""
    if value and not _FILE.fullmatch(value):
        raise invalid_setting(value, "maps/country.geojson")
    return value


def _bounds(value: Any) -> Bounds:
    written = value if isinstance(value, list) else [value]
    shown = ", ".join(map(str, written))
    try:
        west, south, east, north = (float(Decimal(degrees)) for degrees in written)
    except (InvalidOperation, TypeError, ValueError):
        raise invalid_setting(shown, _SOME) from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise invalid_setting(shown, _SOME)
    return west, south, east, north


class MapSettings(Group):
    """One of the four maps."""

    bounds: (
        Annotated[
            Bounds,
            PlainValidator(_bounds),
            WithJsonSchema(
                {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
            ),
        ]
        | None
    ) = doc(
        "What it shows at least: west, south, east, north in degrees",
        "至少显示的范围：西、南、东、北，以度计",
        default=None,
    )
    base: Annotated[Line, AfterValidator(_file)] = doc(
        "GeoJSON file of the outlines to be drawn; without it the map is schematic",
        "底图轮廓的 GeoJSON 文件；不写即为示意图",
        default="",
    )
    approval: Line = doc(
        "Approval number of the outlines, printed on the map",
        "底图的审图号，印在图上",
        default="",
    )
    note: Text | None = doc("What the map is for", "本图的用途", default=None)
    sources: tuple[Id, ...] = doc(
        "Ids of the sources of what it shows", "本图内容来源的编号", default=()
    )
