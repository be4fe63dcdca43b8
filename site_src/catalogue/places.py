"""Whether places lie where the others lie: latitude and longitude are easily exchanged."""

from __future__ import annotations

import math

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.model.place import Location

#: A place further than this from every other, in km, is probably another one.
FAR = 1_000
_KM_PER_DEGREE = 111.2


def check_distances(loaded: Loaded, report: Report) -> None:
    """Reports places that are far from all others."""
    located = {id_: r.location for id_, r in loaded.catalogue.region.items() if r.location}
    for id_, here in located.items():
        others = [there for other, there in located.items() if other != id_]
        if others and all(distance(here, there) > FAR for there in others):
            place, value = loaded.place("region", id_, "location"), f"{here.lat}, {here.lon}"
            report.add("location-far", place, "location", value=value, limit=f"{FAR:,}")


def distance(here: Location, there: Location) -> float:
    """Kilometres as the crow flies, well enough to tell near from far."""
    (lat, lon), (lat_there, lon_there) = here.exact, there.exact
    north, east = float(lat - lat_there), float(lon - lon_there)
    east = min(abs(east), 360 - abs(east))
    middle = math.radians(float(lat + lat_there) / 2)
    return math.hypot(north, east * math.cos(middle)) * _KM_PER_DEGREE
