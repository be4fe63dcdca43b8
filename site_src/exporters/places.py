"""Where parks, sites, offices and regions are, as GeoJSON (RFC 7946): WGS 84, no more exact than
the catalogue is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from site_src.exporters.records import compact, joined
from site_src.view.data.files import KINDS_OF_PLACES, places
from site_src.view.data.page import dataset
from site_src.view.data.words import choice_word
from site_src.view.entries import entries, page_of, title_of
from site_src.view.labels import REGION_LEVEL
from site_src.view.setting import Setting


def places_file(setting: Setting) -> bytes:
    """Every place whose position is known, as a point; longitude comes first."""
    features = [compact(_feature(setting, kind, id_)) for kind, id_ in places(setting)]
    head = {"type": "FeatureCollection", **dataset(setting, *KINDS_OF_PLACES)}
    return joined(head, "features", features)


def point(lat: Decimal, lon: Decimal) -> dict[str, Any]:
    """A position as GeoJSON has it."""
    return {"type": "Point", "coordinates": [float(lon), float(lat)]}


def _feature(setting: Setting, kind: str, id_: str) -> dict[str, Any]:
    entry = entries(setting.catalogue, kind)[id_]
    properties: dict[str, Any] = {"kind": kind, "title": title_of(setting, kind, id_)}
    if kind == "region":
        properties["level"] = entry.level
        level = choice_word(setting.language, tuple(REGION_LEVEL), entry.level)
        properties["level_text"] = level
    else:
        properties["region"] = entry.region
        properties["region_title"] = title_of(setting, "region", entry.region)
    properties["illustrative"] = entry.illustrative
    if href := page_of(setting, kind, id_):
        site_url = setting.prepared.portal.site_url
        properties["page"] = f"{site_url}{setting.language.code}/{href}"
    return {
        "type": "Feature",
        "id": f"{kind}/{id_}",
        "geometry": point(entry.location.lat, entry.location.lon),
        "properties": properties,
    }
