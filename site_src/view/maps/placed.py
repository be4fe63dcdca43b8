"""Which place stands on which of the four maps, and in which layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_src.catalogue.relations import region_path
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.office import OfficeForm
from site_src.model.place import Position, Scope
from site_src.view import urls
from site_src.view.setting import Setting, once

#: What lies on the maps, in the order of their legends.
LAYERS = ("home", "region", "park", "site", "office", "partner", "origin", "market")
#: Offices in which somebody of the place itself sits; the others are partners elsewhere.
_OWN: tuple[OfficeForm, ...] = ("resident", "team")
_LARGE = ("province", "city")


@frozen
class Placed:
    """A place on a map: `key` tells it from all others of its layer; `name` is what the list calls
    it, `short` the map; `projects` counts those that lie there, None where that says nothing."""

    layer: str
    key: str
    name: Wording
    short: Wording
    href: str
    position: Position
    projects: int | None = None
    illustrative: bool = False


def home_region(setting: Setting) -> str:
    """The region that the portal is about: as it is set, or the one city that there is; empty where
    neither says it."""
    regions, own = setting.catalogue.region, setting.prepared.portal.settings.home
    if own:
        return own if own in regions else ""
    cities = [id_ for id_, region in regions.items() if region.level == "city"]
    return cities[0] if len(cities) == 1 else ""


@once
def placed(setting: Setting) -> Mapping[Scope, tuple[Placed, ...]]:
    """The places of each map, from the world to the place itself."""
    home = home_region(setting)
    found: dict[Scope, list[Placed]] = {"world": [], "country": [], "province": [], "local": []}
    at_home = _region(setting, home, "home") if home else None
    if at_home is not None:
        for places in found.values():
            places.append(at_home)
    for level, place in (*_regions(setting, home), *_land(setting, home), *_others(setting)):
        found[level].append(place)
    return {level: tuple(places) for level, places in found.items()}


def _regions(setting: Setting, home: str) -> Iterator[tuple[Scope, Placed]]:
    """Cities, and provinces of which none is known, are seen in the country; what lies in the
    province of home, in that; what lies in home, there."""
    catalogue = setting.catalogue
    path = region_path(home, catalogue) if home else ()
    inside = path[-1] if len(path) > 1 else ""
    located = [id_ for id_, region in sorted(catalogue.region.items()) if region.location]
    paths = {id_: region_path(id_, catalogue) for id_ in located}
    large = [id_ for id_ in located if catalogue.region[id_].level in _LARGE]
    around = {above for id_ in large for above in paths[id_][1:]}
    for id_ in located:
        place = _region(setting, id_)
        if place is None or id_ == home:
            continue
        if id_ in large and id_ not in around:
            yield "country", place
        if home in paths[id_][1:]:
            yield "local", place
        elif inside in paths[id_][1:]:
            yield "province", place


def _region(setting: Setting, id_: str, layer: str = "region") -> Placed | None:
    region, listed = setting.catalogue.region[id_], setting.relations.by_region.get(id_, ())
    if region.location is None:
        return None
    href = urls.facet("region", id_) if listed else ""
    name = setting.language.text(region.title)
    return Placed(layer, id_, name, name, href, region.location, len(listed), region.illustrative)


def _land(setting: Setting, home: str) -> Iterator[tuple[Scope, Placed]]:
    """Parks of the province and of home, sites of home. Where nothing is home, all are local."""
    catalogue, relations = setting.catalogue, setting.relations
    path = region_path(home, catalogue) if home else ()
    inside = path[-1] if len(path) > 1 else ""
    for kind, on_it in (("park", relations.by_park), ("site", relations.by_site)):
        for id_, entry in sorted(getattr(catalogue, kind).items()):
            if entry.location is None:
                continue
            name, projects = setting.language.text(entry.title), len(on_it.get(id_, ()))
            href, made_up = urls.of(kind, id_), entry.illustrative
            place = Placed(kind, id_, name, name, href, entry.location, projects, made_up)
            around = region_path(entry.region, catalogue)
            if not home or home in around:
                yield "local", place
            if kind == "park" and inside in around:
                yield "province", place


def _others(setting: Setting) -> Iterator[tuple[Scope, Placed]]:
    """Offices and partners, whence investors come, and whither is sold: on the map that they
    name."""
    catalogue, text = setting.catalogue, setting.language.text
    for id_, office in sorted(catalogue.office.items()):
        if office.location:
            layer, name = "office" if office.form in _OWN else "partner", text(office.title)
            href, made_up = urls.office(id_), office.illustrative
            short = min(filter(None, (text(office.area), name)), key=lambda words: len(words.text))
            place = Placed(layer, id_, name, short, href, office.location, None, made_up)
            yield office.scope, place
    for id_, firm in sorted(catalogue.enterprise.items()):
        if firm.origin_location:
            name, href = text(firm.origin or firm.title), urls.enterprise(id_)
            made_up, at = firm.illustrative, firm.origin_location
            yield firm.origin_scope, Placed("origin", id_, name, name, href, at, None, made_up)
    for id_, chain in sorted(catalogue.chain.items()):
        for number, market in enumerate(chain.markets, start=1):
            if market.location:
                name, made_up = text(market.title), chain.illustrative or market.illustrative
                key, href = f"{id_}-{number}", urls.chain(id_)
                place = Placed("market", key, name, name, href, market.location, None, made_up)
                yield market.scope, place
