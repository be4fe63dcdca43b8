"""A fresh portal builds at once, and never over anything."""

from __future__ import annotations

from pathlib import Path

from tests.support.building import build, run
from tests.support.markup import parse


def test_a_fresh_portal_builds_without_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "我的 门户"
    done = run("new", "portal", folder)
    assert done.returncode == 0, done.stderr
    assert f"Build it with: python build.py --portal {folder}" in done.stdout
    checked = run("check", "--portal", folder)
    assert (checked.returncode, checked.stderr) == (0, "")
    build(folder)
    home = (folder / "site/en/index.html").read_text(encoding="utf-8")
    assert "My investment portal" in home
    assert "Headline figures" not in home
    assert "No total was published" not in home
    for code, promise in (
        ("en", "Write your promise here, in one sentence"),
        ("zh", "在这里写一句话承诺"),
    ):
        page = parse((folder / f"site/{code}/index.html").read_text(encoding="utf-8"))
        assert " ".join(page.one("h1").text.split()) == promise


def test_a_first_project_is_on_the_site_once_it_is_public(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    run("new", "portal", folder)
    assert run("new", "project", "first-one", "--portal", folder).returncode == 0
    stub = folder / "projects_yaml/projects/first-one.yml"
    assert "Left out as internal: 1." in build(folder)
    public = stub.read_text("utf-8").replace("visibility: internal ", "visibility: public ")
    stub.write_text(public, encoding="utf-8")
    build(folder)
    assert (folder / "site/zh/projects/first-one/index.html").is_file()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = run("new", "portal", tmp_path)
    assert done.returncode == 2
    assert f"{tmp_path} is not empty." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
