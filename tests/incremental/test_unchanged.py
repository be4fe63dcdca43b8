"""Where nothing changed, the command says the same again and does nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit
from tests.support.building import run

LONG_AGO = 1_700_000_000
DAY = "2026-11-22"


def _build(root: Path, *more: str) -> tuple[str, str]:
    done = run("build", "--portal", root, "--as-of", DAY, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout.partition(" s: ")[2], done.stderr


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal with a warning, written long ago and built."""
    root = base(tmp_path / "portal")
    edit(root, PROJECT, ("industry:", "summary: 摘要\nindustry:"))
    for path in root.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    _build(root)
    return root


def _reads(root: Path, *more: str) -> bool:
    """Whether a build reads the portal: then it writes the schemas, too."""
    schema = root / ".zhuchao/schema/project.json"
    schema.unlink(missing_ok=True)
    _build(root, *more)
    return schema.is_file()


def test_it_says_the_same_again(portal: Path) -> None:
    assert not _reads(portal)
    words, problems = _build(portal)
    assert words == f"0 files written, 0 removed → {portal / 'site'}\n"
    assert "[translation-missing]" in problems and "Warnings: 1." in problems
    found = run("build", "--portal", portal, "--as-of", DAY, "--format", "json")
    assert [p["code"] for p in json.loads(found.stdout)["problems"]] == ["translation-missing"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file was touched": lambda root: os.utime(root / PROJECT),
    "a file was added": lambda root: (root / "content/zh/data.json").write_text("{}"),
    "a file is gone": lambda root: (root / PROJECT).unlink(),
    "a page was changed": lambda root: (root / "site/zh/index.html").write_text("x"),
    "a page is gone": lambda root: (root / "site/zh/projects/index.html").unlink(),
    "the theme has a file": lambda root: _write(root / "theme/locale/zh.po"),
    "the memory is damaged": lambda root: (root / ".zhuchao/site/cache/last").write_bytes(b"x"),
}


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("")


@pytest.mark.parametrize("kind", CHANGES)
def test_it_reads_where_something_changed(kind: str, portal: Path) -> None:
    if kind == "a file is gone":
        policy = "content/zh/policies/payment-rules.md"
        edit(portal, policy, ("见[锦纶项目](project:nylon-filament)。", ""))
        english = "content/en/policies/payment-rules.md"
        text = (portal / english).read_text(encoding="utf-8")
        (portal / english).write_text(text.partition("\n## ")[0], encoding="utf-8")
    CHANGES[kind](portal)
    assert _reads(portal)
    page = (portal / "site/zh/index.html").read_text(encoding="utf-8")
    assert "<!DOCTYPE html>" in page


def test_it_reads_on_another_day_and_for_another_wish(portal: Path) -> None:
    assert _reads(portal, "--as-of", "2026-11-23")
    assert _reads(portal, "--components")
    assert _reads(portal, "--locale", "en")
