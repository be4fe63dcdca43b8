"""Positions: read in any of three systems, kept exactly, published rounded."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from site_src.model.coordinates import from_bd09, from_gcj02, to_bd09, to_gcj02
from site_src.model.globe import distance, onwards
from site_src.model.park import PublicPark
from site_src.model.place import Location
from site_src.model.text import Locales

#: Positions in WGS 84 with what coord-convert 0.2.1 from PyPI, a program that is not ours, makes of
#: them in GCJ-02 and BD-09. The first three are the pairs that eviltransform publishes, too.
KNOWN = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215),
     (31.181328606874466, 121.53801568643858)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363),
     (22.546667437751108, 113.92368472926734)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657),
     (39.919575550965874, 116.39045471310828)),
    ((37.52, 111.14), (37.52078409836769, 111.1463669980071),
     (37.526841477970976, 111.15282892918341)),
    ((36.6, 101.8), (36.599880299262324, 101.80189032279416),
     (36.605702165694446, 101.80845423210737)),
]  # fmt: skip
METRE = 0.001


def location(*, decimals: int = 2, **fields: str) -> Location:
    locales = Locales(("zh",), "zh", decimals=decimals)
    return Location.model_validate(fields, context=locales)


@pytest.mark.parametrize(("wgs84", "gcj02", "bd09"), KNOWN)
def test_known_positions_are_met_to_a_metre(wgs84: Any, gcj02: Any, bd09: Any) -> None:
    assert distance(to_gcj02(*wgs84), gcj02) < METRE
    assert distance(to_bd09(*wgs84), bd09) < METRE
    assert distance(from_gcj02(*gcj02), wgs84) < METRE
    assert distance(from_bd09(*bd09), wgs84) < METRE


@pytest.mark.parametrize("lat", [18.2, 29.6, 37.5, 46.8])
@pytest.mark.parametrize("lon", [75.9, 91.1, 111.1, 121.5, 130.9])
def test_the_way_back_leads_where_one_was(lat: float, lon: float) -> None:
    """To a millimetre, everywhere in China."""
    assert distance(from_gcj02(*to_gcj02(lat, lon)), (lat, lon)) < METRE / 1000
    assert distance(from_bd09(*to_bd09(lat, lon)), (lat, lon)) < METRE / 1000


@pytest.mark.parametrize("place", [(25.2, 55.3), (51.5, -0.1), (-33.9, 151.2), (60.0, 111.0)])
def test_outside_china_gcj02_is_wgs84(place: tuple[float, float]) -> None:
    assert to_gcj02(*place) == from_gcj02(*place) == place


@pytest.mark.parametrize(("crs", "lat", "lon"), [
    ("wgs84", "37.52", "111.14"),
    ("gcj02", "37.5207840983", "111.1463669980"),
    ("bd09", "37.5268414779", "111.1528289291"),
])  # fmt: skip
def test_a_position_is_one_in_every_system(crs: str, lat: str, lon: str) -> None:
    here = location(lat=lat, lon=lon, crs=crs)
    exact = (float(here.exact[0]), float(here.exact[1]))
    assert distance(exact, (37.52, 111.14)) < METRE
    assert (here.public().lat, here.public().lon) == (Decimal("37.52"), Decimal("111.14"))


@pytest.mark.parametrize(("decimals", "lat", "lon"), [
    (0, "38", "-0"), (1, "37.5", "-0.0"), (2, "37.52", "-0.01"), (4, "37.5191", "-0.0062"),
])  # fmt: skip
def test_the_public_sees_as_many_decimals_as_are_set(decimals: int, lat: str, lon: str) -> None:
    public = location(lat="37.51913", lon="-0.00617", decimals=decimals).public()
    assert (public.lat, public.lon) == (Decimal(lat), Decimal(lon))
    assert not str(public.lon).startswith("-0") or public.lon  # no negative nought


def test_what_is_coarse_stays_as_it_was_written() -> None:
    public = location(lat="36.5", lon="111").public()
    assert (str(public.lat), str(public.lon)) == ("36.5", "111")


def test_a_public_place_has_no_exact_position() -> None:
    """The type itself has none: what is published can only be the rounded one."""
    annotation = str(PublicPark.model_fields["location"].annotation)
    assert "Position" in annotation and "Location" not in annotation


@pytest.mark.parametrize(("lat", "code"), [
    ("91", "coordinate-range"), ("-90.01", "coordinate-range"), ("37,5", "coordinate-invalid"),
    ("１１", "coordinate-invalid"), ("1e1", "coordinate-invalid"), ("", "coordinate-invalid"),
])  # fmt: skip
def test_what_is_no_latitude(lat: str, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        location(lat=lat, lon="111")
    assert [error["type"] for error in raised.value.errors()] == [code]


def test_distances_are_those_of_the_globe() -> None:
    """A quarter of the equator; and a way there is as long as it was to be."""
    assert distance((0, 0), (0, 90)) == pytest.approx(math.pi / 2 * 6371.0088)
    assert distance((10, 179), (10, -179)) == pytest.approx(distance((10, 0), (10, 2)))
    for bearing in (0, 45, 180, 271):
        there = onwards((37.5, 111.1), bearing, 4321)
        assert distance((37.5, 111.1), there) == pytest.approx(4321)
