"""What one of the four maps is drawn of: graticule, rings of distance, the office's outlines, and
the signs and names of its places. Nothing else: where the office has no outlines, no border is
drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.globe import onwards
from site_src.model.maps import Bounds, MapSettings
from site_src.model.place import Position, Scope
from site_src.view.maps.names import Name, Names
from site_src.view.maps.placed import Placed
from site_src.view.maps.plane import (
    EDGE,
    WIDTH,
    Plane,
    Point,
    bounds_of,
    drawn,
    latitude,
    longitude,
    plane,
)
from site_src.view.setting import Setting

#: A map of the world shows the continents, not the ice.
_WORLD: Bounds = (-180.0, -60.0, 180.0, 84.0)
#: A map is at least this high, as a part of its width.
_HIGH = 0.55
#: Between lines of the graticule, in degrees; there are at most so many meridians.
_STEPS = ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "30", "60")
_MERIDIANS = 6
#: Radii of rings in km; so many are drawn at most, each of so many stretches.
_RADII = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_RINGS, _STRETCHES = 4, 120
#: Beyond this, rings close in upon the other end of the Earth and say little.
_FARTHEST = 15_000
#: Where a ring may bear its length: to the south first, where names are rarest.
_BEARINGS = (180, 0, 135, 225, 45, 315, 90, 270)
#: What a label of a line keeps away from the edges.
_MARGIN = 16


@frozen
class Label:
    """A small text in the middle of which a point lies; with `start`, it begins there."""

    text: str
    x: int
    y: int
    start: bool = False


@frozen
class Spot:
    """The sign of a place and, where there is room, its name."""

    id: str
    layer: str
    x: int
    y: int
    whole: Wording
    name: Name | None


@frozen
class MapSheet:
    """A map as it is drawn; `grid`, `rings` and `outlines` are paths. `bar` is the length in pixels
    of what `scale` says, 0 on a map of the world, on which lengths differ."""

    width: int
    height: int
    grid: str
    rings: str
    outlines: str
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...]
    bar: int
    scale: str
    approval: str


def sheet(setting: Setting, level: Scope, places: Sequence[tuple[str, Placed]]) -> MapSheet:
    """The map of these places, each with the id of its sign."""
    settings = setting.prepared.portal.settings.maps.get(level, MapSettings())
    on = _plane(level, settings, [place.position for _, place in places])
    names = Names(mirrored=setting.language.dir == "rtl")
    points = [on.point(place.position) for _, place in places]
    for point in points:
        names.mark(*point)
    home = next((place.position for _, place in places if place.layer == "home"), None)
    radii = _radii(on, home) if home else ()
    labels = list(_degrees(setting, on))
    for label in labels:
        names.keep(label.x, label.y, label.text)
    lines = setting.prepared.outlines.get(level, ())
    spots = tuple(
        Spot(id_, place.layer, *point, place.short, names.beside(*point, place.short.text))
        for (id_, place), point in zip(places, points, strict=True)
    )
    if home:
        labels += _lengths(setting, on, home, radii, names)
    return MapSheet(
        width=WIDTH,
        height=on.height,
        grid=_grid(on),
        rings=_rings(on, home, radii) if home else "",
        outlines=drawn(([on.at(lat, lon) for lon, lat in line] for line in lines), on.height),
        labels=tuple(labels),
        spots=spots,
        bar=0 if level == "world" else round(on.scale * on.pixels),
        scale=setting.language.numbers.with_unit(Decimal(on.scale), "km").text,
        approval=settings.approval if lines else "",
    )


def _plane(level: Scope, settings: MapSettings, positions: Sequence[Position]) -> Plane:
    """All places, and what is set to be seen at least."""
    west, south, east, north = found = bounds_of(positions)
    least = settings.bounds or (_WORLD if level == "world" else None)
    if least is None:
        squeeze = math.cos(math.radians((north + south) / 2))
        lacking = max(0.0, ((east - west) * squeeze * _HIGH - (north - south)) / 2)
        return plane((west, south - lacking, east, north + lacking))
    both = (*map(min, found[:2], least[:2]), *map(max, found[2:], least[2:]))
    west, south, east, north = both
    return plane((west, south, east, north), edge=0 if both == least else EDGE)


def _step(on: Plane) -> Decimal:
    """Between two lines of the graticule."""
    west, _, east, _ = on.bounds
    fitting = (step for step in _STEPS if (east - west) / float(step) <= _MERIDIANS)
    return Decimal(next(fitting, _STEPS[-1]))


def _multiples(step: Decimal, low: float, high: float) -> Iterator[Decimal]:
    for number in range(math.ceil(low / float(step)), math.floor(high / float(step)) + 1):
        yield step * number


def _grid(on: Plane) -> str:
    (west, south, east, north), step = on.bounds, _step(on)
    meridians = (on.at(0, float(lon))[0] for lon in _multiples(step, west, east))
    parallels = (on.at(float(lat), 0)[1] for lat in _multiples(step, south, north))
    across = "".join(f"M0 {round(y)}.5h{WIDTH}" for y in parallels)
    return across + "".join(f"M{round(x)}.5 0v{on.height}" for x in meridians)


def _degrees(setting: Setting, on: Plane) -> Iterator[Label]:
    """What the lines of the graticule say: meridians below, parallels at the left."""
    (west, south, east, north), step = on.bounds, _step(on)
    plain = setting.language.numbers.plain
    for lon in _multiples(step, west, east):
        x = round(on.at(0, float(lon))[0])
        if 2 * _MARGIN < x < WIDTH - 2 * _MARGIN:
            words = longitude(setting, lon > 0) if lon else "%(degrees)s°"
            text = words % {"degrees": plain(abs(lon))}
            yield Label(text, x, on.height - 4)
    for lat in _multiples(step, south, north):
        y = round(on.at(float(lat), 0)[1])
        if _MARGIN < y < on.height - 2 * _MARGIN:
            words = latitude(setting, lat > 0) if lat else "%(degrees)s°"
            text = words % {"degrees": plain(abs(lat))}
            yield Label(text, 3, y - 3, start=True)


def _radii(on: Plane, home: Position) -> tuple[int, ...]:
    """Round lengths of rings that are seen: the longest is that of the farthest edge or less."""
    x, y = on.point(home)
    far = max(x, WIDTH - x, y, on.height - y) / on.pixels
    step = next((km for km in _RADII if km * _RINGS >= far), _RADII[-1])
    radii = (step * number for number in range(1, _RINGS + 1))
    return tuple(km for km in radii if km <= min(far, _FARTHEST))


def _rings(on: Plane, home: Position, radii: Iterable[int]) -> str:
    lines = (ring for km in radii for ring in _ring(on, home, km))
    return drawn(lines, on.height)


def _ring(on: Plane, home: Position, km: int) -> Iterator[list[Point]]:
    """Everything at one distance; once more to the east and the west, for maps of the world."""
    here = float(home.lat), float(home.lon)
    bearings = (360 * number / _STRETCHES for number in range(_STRETCHES + 1))
    round_ = _unbroken([onwards(here, bearing, km) for bearing in bearings])
    for turn in (-360, 0, 360):
        yield [on.at(lat, lon + turn) for lat, lon in round_]


def _unbroken(positions: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same with longitudes that go on beyond half a turn, where a ring goes round a pole."""
    found = [positions[0]]
    for lat, lon in positions[1:]:
        turns = round((found[-1][1] - lon) / 360)
        found.append((lat, lon + 360 * turns))
    return found


def _lengths(
    setting: Setting, on: Plane, home: Position, radii: Iterable[int], names: Names
) -> Iterator[Label]:
    """How long the radius of each ring is, where there is room to say it."""
    here = float(home.lat), float(home.lon)
    for km in radii:
        text = setting.language.numbers.with_unit(Decimal(km), "km").text
        for bearing in _BEARINGS:
            x, y = map(round, on.at(*onwards(here, bearing, km)))
            inside = 2 * _MARGIN < x < WIDTH - 2 * _MARGIN
            inside = inside and _MARGIN < y < on.height - 2 * _MARGIN
            if inside and names.is_free(x, y - 3, text):
                names.keep(x, y - 3, text)
                yield Label(text, x, y - 3)
                break
