"""Positions as Chinese map services give them, turned into WGS 84.

In mainland China, maps are published in GCJ-02 (Amap, Tencent, Google there), which shifts every
place by some hundred metres, and in BD-09 (Baidu), which shifts it once more. Those who made the
shifts never published them; both are known from the code of map programs, and the figures below
are those on which open converters agree (eviltransform, coord-convert). What is converted is as
good as the services' own answer to a metre or so; the way back is found by search, which adds less
than a millimetre.

Degrees are plain numbers, latitude first. Outside the rectangle around China that the services go
by, GCJ-02 is WGS 84.
"""

from __future__ import annotations

import math
from collections.abc import Callable

#: Latitude and longitude in degrees.
Degrees = tuple[float, float]
Shift = Callable[[float, float], Degrees]

#: The ellipsoid of the shift, Krasovsky's: its larger half axis in metres, and its eccentricity
#: squared.
_AXIS, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323
#: The rectangle in which positions are shifted: south, west, north, east.
_SHIFTED = (0.8293, 72.004, 55.8271, 137.8347)
#: The middle of the polynomial of the shift.
_MIDDLE = (35.0, 105.0)
#: The way back is sought until it is known so well, in degrees (0.01 mm), or so many times.
_NEAR, _MOST = 1e-10, 30


def to_gcj02(lat: float, lon: float) -> Degrees:
    """Where maps in GCJ-02 show a position given in WGS 84."""
    south, west, north, east = _SHIFTED
    if not (south <= lat <= north and west <= lon <= east):
        return lat, lon
    up, right = lat - _MIDDLE[0], lon - _MIDDLE[1]
    sine = math.sin(math.radians(lat))
    flat = 1 - _ECCENTRICITY * sine * sine
    meridian = _AXIS * (1 - _ECCENTRICITY) / flat**1.5
    parallel = _AXIS / math.sqrt(flat) * math.cos(math.radians(lat))
    return (
        lat + math.degrees(_northwards(up, right) / meridian),
        lon + math.degrees(_eastwards(up, right) / parallel),
    )


def to_bd09(lat: float, lon: float) -> Degrees:
    """Where Baidu's maps show a position given in WGS 84."""
    return _further(*to_gcj02(lat, lon))


def from_gcj02(lat: float, lon: float) -> Degrees:
    """A position read off a map in GCJ-02, in WGS 84."""
    return _back(to_gcj02, lat, lon)


def from_bd09(lat: float, lon: float) -> Degrees:
    """A position read off one of Baidu's maps, in WGS 84."""
    return _back(to_bd09, lat, lon)


def _back(shift: Shift, lat: float, lon: float) -> Degrees:
    """What the shift brings to a position: each guess is moved by what it misses."""
    guess = lat, lon
    for _ in range(_MOST):
        there = shift(*guess)
        miss = lat - there[0], lon - there[1]
        guess = guess[0] + miss[0], guess[1] + miss[1]
        if max(map(abs, miss)) < _NEAR:
            break
    return guess


def _further(lat: float, lon: float) -> Degrees:
    """Baidu's own shift, from GCJ-02."""
    turn = math.pi * 3000 / 180
    far = math.hypot(lon, lat) + 0.00002 * math.sin(lat * turn)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * turn)
    return far * math.sin(angle) + 0.006, far * math.cos(angle) + 0.0065


def _northwards(up: float, right: float) -> float:
    """Metres to the north."""
    smooth = -100 + 2 * right + 3 * up + 0.2 * up**2 + 0.1 * right * up
    smooth += 0.2 * math.sqrt(abs(right))
    return smooth + _wave(right, 6, 2, 20, 20) + _wave(up, 1, 1 / 3, 20, 40) + _swell(up, 160, 320)


def _eastwards(up: float, right: float) -> float:
    """Metres to the east."""
    smooth = 300 + right + 2 * up + 0.1 * right**2 + 0.1 * right * up
    smooth += 0.1 * math.sqrt(abs(right))
    waves = _wave(right, 6, 2, 20, 20) + _wave(right, 1, 1 / 3, 20, 40)
    long = 150 * math.sin(right / 12 * math.pi) + 300 * math.sin(right / 30 * math.pi)
    return smooth + waves + long * 2 / 3


def _wave(by: float, first: float, second: float, high: float, higher: float) -> float:
    half_turns = by * math.pi
    return (high * math.sin(first * half_turns) + higher * math.sin(second * half_turns)) * 2 / 3


def _swell(up: float, high: float, higher: float) -> float:
    return (high * math.sin(up / 12 * math.pi) + higher * math.sin(up / 30 * math.pi)) * 2 / 3
