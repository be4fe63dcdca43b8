"""Open data: each format as another program reads it, equal to the catalogue, and nothing more."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from site_src.exporters.columns import columns
from site_src.model.described import KINDS_OF_DATA, DataField, described, folder_of
from site_src.model.measure import Measure
from site_src.view.entries import entries, entry_of
from tests.portals import ARABIC, ENGLISH, PROJECT, base, edit, write
from tests.site.conftest import BuiltSite
from tests.site.pages import words
from tests.support.building import build, tree
from tests.support.markup import parse

CODES = ("zh", "en", "ar")
HOSTILE = """\
visibility: public
title:
  zh: =1+1
  en: "@SUM(A1)"
form: parcel
region: henan
area: 约120亩
price: 18.5万元/亩
location:
  lat: 33.70
  lon: 113.30
internal_note: CANARY-7731
"""
DECLINE = """\
visibility: public
title:
  zh: 降了的指标
region: henan
topic: signing
period:
  zh: 2025年
value: 12家
growth: -3.7%
"""
INTERNAL = """\
title:
  zh: CANARY-4402 地块
form: parcel
region: henan
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("data"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    write(root, {
        "projects_yaml/sites/plot.yml": HOSTILE,
        "projects_yaml/sites/secret.yml": INTERNAL,
        "projects_yaml/figures/decline.yml": DECLINE,
    })  # fmt: skip
    build(root)
    return root


def data(root: Path, name: str) -> Any:
    return json.loads((root / "site" / name).read_text(encoding="utf-8"))


def table(root: Path, name: str) -> list[dict[str, str]]:
    text = (root / "site" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def amounts(field: DataField, value: Any, found: Any) -> list[tuple[Measure, Mapping[str, str]]]:
    """The amounts of a value beside what a file says of them."""
    if value is None or value == ():
        assert found is None or field.form not in ("amount", "group")
        return []
    if field.many:
        pairs = zip(value, found, strict=True)
        single = DataField(field.name, "", "", field.form, parts=field.parts)
        return [pair for one, own in pairs for pair in amounts(single, one, own)]
    if field.form == "amount":
        return [(value, found)]
    if field.form != "group":
        return []
    parts = ((p, getattr(value, p.name, None), (found or {}).get(p.name)) for p in field.parts)
    return [pair for part in parts for pair in amounts(*part)]


def test_every_amount_is_exactly_that_of_the_catalogue(site: BuiltSite) -> None:
    checked = 0
    for kind in KINDS_OF_DATA:
        if kind in ("policy", "news"):
            continue
        found = json.loads((site.folder / f"en/data/{folder_of(kind)}.json").read_text("utf-8"))
        records = {record["id"]: record for record in found["entries"]}
        assert sorted(records) == sorted(entries(site.prepared.catalogue, kind))
        for id_, record in records.items():
            entry = entry_of(site.prepared, kind, id_)
            for field in described(kind):
                if field.name == "computed":
                    continue
                value = getattr(entry, field.name, None)
                for amount, said in amounts(field, value, record.get(field.name)):
                    assert (said["written"], said["state"]) == (amount.written, amount.state)
                    number, upper = said.get("number"), said.get("upper")
                    assert (number and Decimal(number)) == amount.number
                    assert (upper and Decimal(upper)) == amount.upper
                    assert (said.get("unit", ""), said.get("per", "")) == (amount.unit, amount.per)
                    checked += 1
    assert checked > 150


def test_a_project_in_json(portal: Path) -> None:
    (record,) = data(portal, "en/data/projects.json")["entries"]
    assert record["title"] == "Differentiated polyamide filament"
    assert record["stage"] == {"code": "signed", "text": "Signed"}
    assert record["region"] == {"id": "pingdingshan", "title": "Pingdingshan"}
    assert record["investment"]["amount"] == {
        "text": "CN¥1.41 billion", "written": "14.1亿元", "state": "known",
        "number": "1410000000", "unit": "CNY",
    }  # fmt: skip
    assert record["land"] == {
        "text": "about 120 mu", "written": "约120亩", "state": "about", "number": "120",
        "unit": "mu",
    }  # fmt: skip
    assert record["output"][0]["value"]["per"] == "year"
    assert record["page"] == "https://example.org/en/projects/nylon-filament/"
    assert "investor" not in record  # what is not known is left out


def test_texts_in_another_language_are_told(portal: Path) -> None:
    (record,) = data(portal, "ar/data/projects.json")["entries"]
    assert record["title"] == "差别化锦纶项目"
    assert record["untranslated"]["title"] == "zh-Hans"


def test_all_languages_at_once(portal: Path) -> None:
    found = data(portal, "data/catalogue.json")
    (project,) = found["entries"]["project"]
    assert project["title"] == {
        "zh": "差别化锦纶项目", "en": "Differentiated polyamide filament",
    }  # fmt: skip
    assert project["stage"] == "signed" and project["region"] == "pingdingshan"
    stage = found["kinds"]["project"]["fields"]["stage"]
    assert stage["choices"]["signed"] == {"zh": "签约", "en": "Signed", "ar": "موقَّع"}
    assert stage["meaning"]["zh"].startswith("阶段")
    assert found["languages"] == {"zh": "zh-Hans", "en": "en", "ar": "ar"}


def test_a_kind_as_a_table(portal: Path) -> None:
    (row,) = table(portal, "en/data/sites.csv")
    assert list(row) == [column.name for column in columns("site")]
    assert (row["area.number"], row["area.state"], row["area.unit"]) == ("120", "about", "mu")
    assert (row["price.number"], row["price.unit"], row["price.per"]) == ("185000", "CNY", "mu")
    assert (row["form.code"], row["form.text"]) == ("parcel", "Land parcel")
    assert (row["location.lat"], row["location.lon"]) == ("33.70", "113.30")


def test_a_decline_stays_a_number(portal: Path) -> None:
    """A minus alone makes no formula."""
    rows = {row["id"]: row for row in table(portal, "en/data/figures.csv")}
    assert rows["decline"]["growth.number"] == "-3.7"
    assert rows["decline"]["growth.written"] == "'-3.7%"
    assert rows["start-rate"]["computed.number"] and not rows["start-rate"]["value.number"]
    names, *found = sheets(portal / "site/en/data/catalogue.xlsx")["Figures"][1:]
    shown = {row[0]: dict(zip(names, row, strict=True)) for row in found}
    assert shown["decline"]["growth.number"] == -3.7


def test_no_cell_computes(portal: Path) -> None:
    for code, title in (("zh", "'=1+1"), ("en", "'@SUM(A1)")):
        assert table(portal, f"{code}/data/sites.csv")[0]["title"] == title
        rows = sheets(portal / f"site/{code}/data/catalogue.xlsx")
        assert any(title in row for sheet in rows.values() for row in sheet)


def test_the_workbook(portal: Path) -> None:
    found = sheets(portal / "site/en/data/catalogue.xlsx")
    assert next(iter(found)) == "Projects" and list(found)[-1] == "What the fields mean"
    meanings, names, row = found["Projects"][:3]
    shown = dict(zip(names, row, strict=True))
    assert shown["investment.amount.number"] == 1_410_000_000
    assert shown["investment.amount.text"] == "CN¥1.41 billion"
    assert meanings[names.index("stage.code")].startswith("Stage")
    assert "investor" not in names  # no project names one
    fields = [row for row in found["What the fields mean"] if "investment.amount" in row]
    assert fields[0][2] == "Amount as the source writes it: 14.1亿元"


def test_places(portal: Path) -> None:
    found = data(portal, "en/data/places.geojson")
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [113.3, 33.7]}
    assert feature["id"] == "site/plot"
    assert feature["properties"]["page"] == "https://example.org/en/sites/plot/"


def test_geometries_keep_to_the_standard(site: BuiltSite) -> None:
    """Longitude first, within bounds, no more exact than two decimals; every place is there."""
    catalogue = site.prepared.catalogue
    kinds = (catalogue.park, catalogue.site, catalogue.region, catalogue.office)
    places = [entry for kind in kinds for entry in kind.values() if entry.location]
    for code in CODES:
        found = json.loads((site.folder / code / "data/places.geojson").read_text("utf-8"))
        assert len(found["features"]) == len(places) > 5 and "crs" not in found
        for feature in found["features"]:
            assert set(feature) == {"type", "id", "geometry", "properties"}
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 < lon < 180 and 3 < lat < 54
            assert (round(lon, 2), round(lat, 2)) == (lon, lat)


def test_nothing_internal_gets_in(portal: Path) -> None:
    for name, content in tree(portal / "site").items():
        assert b"CANARY" not in content, name
    for code in CODES:
        cells = sheets(portal / f"site/{code}/data/catalogue.xlsx").values()
        assert "CANARY" not in str(list(cells))


def test_the_page_lists_what_there_is(portal: Path) -> None:
    page = parse((portal / "site/en/data/index.html").read_text(encoding="utf-8"))
    said = words(page.one("main"))
    projects = words(next(e for e in page.walk() if e.get("id") == "project"))
    assert projects.startswith("Projects1 entry·Newest change: 20 November 2026")
    assert "CSV in brief 1 kB·CSV every field" in projects and "JSON" in projects
    assert "No licence is given. Ask the office before you use the data again." in said
    assert "the office has no prefix for the ids of projects" in said
    links = {a.get("href") for a in page.all("a")}
    assert {"../data/sites.csv", "../../data/catalogue.json", "../data/fields/"} <= links
    assert "../../data/oc4ids.json" not in links
    for link in links:
        if link.endswith((".csv", ".json", ".xlsx", ".geojson", ".jsonld")):
            assert (portal / "site/en/data" / link).resolve().is_file(), link


def test_an_edit_makes_what_it_changes(portal: Path, tmp_path: Path) -> None:
    """Files of kinds that do not name the project stay; all is as a build from nothing has it."""
    before = tree(portal / "site")
    edit(portal, PROJECT, ("en: Differentiated polyamide filament", "en: Polyamide filament II"))
    build(portal)
    after = tree(portal / "site")
    changed = {name for name in after if after[name] != before.get(name) and "/data/" in name}
    assert {"en/data/projects.json", "en/data/projects-full.csv", "en/data/projects.csv"} <= changed
    assert not any(name.endswith(("sites.csv", "sites.json", "places.geojson")) for name in changed)
    assert after["data/catalogue.json"] != before["data/catalogue.json"]
    build(portal, "--site-dir", tmp_path / "anew")
    assert tree(tmp_path / "anew") == after
