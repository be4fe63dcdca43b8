"""Where something is: as an editor gives it, exactly, and as the public may know it, rounded.

The two are types apart: nothing that is made of the public edition has a way to see the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from site_src.model.coordinates import from_bd09, from_gcj02
from site_src.model.fields import Group, Integer, Public, doc
from site_src.model.text import Locales

_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")
_NUMBER = WithJsonSchema({"type": "number"})
_BACK = {"gcj02": from_gcj02, "bd09": from_bd09}
#: The most decimals with which positions can be published: some ten metres.
FINEST = 4

#: World geodetic system, or what Chinese map services use in its place.
Crs = Literal["wgs84", "gcj02", "bd09"]
#: How far away something is, and so on which of the four maps it stands: within the place itself,
#: its province, its country, or beyond.
Scope = Literal["local", "province", "country", "world"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


def _degrees(limit: int) -> Callable[[Any], Decimal]:
    def parse(value: Any) -> Decimal:
        if not isinstance(value, str):
            raise PydanticCustomError("type-text", "text")
        if not _DEGREES.fullmatch(value):
            raise PydanticCustomError("coordinate-invalid", "degrees", {"value": value})
        if abs(Decimal(value)) > limit:
            beyond = {"value": value, "limit": str(limit)}
            raise PydanticCustomError("coordinate-range", "degrees", beyond)
        return Decimal(value)

    return parse


def _decimals(value: int) -> int:
    if value > FINEST:
        expected = {"value": str(value), "expected": f"0–{FINEST}"}
        raise PydanticCustomError("setting-invalid", "decimals", expected)
    return value


Latitude = Annotated[Decimal, PlainValidator(_degrees(90)), _NUMBER]
Longitude = Annotated[Decimal, PlainValidator(_degrees(180)), _NUMBER]
#: With how many decimals degrees are published: 2 is a kilometre or so.
Decimals = Annotated[Integer, AfterValidator(_decimals)]


class Position(Group, Public):
    """A position in degrees of WGS 84, rounded as the portal publishes positions."""

    lat: Decimal
    lon: Decimal


class Location(Group):
    """A position as exactly as it was given. It stays in the office; `public()` rounds it."""

    lat: Latitude = doc("Latitude, north positive", "纬度，北纬为正")
    lon: Longitude = doc("Longitude, east positive", "经度，东经为正")
    crs: Crs = doc(
        "What it was read off: WGS 84 (or CGCS2000), GCJ-02 (Amap, Tencent) or BD-09 (Baidu)",
        "坐标系：WGS 84（或 CGCS2000）、GCJ-02（高德、腾讯）、BD-09（百度）",
        default="wgs84",
    )
    _decimals: int = PrivateAttr(2)

    @model_validator(mode="after")
    def _as_published(self, info: ValidationInfo) -> Self:
        """Keeps with how many decimals the portal publishes it."""
        if isinstance(info.context, Locales):
            self._decimals = info.context.decimals
        return self

    @property
    def exact(self) -> tuple[Decimal, Decimal]:
        """Latitude and longitude in WGS 84."""
        if self.crs == "wgs84":
            return self.lat, self.lon
        lat, lon = _BACK[self.crs](float(self.lat), float(self.lon))
        return Decimal(lat), Decimal(lon)

    def public(self) -> Position:
        """The position as the public may know it."""
        lat, lon = (_rounded(degrees, self._decimals) for degrees in self.exact)
        return Position(lat=lat, lon=lon)


def _rounded(degrees: Decimal, decimals: int) -> Decimal:
    """Degrees with no more decimals than these."""
    step = Decimal(1).scaleb(-decimals)
    coarse = degrees.as_tuple().exponent
    if isinstance(coarse, int) and coarse >= -decimals:
        return degrees
    return degrees.quantize(step) + 0  # no negative nought


def published_position() -> Any:
    """The field of a public entry that says where it is."""
    return doc(
        "Where it is, rounded as this portal publishes positions (WGS 84)",
        "位置（WGS 84），按本门户公开的精度取整",
        default=None,
    )
