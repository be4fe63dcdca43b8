"""Maps in texts and of land: positions on an empty plane.

No boundary is drawn, so that nothing needs a map approval; north is up in every language.
"""

from __future__ import annotations

from decimal import Decimal

from site_src.i18n.language import Wording
from site_src.model.block import MapBlock
from site_src.model.frozen import frozen
from site_src.model.place import Position
from site_src.view import urls
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.maps.names import Names
from site_src.view.maps.plane import WIDTH, bounds_of, plane, position_words
from site_src.view.setting import Setting

#: A map shows so many places at least.
FEWEST = 2


@frozen
class Spot:
    """A place: its point, where its name begins, and whether the name stands before the point.
    `label` is as much of the name as there is room for."""

    name: Wording
    label: str
    href: str
    position: str
    projects: int
    sign: str
    x: int
    y: int
    name_x: int
    name_y: int
    before: bool


@frozen
class MapView:
    """A map; `sheet` says the same. `bar` is the length in pixels of what `scale` says; `spoken`
    names every place with its position."""

    title: Wording
    note: Wording
    spots: tuple[Spot, ...]
    width: int
    height: int
    bar: int
    scale: str
    spoken: str
    sheet: Sheet


@frozen
class _Place:
    """What is to be drawn, and by which sign."""

    id: str
    position: Position
    name: Wording
    href: str
    projects: int
    sign: str = "region"


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
    kinds = (("park", relations.by_park), ("site", relations.by_site))
    places = [
        _Place(
            id_, entry.location, language.text(entry.title), urls.of(kind, id_),
            len(on_it.get(id_, ())), kind,
        )
        for kind, on_it in kinds
        for id_, entry in getattr(setting.catalogue, kind).items()
        if entry.location is not None
    ]  # fmt: skip
    if len(places) < FEWEST:
        return None
    title = language.words(language.gettext("Where parks and sites lie"))
    note = language.words(language.gettext("Squares are parks, diamonds are sites."))
    return _map(setting, places, title, note)


def _map(setting: Setting, places: list[_Place], title: Wording, note: Wording) -> MapView:
    sheet = plane(bounds_of(place.position for place in places))
    names = Names(mirrored=setting.language.dir == "rtl")
    places = sorted(places, key=lambda place: (-place.position.lat, place.id))
    points = [sheet.point(place.position) for place in places]
    for point in points:
        names.mark(*point)
    spots = tuple(
        _spot(setting, place, point, names) for place, point in zip(places, points, strict=True)
    )
    comma = setting.language.pgettext("list separator", ", ")
    named = (setting.language.told(spot.name.text, spot.position) for spot in spots)
    return MapView(
        title=title,
        note=note,
        spots=spots,
        width=WIDTH,
        height=sheet.height,
        bar=round(sheet.scale * sheet.pixels),
        scale=setting.language.numbers.with_unit(Decimal(sheet.scale), "km").text,
        spoken=comma.join(named),
        sheet=_sheet(setting, places),
    )


def _sheet(setting: Setting, places: list[_Place]) -> Sheet:
    """The places as a table, with their positions as numbers in the file."""
    _, count = setting.language.gettext, setting.language.count
    columns = (
        Column(_("Place")), Column(_("Position")), Column(_("Projects"), number=True),
        Column(_("Latitude"), exact=True), Column(_("Longitude"), exact=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(place.name, place.href),
            Cell(position_words(setting, place.position)),
            Cell(count(place.projects)),
            Cell(str(place.position.lat)),
            Cell(str(place.position.lon)),
        )
        for place in places
    )
    return Sheet("places.csv", columns, rows)


def _spot(setting: Setting, place: _Place, point: tuple[int, int], names: Names) -> Spot:
    x, y = point
    name = names.needed(x, y, place.name.text)
    return Spot(
        name=place.name,
        label=name.label,
        href=place.href,
        position=position_words(setting, place.position),
        projects=place.projects,
        sign=place.sign,
        x=x,
        y=y,
        name_x=name.x,
        name_y=name.y,
        before=name.before,
    )
