"""What a build remembers of projects, as long as nothing decides otherwise what comes of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogue import reading
from site_src.catalogue.load import EntryFile
from site_src.catalogue.prepare import Prepared, prepare
from site_src.catalogue.share import read_share
from site_src.diagnostics import Report
from site_src.work.cache import Cache
from tests.portals import AS_OF, PROJECT, base, edit, lines, write
from tests.source.test_images import photograph

OTHER = "projects_yaml/projects/other.yml"
LONG_AGO = 1_700_000_000


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Two projects that were written long ago."""
    root = base(tmp_path / "portal")
    write(root, {OTHER: (root / PROJECT).read_text(encoding="utf-8")})
    _age(root)
    return root


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of projects that were read since it was last emptied."""
    found: list[str] = []
    share: Callable[..., object] = read_share

    def note(token: str, ground: object, files: list[EntryFile], *more: object) -> object:
        found.extend(file.id for file in files)
        return share(token, ground, files, *more)

    monkeypatch.setattr(reading, "read_share", note)
    return found


def _age(root: Path) -> None:
    for path in (root / "projects_yaml/projects").iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))


def _prepared(root: Path, today: datetime.date = AS_OF) -> tuple[Prepared | None, list[str]]:
    report = Report()
    cache = Cache(root.parent / "cache", "edition", b"s" * 32)
    return prepare(root, report, today, cache=cache), lines(report)


def _same(one: Prepared | None, other: Prepared | None) -> bool:
    assert one is not None and other is not None
    return (one.catalogue, one.relations, dict(one.projects), one.projects.digests) == (
        other.catalogue, other.relations, dict(other.projects), other.projects.digests,
    )  # fmt: skip


def test_what_did_not_change_is_not_read_again(portal: Path, read: list[str]) -> None:
    first = _prepared(portal)
    assert read == ["nylon-filament", "other"]
    read.clear()
    again = _prepared(portal)
    assert read == [] and again[1] == first[1] and _same(again[0], first[0])


def test_an_edit_is_read_alone(portal: Path, read: list[str]) -> None:
    """And what it makes wrong is told; what others had wrong is told again."""
    edit(portal, PROJECT, ("industry:", "summary: x\nindustry:"))
    first = _prepared(portal)
    assert [line.rpartition("[")[2] for line in first[1]] == ["translation-missing]"]
    read.clear()
    edit(portal, OTHER, ("14.1亿元", "15亿元"))
    found, problems = _prepared(portal)
    assert "other" in read and problems == first[1] and found is not None
    amount = found.catalogue.project["other"].investment
    assert amount is not None and amount.amount.written == "15亿元"


def test_a_file_that_was_only_touched_is_not_read_again(portal: Path, read: list[str]) -> None:
    _prepared(portal)
    read.clear()
    os.utime(portal / PROJECT)
    _prepared(portal)
    assert read == []


def test_an_edit_of_the_same_size_and_time_is_noticed(portal: Path, read: list[str]) -> None:
    """A file that was written a moment before it was read is not trusted by its time."""
    edit(portal, PROJECT, ("14.1", "14.2"))
    _prepared(portal)
    status = os.stat(portal / PROJECT)
    edit(portal, PROJECT, ("14.2", "14.3"))
    os.utime(portal / PROJECT, ns=(status.st_atime_ns, status.st_mtime_ns))
    found, _ = _prepared(portal)
    assert found is not None
    amount = found.catalogue.project["nylon-filament"].investment
    assert amount is not None and amount.amount.written == "14.3亿元"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/zh/policies/payment-rules.md", "visibility: public", "visibility: internal"),
        ("mkdocs.yml", "locales:", "secrecy_review: true\n      locales:"),
    ],
)
def test_what_it_is_checked_against_matters(
    name: str, old: str, new: str, portal: Path, read: list[str]
) -> None:
    _prepared(portal)
    read.clear()
    edit(portal, name, (old, new))
    _, problems = _prepared(portal)
    assert read == ["nylon-filament", "other"] and len(problems) >= 2


def test_time_alone_can_change_it(portal: Path, read: list[str]) -> None:
    """A milestone becomes late, a review is due; on other days nothing is read."""
    edit(portal, OTHER, ("due: 2026-12", "due: 2026-11-25"))
    _age(portal)
    first, _ = _prepared(portal)
    assert first is not None
    before = dict(first.projects.digests)
    read.clear()
    _prepared(portal, AS_OF + datetime.timedelta(1))
    assert read == []
    later, _ = _prepared(portal, datetime.date(2026, 11, 26))
    assert read == ["other"] and later is not None
    assert later.projects.digests["other"] != before["other"]
    assert later.projects.digests["nylon-filament"] == before["nylon-filament"]
    read.clear()
    _prepared(portal, AS_OF)
    assert read == ["other"]  # a day before it was read last


def test_what_is_gone_is_forgotten(portal: Path) -> None:
    _prepared(portal)
    (portal / OTHER).unlink()
    found, _ = _prepared(portal)
    assert found is not None and list(found.projects) == ["nylon-filament"]


def test_pictures_are_read_again_where_they_changed(portal: Path, read: list[str]) -> None:
    """As little as the projects that show them; one that is missing is looked for each time."""
    picture = portal / "content/images/plant.jpg"
    photograph(picture, (640, 480))
    text = (portal / OTHER).read_text(encoding="utf-8")
    shown = "images:\n  - file: plant.jpg\n    alt: {zh: 厂房, en: A plant}\n"
    write(portal, {OTHER: text.replace("updated:", f"{shown}updated:", 1)})
    os.utime(portal / OTHER, (LONG_AGO, LONG_AGO))
    os.utime(picture, (LONG_AGO, LONG_AGO))
    first = _prepared(portal)
    assert first[1] == [] and first[0] is not None
    read.clear()
    again = _prepared(portal)
    assert read == [] and again[0] is not None and again[0].images == first[0].images
    photograph(picture, (320, 240))
    changed = _prepared(portal)[0]
    assert read == ["other"] and changed is not None
    assert changed.images["plant.jpg"].width == 320
    for _ in range(2):
        picture.unlink(missing_ok=True)
        read.clear()
        found, problems = _prepared(portal)
        assert found is None and problems[0].endswith("[image-missing]") and read == ["other"]
