"""Maps: positions on an empty plane, 360 wide, so that a phone shows them 1:1.

No boundary is drawn, so that nothing needs a map approval; north is up in every language. Lengths
of a degree are taken at the middle of the map, which is exact enough for a province.
"""

from __future__ import annotations

import math
from decimal import Decimal

from site_src.i18n.language import Wording
from site_src.model.block import MapBlock
from site_src.model.frozen import frozen
from site_src.model.vocabulary import Location
from site_src.view import urls
from site_src.view.setting import Setting

WIDTH, HIGHEST, LOWEST = 360, 420, 120
_EDGE, _LINE, _LETTER, _WIDE_LETTER = 28, 17, 7, 13
#: What lies between a point and the end of its name's room.
_BESIDE = 12
_KM_OF_DEGREE = 111.2
#: A map shows so many places at least.
_FEWEST = 2
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@frozen
class Spot:
    """A place: its point, where its name begins, and whether the name stands before the point.
    `label` is as much of the name as there is room for."""

    name: Wording
    label: str
    href: str
    position: str
    projects: int
    square: bool
    x: int
    y: int
    name_x: int
    name_y: int
    before: bool


@frozen
class MapView:
    """A map with its table. `bar` is the length in pixels of what `scale` says; `spoken` names
    every place with its position."""

    title: Wording
    note: Wording
    spots: tuple[Spot, ...]
    width: int
    height: int
    bar: int
    scale: str
    spoken: str


@frozen
class _Place:
    """What is to be drawn; a `square` tells sites from parks and regions."""

    id: str
    location: Location
    name: Wording
    href: str
    projects: int
    square: bool = False


@frozen
class _Plane:
    """From degrees to pixels: the north-western corner and the pixels of a kilometre."""

    north: float
    west: float
    squeeze: float
    pixels: float
    height: int

    def point(self, location: Location) -> tuple[int, int]:
        """A position in pixels from the upper left corner."""
        east = (float(location.lon) - self.west) * _KM_OF_DEGREE * self.squeeze
        south = (self.north - float(location.lat)) * _KM_OF_DEGREE
        return round(_EDGE + east * self.pixels), round(_EDGE + south * self.pixels)


def map_view(setting: Setting, block: MapBlock, title: Wording, note: Wording) -> MapView:
    """The map of those of the places that are on the site."""
    regions, listed = setting.catalogue.region, setting.relations.by_region
    places = []
    for id_ in block.regions:
        region = regions.get(id_)
        if region is not None and region.location is not None:
            name = setting.language.text(region.title)
            href = urls.facet("region", id_) if id_ in listed else ""
            places.append(_Place(id_, region.location, name, href, len(listed.get(id_, ()))))
    return _map(setting, places, title, note)


def land_map(setting: Setting) -> MapView | None:
    """The map of all parks and sites of which it is known where they lie, if that is two at least:
    with fewer there is nothing to compare."""
    language, relations = setting.language, setting.relations
    kinds = (("park", relations.by_park, False), ("site", relations.by_site, True))
    places = [
        _Place(
            id_, entry.location, language.text(entry.title), urls.of(kind, id_),
            len(on_it.get(id_, ())), square,
        )
        for kind, on_it, square in kinds
        for id_, entry in getattr(setting.catalogue, kind).items()
        if entry.location is not None
    ]  # fmt: skip
    if len(places) < _FEWEST:
        return None
    title = language.words(language.gettext("Where parks and sites lie"))
    note = language.words(language.gettext("Discs are parks, squares are sites."))
    return _map(setting, places, title, note)


def _map(setting: Setting, places: list[_Place], title: Wording, note: Wording) -> MapView:
    plane = _plane([place.location for place in places])
    spots = _spots(setting, places, plane)
    length = max(km for km in _SCALES if km * plane.pixels <= WIDTH / 3 or km == _SCALES[0])
    comma = setting.language.pgettext("list separator", ", ")
    named = (setting.language.named(spot.name, Wording(spot.position)).text for spot in spots)
    return MapView(
        title=title,
        note=note,
        spots=spots,
        width=WIDTH,
        height=plane.height,
        bar=round(length * plane.pixels),
        scale=setting.language.numbers.with_unit(Decimal(length), "km").text,
        spoken=comma.join(named),
    )


def _plane(locations: list[Location]) -> _Plane:
    lats = [float(location.lat) for location in locations]
    lons = [float(location.lon) for location in locations]
    squeeze = math.cos(math.radians((max(lats) + min(lats)) / 2))
    across = max((max(lons) - min(lons)) * _KM_OF_DEGREE * squeeze, 1.0)
    down = max((max(lats) - min(lats)) * _KM_OF_DEGREE, 1.0)
    pixels = min((WIDTH - 2 * _EDGE) / across, (HIGHEST - 2 * _EDGE) / down)
    height = max(LOWEST, round(down * pixels) + 2 * _EDGE)
    slack = (WIDTH - 2 * _EDGE) / pixels - across
    west = min(lons) - slack / 2 / (_KM_OF_DEGREE * squeeze)
    return _Plane(max(lats), west, squeeze, pixels, height)


def _spots(setting: Setting, places: list[_Place], plane: _Plane) -> tuple[Spot, ...]:
    """From north to south; a name that would lie on another goes below it."""
    spots: list[Spot] = []
    mirrored = setting.language.dir == "rtl"
    for place in sorted(places, key=lambda place: (-place.location.lat, place.id)):
        x, y = plane.point(place.location)
        name = place.name
        after = x if mirrored else WIDTH - x
        before = after < _extent(name.text) + _BESIDE and after < WIDTH - after
        room = WIDTH - after if before else after
        lines = {spot.name_y for spot in spots if abs(spot.x - x) < WIDTH // 2}
        name_y = y + 5
        while any(abs(name_y - taken) < _LINE for taken in lines):
            name_y += 1
        step = -9 if before != mirrored else 9
        spots.append(
            Spot(
                name=name,
                label=_fitting(name.text, room - _BESIDE),
                href=place.href,
                position=_position(setting, place.location),
                projects=place.projects,
                square=place.square,
                x=x,
                y=y,
                name_x=x + step,
                name_y=name_y,
                before=before,
            )
        )
    return tuple(spots)


def _position(setting: Setting, location: Location) -> str:
    """Degrees as the language writes them, with the direction in words."""
    pgettext, plain = setting.language.pgettext, setting.language.numbers.plain
    north, south = pgettext("latitude", "%(degrees)s° N"), pgettext("latitude", "%(degrees)s° S")
    east, west = pgettext("longitude", "%(degrees)s° E"), pgettext("longitude", "%(degrees)s° W")
    comma = pgettext("list separator", ", ")
    return comma.join((
        (north if location.lat >= 0 else south) % {"degrees": plain(abs(location.lat))},
        (east if location.lon >= 0 else west) % {"degrees": plain(abs(location.lon))},
    ))  # fmt: skip


def _fitting(text: str, room: int) -> str:
    """A name, cut off where there is no more room."""
    if _extent(text) <= room:
        return text
    while text and _extent(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _extent(text: str) -> int:
    """How much room a name takes, roughly."""
    return sum(_LETTER if letter < "\u2e80" else _WIDE_LETTER for letter in text)
