"""The outlines of the four maps: drawn from the office's own files alone, and with their number."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.portals import checked, edit, lines, write
from tests.support.building import build, tree
from tests.support.four_maps import portal, section, sheet, signs
from tests.support.markup import Element

HENAN = {
    "type": "Polygon",
    "coordinates": [[[110, 31], [117, 31], [117, 36], [110, 36], [110, 31]]],
}


def outlined(folder: Path, content: object = HENAN, more: str = "") -> Path:
    root = portal(folder, f"""      home: pingdingshan
      maps:
        country:
          base: maps/country.geojson
          approval: GS(2024)0000号
          note:
            zh: 说明
            en: What it is for
            ar: الغرض
{more}""")  # fmt: skip
    write(root, {"maps/country.geojson": json.dumps(content)})
    return root


def errors(root: Path) -> list[str]:
    """What is wrong, translations apart, of which the portal lacks most."""
    return [line for line in lines(checked(root)) if "translation-missing" not in line]


def outline(part: Element) -> list[str]:
    """The paths of outlines: the only ones that are drawn in ink."""
    paths = sheet(part).all("path")
    return [path.get("d") for path in paths if path.get("stroke") == "currentColor"]


def test_outlines_are_drawn_with_their_number(tmp_path: Path) -> None:
    """Where the places say: three degrees south of the edge of the outline lies Pingdingshan."""
    root = outlined(tmp_path)
    build(root)
    part = section(root, "en", "country")
    (drawn,) = outline(part)
    assert "Map approval number: GS(2024)0000号" in part.text and "What it is for" in part.text
    assert "no boundary is drawn" not in part.text
    _, y = signs(part)["p-country-home-pingdingshan"]
    _, south = signs(part)["p-country-office-delta"]
    degree = (south - y) / (33.77 - 23)
    souths = [float(pair.split()[1]) for pair in re.findall(r"[\d.]+ [\d.]+", drawn)]
    assert max(souths) == pytest.approx(y + (33.77 - 31) * degree, abs=1)
    for level in ("world", "province", "local"):
        assert outline(section(root, "en", level)) == []
        assert "no boundary is drawn" in section(root, "en", level).text


def test_outlines_end_where_the_map_ends(tmp_path: Path) -> None:
    around = [[-20, -40], [170, -40], [170, 80], [-20, 80], [-20, -40]]
    across = [[60, 28], [140, 28]]
    root = outlined(tmp_path, {"type": "MultiLineString", "coordinates": [around, across]})
    build(root)
    part = section(root, "en", "country")
    (drawn,) = outline(part)
    ends = [tuple(map(float, pair.split())) for pair in re.findall(r"[\d.]+ [\d.]+", drawn)]
    assert [x for x, _ in ends] == [0, 360]


def test_bounds_are_shown_at_least(tmp_path: Path) -> None:
    """73° to 135° E is the width of the map, in which 113.4° lies at 235 of 360."""
    root = outlined(tmp_path, more="          bounds: [73, 18, 135, 54]\n")
    build(root)
    x, _ = signs(section(root, "en", "country"))["p-country-office-delta"]
    assert x == pytest.approx(360 * (113.4 - 73) / (135 - 73), abs=1)


def test_no_outline_without_its_number(tmp_path: Path) -> None:
    root = outlined(tmp_path)
    edit(root, "mkdocs.yml", ("          approval: GS(2024)0000号\n", ""))
    assert errors(root) == [
        "mkdocs.yml:9:17: maps.country.base: The outlines 'maps/country.geojson' have no approval "
        "number and may not be published. Take them from the standard map service and write their "
        "number as approval:, or take base: out: then the map is schematic and needs none. "
        "[map-approval-missing]"
    ]


def test_an_outline_that_leads_out_of_the_portal_is_not_read(tmp_path: Path) -> None:
    root = outlined(tmp_path)
    (root / "maps/country.geojson").rename(tmp_path / "elsewhere.geojson")
    (root / "maps/country.geojson").symlink_to(tmp_path / "elsewhere.geojson")
    assert errors(root) == [
        "maps/country.geojson:1:1: This link leads out of the portal's folder, or nowhere. "
        "[file-outside]"
    ]


def test_an_edit_of_the_outlines_is_on_the_map(tmp_path: Path) -> None:
    """The site that was kept up is the one that is built from nothing."""
    root = outlined(tmp_path)
    build(root)
    before = outline(section(root, "en", "country"))
    other = json.dumps(HENAN).replace("36", "35")
    write(root, {"maps/country.geojson": other})
    build(root)
    assert outline(section(root, "en", "country")) != before
    build(root, "--site-dir", tmp_path / "anew")
    assert tree(root / "site") == tree(tmp_path / "anew")
