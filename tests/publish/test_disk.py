"""P115: what is published is on the disk, names and bytes, before anybody is led to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.publish import disk
from site_src.publish.folder import PublicFolder
from site_src.publish.output import Output
from site_src.publish.releases import Releases
from site_src.publish.swap import exchange
from tests.publish.sites import NEW, OLD, output_of, quiet


class Disk:
    """Remembers which files and folders were settled, by their inodes."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.settled: set[int] = set()
        self.missed: list[str] = []
        self.looks = 0
        monkey_fsync = os.fsync

        def fsync(handle: int) -> None:
            self.settled.add(os.fstat(handle).st_ino)
            monkey_fsync(handle)

        patch.setattr(os, "fsync", fsync)
        patch.setattr(disk, "_flushed", lambda folder: False)

    def look(self, folder: Path) -> None:
        """Notes what of a folder is not on the disk."""
        self.looks += 1
        for path in (folder, *folder.rglob("*")):
            if path.stat().st_ino not in self.settled:
                self.missed.append(path.name)

    def before(
        self, move: Callable[..., object], name: str, folder: Path | None = None
    ) -> Callable[..., object]:
        """A move that looks first: at what is moved if it has this name, or at a folder."""

        def moved(source: Path | str, target: Path | str) -> object:
            if Path(source).name == name:
                self.look(folder or Path(source))
            return move(source, target)

        return moved


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk that is looked at."""
    return Disk(monkeypatch)


def test_a_site_before_it_takes_its_place(
    watched: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = PublicFolder(tmp_path / "www")
    public.publish(output_of(OLD, tmp_path), quiet)
    output = output_of(NEW, tmp_path)
    monkeypatch.setattr("site_src.publish.folder.exchange", watched.before(exchange, "next"))
    public.publish(output, quiet)
    assert watched.looks == 1 and watched.missed == []


def test_a_release_before_it_is_led_to(
    watched: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = Releases(tmp_path / "www")
    output = output_of(OLD, tmp_path)
    switch = watched.before(os.replace, ".current.next", tmp_path / "www" / "releases")
    monkeypatch.setattr(os, "replace", switch)
    releases.publish(output, quiet)
    assert watched.looks == 1 and watched.missed == []


def test_what_is_built_to_be_published_before_its_files_move(
    watched: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Output(tmp_path / "site", settled=True)
    staged = output.stage.folder
    watch = watched.before(os.replace, "journal.json.part", staged)
    monkeypatch.setattr(os, "replace", watch)
    output.replace(OLD)
    assert watched.looks == 1 and watched.missed == []
    assert not staged.exists()


def test_an_ordinary_build_waits_for_its_journal_alone(watched: Disk, tmp_path: Path) -> None:
    usual = Output(tmp_path / "usual")
    usual.replace(OLD)
    assert watched.settled and not any(
        path.stat().st_ino in watched.settled for path in usual.target.rglob("*")
    )


def test_a_disk_that_fails_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    output = output_of(OLD, tmp_path)
    monkeypatch.setattr(disk, "_flushed", lambda folder: False)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        PublicFolder(tmp_path / "www").publish(output, quiet)
    assert not (tmp_path / "www").exists()
    assert not (tmp_path / ".zhuchao" / "www.published" / "next").exists()


def test_what_is_published_is_on_the_disk_before_anybody_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASES P115: files, then folders, then the swap; and the swap itself is noted first."""
    output = Output(tmp_path / "portal/site")
    output.replace({"index.html": b"one"})
    public = PublicFolder(tmp_path / "www")
    public.publish(output, lambda part: None)
    output.replace({"index.html": b"two"})
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noted(name: str, act: Callable[..., object]) -> Callable[..., object]:
        def acting(*arguments: object) -> object:
            last = str(arguments[-1]).rpartition("/")[2] if name == "replace" else ""
            steps.append(f"{name} {last}".strip())
            return act(*arguments)

        return acting

    for where in ("copying", "folder"):
        monkeypatch.setattr(f"site_src.publish.{where}.settle", noted("sync", disk.settle))
    monkeypatch.setattr(os, "fsync", noted("fsync", fsync))
    monkeypatch.setattr(os, "replace", noted("replace", replace))
    monkeypatch.setattr(
        "site_src.publish.folder.exchange", noted("exchange", lambda one, other: False)
    )
    public.publish(output, lambda part: None)
    assert (public.live / "index.html").read_bytes() == b"two"
    swap = steps.index("exchange")
    assert "sync" in steps[:swap]
    journal = steps.index("replace journal.json")
    assert steps.index("sync") < journal < swap and "fsync" in steps[:journal]
