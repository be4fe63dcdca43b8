"""How a folder gets onto the disk: in one call where the system has one, else file by file."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from site_src.publish import disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no folder can be opened there")


class System:
    """What a system answers when it is asked to settle a disk; it notes what it is asked for."""

    def __init__(self, patch: pytest.MonkeyPatch, answer: int | None) -> None:
        self.asked: list[str] = []
        self.settled: set[str] = set()
        fsync = os.fsync

        def syncfs(handle: int) -> int:
            self.asked.append(os.readlink(f"/proc/self/fd/{handle}"))
            ctypes.set_errno(answer or 0)
            return -1 if answer else 0

        def noted(handle: int) -> None:
            self.settled.add(os.readlink(f"/proc/self/fd/{handle}"))
            fsync(handle)

        def library(name: None, use_errno: bool = False) -> SimpleNamespace:
            assert name is None and use_errno, "else no failure is told of"
            return SimpleNamespace() if answer is None else SimpleNamespace(syncfs=syncfs)

        patch.setattr(ctypes, "CDLL", library)
        patch.setattr(os, "fsync", noted)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, one further below, and a link out of it."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("the system does not tell what a handle is of")
    made = tmp_path / "site"
    (made / "zh").mkdir(parents=True)
    (made / "index.html").write_bytes(b"1")
    (made / "zh/index.html").write_bytes(b"2")
    (tmp_path / "theirs").write_bytes(b"3")
    (made / "link").symlink_to(tmp_path / "theirs")
    return made


def test_one_call_settles_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is settled a second time, file by file."""
    system = System(monkeypatch, 0)
    disk.settle(folder)
    assert (system.asked, system.settled) == ([str(folder)], set())


@pytest.mark.parametrize("answer", [None, errno.ENOSYS])
def test_without_that_call_each_file_is_settled(
    answer: int | None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their folders too, and nothing outside."""
    system = System(monkeypatch, answer)
    disk.settle(folder)
    names = ("", "/index.html", "/zh", "/zh/index.html")
    assert system.settled == {f"{folder}{name}" for name in names}
    assert len(system.asked) == (answer is not None)


@pytest.mark.parametrize("answer", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_could_not_take_it(
    answer: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told of with the folder, and no other way is tried."""
    system = System(monkeypatch, answer)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match=os.strerror(answer)) as failure:
        disk.settle(folder)
    assert (failure.value.errno, failure.value.filename) == (answer, str(folder))
    assert system.settled == set()
    assert len(os.listdir("/proc/self/fd")) == before


def test_names_of_several_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = System(monkeypatch, 0)
    disk.settle_names(folder, folder / "zh")
    assert system.settled == {str(folder), f"{folder}/zh"}
