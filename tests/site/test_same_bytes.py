"""The same input gives the same bytes, on any machine and however it is called."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.site.conftest import BuiltSite
from tests.support import records
from tests.support.building import (
    DAY,
    ROOT,
    build,
    demonstration,
    differences,
    made_once,
    run,
    tree,
)

PROJECT = "projects_yaml/projects/daying-geothermal.yml"
#: Processes and environment of a build; `prove same-bytes` varies each alone.
SURROUNDINGS: Sequence[tuple[str, Mapping[str, str]]] = (
    ("1", {"PYTHONHASHSEED": "12345", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0",
           "PYTHONCOERCECLOCALE": "0"}),
    ("3", {"TZ": "Pacific/Kiritimati", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8",
           "ZHUCHAO_LANG": "zh"}),
)  # fmt: skip


def samples(folder: Path) -> Path:
    """A portal with every part of a page in every state; `prove same-bytes` takes the larger one
    of the demonstration."""
    return demonstration(folder, source=ROOT / "theme/samples")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples; tests build them into folders of their own."""
    return samples(tmp_path_factory.mktemp("same") / "portal")


@pytest.fixture(scope="module")
def reference(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file that the samples make."""
    folder = tmp_path_factory.mktemp("reference") / "site"
    build(portal, "--site-dir", folder)
    return tree(folder)


@pytest.mark.parametrize(("jobs", "environment"), SURROUNDINGS)
def test_surroundings(
    jobs: str,
    environment: Mapping[str, str],
    portal: Path,
    reference: dict[str, bytes],
    tmp_path: Path,
) -> None:
    """CASES P111."""
    build(portal, "--jobs", jobs, "--site-dir", tmp_path / "site", env=environment)
    assert differences(tree(tmp_path / "site"), reference) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_umask(portal: Path, reference: dict[str, bytes], tmp_path: Path) -> None:
    """CASES P111: a web server can read what was built under a strict umask."""
    done = run(
        "build", "--portal", portal, "--site-dir", tmp_path / "site", "--as-of", DAY, umask=0o077
    )
    assert done.returncode == 0, done.stderr
    assert differences(tree(tmp_path / "site"), reference) == []
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "site").rglob("*") if p.is_file()}
    folders = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "site").rglob("*") if p.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755


def test_folder_in_which_the_command_is_given(
    portal: Path, reference: dict[str, bytes], tmp_path: Path
) -> None:
    """Paths are those of the shell; a portal around it is found."""
    inside = tmp_path / "elsewhere"
    inside.mkdir()
    relative = os.path.relpath(portal, inside)
    done = run("build", "--portal", relative, "--site-dir", "out", "--as-of", DAY, cwd=inside)
    assert done.returncode == 0, done.stderr
    assert differences(tree(inside / "out"), reference) == []
    done = run("--site-dir", inside / "again", "--as-of", DAY, cwd=portal)
    assert done.returncode == 0, done.stderr
    assert differences(tree(inside / "again"), reference) == []


def test_folder_with_spaces_and_chinese_characters(
    reference: dict[str, bytes], tmp_path: Path
) -> None:
    portal = samples(tmp_path / "招商 门户 #1 %41 (副本)")
    build(portal)
    assert differences(tree(portal / "site"), reference) == []


def test_second_build_writes_nothing(portal: Path) -> None:
    """Not even the times of the files change."""
    build(portal)
    times = {path: path.stat().st_mtime_ns for path in (portal / "site").rglob("*")}
    assert ": 0 files written, 0 removed" in build(portal)
    assert times == {path: path.stat().st_mtime_ns for path in (portal / "site").rglob("*")}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal lies that tests change."""
    return tmp_path_factory.mktemp("edited") / "portal"


@pytest.fixture
def edited(site: BuiltSite, place: Path) -> Path:
    """The same portal, built, for a test to change."""
    return made_once(place, lambda: build(site.copy(place)))


def test_rebuild_after_edits_equals_a_fresh_build(
    site: BuiltSite, edited: Path, tmp_path: Path
) -> None:
    """CASES P118: a changed, a new and a deleted project, a changed document, a changed colour."""
    edit(edited)
    printed = build(edited)
    assert " 0 removed" not in printed and " 0 files written" not in printed
    fresh = site.copy(tmp_path / "fresh")
    edit(fresh)
    build(fresh)
    assert differences(tree(edited / "site"), tree(fresh / "site")) == []
    assert not (edited / "site/zh/projects/hengtaiyuan-polyurethane").exists()


def edit(portal: Path) -> None:
    title = {"zh": "改名", "en": "New name", "ar": "اسم جديد"}
    records.change(portal / PROJECT, stage="operating", title=title)
    data, _ = records.read(portal / PROJECT)
    records.write(portal / "projects_yaml/projects/added.yml", data)
    (portal / "projects_yaml/projects/hengtaiyuan-polyurethane.yml").unlink()
    data, body = records.read(portal / "content/en/guide/land.md")
    records.write(portal / "content/en/guide/land.md", data, body + "\nOne line more.\n")
    settings = portal / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("#0b4f6c", "#123456")
    settings.write_text(text, encoding="utf-8")


def test_a_small_edit_touches_few_files(edited: Path) -> None:
    """One line of a description is one page in one locale, and what open data says of it."""
    before = tree(edited / "site")
    data, _ = records.read(edited / PROJECT)
    data["description"]["en"] += "\nOne line more."
    records.write(edited / PROJECT, data)
    build(edited)
    changed = differences(before, tree(edited / "site"))
    own = [name for name in changed if "data/" not in name]
    assert own == ["en/projects/daying-geothermal/index.html"]
    assert len(changed) <= 12 and "en/data/projects.json" in changed


def test_one_locale_of_the_command(edited: Path) -> None:
    """`--locale` leaves the others as they are."""
    before = tree(edited / "site")
    edit(edited)
    build(edited, "--locale", "zh")
    changed = differences(before, tree(edited / "site"))
    assert changed and not any(name.startswith(("en/", "ar/")) for name in changed)
