"""Projects read in several processes are the projects read in one, and so is what is wrong."""

from __future__ import annotations

import datetime
import os
import pickle
from collections import Counter
from pathlib import Path

import pytest

from site_src.catalogue import reading
from site_src.catalogue.load import EntryFile
from site_src.catalogue.prepare import Prepared, handed, prepare
from site_src.diagnostics import Report
from site_src.model.project import Brief
from site_src.work.cache import Cache, KeptCache
from site_src.work.processes import Crew
from tests.portals import AS_OF, PROJECT, base, edit, lines, write

LINK = "Polyamide filament from caprolactam made in the park."
LINKS = "[a](project:f-internal) [b](project:nowhere) [c](project:a-over) [d](region:zhengzhou)"
ACCEPTED = "accept: [{code: stale, reason: known}, {code: review-due, reason: none}]\n"
#: Project by project, what makes it another than the first.
CHANGES = {
    "a-over": ("visibility: public\n", "visibility: public\npublish_until: 2020-01-01\n"),
    "b-alias": ("visibility: public\n", "visibility: public\naliases: [c-link, former]\n"),
    "c-link": (LINK, LINKS),
    "d-accept": ("updated: 2026-11-20", f"updated: 2026-11-21\n{ACCEPTED}"),
    "e-wrong": ("region:", "regoin:"),
    "f-internal": ("visibility: public\n", ""),
    "g-other": ("park.", "zone."),
}
WRONG = ("b-alias", "c-link", "d-accept", "e-wrong")


def _portal(root: Path, *left_out: str) -> Path:
    """Projects that name one another, had other names, are over, accept warnings, are wrong."""
    portal = base(root)
    edit(portal, "mkdocs.yml", ("locales:", "freshness: {projects: 10}\n      locales:"))
    text = (portal / PROJECT).read_text(encoding="utf-8")
    for name, change in CHANGES.items():
        if name not in left_out:
            file = f"projects_yaml/projects/{name}.yml"
            write(portal, {file: text})
            edit(portal, file, change)
    return portal


def _prepared(
    root: Path, jobs: int, today: datetime.date = AS_OF
) -> tuple[Prepared | None, list[str]]:
    report = Report()
    with Crew(jobs) as crew:
        found = prepare(root, report, today, crew)
        if found is not None:
            assert len(found.projects) == len(found.catalogue.project)
            assert [found.projects[id_].id for id_ in found.projects] == list(found.projects)
    return found, lines(report)


def test_the_same_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those that show only beside other projects; each of them once."""
    portal = _portal(tmp_path)
    alone = _prepared(portal, 1)
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(reading, "PORTION", 2)
    assert _prepared(portal, 3) == alone
    found = Counter(line.rpartition("[")[2].rstrip("]") for line in alone[1])
    assert found == {
        "alias-taken": 1, "reference-internal": 1, "reference-unknown": 2, "field-unknown": 1,
        "accept-unused": 2,
    }  # fmt: skip


def test_what_is_stale_is_told_where_it_was_written(tmp_path: Path) -> None:
    """Also where the project was checked elsewhere."""
    portal = _portal(tmp_path, *WRONG)
    found, problems = _prepared(portal, 1, AS_OF + datetime.timedelta(30))
    assert found is not None
    assert [line.partition(" ")[0] for line in problems] == [
        "projects_yaml/projects/nylon-filament.yml:41:10:"
    ]


def test_the_same_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = _portal(tmp_path, *WRONG)
    alone, _ = _prepared(portal, 1)
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(reading, "PORTION", 1)
    several, _ = _prepared(portal, 2)
    assert alone is not None and several is not None
    assert (several.catalogue, several.relations) == (alone.catalogue, alone.relations)
    assert (several.left_out, several.over) == (alone.left_out, alone.over)
    assert dict(several.projects) == dict(alone.projects)
    assert several.over["project"] == ("a-over",) and several.left_out == 1


def _in_brief(prepared: Prepared) -> dict[str, Brief]:
    return dict(prepared.catalogue.project)


def test_every_worker_hears_of_all_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes to them later need not say it again; other crews are told the whole."""
    portal = _portal(tmp_path, *WRONG)
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(reading, "PORTION", 1)
    with Crew(2) as crew:
        found = prepare(portal, Report(), AS_OF, crew)
        assert found is not None
        whole = _in_brief(found)
        assert len(pickle.dumps(handed(found, crew))) < len(pickle.dumps(found))
        for number in range(crew.size):
            assert crew.ask(number, _in_brief, handed(found, crew)).result() == whole
        assert _in_brief(handed(found, Crew(2))) == whole


@pytest.mark.parametrize("kind", [Cache, KeptCache])
def test_what_several_have_read_is_remembered(
    kind: type[Cache], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal, cache = _portal(tmp_path / "portal", *WRONG), kind(tmp_path / "cache", "", b"s" * 32)
    for name in (portal / "projects_yaml/projects").iterdir():
        os.utime(name, (0, 0))
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(reading, "PORTION", 1)
    with Crew(2) as crew:
        first = prepare(portal, Report(), AS_OF, crew, cache)
    read: list[EntryFile] = []

    def note(token: str, ground: object, files: list[EntryFile], *_: object) -> list[object]:
        read.extend(files)
        return []

    monkeypatch.setattr(reading, "read_share", note)
    again = prepare(portal, Report(), AS_OF, None, cache)
    assert first is not None and again is not None
    assert again.catalogue == first.catalogue and not read
