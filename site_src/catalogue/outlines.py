"""The outlines that the four maps are drawn on: from the office's own files alone, and only with
the number under which they were approved. No border is ever drawn otherwise.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path

from site_src.catalogue.load import Loaded
from site_src.catalogue.portal import Portal, setting_place
from site_src.diagnostics import Place, Report, nearest
from site_src.model.maps import MapSettings
from site_src.source.geojson import LONGEST, Flaw, Outline, extent, outlines, thinned
from site_src.source.paths import is_inside
from site_src.source.yaml import Step, dotted
from site_src.work.cache import Cache

#: The lines of each map that has any, by its name.
Outlines = Mapping[str, tuple[Outline, ...]]
#: A map is at most so many times as wide as the least that is seen of it when it is enlarged.
_FINE = 3000


def read_outlines(portal: Portal, report: Report, cache: Cache | None = None) -> Outlines:
    """Reads the outlines of every map that names a file; reports what is wrong with them. With a
    `cache`, a file that did not change is not read again."""
    found = {}
    for name, settings in sorted(portal.settings.maps.items()):
        if settings.base:
            lines = _read(portal, name, settings, report, cache)
            if lines:
                found[name] = lines
    return found


def check_maps(loaded: Loaded, report: Report) -> None:
    """What the settings of the maps name must be there, and the public may know of it: sources,
    and the region from which distances are counted, with its position."""
    for name, settings in loaded.portal.settings.maps.items():
        for number, id_ in enumerate(settings.sources):
            _check_named(loaded, "source", id_, ("maps", name, "sources", number), report)
    _check_home(loaded, report)


def _check_home(loaded: Loaded, report: Report) -> None:
    home, portal = loaded.portal.settings.home, loaded.portal
    region = loaded.catalogue.region.get(home)
    if home:
        _check_named(loaded, "region", home, ("home",), report)
    if region is not None and region.location is None:
        report.add("map-location", setting_place(portal, "home"), "home", value=home)


def _check_named(
    loaded: Loaded, kind: str, id_: str, steps: tuple[Step, ...], report: Report
) -> None:
    entries = loaded.catalogue.of(kind)
    place, field = functools.partial(setting_place, loaded.portal, *steps), dotted(steps)
    if id_ not in entries and (kind, id_) not in loaded.named:
        near = nearest(id_, entries)
        report.add("reference-unknown", place(), field, near, kind=kind, value=id_)
    elif id_ in entries and entries[id_].visibility != "public":
        report.add("reference-internal", place(), field, value=id_)


def _read(
    portal: Portal, name: str, settings: MapSettings, report: Report, cache: Cache | None
) -> tuple[Outline, ...]:
    path, field = portal.root / settings.base, f"maps.{name}.base"
    if not settings.approval:
        place = setting_place(portal, "maps", name, "base")
        report.add("map-approval-missing", place, field, value=settings.base)
    if not path.is_file():
        place = setting_place(portal, "maps", name, "base")
        report.add("file-missing", place, field, value=settings.base)
    elif not is_inside(path, portal.root.resolve()):
        report.add("file-outside", Place(settings.base))
    elif (size := path.stat().st_size) > LONGEST:
        at = Place(settings.base)
        report.add("file-too-large", at, size=f"{size:,}", limit=f"{LONGEST:,}")
    else:
        return _drawn(path, name, settings, report, cache)
    return ()


def _drawn(
    path: Path, name: str, settings: MapSettings, report: Report, cache: Cache | None
) -> tuple[Outline, ...]:
    """The lines of a file, as finely as a map is seen."""
    data = path.read_bytes()
    key = f"{hashlib.sha256(data).hexdigest()} {settings.bounds}"
    known: tuple[Outline, ...] | None = cache.get(f"outlines-{name}", key) if cache else None
    if known is not None:
        return known
    try:
        lines = outlines(data)
    except Flaw as flaw:
        report.add(flaw.code, Place(settings.base, flaw.line, flaw.column), **flaw.params)
        return ()
    if lines:
        west, _, east, _ = settings.bounds or extent(lines)
        lines = tuple(thinned(line, (east - west) / _FINE) for line in lines)
    if cache:
        cache.put(f"outlines-{name}", key, lines)
    return lines
