"""Where a site may stand, and what lies beside it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.far import Address, Far
from site_src.publish.folder import PublicFolder
from site_src.publish.manifest import NAME
from site_src.publish.output import Output, OutputError, check_target
from site_src.publish.releases import Releases
from site_src.publish.remote import RemoteReleases
from tests.publish.sites import NEW, NEWEST, OLD, held, output_of, quiet
from tests.support.far import HOST, FarMachine
from tests.support.tools import ToolMissing, rsync


@pytest.mark.parametrize(
    "folder",
    ["", "..", "content", "content/site", "projects_yaml", "projects_yaml/a/b", "theme", "site_src",
     "tests", "tests/site", "/", "~", "repository"],
)  # fmt: skip
def test_a_site_is_not_built_there(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASES P113: not over the sources, nor over anything that is not a site's."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "portal/repository/.git").mkdir(parents=True)
    target = tmp_path / "home" if folder == "~" else tmp_path / "portal" / folder
    with pytest.raises(OutputError) as caught:
        check_target(target, tmp_path / "portal")
    assert caught.value.sentence() == (
        f"The site cannot be built into {target.resolve()}. Choose another folder with --site-dir."
    )


@pytest.mark.parametrize(
    "folder", ["site", "contents", "my/content", "../site", "~/site", "theme2"]
)
def test_a_site_can_be_built_there(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    home = tmp_path / "home" / folder.removeprefix("~/")
    check_target(home if folder[0] == "~" else tmp_path / "portal" / folder, tmp_path / "portal")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_beside_a_public_folder_lies_one_hidden_folder(tmp_path: Path) -> None:
    public = PublicFolder(tmp_path / "srv/www")
    for files in (OLD, NEW, NEWEST):
        public.publish(output_of(files, tmp_path), quiet)
    assert names(tmp_path / "srv") == {"www", ".zhuchao"}
    assert names(tmp_path / "srv/.zhuchao") == {"www.published"}
    aside = names(tmp_path / "srv/.zhuchao/www.published")
    assert aside - {"lock", "lock.pid"} == {"before"}
    public.roll_back()
    assert held(public.live) == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_beside_releases_lies_what_tells_their_order(tmp_path: Path) -> None:
    releases = Releases(tmp_path / "www")
    for files in (OLD, NEW):
        releases.publish(output_of(files, tmp_path), quiet)
    found = {name for name in names(tmp_path / "www") if not name.startswith(".lock")}
    assert found == {"current", "releases", "releases.json"}
    assert len(names(tmp_path / "www/releases")) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_release_with_the_manifest_of_another_is_damaged(tmp_path: Path) -> None:
    """Here and on another machine; the message names the manifest."""
    try:
        rsync()
    except ToolMissing as missing:
        pytest.skip(str(missing))
    far = FarMachine(tmp_path / "far")
    here, there = Releases(tmp_path / "www"), RemoteReleases(Far(Address(HOST, "www"), far.ssh()))
    for live, folder in ((here, tmp_path / "www"), (there, far.home / "www")):
        shutil.rmtree(tmp_path / "portal", ignore_errors=True)
        first = live.publish(output_of(OLD, tmp_path), quiet).id
        second = live.publish(output_of(NEW, tmp_path), quiet).id
        shutil.copy(folder / "releases" / second / NAME, folder / "releases" / first / NAME)
        with pytest.raises(Failure) as caught:
            live.roll_back()
        assert caught.value.code == "copy-damaged"
        assert first in caught.value.sentence()
    assert NAME in caught.value.sentence()


def test_what_was_never_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        PublicFolder(tmp_path / "www").publish(Output(tmp_path / "site"), quiet)
    assert str(tmp_path / "site") in caught.value.sentence()
    assert not (tmp_path / "www").exists()
