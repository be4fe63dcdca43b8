"""The command `prove`, with few edits and surroundings: how it ends and what it says."""

from __future__ import annotations

import errno
import itertools
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.office import Office
from tests.portals import base, edit, write
from tests.proofs import surroundings
from tests.proofs.chains import Commander
from tests.proofs.run import MACHINE_FAILED, PROOF_FAILED, main
from tests.proofs.same_bytes import first_difference
from tests.proofs.surroundings import BASE, VALUES
from tests.support.building import run

#: What MkDocs calls while it builds; a portal with it depends on the machine's time zone.
HOOK = """import os

def on_page_markdown(markdown, **_):
    return f"{markdown}\\n\\n{os.environ['TZ']}"
"""
POLICY = "content/en/policies/payment-rules.md"
PAGE = "en/policies/payment-rules/index.html"
ELSEWHERE = replace(
    BASE, jobs=2, hash_seed="1", time_zone="Asia/Shanghai", umask=0o077,
    language="LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8", folder="招商 门户",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a proof leaves is left with the test's own files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def left(folder: Path) -> list[Path]:
    """The folders that proofs left."""
    return sorted(folder.glob("zhuchao-prove-*"))


def test_the_command_makes_edits_and_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("p")  # short: sockets must have short names
    given = ("prove", "incremental", "--count", "3", "--seed", "7", "--jobs", "1")
    done = run(*given, env={"TMPDIR": str(folder)})
    assert done.returncode == 0, done.stderr
    said = r"Seed: 7\nincremental: a build after each of 3 edits equals one from nothing \(\d+ s\)."
    assert re.fullmatch(said, done.stdout.rstrip())
    assert re.fullmatch(r"Edits: 3 of 3, \d+ s", done.stderr.rstrip())
    assert left(folder) == []


def test_the_first_edit_that_is_not_shown_is_named_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A build that leaves a site as it is, once it is there."""

    def lazily(office: Office, target: Path, remember: bool = True) -> bool:
        there = remember and target.exists()
        return there or office.build(target, remember) is not None

    monkeypatch.setattr(Commander, "succeeds", lazily)
    monkeypatch.setattr("tests.incremental.edits.EDITS", (change_policy,))
    assert main("incremental", 3, 7, 1) == PROOF_FAILED
    said, complained = capsys.readouterr()
    assert said == "Seed: 7\n"
    (work,) = left(tmp_path)
    folder = work / "seed-7"
    assert complained.splitlines() == [
        "incremental: failed.",
        "Seed 7, edit 1 (change_policy): the site that was kept up is not the one that is "
        "built from nothing.",
        f"First file that differs: {PAGE} (files that differ: 1)",
        f"Kept up: {folder / 'kept/site'}",
        f"From nothing: {folder / 'fresh/site'}",
        f"Portal: {folder / 'portal'}",
        f"Before the edit: {folder / 'backup'}",
        "Again: python build.py prove incremental --seed 7 --count 1",
    ]


def change_policy(root: Path, chosen: random.Random) -> None:
    """An edit that shows on one page."""
    text = (root / POLICY).read_text(encoding="utf-8")
    write(root, {POLICY: f"{text}\n{chosen.random()}\n"})


def test_a_build_that_breaks_fails_the_proof(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_(*_: object) -> bool:
        raise KeyError("nobody caught this")

    monkeypatch.setattr(Commander, "succeeds", break_)
    assert main("incremental", 3, 7, 1) == PROOF_FAILED
    assert "KeyError: 'nobody caught this'" in capsys.readouterr().err


def test_a_full_disk_is_no_failed_proof(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fill(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Commander, "succeeds", fill)
    assert main("incremental", 3, 7, 1) == MACHINE_FAILED
    assert capsys.readouterr().err == "incremental: [Errno 28] No space left on device\n"
    assert left(tmp_path) == []


def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    """All at once, from nothing; then over the site that is there already."""
    over = replace(ELSEWHERE, folder=BASE.folder)
    assert first_difference(base(tmp_path), [ELSEWHERE], [over], 1, tmp_path / "work") is None


def test_the_surroundings_that_change_a_byte_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def portal(folder: Path) -> Path:
        root = base(folder)
        write(root, {"hook.py": HOOK})
        edit(root, "mkdocs.yml", ("plugins:", "hooks: [hook.py]\nplugins:"))
        return root

    other = replace(BASE, time_zone="Asia/Shanghai")
    monkeypatch.setattr("tests.proofs.run.demonstration_and_more", portal)
    monkeypatch.setattr(surroundings, "each_alone", lambda: [other])
    monkeypatch.setattr(surroundings, "each_beside_each", lambda seed: [])
    assert main("same-bytes", 1, 7, 1) == PROOF_FAILED
    (work,) = left(tmp_path)
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:5] == [
        "Two surroundings do not give the same site.",
        f"One: {BASE}",
        f"Other: {other}",
        "Unlike in: time_zone",
    ]
    assert lines[5].startswith(f"First file that differs: {PAGE} (")
    assert lines[6:] == [
        f"Kept: {work / 'first/portal/site'}",
        f"Kept: {work / '0/portal/site'}",
    ]


def test_any_two_values_meet() -> None:
    found = [BASE, *surroundings.each_alone(), *surroundings.each_beside_each(7)]
    assert len(found) == len(set(found)) < 45
    for one, other in itertools.combinations(VALUES, 2):
        met = {(getattr(f, one), getattr(f, other)) for f in found}
        assert met == set(itertools.product(VALUES[one], VALUES[other]))
    assert found == [BASE, *surroundings.each_alone(), *surroundings.each_beside_each(7)]
