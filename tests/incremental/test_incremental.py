"""A build after an edit gives what a build from nothing gives, byte for byte."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from site_src.failures import Failure
from site_src.work.cache import Cache
from site_src.work.last import state
from tests.incremental.office import PROJECTS, Office
from tests.support.building import ROOT, made_once, run

#: After so many edits the site is compared with one that is built from nothing.
BETWEEN = 5


@pytest.mark.parametrize("seed", [1, 2])
def test_after_random_edits(seed: int, tmp_path: Path) -> None:
    office, chosen = Office(tmp_path), random.Random(seed)
    assert office.build(office.site) is not None
    made: list[str] = []
    while len(made) < 25:
        made += [office.edit(chosen) for _ in range(BETWEEN)]
        assert office.compare() == [], made
    assert sum("taken back" in edit for edit in made) < len(made) / 2


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the office has its site in all tests, since a build remembers where that was."""
    return tmp_path_factory.mktemp("incremental")


@pytest.fixture
def office(place: Path) -> Office:
    """An office that has built its site."""
    folder = made_once(
        place / "office", lambda: Office(place / "office").build(place / "office/kept/site")
    )
    return Office(folder)


def test_an_edit_costs_what_it_changes(office: Office) -> None:
    """Of one project: its page, and those that name it."""
    project = office.root / "projects_yaml/projects/made-up-3.yml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("en: No. 3", "en: Number 3"), encoding="utf-8")
    built = office.build(office.site)
    assert built is not None and 0 < built.change.written < 40
    again = office.build(office.site)
    assert again is not None and again.change.written == 0 and again.pages == built.pages


def test_a_template_of_a_page_costs_its_pages(office: Office) -> None:
    """Unless another page's template makes use of it."""
    own, text = office.root / "theme/pages", ROOT / "theme/pages/project.html"
    own.mkdir(parents=True)
    changed = text.read_text(encoding="utf-8").replace("</h1>", " (new)</h1>", 1)
    (own / "project.html").write_text(changed, encoding="utf-8")
    built = office.build(office.site)
    assert built is not None and office.compare() == []
    projects = [p for p in office.site.glob("*/projects/*/index.html") if "(new)" in p.read_text()]
    assert built.change.written == len(projects) == 2 * (PROJECTS + 1)
    (own / "projects.html").write_text('{% include "pages/part.html" %}', encoding="utf-8")
    for word in ("one", "two"):
        (own / "part.html").write_text(word, encoding="utf-8")
        assert office.build(office.site) is not None
        page = office.site / "zh/projects/page/2/index.html"
        assert f">\n{word}" in page.read_text(encoding="utf-8")
    assert office.compare() == []


def test_what_is_internal_changes_nothing(office: Office) -> None:
    """An edit of what the public does not see leaves every byte and every file's time alone."""
    before = {path: path.stat().st_mtime_ns for path in office.site.rglob("*.html")}
    project = office.root / "projects_yaml/projects/made-up-3.yml"
    text = project.read_text(encoding="utf-8")
    project.write_text(f"{text}leader: 某某\ninternal_note: 机密\n", encoding="utf-8")
    built = office.build(office.site)
    assert built is not None and built.change.written == 0
    assert before == {path: path.stat().st_mtime_ns for path in office.site.rglob("*.html")}


def test_a_page_that_somebody_changed_or_took_away_comes_back(office: Office) -> None:
    page, gone = (office.site / f"en/projects/made-up-{n}/index.html" for n in (1, 2))
    whole = page.read_bytes()
    page.write_bytes(whole[:100])
    gone.unlink()
    built = office.build(office.site)
    assert built is not None and built.change.written == 2
    assert page.read_bytes() == whole and gone.is_file()


@pytest.mark.parametrize("damage", ["removed", "cut", "foreign"])
def test_a_damaged_memory_is_ignored(damage: str, office: Office) -> None:
    for path in (office.folder / "kept/.zhuchao/site/cache").iterdir():
        if damage == "removed":
            path.unlink()
        elif damage == "cut":
            path.write_bytes(path.read_bytes()[:-3])
        else:
            path.write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    project = office.root / "projects_yaml/projects/made-up-3.yml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("en: No. 3", "en: Number 3"), encoding="utf-8")
    assert office.build(office.site) is not None
    assert office.compare() == []


def test_a_manifest_that_we_did_not_write_is_not_believed(office: Office) -> None:
    """A page that came with somebody's portal does not stay because a manifest says it is ours."""
    page = office.site / "en/projects/made-up-1/index.html"
    manifest = office.folder / "kept/.zhuchao/site/manifest.json"
    page.write_bytes(page.read_bytes().replace(b"No. 1,", b"No. 9,"))
    files = json.loads(manifest.read_text(encoding="utf-8"))
    files["en/projects/made-up-1/index.html"][2] = page.stat().st_mtime_ns
    manifest.write_text(json.dumps(files), encoding="utf-8")
    office.build(office.site)
    assert office.compare() == []


def test_settings_beyond_the_portal_are_asked_each_time(tmp_path: Path) -> None:
    """A hook of MkDocs, which may do anything, changes between two builds."""
    office = Office(tmp_path)
    settings, hook = office.root / "mkdocs.yml", office.root / "hook.py"
    hooked = f"hooks: [hook.py]\n{settings.read_text(encoding='utf-8')}"
    settings.write_text(hooked, encoding="utf-8")
    for word in ("one", "two"):
        program = f"def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n{word}'\n"
        hook.write_text(program, encoding="utf-8")
        done = run("build", "--portal", office.root, "--site-dir", office.site)
        assert done.returncode == 0, done.stderr
        page = office.site / "zh/policies/payment-rules/index.html"
        assert f"<p>{word}</p>" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_files_behind_links_count(tmp_path: Path) -> None:
    """A folder of the theme that is shared, one that leads in a circle, and a link to nothing."""
    office = Office(tmp_path)
    shared = tmp_path / "shared"
    shutil.copytree(ROOT / "theme/partials", shared)
    (office.root / "theme").mkdir()
    (office.root / "theme/partials").symlink_to(shared)
    (office.root / "theme/circle").symlink_to(office.root / "theme")
    (office.root / "theme/nowhere").symlink_to(tmp_path / "nowhere")
    office.build(office.site)
    card = shared / "card.html"
    card.write_text(f"{card.read_text(encoding='utf-8')}<!-- x -->", encoding="utf-8")
    built = office.build(office.site)
    assert built is not None and built.change.written > 0
    assert len(state([office.root / "theme"])) == len(list(shared.iterdir()))
    assert office.compare() == []


def test_a_project_that_changes_meanwhile_stops_the_build(tmp_path: Path) -> None:
    """It was checked as it was; what it is now, nobody has checked."""
    office = Office(tmp_path)
    cache = Cache(tmp_path / "cache", "e", b"s" * 32)
    prepare(office.root, Report(), office.today, cache=cache)
    prepared = prepare(office.root, Report(), office.today, cache=cache)
    project = office.root / "projects_yaml/projects/made-up-3.yml"
    project.write_text("visibility: public\n", encoding="utf-8")
    assert prepared is not None
    with pytest.raises(Failure) as caught:
        prepared.projects["made-up-3"]
    assert caught.value.sentence() == (
        "projects_yaml/projects/made-up-3.yml was changed while it was being built. "
        "Run the command again."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_an_empty_folder_stays_the_folder_that_it_is(tmp_path: Path) -> None:
    """With its owner and its mode."""
    office = Office(tmp_path)
    office.site.mkdir(parents=True)
    office.site.chmod(0o2775)
    before = office.site.stat()
    office.build(office.site)
    after = office.site.stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
