"""The list of projects in other orders."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.orders import ordered
from tests.portals import PROJECT, base, prepared, write


def _portal(folder: Path) -> Path:
    """Four projects: 14.1 (signed), 20 (planned), US$ (operating), none (not stated)."""
    root = base(folder)
    text = (root / PROJECT).read_text(encoding="utf-8")
    planned = text.replace("stage: signed", "stage: planned").replace("14.1亿元", "20亿元")
    foreign = text.replace("stage: signed", "stage: operating").replace("14.1亿元", "3亿美元")
    unknown = text.replace("stage: signed", "stage: not-stated")
    unknown = unknown.replace("investment:\n  amount: 14.1亿元\n", "")
    newest = unknown.replace("updated: 2026-11-20", "updated: 2026-11-21")
    write(root, {
        "projects_yaml/projects/b-planned.yml": planned,
        "projects_yaml/projects/c-foreign.yml": foreign,
        "projects_yaml/projects/d-unknown.yml": newest,
    })  # fmt: skip
    return root


def test_the_largest_comes_first_and_currencies_are_not_mixed(tmp_path: Path) -> None:
    projects = prepared(_portal(tmp_path)).catalogue.project
    found = ordered(projects, "amount")
    assert found == ("b-planned", "nylon-filament", "c-foreign", "d-unknown")


def test_stages_follow_the_pipeline(tmp_path: Path) -> None:
    projects = prepared(_portal(tmp_path)).catalogue.project
    found = ordered(projects, "stage")
    assert found == ("b-planned", "nylon-filament", "c-foreign", "d-unknown")


def test_the_newest_change_comes_first(tmp_path: Path) -> None:
    projects = prepared(_portal(tmp_path)).catalogue.project
    assert ordered(projects, "updated")[0] == "d-unknown"
