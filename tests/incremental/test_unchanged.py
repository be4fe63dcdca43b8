"""Where nothing changed, the command says the same again and does nothing."""

from __future__ import annotations

import datetime
import io
import json
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from site_src.cli import building
from site_src.cli.building import Wish, build
from tests.portals import PROJECT, base, edit
from tests.support.building import made_once

LONG_AGO = 1_700_000_000
DAY = datetime.date(2026, 11, 22)


def _build(root: Path, form: str = "text", **more: Any) -> tuple[str, str]:
    """What the command says, on both channels."""
    wish = Wish(root, root / "site", (), False, DAY)._replace(**more)
    with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()) as complained:
        build(wish, 1, form)
    return said.getvalue(), complained.getvalue()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command speaks English, whatever the reader's language."""
    monkeypatch.setattr(building, "_", str)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal lies for all tests, since a build remembers where that was."""
    return tmp_path_factory.mktemp("unchanged")


@pytest.fixture
def portal(place: Path) -> Path:
    """A portal with a warning, written long ago and built."""

    def make() -> None:
        root = base(place)
        edit(root, PROJECT, ("industry:", "summary: 摘要\nindustry:"))
        for path in root.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))
        _build(root)

    return made_once(place / "portal", make)


def _reads(root: Path, **more: Any) -> bool:
    """Whether a build reads the portal: then it writes the schemas, too."""
    schema = root / ".zhuchao/schema/project.json"
    schema.unlink(missing_ok=True)
    _build(root, **more)
    return schema.is_file()


def test_it_says_the_same_again(portal: Path) -> None:
    assert not _reads(portal)
    (portal / "site/zh/index.html").unlink()
    first, again = _build(portal), _build(portal)
    assert "[translation-missing]" in again[1] and again[1] == first[1]
    assert first[0].partition(" s: ")[2].startswith("1 files written, 0 removed")
    assert again[0].partition(" s: ")[2].startswith("0 files written, 0 removed")
    found = json.loads(_build(portal, "json")[0])
    assert [problem["code"] for problem in found["problems"]] == ["translation-missing"]


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
    assert _reads(portal, as_of=DAY + datetime.timedelta(1))
    assert _reads(portal, components=True)
    assert _reads(portal, locales=("en",))
