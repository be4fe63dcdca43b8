"""JSON-LD of parks and sites: a park is a Place, a site an Offer of one."""

from __future__ import annotations

from typing import Any

from site_src.model.measure import Measure
from site_src.model.place import Position
from site_src.render.linked_data import absolute
from site_src.view import urls
from site_src.view.park import ParkView
from site_src.view.setting import Setting
from site_src.view.site import SiteView

_CONTEXT = "https://schema.org"
#: What becomes of the right to the land; joint use is neither.
_FUNCTION = {
    "grant": "Sell", "transfer": "Sell", "lease": "LeaseOut", "rent": "LeaseOut",
    "lease-then-grant": "LeaseOut",
}  # fmt: skip
_AVAILABILITY = {"available": "InStock", "reserved": "Reserved", "taken": "SoldOut"}


def park(setting: Setting, view: ParkView) -> dict[str, Any]:
    """A park as a place."""
    entry = setting.catalogue.park[view.id]
    item = _place(setting, view.title.text, str(view.region.text), entry.location, entry.area)
    return {"@context": _CONTEXT, **item, "url": absolute(setting, urls.park(view.id)),
            **_described(setting, view)}  # fmt: skip


def site(setting: Setting, view: SiteView) -> dict[str, Any]:
    """A site as what it is: an offer of a place."""
    entry = setting.catalogue.site[view.id]
    place = view.park.text if view.park else view.region.text
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Offer",
        "identifier": view.id,
        "name": view.title.text,
        "url": absolute(setting, urls.site(view.id)),
        **_described(setting, view),
        "itemOffered": _place(setting, view.title.text, str(place), entry.location, entry.area),
    }
    functions = {_FUNCTION[way] for way in entry.tenure if way in _FUNCTION}
    if functions:
        item["businessFunction"] = [
            f"http://purl.org/goodrelations/v1#{name}" for name in sorted(functions)
        ]
    if entry.availability in _AVAILABILITY:
        item["availability"] = f"{_CONTEXT}/{_AVAILABILITY[entry.availability]}"
    price = entry.price
    if price and price.state == "known" and price.number is not None and price.upper is None:
        item["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": str(price.number),
            "priceCurrency": price.unit,
            **({"unitText": price.per} if price.per else {}),
        }
    return item


def _described(setting: Setting, view: ParkView | SiteView) -> dict[str, Any]:
    """Sentence and pictures, as far as there are any."""
    site_url = setting.prepared.portal.site_url
    found: dict[str, Any] = {"description": view.summary.text} if view.summary else {}
    if view.images:
        found["image"] = [f"{site_url}{image.largest.name}" for image in view.images]
    return found


def _place(
    setting: Setting, name: str, around: str, location: Position | None, area: Measure | None
) -> dict[str, Any]:
    item: dict[str, Any] = {
        "@type": "Place",
        "name": name,
        "containedInPlace": {"@type": "Place", "name": around},
    }
    if location:
        item["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(location.lat),
            "longitude": float(location.lon),
        }
    if area:
        item["additionalProperty"] = {
            "@type": "PropertyValue",
            "name": setting.language.pgettext("park", "Area"),
            "value": setting.number(area).text,
        }
    return item
