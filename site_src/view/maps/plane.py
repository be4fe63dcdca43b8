"""The plane of a map: from degrees to pixels, 360 wide, so that a phone shows them 1:1.

North is up and east to the right in every language. Lengths of a degree are taken at the middle of
the map, which is exact enough for a province; a map of the world is stretched towards the poles.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from site_src.model.frozen import frozen
from site_src.model.maps import Bounds
from site_src.model.place import Position
from site_src.view.setting import Setting

WIDTH, HIGHEST, LOWEST = 360, 420, 120
#: What is left free around the outermost places.
EDGE = 28
#: How long a degree of latitude is.
KM = 111.2
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
#: Pixels.
Point = tuple[float, float]


@frozen
class Plane:
    """From degrees to pixels: the north-western corner and the pixels of a kilometre."""

    north: float
    west: float
    squeeze: float
    pixels: float
    height: int

    def at(self, lat: float, lon: float) -> Point:
        """A position in pixels from the upper left corner."""
        east = (lon - self.west) * KM * self.squeeze
        return east * self.pixels, (self.north - lat) * KM * self.pixels

    def point(self, position: Position) -> tuple[int, int]:
        """The same in whole pixels."""
        x, y = self.at(float(position.lat), float(position.lon))
        return round(x), round(y)

    @property
    def bounds(self) -> Bounds:
        """What it shows: west, south, east, north."""
        degree = KM * self.pixels
        east = self.west + WIDTH / (degree * self.squeeze)
        return self.west, self.north - self.height / degree, east, self.north

    @property
    def scale(self) -> int:
        """The round length in km that is nearest to a third of the width, and not above it."""
        fitting = (km for km in _SCALES if km * self.pixels <= WIDTH / 3)
        return max(fitting, default=_SCALES[0])


def bounds_of(positions: Iterable[Position]) -> Bounds:
    """What positions lie within. There must be one at least."""
    found = list(positions)
    lats = [float(position.lat) for position in found]
    lons = [float(position.lon) for position in found]
    return min(lons), min(lats), max(lons), max(lats)


def plane(bounds: Bounds, edge: int = EDGE) -> Plane:
    """The plane that shows this much, in the middle."""
    west, south, east, north = bounds
    squeeze = math.cos(math.radians((north + south) / 2))
    across = max((east - west) * KM * squeeze, 1.0)
    down = max((north - south) * KM, 1.0)
    pixels = min((WIDTH - 2 * edge) / across, (HIGHEST - 2 * edge) / down)
    height = max(LOWEST, round(down * pixels) + 2 * edge)
    beside, above = (WIDTH / pixels - across) / 2, (height / pixels - down) / 2
    return Plane(north + above / KM, west - beside / (KM * squeeze), squeeze, pixels, height)


def clipped(points: Sequence[Point], height: int) -> Iterator[list[Point]]:
    """The parts of a line that lie within the plane."""
    part: list[Point] = []
    for start, end in itertools.pairwise(points):
        seen = _within(start, end, height)
        if seen is None or (part and part[-1] != seen[0]):
            if part:
                yield part
            part = []
        if seen is not None:
            part = [*part, seen[1]] if part else [*seen]
    if part:
        yield part


def _within(start: Point, end: Point, height: int) -> tuple[Point, Point] | None:
    """The part of a stretch within the plane (Liang and Barsky)."""
    (x, y), (right, down) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    for slope, room in ((-right, x), (right, WIDTH - x), (-down, y), (down, height - y)):
        if slope == 0:
            if room < 0:
                return None
        elif slope < 0:
            enter = max(enter, room / slope)
        else:
            leave = min(leave, room / slope)
    if enter > leave:
        return None
    first = start if enter == 0 else (x + enter * right, y + enter * down)
    last = end if leave == 1 else (x + leave * right, y + leave * down)
    return first, last


def drawn(lines: Iterable[Sequence[Point]], height: int) -> str:
    """The path of lines, as far as they lie within the plane, to a tenth of a pixel."""
    parts = (part for line in lines for part in clipped(line, height))
    return "".join(_path(part) for part in parts)


def _path(points: Sequence[Point]) -> str:
    """Points that fall together are written once; what is a single point is nothing."""
    written = [f"{_short(x)} {_short(y)}" for x, y in points]
    kept = [one for number, one in enumerate(written) if not number or one != written[number - 1]]
    return f"M{'L'.join(kept)}" if len(kept) > 1 else ""


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def position_words(setting: Setting, position: Position) -> str:
    """Degrees as the language writes them, with the direction in words."""
    comma = setting.language.pgettext("list separator", ", ")
    lat, lon = float(position.lat), float(position.lon)
    plain = setting.language.numbers.plain
    return comma.join((
        latitude(setting, lat >= 0) % {"degrees": plain(abs(position.lat))},
        longitude(setting, lon >= 0) % {"degrees": plain(abs(position.lon))},
    ))  # fmt: skip


def latitude(setting: Setting, north: bool) -> str:
    """The words of a latitude, with room for its degrees."""
    pgettext = setting.language.pgettext
    if north:
        return pgettext("latitude", "%(degrees)s° N")
    return pgettext("latitude", "%(degrees)s° S")


def longitude(setting: Setting, east: bool) -> str:
    """The words of a longitude, with room for its degrees."""
    pgettext = setting.language.pgettext
    if east:
        return pgettext("longitude", "%(degrees)s° E")
    return pgettext("longitude", "%(degrees)s° W")
