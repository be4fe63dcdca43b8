"""Whatever write fails, and for whatever reason: a clear message, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.portals import PROJECT, base, edit
from tests.proofs.failing import REASONS, Ended, carried_out
from tests.support.building import DAY, tree

FOREIGN = "site/draft.txt"
#: So many of the writes fail here; the long proof has each fail.
SAMPLE = 12


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built and published, and then edited."""
    root = base(tmp_path_factory.mktemp("failing"))
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    for command in (_build(root), _publish(root)):
        assert carried_out(command).status == 0
    (root / FOREIGN).write_text("mine", encoding="utf-8")
    (root.parent / "www" / "note.txt").write_text("mine", encoding="utf-8")
    edit(root, PROJECT, ("14.1亿元", "14.2亿元"))
    return root.parent


def _build(root: Path) -> list[str]:
    return ["build", "--portal", str(root), "--as-of", DAY, "--jobs", "1"]


def _publish(root: Path) -> list[str]:
    return ["publish", str(root.parent / "www"), *_build(root)[1:]]


def _copy(built: Path, folder: Path) -> Path:
    shutil.copytree(built, folder, symlinks=True)
    return folder / "portal"


def _checked(ended: Ended, reason: int) -> None:
    """A write of what is only remembered may fail without a word; any other is named."""
    assert "Traceback" not in ended.said and "mistake of the program" not in ended.said
    if ended.status:
        assert ended.status == 3, ended.said
        expected = {
            errno.ENOSPC: "the disk is full", errno.EIO: "the disk reports an error",
            errno.EACCES: "may not be written",
        }[reason]  # fmt: skip
        assert expected in ended.said, ended.said


class Whole(NamedTuple):
    """What comes of a command of which no write fails: how many there are, what was there before
    and after."""

    writes: int
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def whole_build(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    root = _copy(built, tmp_path_factory.mktemp("whole-build") / "copy")
    before, ended = tree(root / "site"), carried_out(_build(root))
    return Whole(ended.writes, before, tree(root / "site"))


@pytest.fixture(scope="module")
def whole_publish(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    root = _copy(built, tmp_path_factory.mktemp("whole-publish") / "copy")
    before, ended = tree(root.parent / "www"), carried_out(_publish(root))
    assert ended.status == 0, ended.said
    return Whole(ended.writes, before, tree(root.parent / "www"))


@pytest.mark.parametrize("part", range(SAMPLE))
def test_a_build(part: int, built: Path, whole_build: Whole, tmp_path: Path) -> None:
    """CASES F81, F82: the next build gives what it would have given anyway."""
    root, reason = _copy(built, tmp_path / "failing"), REASONS[part % len(REASONS)]
    _checked(carried_out(_build(root), 1 + whole_build.writes * part // SAMPLE, reason), reason)
    assert (root / FOREIGN).read_text(encoding="utf-8") == "mine"
    assert carried_out(_build(root)).status == 0
    assert tree(root / "site") == whole_build.after != whole_build.before


@pytest.mark.parametrize("part", range(SAMPLE))
def test_publishing(part: int, built: Path, whole_publish: Whole, tmp_path: Path) -> None:
    """CASES F82, P114: visitors see the old site or the new one; then the next one goes well."""
    root, reason = _copy(built, tmp_path / "failing"), REASONS[part % len(REASONS)]
    live = root.parent / "www"
    nth = 1 + whole_publish.writes * part // SAMPLE
    _checked(carried_out(_publish(root), nth, reason), reason)
    assert tree(live) in (whole_publish.before, whole_publish.after)
    assert carried_out(_publish(root)).status == 0
    assert tree(live) == whole_publish.after != whole_publish.before
