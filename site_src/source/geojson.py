"""Outlines out of a GeoJSON file: bytes → lines of positions, or what is wrong with them.

GeoJSON (RFC 7946) is in WGS 84. Files of older programs name their system in `crs`; CGCS2000, in
which Chinese standard maps are published, is the same to some centimetres.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

#: The longest file that is read, in bytes.
LONGEST = 8_000_000
#: No file has its lines deeper than this: collections of features of collections of polygons.
_DEEP = 12
#: WGS 84 and CGCS2000 by the names under which files give them.
_KNOWN = re.compile(r"CRS:?84$|EPSG:+(?:4326|4490)$|WGS ?84$|CGCS ?2000$", re.IGNORECASE)
#: How many lists the lines of each type lie in: a LineString is a list of positions.
_LISTS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}

#: Longitude and latitude in degrees.
Point = tuple[float, float]
Outline = tuple[Point, ...]


class Flaw(Exception):
    """A diagnostic's code with what it quotes, and where in the file it is, as far as known."""

    def __init__(self, code: str, value: object = "", line: int = 1, column: int = 1) -> None:
        super().__init__(code)
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.code, self.line, self.column = code, line, column
        self.params: Mapping[str, str] = {"value": shown[:60]} if shown else {}


class Extent(NamedTuple):
    """What some lines lie within, in degrees."""

    west: float
    south: float
    east: float
    north: float


def outlines(data: bytes) -> tuple[Outline, ...]:
    """The lines of a file, rings of polygons closed. Raises Flaw."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as problem:
        raise Flaw("geojson-syntax", "", problem.lineno, problem.colno) from None
    except (ValueError, RecursionError):
        raise Flaw("geojson-syntax") from None
    if isinstance(content, dict) and content.get("crs") is not None:
        _check_crs(content["crs"])
    return tuple(_lines(content, 0))


def extent(lines: tuple[Outline, ...]) -> Extent:
    """What lines lie within. There must be one at least."""
    points = [point for line in lines for point in line]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Extent(min(lons), min(lats), max(lons), max(lats))


def thinned(line: Outline, least: float) -> Outline:
    """A line without the points that lie nearer than this, in degrees, to the one before; its
    ends stay."""
    kept = [line[0]]
    for lon, lat in line[1:-1]:
        before = kept[-1]
        if abs(lon - before[0]) >= least or abs(lat - before[1]) >= least:
            kept.append((lon, lat))
    return (*kept, line[-1])


def _check_crs(crs: Any) -> None:
    """The name stands in `crs.properties.name`."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not (isinstance(name, str) and _KNOWN.search(name)):
        raise Flaw("geojson-crs", name if isinstance(name, str) else crs)


def _lines(content: Any, depth: int) -> Iterator[Outline]:
    kind = content.get("type") if isinstance(content, dict) else None
    inside = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
    if not isinstance(kind, str) or depth > _DEEP:
        raise Flaw("geojson-type", kind if kind is not None else content)
    if kind in inside:
        parts = content.get(inside[kind])
        if not isinstance(parts, list):
            raise Flaw("geojson-type", kind)
        for part in parts:
            yield from _lines(part, depth + 1)
    elif kind == "Feature":
        if content.get("geometry") is not None:  # a feature without a place is allowed
            yield from _lines(content["geometry"], depth + 1)
    elif kind in _LISTS:
        yield from map(_line, _parted(content.get("coordinates"), _LISTS[kind]))
    else:
        raise Flaw("geojson-type", kind)


def _parted(coordinates: Any, lists: int) -> Iterator[Any]:
    """The lines that lie in so many lists."""
    if not lists:
        yield coordinates
        return
    for part in _listed(coordinates):
        yield from _parted(part, lists - 1)


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Flaw("geojson-position", value)
    return value


def _line(positions: Any) -> Outline:
    line = tuple(map(_point, _listed(positions)))
    if not line:
        raise Flaw("geojson-position", positions)
    return line


def _point(position: Any) -> Point:
    """Longitude and latitude; a height after them is passed over."""
    match position:
        case [int() | float() as lon, int() | float() as lat, *_]:
            true = isinstance(lon, bool) or isinstance(lat, bool)  # numbers to Python
            if not true and -180 <= lon <= 180 and -90 <= lat <= 90:
                return float(lon), float(lat)
    raise Flaw("geojson-position", position)
