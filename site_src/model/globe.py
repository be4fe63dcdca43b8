"""Distances on the globe: a sphere of the mean radius of the Earth, right to half a per cent."""

from __future__ import annotations

import math

#: Mean radius of the Earth in km (IUGG).
RADIUS = 6371.0088
#: Latitude and longitude in degrees.
Degrees = tuple[float, float]


def distance(here: Degrees, there: Degrees) -> float:
    """Kilometres as the crow flies, along a great circle."""
    lat, lon, other_lat, other_lon = map(math.radians, (*here, *there))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def onwards(here: Degrees, bearing: float, km: float) -> Degrees:
    """Where one gets to along a great circle. The bearing is in degrees from north over east; the
    longitude is within half a turn of where one was."""
    (lat, lon), turn, way = map(math.radians, here), math.radians(bearing), km / RADIUS
    sine = math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(turn)
    east = math.atan2(
        math.sin(turn) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * sine
    )
    return math.degrees(math.asin(max(-1.0, min(1.0, sine)))), math.degrees(lon + east)
