"""The command that writes open data: what it writes, where, and what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, write
from tests.support.building import build, run, tree


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return base(tmp_path_factory.mktemp("export"))


def exported(portal: Path, *words: str | Path) -> str:
    done = run("export", *words, "--portal", portal, "--as-of", "2026-11-21")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_is_what_a_build_makes(portal: Path, tmp_path: Path) -> None:
    exported(portal, "all", "--output", tmp_path / "out")
    build(portal, "--site-dir", tmp_path / "site")
    written, site = tree(tmp_path / "out"), tree(tmp_path / "site")
    assert "zh/projects-full.csv" in written and "en/catalogue.xlsx" in written
    for name, content in written.items():
        code, _, rest = name.rpartition("/")
        if rest != "catalogue.jsonld":  # it names sizes of what lies beside it in the site
            assert site[f"{code}/data/{rest}".lstrip("/")] == content, name


def test_a_format_in_a_language(portal: Path, tmp_path: Path) -> None:
    said = exported(portal, "json", "--locale", "en", "--output", tmp_path)
    assert said.splitlines()[0] == f"Written: {tmp_path / 'en' / 'projects.json'}"
    assert {name.rpartition("/")[0] for name in tree(tmp_path)} == {"en"}


def test_it_goes_into_the_portal(portal: Path) -> None:
    exported(portal, "csv")
    assert (portal / "dist/data/zh/projects.csv").is_file()


def test_nothing_to_write(portal: Path, tmp_path: Path) -> None:
    done = run("export", "ics", "--portal", portal, "--output", tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "There is nothing public to write as ics."


def test_beyond_the_bound_a_build_makes_the_brief_table_alone(tmp_path: Path) -> None:
    """The command makes the rest, and the page says so."""
    root = base(tmp_path)
    text = (root / PROJECT).read_text(encoding="utf-8")
    write(root, {f"projects_yaml/projects/made-up-{n}.yml": text for n in range(260)})
    build(root)
    data = root / "site/en/data"
    assert not (data / "catalogue.xlsx").exists() and (data / "projects.json").exists()
    page = (data / "index.html").read_text(encoding="utf-8")
    assert "With more than 250 projects, the workbook is not part of the site" in page
    exported(root, "xlsx", "--locale", "en", "--output", tmp_path / "out")
    assert (tmp_path / "out/en/catalogue.xlsx").stat().st_size > 10_000
    write(root, {f"projects_yaml/projects/further-{n}.yml": text for n in range(260)})
    build(root)
    assert not (data / "projects.json").exists() and not (data / "projects-full.csv").exists()
    assert not (root / "site/data/catalogue.json").exists()
    assert len((data / "projects.csv").read_text(encoding="utf-8").splitlines()) == 522
    page = (data / "index.html").read_text(encoding="utf-8")
    assert "With more than 500 projects, the files with all their fields" in page
    exported(root, "json", "--locale", "en", "--output", tmp_path / "out")
    found = json.loads((tmp_path / "out/en/projects.json").read_text(encoding="utf-8"))
    assert len(found["entries"]) == 521
