"""A portal with places on each of the four maps, and what is read off its page."""

from __future__ import annotations

from pathlib import Path

from tests.portals import ARABIC, ENGLISH, base, edit, write
from tests.support.markup import Element, parse

LOCALES = "      locales:\n"
PLACE = """visibility: public
title:
  zh: {zh}
  en: {en}
  ar: {ar}
{more}location:
  lat: {lat}
  lon: {lon}
"""
#: File, names in three languages, further fields, latitude, longitude.
PLACES = {
    "regions/pingdingshan": ("平顶山市", "Pingdingshan", "بينغدينغشان",
                             "level: city\nparent: henan\n", "33.766", "113.193"),
    "regions/zhengzhou": ("郑州市", "Zhengzhou", "تشنغتشو", "level: city\nparent: henan\n",
                          "34.75", "113.62"),
    "regions/wuhan": ("武汉市", "Wuhan", "ووهان", "level: city\n", "30.59", "114.3"),
    "regions/weidong": ("卫东区", "Weidong", "ويدونغ", "level: district\nparent: pingdingshan\n",
                        "33.73", "113.33"),
    "parks/east": ("东园", "East Park", "المجمّع الشرقي", "region: weidong\n", "33.74", "113.4"),
    "sites/plot": ("一号地", "Plot 1", "القطعة 1",
                   "region: weidong\nform: parcel\npark: east\n", "33.745", "113.41"),
    "offices/delta": ("珠三角基地", "Delta office", "مكتب الدلتا",
                      "region: pingdingshan\nform: resident\n", "23", "113.4"),
    "offices/gulf": ("海湾商会", "Gulf chamber", "غرفة الخليج",
                     "region: pingdingshan\nform: chamber\nscope: world\n", "25.2", "55.3"),
}  # fmt: skip


def portal(folder: Path, settings: str = "      home: pingdingshan\n") -> Path:
    """A portal of which everything that can be on a map has a position; not built."""
    root = base(folder)
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC), (LOCALES, settings + LOCALES))
    write(root, {
        f"projects_yaml/{name}.yml": PLACE.format(zh=zh, en=en, ar=ar, more=more, lat=lat, lon=lon)
        for name, (zh, en, ar, more, lat, lon) in PLACES.items()
    })  # fmt: skip
    return root


def section(root: Path, code: str, level: str) -> Element:
    """One of the maps with all that stands around it."""
    path = root / "site" / code / "maps/index.html"
    main = parse(path.read_text(encoding="utf-8")).one("main")
    (found,) = (element for element in main.all("section") if element.get("id") == level)
    return found


def sheet(part: Element) -> Element:
    """The map of a section."""
    return part.one("figure").all("svg")[0]


def signs(part: Element) -> dict[str, tuple[int, int]]:
    """The middles of the signs by their id."""
    found = {}
    for group in part.all("g"):
        if group.get("id"):
            inner = group.all("g")[1].get("transform").removeprefix("translate(").removesuffix(")")
            x, y = inner.split()
            found[group.get("id")] = int(x) + 11, int(y) + 11
    return found
