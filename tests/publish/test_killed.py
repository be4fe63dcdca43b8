"""P107, P114: killed at any step there is the old site or the new one, never some of both, and the
next start puts in order what was left."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.publish.folder import PublicFolder
from site_src.publish.manifest import Manifest
from site_src.publish.releases import Releases
from site_src.publish.stand import StandZip
from tests.publish.killing import every_kill
from tests.publish.sites import NEW, NEWEST, OLD, held, output_of, quiet

ways = pytest.mark.parametrize("able", [True, False], ids=["at one stroke", "one after the other"])


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the disk and what is only on its way there is not told apart here."""
    monkeypatch.setattr("site_src.publish.disk._flushed", lambda folder: True)
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def twice(place: Path, folder: Path) -> PublicFolder:
    """A public folder in which the old site was followed by the new one."""
    public = PublicFolder(place)
    public.publish(output_of(OLD, folder), quiet)
    public.publish(output_of(NEW, folder), quiet)
    return public


@ways
def test_a_folder_shows_one_site_and_the_one_before_can_come_back(
    able: bool, tmp_path: Path
) -> None:
    def work(number: int) -> Callable[[], object]:
        public = twice(tmp_path / str(number) / "www", tmp_path / str(number))
        output = output_of(NEWEST, tmp_path / str(number))
        return lambda: public.publish(output, quiet)

    seen = set()
    for number in every_kill(work, able):
        public = PublicFolder(tmp_path / str(number) / "www")
        if able or public.live.exists():
            assert held(public.live) in (NEW, NEWEST)
        public.roll_back()
        before = held(public.live)
        assert before in (OLD, NEW)
        public.roll_back()
        assert held(public.live) == (NEW if before == OLD else NEWEST)
        public.publish(output_of(NEWEST, tmp_path / str(number)), quiet)
        assert held(public.live) == NEWEST
        aside = public.live.parent / ".zhuchao" / "www.published"
        assert {path.name for path in aside.iterdir()} <= {"before", "lock", "lock.pid"}
        seen.add(before == OLD)
    assert seen == {True, False}


@ways
def test_a_folder_goes_back_to_one_site(able: bool, tmp_path: Path) -> None:
    def work(number: int) -> Callable[[], object]:
        return twice(tmp_path / str(number) / "www", tmp_path / str(number)).roll_back

    seen = set()
    for number in every_kill(work, able):
        public = PublicFolder(tmp_path / str(number) / "www")
        if able or public.live.exists():
            assert held(public.live) in (OLD, NEW)
        public.roll_back()
        seen.add(held(public.live) == OLD)
        shown = held(public.live)
        public.roll_back()
        assert held(public.live) == (NEW if shown == OLD else OLD)
    assert seen == {True, False}


def test_a_damaged_site_is_mended_and_the_one_before_stays(tmp_path: Path) -> None:
    def work(number: int) -> Callable[[], object]:
        public = twice(tmp_path / str(number) / "www", tmp_path / str(number))
        output = output_of(NEW, tmp_path / str(number))
        (public.live / "index.html").write_bytes(b"hacked")
        return lambda: public.publish(output, quiet)

    for number in every_kill(work):
        public = PublicFolder(tmp_path / str(number) / "www")
        public.publish(output_of(NEW, tmp_path / str(number)), quiet)
        assert held(public.live) == NEW
        public.roll_back()
        assert held(public.live) == OLD


def in_order(releases: Releases) -> None:
    """Nothing is left that is not kept, and what is kept is whole."""
    folder = releases.folder
    kept = releases._known()
    assert {path.name for path in (folder / "releases").iterdir()} == {*kept}
    assert {path.name for path in folder.iterdir()} <= {
        "releases", "current", "releases.json", ".lock", ".lock.pid",
    }  # fmt: skip
    for id_ in kept:
        manifest = Manifest.read(folder / "releases" / id_)
        assert manifest is not None and manifest.id == id_
        assert manifest.compared(folder / "releases" / id_) == ((), (), ())


def test_releases_show_one_site_and_the_one_before_can_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while the oldest is being removed."""
    monkeypatch.setattr("site_src.publish.releases.KEPT", 2)

    def work(number: int) -> Callable[[], object]:
        releases = Releases(tmp_path / str(number) / "www")
        for files in (OLD, NEW):
            releases.publish(output_of(files, tmp_path / str(number)), quiet)
        output = output_of(NEWEST, tmp_path / str(number))
        return lambda: releases.publish(output, quiet)

    seen = set()
    for number in every_kill(work):
        releases = Releases(tmp_path / str(number) / "www")
        shown = held(releases.folder / "current")
        assert shown in (NEW, NEWEST)
        releases.roll_back()
        assert held(releases.folder / "current") == (OLD if shown == NEW else NEW)
        releases.publish(output_of(NEWEST, tmp_path / str(number)), quiet)
        assert held(releases.folder / "current") == NEWEST
        in_order(releases)
        releases.publish(output_of(OLD, tmp_path / str(number)), quiet)
        assert held(releases.folder / "current") == OLD
        in_order(releases)
        seen.add(shown == NEW)
    assert seen == {True, False}


def test_releases_go_back_to_one_site(tmp_path: Path) -> None:
    def work(number: int) -> Callable[[], object]:
        releases = Releases(tmp_path / str(number) / "www")
        for files in (OLD, NEW, NEWEST):
            releases.publish(output_of(files, tmp_path / str(number)), quiet)
        return releases.roll_back

    seen = set()
    for number in every_kill(work):
        releases = Releases(tmp_path / str(number) / "www")
        shown = held(releases.folder / "current")
        assert shown in (NEW, NEWEST)
        releases.roll_back()
        assert held(releases.folder / "current") == (OLD if shown == NEW else NEW)
        seen.add(shown == NEW)
    assert seen == {True, False}


def test_a_damaged_release_is_mended_while_it_is_read(tmp_path: Path) -> None:
    """File by file: each is as it was, or right."""

    def work(number: int) -> Callable[[], object]:
        releases = Releases(tmp_path / str(number) / "www")
        output = output_of(NEW, tmp_path / str(number))
        releases.publish(output, quiet)
        (releases.folder / "current" / "index.html").write_bytes(b"hacked")
        (releases.folder / "current" / "zh" / "more" / "index.html").unlink()
        return lambda: releases.publish(output, quiet)

    for number in every_kill(work):
        releases = Releases(tmp_path / str(number) / "www")
        shown = held(releases.folder / "current")
        assert shown.pop("index.html") in (b"hacked", NEW["index.html"])
        assert shown.items() <= NEW.items()
        releases.publish(output_of(NEW, tmp_path / str(number)), quiet)
        assert held(releases.folder / "current") == NEW
        in_order(releases)


def test_a_zip_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    def zipped(files: dict[str, bytes], number: int) -> bytes:
        place = tmp_path / str(number) / "out" / "stand.zip"
        StandZip(place, "").publish(output_of(files, tmp_path / str(number)), quiet)
        return place.read_bytes()

    old, new = zipped(OLD, 0), zipped(NEW, 0)

    def work(number: int) -> Callable[[], object]:
        zipped(OLD, number)
        output = output_of(NEW, tmp_path / str(number))
        place = StandZip(tmp_path / str(number) / "out" / "stand.zip", "")
        return lambda: place.publish(output, quiet)

    seen = set()
    for number in every_kill(work):
        place = tmp_path / str(number) / "out" / "stand.zip"
        seen.add(place.read_bytes() == new)
        assert place.read_bytes() in (old, new)
        assert zipped(NEW, number) == new
        assert [path.name for path in place.parent.iterdir()] == ["stand.zip"]
    assert seen == {True, False}
