"""Snapshots: taken by a command, read again, and shown only as far as the public may know them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from site_src.catalogue.portal import read_portal
from site_src.diagnostics import Report
from site_src.publish.leaks.secrets import read_sources, source_paths
from tests.portals import AS_OF, PROJECT, base, checked, edit, lines, prepared, write
from tests.support.building import build, differences, run, tree
from tests.support.snapshots import FOLDER, snapshot

HIDDEN = """title:
  zh: 未公开的项目
  en: A project not made public
industry: nylon-textiles
region: pingdingshan
stage: negotiating
investment:
  currency: CNY
  amount: 3.7亿
standing:
  state: stalled
"""


def take(root: Path, *options: str) -> tuple[int, str]:
    done = run("snapshot", "--portal", root, "--as-of", "2026-11-21", *options)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The valid portal with an internal project."""
    root = base(tmp_path)
    write(root, {"projects_yaml/projects/hidden-works.yml": HIDDEN})
    return root


def test_the_command_writes_a_line_a_project(portal: Path) -> None:
    status, said = take(portal)
    assert (status, said) == (0, f"Written: {FOLDER}/2026-11-21.yml\n")
    text = (portal / FOLDER / "2026-11-21.yml").read_text(encoding="utf-8")
    assert text == (
        "visibility: public\nupdated: 2026-11-21\n"
        "# project | stage | visibility | region | park | amount | footing\n"
        "projects: |\n"
        "  hidden-works | negotiating | internal | pingdingshan | - | CNY 3.7亿 | stalled\n"
        "  nylon-filament | signed | public | pingdingshan | - | 14.1亿元 | active\n"
    )
    assert not lines(checked(portal))


def test_what_is_there_is_replaced_only_when_asked(portal: Path) -> None:
    take(portal)
    path = portal / FOLDER / "2026-11-21.yml"
    before = path.read_bytes()
    edit(portal, PROJECT, ("stage: signed", "stage: started"))
    status, said = take(portal)
    assert (status, path.read_bytes()) == (1, before)
    assert said == f"{FOLDER}/2026-11-21.yml exists already; --replace replaces it.\n"
    assert take(portal, "--replace")[0] == 0
    assert "nylon-filament | started |" in path.read_text(encoding="utf-8")


def test_where_secrecy_is_reviewed_a_snapshot_begins_internal(portal: Path) -> None:
    edit(portal, "mkdocs.yml", ("locales:", "secrecy_review: true\n      locales:"))
    for path in sorted((portal / "projects_yaml").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}cleared:\n  by: 王\n  on: 2026-11-01\n", encoding="utf-8")
    for path in sorted((portal / "content/zh").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n", "---\ncleared:\n  by: 王\n  on: 2026-11-01\n", 1))
    assert take(portal)[0] == 0
    text = (portal / FOLDER / "2026-11-21.yml").read_text(encoding="utf-8")
    assert text.startswith("visibility: internal\n")


def test_deleted_projects_and_places_may_stand_in_it(portal: Path) -> None:
    rows = "was-here | signed | public | was-there | old-park | 3亿元 | active"
    write(portal, {f"{FOLDER}/2026-10-31.yml": snapshot(rows)})
    assert not lines(checked(portal))


def test_the_public_part_names_what_was_and_is_public(portal: Path) -> None:
    write(portal, {
        f"{FOLDER}/2026-10-31.yml": snapshot(
            "deleted | signed | public | pingdingshan | - | - | active",
            "hidden-works | signed | public | pingdingshan | - | 3.7亿元 | stalled",
            "nylon-filament | planned | public | was-there | old-park | 12亿元 | stalled",
        ),
        f"{FOLDER}/2026-09-30.yml": snapshot(
            "nylon-filament | planned | internal | pingdingshan | - | 12亿元 | active",
        ),
        f"{FOLDER}/2026-08-31.yml": snapshot(
            "nylon-filament | planned | public | pingdingshan | - | 12亿元 | active",
            visibility="internal",
        ),
    })  # fmt: skip
    shown = prepared(portal).catalogue.snapshot
    assert sorted(shown) == ["2026-09-30", "2026-10-31"]
    assert shown["2026-09-30"].projects == ()
    (row,) = shown["2026-10-31"].projects
    assert (row.project, row.stage, row.region, row.park) == ("nylon-filament", "planned", "", "")
    assert not hasattr(row, "visibility")


def test_no_internal_part_of_a_snapshot_changes_a_public_byte(portal: Path) -> None:
    rows = [
        "hidden-works | negotiating | internal | pingdingshan | - | 3.7亿元 | active",
        "nylon-filament | planned | public | pingdingshan | - | 12亿元 | active",
    ]
    name, site = f"{FOLDER}/2026-09-30.yml", portal / "site"
    after = snapshot("nylon-filament | signed | public | pingdingshan | - | 14.1亿元 | active")
    write(portal, {f"{FOLDER}/2026-10-31.yml": after, name: snapshot(*rows)})
    build(portal)
    before = tree(site)
    assert "zh/reports/2026-10/index.html" in before
    for changed in (
        [rows[0].replace("negotiating", "signed"), rows[1]],
        [rows[0].replace("3.7亿元 | active", "9亿元 | stalled"), rows[1]],
        [rows[1].replace("active", "stalled")],
        [*rows, "other-works | planned | internal | pingdingshan | - | - | withdrawn"],
    ):
        write(portal, {name: snapshot(*changed)})
        build(portal)
        assert differences(tree(site), before) == []


def test_a_leak_of_what_a_snapshot_holds_is_known(portal: Path) -> None:
    rows = (
        "deleted-works | signed | public | pingdingshan | - | 12亿元 | active",
        "secret-works | signed | internal | secret-county | - | 123.45亿元 | active",
        "nylon-filament | planned | public | pingdingshan | - | 11.11亿元 | active",
    )
    write(portal, {f"{FOLDER}/2026-10-31.yml": snapshot(*rows)})
    found = read_portal(portal, Report())
    assert found is not None
    sources = read_sources(found, source_paths(found), AS_OF)
    kept = {s.written for s in sources.secrets if s.path.startswith(FOLDER)}
    assert {"deleted-works", "secret-works", "secret-county"} <= kept
    assert "11.11亿元" not in kept and "12亿元" not in kept
    assert "deleted" not in sources.public


def test_ten_thousand_lines_are_read_quickly(portal: Path) -> None:
    rows = [
        f"made-up-{n} | signed | public | pingdingshan | - | {n % 997}.{n % 9 + 1}亿元 | active"
        for n in range(10_000)
    ]
    write(portal, {f"{FOLDER}/2026-10-31.yml": snapshot(*rows)})
    prepared(portal)
    begun = time.process_time()
    shown = prepared(portal).catalogue.snapshot["2026-10-31"]
    assert time.process_time() - begun < 3
    assert shown.projects == ()


def test_what_projects_are_remembered_by_does_not_depend_on_snapshots(portal: Path) -> None:
    """A new snapshot makes nobody read ten thousand projects again, or draw them."""
    write(portal, {f"{FOLDER}/2026-09-30.yml": snapshot(
        "nylon-filament | planned | public | pingdingshan | - | 12亿元 | active"
    )})  # fmt: skip
    build(portal)
    page = portal / "site/zh/projects/nylon-filament/index.html"
    seen = page.stat().st_mtime_ns
    write(portal, {f"{FOLDER}/2026-10-31.yml": snapshot(
        "nylon-filament | signed | public | pingdingshan | - | 14.1亿元 | active"
    )})  # fmt: skip
    said = build(portal)
    assert page.stat().st_mtime_ns == seen
    assert (portal / "site/zh/reports/2026-10/index.html").is_file()
    assert "0 removed" in said
