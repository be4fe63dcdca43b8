"""The output folder: what is not ours survives, and no crash leaves half a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.portals import PROJECT, base
from tests.site.conftest import BuiltSite
from tests.support.building import DAY, ROOT, build, differences, environment, run, tree

FOREIGN = {
    "notes.txt": b"mine",
    "zh/mine.html": b"<p>mine</p>",
    ".well-known/security.txt": b"Contact: mailto:x@example.org",
    "zh/projects/old/index.html": b"kept",
}


SECOND = "projects_yaml/projects/antioxidants.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of two projects, with the site that was built from it."""
    portal = base(tmp_path_factory.mktemp("built"))
    (portal / "theme/assets").mkdir(parents=True)
    shutil.copy(portal / PROJECT, portal / SECOND)
    build(portal)
    return portal


@pytest.fixture
def portal(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(built, tmp_path / "portal"))


@pytest.fixture(scope="module")
def without_second(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site without its second project, built from nothing."""
    folder = tmp_path_factory.mktemp("fresh")
    portal = Path(shutil.copytree(built, folder / "portal"))
    (portal / SECOND).unlink()
    build(portal, "--site-dir", folder / "site")
    return tree(folder / "site")


def put_foreign(portal: Path) -> None:
    for name, content in FOREIGN.items():
        path = portal / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def foreign_in(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if name in FOREIGN}


def test_foreign_files_survive(portal: Path) -> None:
    """CASES P112: also when our files around them go."""
    put_foreign(portal)
    build(portal)
    (portal / SECOND).unlink()
    build(portal)
    assert foreign_in(portal / "site") == FOREIGN


def test_a_foreign_file_in_the_way_is_not_overwritten(portal: Path) -> None:
    """The build stops with its name, and changes nothing."""
    shutil.rmtree(portal / "site")
    shutil.rmtree(portal / ".zhuchao")
    (portal / "site/zh").mkdir(parents=True)
    (portal / "site/zh/index.html").write_text("mine", encoding="utf-8")
    done = run("build", "--portal", portal)
    assert done.returncode == 3
    assert done.stderr.endswith(
        f"The folder {portal / 'site'} holds files that are not ours: zh/index.html. "
        "Move them away or choose another folder with --site-dir.\n"
    )
    assert tree(portal / "site") == {"zh/index.html": b"mine"}


@pytest.mark.parametrize("module", ["mkdocs", "properdocs"])
def test_plain_mkdocs_builds_one_locale(module: str, site: BuiltSite, tmp_path: Path) -> None:
    """`mkdocs build`, or its fork, gives what `build --locale zh` gives, and touches nothing else.

    Neither can be told the day, so that today's is taken on both sides.
    """
    portal = site.copy(tmp_path / "portal")
    shutil.copytree(site.folder, portal / "site")
    shutil.copytree(site.portal / ".zhuchao/site", portal / ".zhuchao/site")
    put_foreign(portal)
    before = tree(portal / "site")
    (portal / "projects_yaml/projects/hengtaiyuan-polyurethane.yml").unlink()
    done = run("build", "--quiet", cwd=portal, module=module)
    assert done.returncode == 0, done.stderr
    after = tree(portal / "site")
    changed = differences(before, after)
    assert changed and all(name.startswith("zh/") for name in changed)
    assert foreign_in(portal / "site") == FOREIGN
    done = run("build", "--locale", "zh", "--portal", portal, "--site-dir", tmp_path / "ours")
    assert done.returncode == 0, done.stderr
    ours = {name: data for name, data in tree(tmp_path / "ours").items() if name[:3] == "zh/"}
    theirs = {n: data for n, data in after.items() if n[:3] == "zh/" and n not in FOREIGN}
    assert differences(theirs, ours) == []


def test_one_locale_alone_is_not_taken_for_all(tmp_path: Path) -> None:
    """Chooser and site map name the locales that are there, those built before among them."""
    portal = base(tmp_path)
    build(portal, "--locale", "en")
    languages = ("zh-Hans", "en")
    assert [f'hreflang="{lang}"' in sitemap(portal) for lang in languages] == [False, True]
    build(portal, "--locale", "zh")
    assert [f'hreflang="{lang}"' in sitemap(portal) for lang in languages] == [True, True]
    together = tree(portal / "site")
    build(portal)
    assert differences(together, tree(portal / "site")) == []


def sitemap(portal: Path) -> str:
    return (portal / "site/sitemap.xml").read_text(encoding="utf-8")


def test_plain_mkdocs_into_an_empty_folder(built: Path, tmp_path: Path) -> None:
    """The locale comes with its style sheet, script and icon."""
    left = shutil.ignore_patterns("site", ".zhuchao")
    portal = Path(shutil.copytree(built, tmp_path / "portal", ignore=left))
    with (portal / "mkdocs.yml").open("a") as settings:
        settings.write("docs_dir: content/zh\n")
    done = run("build", "--quiet", cwd=portal, module="mkdocs")
    assert done.returncode == 0, done.stderr
    names = set(tree(portal / "site"))
    assert {name for name in names if name[:3] == "zh/"} == {
        name for name in tree(built / "site") if name[:3] == "zh/"
    }
    assert {Path(name).suffix for name in names if name.startswith("assets/")} == {
        ".css", ".js", ".svg",
    }  # fmt: skip


@pytest.mark.parametrize("done", [0.0, 0.5, 1.0])
def test_a_change_that_was_cut_off_is_finished(
    done: float, portal: Path, without_second: dict[str, bytes]
) -> None:
    """CASES P107: the power failed after this share of the files was moved."""
    before = tree(portal / "site")
    (portal / SECOND).unlink()
    cut_off(portal, done)
    recovered = run("build", "--portal", portal, "--as-of", DAY)
    assert recovered.returncode == 0, recovered.stderr
    assert differences(tree(portal / "site"), without_second) == []
    assert differences(before, tree(portal / "site")) != []
    left = {path.name for path in (portal / ".zhuchao/site").iterdir()}
    assert left - {"lock", "lock.pid"} == {"manifest.json", "cache", "edition"}


def cut_off(portal: Path, done: float) -> None:
    """Builds in a process that is killed in the middle of moving files."""
    program = f"""
import json, os, pathlib
from site_src.cli import main
from site_src.publish import output

journal = pathlib.Path({str(portal / ".zhuchao/site/journal.json")!r})
moves, moved, replace = [], [], os.replace

def replace_until_cut_off(source, target):
    if not journal.exists():
        return replace(source, target)
    moves.extend(() if moves else json.loads(journal.read_text(encoding="utf-8"))["moves"])
    if len(moved) >= len(moves) * {done}:
        os._exit(9)
    moved.append(target)
    replace(source, target)

output.os.replace = replace_until_cut_off
main(["build", "--portal", {str(portal)!r}, "--as-of", "{DAY}", "--jobs", "1"])
"""
    cut = subprocess.run([sys.executable, "-c", program], env=environment(), capture_output=True)
    assert cut.returncode == 9, cut.stderr.decode()
    assert (portal / ".zhuchao/site/journal.json").exists()


def test_killed_at_any_moment(portal: Path, without_second: dict[str, bytes]) -> None:
    """CASES P107: the next build gives what it would have given anyway."""
    (portal / SECOND).unlink()
    command = [sys.executable, "-P", "-m", "site_src.cli", "build", "--portal", str(portal)]
    for moment in (0.3, 0.9, 1.5, 2.1):
        process = subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.kill()
        process.wait()
    build(portal)
    assert differences(tree(portal / "site"), without_second) == []


@pytest.mark.parametrize(
    "target",
    ["/", "~", ".", "..", "content", "content/site", "projects_yaml", "theme/assets"],
)
def test_folders_that_are_never_built_into(target: str, portal: Path) -> None:
    """CASES P113: the message names the folder; nothing is written there."""
    folder = Path(target).expanduser() if target[0] in "/~" else portal / target
    before = {name: data for name, data in tree(portal).items() if not name.startswith(".zhuchao")}
    done = run("build", "--portal", portal, "--site-dir", folder)
    assert done.returncode == 3
    assert done.stderr.endswith(
        f"The site cannot be built into {folder.resolve()}. "
        "Choose another folder with --site-dir.\n"
    )
    after = {name: data for name, data in tree(portal).items() if not name.startswith(".zhuchao")}
    assert differences(before, after) == []


def test_a_git_repository_is_not_built_into(portal: Path, tmp_path: Path) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert run("build", "--portal", portal, "--site-dir", tmp_path / "repository").returncode == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(portal: Path, tmp_path: Path) -> None:
    """CASES F81."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    done = run("build", "--portal", portal, "--site-dir", folder / "site")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_file_where_the_folder_should_be(portal: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = run("build", "--portal", portal, "--site-dir", tmp_path / "file")
    assert done.returncode in (2, 3)
    assert "Traceback" not in done.stderr and "mistake of the program" not in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_damaged_manifest_is_no_crash(portal: Path) -> None:
    """CASES P116: half a manifest after a power cut."""
    manifest = portal / ".zhuchao/site/manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8")[:1000], encoding="utf-8")
    done = run("build", "--portal", portal, "--as-of", DAY)
    assert "mistake of the program" not in done.stderr
    assert done.returncode in (0, 3)


def test_nothing_is_written_into_the_product(portal: Path) -> None:
    """Building another portal leaves the program's own folder as it is."""
    names = {path.name for path in ROOT.iterdir()}
    build(portal)
    assert {path.name for path in ROOT.iterdir()} == names
