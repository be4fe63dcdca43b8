"""Infrastructure projects in OC4IDS: only these, only what is exact, as the standard wants it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.portals import base, edit, write
from tests.site.conftest import BuiltSite
from tests.support.building import ROOT, build, run

STANDARD = ROOT.parent / "shared/real/oc4ids"
_ABSENT = pytest.mark.skipif(not STANDARD.is_dir(), reason=f"no official schema in {STANDARD}")
PREFIX = (
    "          name: English\n",
    "          name: English\n      oc4ids_prefix: oc4ids-ab12cd\n",
)
ROAD = """\
visibility: public
title:
  zh: 东环路
  en: East ring road
type: ppp
industry: nylon-textiles
oc4ids_sector: [transport.road]
region: pingdingshan
site: plot
stage: started
stage_dates:
  signed: 2026-03
  started: 2026-05-20
investment:
  amount: {amount}
investor:
  zh: 某公司
milestones:
  - name: 路基
    due: 2027-03-01
  - name: 招标
    due: 2026-01-05
  - name: 立项
    met: 2025-12-01
contact: investment-desk
sources: [city-report]
updated: {updated}
"""
PLOT = """\
visibility: public
title:
  zh: 一号地块
form: parcel
region: pingdingshan
location: {lat: 33.75, lon: 113.18}
"""


def portal(folder: Path, amount: str = "3.5亿元", updated: str = "2026-11-18") -> Path:
    root = base(folder)
    edit(root, "mkdocs.yml", PREFIX)
    road = ROAD.replace("{amount}", amount).replace("{updated}", updated)
    write(root, {
        "projects_yaml/projects/ring-road.yml": road,
        "projects_yaml/projects/made-up.yml": f"{road}illustrative: true\n",
        "projects_yaml/sites/plot.yml": PLOT,
    })  # fmt: skip
    return root


def package(root: Path) -> dict[str, Any]:
    text = (root / "site/data/oc4ids.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def faults(project: dict[str, Any]) -> list[str]:
    # Takes seconds, which every worker would spend that only collects this file.
    from jsonschema import Draft4Validator, FormatChecker

    schema = json.loads((STANDARD / "project-schema.json").read_text(encoding="utf-8"))
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    return [f"{list(fault.path)}: {fault.message}" for fault in validator.iter_errors(project)]


def assert_complete(found: dict[str, Any]) -> None:
    """What the standard wants of a package."""
    assert {"uri", "publisher", "publishedDate", "projects", "version"} <= found.keys()
    assert found["publisher"]["name"] and found["version"] == "0.9"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = portal(tmp_path_factory.mktemp("oc4ids"))
    build(made)
    return made


def test_a_package(root: Path) -> None:
    found = package(root)
    assert_complete(found)
    assert found["uri"] == "https://example.org/data/oc4ids.json"
    assert found["publishedDate"] == "2026-11-18T00:00:00Z"  # of these projects, not of the others
    assert [project["id"] for project in found["projects"]] == ["oc4ids-ab12cd-ring-road"]


def test_a_project(root: Path) -> None:
    (project,) = package(root)["projects"]
    assert project["sector"] == ["transport", "transport.road"]
    assert project["status"] == "implementation"
    assert project["budget"] == {"amount": {"amount": 350_000_000, "currency": "CNY"}}
    assert project["implementationPeriod"] == {"startDate": "2026-05-20T00:00:00Z"}
    assert project["preparationPeriod"] == {"endDate": "2026-05-20T00:00:00Z"}  # a month is none
    assert project["locations"] == [{
        "id": "plot", "description": "平顶山市",
        "geometry": {"type": "Point", "coordinates": [113.18, 33.75]},
        "address": {"region": "平顶山市"},
    }]  # fmt: skip
    assert [m.get("status") for m in project["milestones"]] == ["scheduled", None, "met"]
    assert {"id": "investor", "name": "某公司", "roles": ["funder"]} in project["parties"]


def test_what_is_about_so_much_is_said_in_words(tmp_path: Path) -> None:
    made = portal(tmp_path, amount="约3.5亿元")
    build(made)
    assert package(made)["projects"][0]["budget"] == {"description": "约3.5亿元"}


def test_without_a_day_there_is_no_package(tmp_path: Path) -> None:
    """A package has to say when it was published, and no clock is asked."""
    made = portal(tmp_path, updated="2026-11")
    build(made)
    assert not (made / "site/data/oc4ids.json").exists()


def test_without_a_prefix_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = run("export", "oc4ids", "--portal", base(tmp_path), "--output", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "There is no prefix for the ids of infrastructure projects. Ask the Open Contracting "
        "Partnership for one and write it into mkdocs.yml: oc4ids_prefix: oc4ids-…"
    )


def test_a_prefix_has_the_form_that_is_given_out(tmp_path: Path) -> None:
    made = base(tmp_path)
    edit(made, "mkdocs.yml", (PREFIX[0], PREFIX[1].replace("ab12cd", "AB")))
    done = run("check", "--portal", made)
    assert done.returncode == 1 and "oc4ids-bu3kcz" in done.stderr


@pytest.mark.shared
@_ABSENT
def test_small_portals_keep_to_the_schema(root: Path) -> None:
    assert [faults(project) for project in package(root)["projects"]] == [[]]


@pytest.mark.shared
@_ABSENT
def test_the_demonstration_keeps_to_the_schema(site: BuiltSite) -> None:
    found = json.loads((site.folder / "data/oc4ids.json").read_text(encoding="utf-8"))
    assert_complete(found)
    assert len(found["projects"]) > 5
    for project in found["projects"]:
        assert faults(project) == [], project["id"]
        assert project["id"].startswith("oc4ids-000000-")


@pytest.mark.shared
@_ABSENT
def test_codes_are_those_of_the_lists(site: BuiltSite) -> None:
    def codes(name: str) -> set[str]:
        with (STANDARD / f"codelists/{name}.csv").open(encoding="utf-8") as file:
            return {row["Code"] for row in csv.DictReader(file)}

    found = json.loads((site.folder / "data/oc4ids.json").read_text(encoding="utf-8"))
    sectors = {sector for project in found["projects"] for sector in project.get("sector", ())}
    roles = {r for p in found["projects"] for party in p.get("parties", ()) for r in party["roles"]}
    assert sectors and sectors <= codes("projectSector") and roles <= codes("partyRole")
    assert {p["status"] for p in found["projects"] if "status" in p} <= codes("projectStatus")


@pytest.mark.shared
@_ABSENT
def test_the_schema_notices_what_is_wrong() -> None:
    bad = json.loads((STANDARD / "bad-fixtures/validation-errors-package.json").read_text("utf-8"))
    assert any(faults(project) for project in bad["projects"])
