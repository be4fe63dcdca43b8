"""Outlines: every form of GeoJSON that is drawn, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from site_src.source.geojson import Flaw, extent, outlines, thinned

RING = [[110, 34], [112, 34], [112, 36], [110, 34]]
LINE = tuple((float(lon), float(lat)) for lon, lat in RING)
HOLE = [[111, 34.5], [111.5, 34.5], [111, 35], [111, 34.5]]


def read(content: Any) -> tuple[Any, ...]:
    return outlines(json.dumps(content).encode())


def geometry(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


@pytest.mark.parametrize(("content", "count"), [
    (geometry("LineString", RING), 1),
    (geometry("MultiLineString", [RING, RING]), 2),
    (geometry("Polygon", [RING, HOLE]), 2),
    (geometry("MultiPolygon", [[RING, HOLE], [RING]]), 3),
    ({"type": "GeometryCollection", "geometries": [geometry("Polygon", [RING])]}, 1),
    ({"type": "Feature", "geometry": geometry("Polygon", [RING]), "properties": {}}, 1),
    ({"type": "Feature", "geometry": None, "properties": None}, 0),
    ({"type": "FeatureCollection", "features": []}, 0),
])  # fmt: skip
def test_lines_of_every_form(content: Any, count: int) -> None:
    found = read(content)
    assert len(found) == count
    assert all(line == LINE for line in found[:1])


def test_heights_and_a_mark_at_the_beginning_are_passed_over() -> None:
    text = json.dumps(geometry("LineString", [[*point, 812.5] for point in RING]))
    assert outlines(b"\xef\xbb\xbf" + text.encode()) == (LINE,)


@pytest.mark.parametrize("name", [
    "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4490", "CGCS2000", "WGS84",
])  # fmt: skip
def test_systems_that_are_drawn(name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert read({**geometry("LineString", RING), "crs": crs}) == (LINE,)


@pytest.mark.parametrize(("content", "code", "value"), [
    (geometry("Point", [110, 34]), "geojson-type", "Point"),
    ({"type": "Topology"}, "geojson-type", "Topology"),
    ([], "geojson-type", "[]"),
    ({"type": "FeatureCollection", "features": {}}, "geojson-type", "FeatureCollection"),
    (geometry("LineString", [[34, 110]]), "geojson-position", "[34, 110]"),
    (geometry("LineString", [[500000.5, 3762155.2]]), "geojson-position", "[500000.5, 3762155.2]"),
    (geometry("LineString", [[float("nan"), 34]]), "geojson-position", "[NaN, 34]"),
    (geometry("LineString", [["110", "34"]]), "geojson-position", '["110", "34"]'),
    (geometry("LineString", [[True, False]]), "geojson-position", "[true, false]"),
    (geometry("Polygon", RING), "geojson-position", "110"),
    (geometry("Polygon", None), "geojson-position", "null"),
    (geometry("LineString", []), "geojson-position", "[]"),
    ({**geometry("LineString", RING), "crs": {"properties": {"name": "EPSG:3857"}}},
     "geojson-crs", "EPSG:3857"),
    ({**geometry("LineString", RING), "crs": {"type": "link"}}, "geojson-crs", '{"type": "link"}'),
])  # fmt: skip
def test_what_is_no_outline(content: Any, code: str, value: str) -> None:
    with pytest.raises(Flaw) as raised:
        read(content)
    assert (raised.value.code, raised.value.params) == (code, {"value": value})


@pytest.mark.parametrize("data", [
    b"", b"{", b"\xff\xfe", b"[" * 200_000, b'{"type": ' + b"9" * 5000 + b"}",
])  # fmt: skip
def test_what_is_no_json(data: bytes) -> None:
    with pytest.raises(Flaw) as raised:
        outlines(data)
    assert raised.value.code in ("geojson-syntax", "geojson-type")


def test_collections_within_collections_end() -> None:
    content: Any = geometry("LineString", RING)
    for _ in range(40):
        content = {"type": "GeometryCollection", "geometries": [content]}
    with pytest.raises(Flaw, match="geojson-type"):
        read(content)


def test_points_too_near_to_be_seen_are_left_out() -> None:
    """Its ends stay, and so does whatever is far enough from the last that stayed."""
    line = ((110.0, 34.0), (110.01, 34.0), (110.2, 34.0), (110.2, 34.05), (110.2, 34.06))
    assert thinned(line, 0.1) == ((110.0, 34.0), (110.2, 34.0), (110.2, 34.06))
    assert thinned(line[:1], 0.1) == line[:1] * 2
    assert extent((line,)) == (110.0, 34.0, 110.2, 34.06)
