"""The four maps: the world, the country, province and city, the place itself; each with the list of
what lies on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from site_src.i18n.language import Language, Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.globe import distance
from site_src.model.maps import MapSettings
from site_src.model.measure import Measure
from site_src.model.place import Position, Scope
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.common import SourceNote, source_notes
from site_src.view.labels import MAP_LAYER, MAP_LEVEL, label
from site_src.view.maps.placed import LAYERS, Placed, home_region, placed
from site_src.view.maps.plane import position_words
from site_src.view.maps.positions import FEWEST
from site_src.view.maps.sheet import MapSheet, sheet
from site_src.view.setting import Setting

#: Distances are said to be about so many figures long: positions are rounded, too.
_FIGURES = 2


@frozen
class Row:
    """A place in the list beside a map. `sign` is the id of its sign; `distance` is from home."""

    sign: str
    layer: str
    name: Wording
    href: str
    position: str
    projects: int | None
    distance: Number | None
    illustrative: bool


@frozen
class Group:
    """The places of one layer."""

    layer: str
    title: str
    rows: tuple[Row, ...]


@frozen
class LevelView:
    """One of the four maps; `sheet` is None where there is too little to draw. `table` is the list
    beside it as a file."""

    key: str
    title: str
    note: Wording
    groups: tuple[Group, ...]
    sheet: MapSheet | None
    table: Sheet
    sources: tuple[SourceNote, ...]


@frozen
class FourMapsView:
    """All of them, from the world to the place itself; `home` is from where distances are
    counted, empty if that is not known."""

    levels: tuple[LevelView, ...]
    home: Wording
    derived: Wording
    """What rings and distances are."""


def four_maps(setting: Setting) -> FourMapsView:
    """The page of maps."""
    region = setting.catalogue.region.get(home_region(setting))
    known = region is not None and region.location is not None
    name = setting.language.text(region.title) if region and known else Wording("")
    found = placed(setting)
    levels = (_level(setting, level, places) for level, places in found.items())
    message = setting.language.gettext(
        "Rings and distances are derived: as the crow flies from %(home)s, between rounded "
        "positions."
    )
    return FourMapsView(tuple(levels), name, setting.language.filled(message, home=name))


def _level(setting: Setting, level: Scope, places: Sequence[Placed]) -> LevelView:
    settings = setting.prepared.portal.settings.maps.get(level, MapSettings())
    shown = setting.catalogue.source
    signs = [(f"p-{level}-{place.layer}-{place.key}", place) for place in places]
    home = next((place.position for _, place in signs if place.layer == "home"), None)
    rows = [_row(setting, sign, place, home) for sign, place in signs]
    return LevelView(
        key=level,
        title=label(setting.language, MAP_LEVEL, level),
        note=setting.language.text(settings.note) or _note(setting.language, level),
        groups=_groups(setting.language, rows),
        sheet=sheet(setting, level, signs) if len(signs) >= FEWEST else None,
        table=_table(setting, level, places),
        sources=source_notes(setting, tuple(id_ for id_ in settings.sources if id_ in shown)),
    )


def _table(setting: Setting, level: Scope, places: Sequence[Placed]) -> Sheet:
    """In the order of the list, with the positions as numbers."""
    _, language = setting.language.gettext, setting.language
    ordered = sorted(places, key=lambda place: LAYERS.index(place.layer))
    rows = tuple(
        (
            Cell(place.name, mark=_("illustrative") if place.illustrative else ""),
            Cell(label(language, MAP_LAYER, place.layer)),
            Cell("" if place.projects is None else str(place.projects)),
            Cell(str(place.position.lat)),
            Cell(str(place.position.lon)),
        )
        for place in ordered
    )
    titles = (_("Place"), _("Layer"), _("Projects"), _("Latitude"), _("Longitude"))
    return Sheet(f"map-{level}.csv", tuple(Column(title) for title in titles), rows)


def _note(language: Language, level: Scope) -> Wording:
    gettext = language.gettext
    notes = {
        "world": gettext("Partners, investors and markets abroad, and how far away they are."),
        "country": gettext("Where in the country there are projects, offices and partners."),
        "province": gettext("The province around the place, with its cities and parks."),
        "local": gettext("Projects by county and district, with parks and sites."),
    }
    return language.words(notes[level])


def _row(setting: Setting, sign: str, place: Placed, home: Position | None) -> Row:
    return Row(
        sign=sign,
        layer=place.layer,
        name=place.name,
        href=place.href,
        position=position_words(setting, place.position),
        projects=place.projects,
        distance=_distance(setting, home, place.position) if home else None,
        illustrative=place.illustrative,
    )


def _distance(setting: Setting, home: Position, there: Position) -> Number | None:
    """How far a place is from home; None where both are the same on the map."""
    here, away = ((float(p.lat), float(p.lon)) for p in (home, there))
    km = distance(here, away)
    if km < 1:
        return None
    step = 10 ** max(0, math.floor(math.log10(km)) + 1 - _FIGURES)
    rounded = Decimal(round(km / step) * step)
    return setting.number(Measure("", "about", rounded, unit="km"))


def _groups(language: Language, rows: Iterable[Row]) -> tuple[Group, ...]:
    found: dict[str, list[Row]] = {layer: [] for layer in LAYERS}
    for row in rows:
        found[row.layer].append(row)
    return tuple(
        Group(layer, label(language, MAP_LAYER, layer), tuple(of_it))
        for layer, of_it in found.items()
        if of_it
    )
