"""A built site goes to where visitors read it: whole, at one stroke, and back again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.folder import PublicFolder
from site_src.publish.manifest import NAME, Manifest
from site_src.publish.output import Output
from site_src.publish.releases import KEPT, Releases
from tests.portals import AS_OF, base, edit
from tests.publish.sites import NEW, NEWEST, OLD, held, output_of, quiet
from tests.support.building import run


@pytest.fixture
def output(tmp_path: Path) -> Output:
    """A site as a build leaves it, with a file of somebody else's."""
    made = Output(tmp_path / "portal" / "site")
    made.replace(OLD)
    (made.target / "draft.txt").write_text("not ours")
    return made


def test_our_files_go_live_with_their_manifest(output: Output, tmp_path: Path) -> None:
    live = tmp_path / "www" / "portal"
    published = PublicFolder(live).publish(output, quiet)
    assert held(live) == OLD and (published.files, published.foreign) == (3, ())
    manifest = Manifest.read(live)
    assert manifest is not None and manifest.id == published.id
    assert manifest.compared(live) == ((), (), ())


def test_the_next_one_takes_its_place_and_the_last_can_come_back(
    output: Output, tmp_path: Path
) -> None:
    public = PublicFolder(tmp_path / "www")
    first = public.publish(output, quiet)
    output.replace(NEW)
    second = public.publish(output, quiet)
    assert held(public.live) == NEW
    assert public.roll_back().id == first.id and held(public.live) == OLD
    assert public.roll_back().id == second.id and held(public.live) == NEW


def test_the_same_site_once_more_changes_nothing(output: Output, tmp_path: Path) -> None:
    """What was there before it can still come back; a site that was damaged is mended."""
    public = PublicFolder(tmp_path / "www")
    public.publish(output, quiet)
    output.replace(NEW)
    public.publish(output, quiet)
    public.publish(output, quiet)
    (public.live / "index.html").write_bytes(b"hacked")
    output.replace(NEW)
    assert public.roll_back() and held(public.live) == OLD
    (public.live / "index.html").write_bytes(b"hacked")
    output.replace(OLD)
    public.publish(output, quiet)
    assert held(public.live) == OLD


def test_there_is_nothing_before_the_first(output: Output, tmp_path: Path) -> None:
    public = PublicFolder(tmp_path / "www")
    public.publish(output, quiet)
    with pytest.raises(Failure, match="nothing-before"):
        public.roll_back()


def test_files_of_others_stay(output: Output, tmp_path: Path) -> None:
    """CASES P112: hidden ones and links too; where one stands in the way, nothing is published."""
    live = tmp_path / "www"
    (live / ".well-known").mkdir(parents=True)
    (live / ".well-known" / "token").write_text("proof")
    (live / "papers").symlink_to(tmp_path)
    published = PublicFolder(live).publish(output, quiet)
    assert published.foreign == (".well-known/token", "papers")
    assert (live / ".well-known" / "token").read_text() == "proof"
    assert os.readlink(live / "papers") == str(tmp_path)
    (live / "zh" / "more").mkdir()
    (live / "zh" / "more" / "index.html").write_text("theirs")
    output.replace(NEW)
    with pytest.raises(Failure, match="publish-foreign"):
        PublicFolder(live).publish(output, quiet)
    assert (live / "index.html").read_bytes() == b"old"


def test_what_was_changed_by_hand_is_not_published(output: Output, tmp_path: Path) -> None:
    public = PublicFolder(tmp_path / "www")
    public.publish(output, quiet)
    (output.target / "index.html").write_bytes(b"changed")
    with pytest.raises(Failure, match="site-changed"):
        public.publish(output, quiet)
    assert held(public.live) == OLD


def test_without_a_build_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="site-missing"):
        PublicFolder(tmp_path / "www").publish(Output(tmp_path / "site"), quiet)


def test_releases_stand_side_by_side(output: Output, tmp_path: Path) -> None:
    releases = Releases(tmp_path / "www")
    first = releases.publish(output, quiet)
    output.replace(NEW)
    second = releases.publish(output, quiet)
    current = tmp_path / "www" / "current"
    assert os.readlink(current) == f"releases/{second.id}" and held(current) == NEW
    assert held(tmp_path / "www" / "releases" / first.id) == OLD
    assert releases.roll_back().id == first.id and held(current) == OLD
    with pytest.raises(Failure, match="nothing-before"):
        releases.roll_back()
    assert releases.publish(output, quiet).id == second.id and held(current) == NEW


def test_so_many_releases_are_kept(tmp_path: Path) -> None:
    releases = Releases(tmp_path / "www")
    ids = [
        releases.publish(output_of({"index.html": b"%d" % n}, tmp_path), quiet).id
        for n in range(KEPT + 2)
    ]
    there = {path.name for path in (tmp_path / "www" / "releases").iterdir()}
    assert there == set(ids[-KEPT:])


def test_a_damaged_release_is_not_gone_back_to(output: Output, tmp_path: Path) -> None:
    releases = Releases(tmp_path / "www")
    first = releases.publish(output, quiet)
    output.replace(NEW)
    releases.publish(output, quiet)
    (tmp_path / "www" / "releases" / first.id / "index.html").write_bytes(b"hacked")
    with pytest.raises(Failure, match="copy-damaged"):
        releases.roll_back()
    assert held(tmp_path / "www" / "current") == NEW


def test_a_release_under_another_ones_name_is_not_gone_back_to(
    output: Output, tmp_path: Path
) -> None:
    """Its manifest agrees with it, and yet it is not what was published."""
    releases, all_ = Releases(tmp_path / "www"), tmp_path / "www" / "releases"
    first = releases.publish(output, quiet)
    output.replace(NEW)
    second = releases.publish(output, quiet)
    shutil.rmtree(all_ / first.id)
    shutil.copytree(all_ / second.id, all_ / first.id)
    with pytest.raises(Failure, match="copy-damaged"):
        releases.roll_back()


def test_the_site_before_is_the_one_that_was_live(output: Output, tmp_path: Path) -> None:
    """Also where somebody had gone back before the new one."""
    releases = Releases(tmp_path / "www")
    first = releases.publish(output, quiet)
    output.replace(NEW)
    releases.publish(output, quiet)
    releases.roll_back()
    output.replace(NEWEST)
    releases.publish(output, quiet)
    assert releases.roll_back().id == first.id


def test_a_folder_named_current_is_somebody_elses(output: Output, tmp_path: Path) -> None:
    (tmp_path / "www" / "current").mkdir(parents=True)
    with pytest.raises(Failure, match="publish-foreign"):
        Releases(tmp_path / "www").publish(output, quiet)


@pytest.mark.parametrize(
    "name", ["../x", "/x", "a//b", "a/./b", "C:/x", "a\\b", "a\0b", "", "a/..", ".."]
)
def test_a_manifest_names_nothing_outside(name: str, tmp_path: Path) -> None:
    """CASES F73."""
    manifest = Manifest({})
    text = manifest.content.decode().replace("{}", f'{{"{name}": ["00", 1]}}'.replace("\\", "\\\\"))
    (tmp_path / NAME).write_text(text.replace("\0", "\\u0000"), encoding="utf-8")
    with pytest.raises(Failure, match="manifest-damaged"):
        Manifest.read(tmp_path)


def test_differences_are_found_byte_by_byte(output: Output, tmp_path: Path) -> None:
    public = PublicFolder(tmp_path / "www")
    public.publish(output, quiet)
    manifest = Manifest.read(public.live)
    assert manifest is not None
    (public.live / "index.html").write_bytes(b"olb")
    (public.live / "zh" / "index.html").unlink()
    (public.live / "new.html").touch()
    found = manifest.compared(public.live)
    assert (found.changed, found.missing) == (("index.html",), ("zh/index.html",))
    assert found.extra == ("new.html",)
    assert found.damage == ("index.html", "zh/index.html")


def test_a_list_of_files_from_elsewhere_leads_to_nothing_outside(tmp_path: Path) -> None:
    """CASES F73: a portal may come with the state of somebody else's builds."""
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    made = output_of(OLD, tmp_path)
    (made.state / "journal.json").write_text(
        json.dumps({"whole": False, "moves": [], "gone": ["../../victim.txt"]})
    )
    again = Output(made.target)
    assert not again.recover()
    assert victim.read_text() == "precious"
    again.replace(NEW)
    assert held(again.target) == NEW
    manifest = {"../../victim.txt": ["00", 8, 0, ""]}
    (made.state / "manifest.json").write_text(json.dumps(manifest))
    assert Output(made.target).owned() == {}


def test_the_command_publishes_what_it_has_judged(tmp_path: Path) -> None:
    portal, live = base(tmp_path / "portal"), tmp_path / "www"
    arguments = ("publish", str(live), "--portal", str(portal), "--as-of", AS_OF.isoformat())
    refused = run(*arguments)
    assert refused.returncode == 1 and "Nothing was published." in refused.stderr
    assert ": link-broken: " in refused.stderr and not live.exists()
    refused = run(*arguments, "--format", "json")
    objects = [json.loads(line) for line in refused.stdout.splitlines()]
    assert refused.returncode == 1 and "link-broken" in objects[-1]["counts"] and not refused.stderr
    edit(portal, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    done = run(*arguments)
    assert done.returncode == 0 and f"→ {live}" in done.stdout
    assert run("verify", str(live), "--portal", str(portal)).returncode == 0
    (live / "index.html").write_bytes(b"hacked")
    told = run("verify", str(live), "--portal", str(portal))
    assert told.returncode == 1
    assert "index.html: not the bytes that were published [changed]" in told.stderr
    back = run("publish", str(live), "--rollback")
    assert back.returncode == 3 and "no earlier site" in back.stderr
