"""The one door between the internal catalogue and the public edition."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from site_src.catalogue.edition import public_edition
from site_src.catalogue.entries import Catalogue, Writing
from site_src.catalogue.load import entry_files, load_entries, load_ground
from site_src.catalogue.portal import read_portal
from site_src.diagnostics import Report
from site_src.model.desk import Kept
from site_src.model.document import Page
from site_src.model.fields import Group, Internal, Public
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.model.project import Milestone, Project, PublicMilestone
from site_src.model.snapshot import Row, Snapshot
from tests.portals import PROJECT, base, checked, edit, lines, prepared, write

CANARY = "canary-7f3a"
#: What the door itself is made of.
SWITCHES = {"visibility", "internal_note", "cleared", "accept"}
TODAY = datetime.date(2026, 11, 21)


def _subclasses(type_: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for sub in type_.__subclasses__():
        yield sub
        yield from _subclasses(sub)


def _types_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _types_in(field.annotation)
    for inner in get_args(annotation):
        yield from _types_in(inner)


def _internal_fields(type_: type[BaseModel]) -> set[str]:
    return {
        name
        for name, field in type_.model_fields.items()
        if name in SWITCHES or "never public" in (field.description or "")
    }


def _filled(type_: type[BaseModel], **values: Any) -> Any:
    """An entry with these values and None in its other required fields."""
    required = {name: None for name, f in type_.model_fields.items() if f.is_required()}
    return type_.model_construct(**{**required, **values})


PUBLIC = sorted(set(_subclasses(Public)), key=lambda type_: type_.__name__)
INTERNAL = sorted(
    {kind.type for kind in KINDS.values()} | {kind.type for kind in DOCUMENT_KINDS.values()},
    key=lambda type_: type_.__name__,
)


@pytest.mark.parametrize("type_", PUBLIC)
def test_public_types_have_no_internal_field(type_: type[BaseModel]) -> None:
    """Nested types included; and no public type descends from an internal one."""
    assert not issubclass(type_, Internal)
    for nested in _types_in(type_):
        assert _internal_fields(nested) == set(), nested


@pytest.mark.parametrize("type_", INTERNAL)
def test_internal_types_have_the_switch(type_: type[BaseModel]) -> None:
    assert issubclass(type_, Internal)
    assert _internal_fields(type_) >= SWITCHES
    assert type_.model_fields["visibility"].default == "internal"


def test_groups_with_internal_fields_know_their_public_form() -> None:
    """A group that does not is passed on as it is."""
    for type_ in _subclasses(Group):
        if _internal_fields(type_) and type_ is not Internal and not issubclass(type_, Kept):
            assert type_.public is not Group.public, type_  # type: ignore[attr-defined]


def test_every_kind_goes_through_the_door() -> None:
    names = {field.name for field in dataclasses.fields(Catalogue)}
    assert names == {*KINDS, *DOCUMENT_KINDS}


@pytest.mark.parametrize("type_", [type_ for type_ in INTERNAL if not issubclass(type_, Kept)])
def test_canaries_in_internal_fields_vanish(type_: Any) -> None:
    """CASES R: whatever stands in a field that the public type lacks."""
    values: dict[str, Any] = dict.fromkeys(_internal_fields(type_) - {"visibility"}, CANARY)
    if type_ is Project:
        values["ledger"] = (CANARY, CANARY)
        values["milestones"] = (_filled(Milestone, owner=CANARY),)
    if type_ is Snapshot:
        kept = Row(CANARY, "planned", "internal", CANARY, CANARY, None, "stalled")
        values["projects"] = (kept, Row("known", "planned", "public", "", "", None, "stalled"))
    entry = _filled(type_, **values, visibility="public")
    assert CANARY in repr(entry)
    public = entry.public()
    assert isinstance(public, Public)
    assert CANARY not in repr(public)
    assert CANARY not in public.model_dump_json(fallback=repr)
    assert "stalled" not in repr(public)


def test_a_milestone_loses_its_owner() -> None:
    project = _filled(Project, milestones=(_filled(Milestone, owner=CANARY),))
    (milestone,) = project.public().milestones
    assert type(milestone) is PublicMilestone
    assert not hasattr(milestone, "owner")


def _with_internal_data(root: Path) -> None:
    edit(
        root,
        PROJECT,
        ("    due: 2026-12", f"    due: 2026-12\n    owner: {CANARY}"),
        ("contact:", f"leader: {CANARY}\nofficer: {CANARY}\npartner: {CANARY}\ncontact:"),
        (
            "updated:",
            f"internal_note: {CANARY}\nledger:\n  - on: 2026-01-02\n    text: {CANARY}\nupdated:",
        ),
    )
    secret = (root / PROJECT).read_text(encoding="utf-8").replace("锦纶", CANARY)
    write(root, {
        "projects_yaml/projects/canary-7f3a.yml": secret.replace("visibility: public\n", ""),
        "projects_yaml/projects/a-canary-7f3a.yml": secret.replace("public", "internal", 1),
        "content/zh/pages/canary-7f3a.md": f"---\ntitle: {CANARY}\n---\n{CANARY}\n",
    })  # fmt: skip


def test_internal_data_changes_nothing_that_is_public(tmp_path: Path) -> None:
    """CASES S44, R121, R122: the whole public side is the same, byte for byte."""
    root = base(tmp_path)
    before = prepared(root)
    _with_internal_data(root)
    after = prepared(root)
    assert CANARY not in repr(after)
    assert repr((after.catalogue, after.relations)) == repr((before.catalogue, before.relations))
    assert (before.left_out, after.left_out) == (0, 3)


PARK = "projects_yaml/parks/canary-7f3a.yml"
PARK_ENTRY = "title:\n  zh: 园区\n  en: Park\nregion: pingdingshan\n"


def test_an_internal_park_is_nowhere_and_no_public_project_can_name_it(tmp_path: Path) -> None:
    root = base(tmp_path)
    write(root, {PARK: PARK_ENTRY})
    edition = prepared(root)
    assert CANARY not in repr(edition)
    assert edition.relations.by_park == {}
    edit(root, PROJECT, ("stage: signed", f"park: {CANARY}\nstage: signed"))
    assert [line.rpartition("[")[2] for line in lines(checked(root))] == ["reference-internal]"]


def test_a_park_that_is_over_is_not_named_any_more(tmp_path: Path) -> None:
    root = base(tmp_path)
    write(root, {PARK: f"visibility: public\npublish_until: 2026-01\n{PARK_ENTRY}"})
    edit(root, PROJECT, ("stage: signed", f"park: {CANARY}\nstage: signed"))
    edition = prepared(root)
    assert edition.catalogue.project["nylon-filament"].park is None
    assert edition.relations.by_park == {}
    assert edition.over["park"] == (CANARY,)


def test_the_canaries_were_read(tmp_path: Path) -> None:
    """The test above would pass if internal fields were never read at all."""
    root = base(tmp_path)
    _with_internal_data(root)
    report = Report()
    portal = read_portal(root, report)
    assert portal is not None
    loaded = load_ground(portal, report)
    load_entries(KINDS["project"], entry_files(KINDS["project"], loaded, report), loaded, report)
    project = loaded.catalogue.project["nylon-filament"]
    assert isinstance(project, Project)
    assert (project.leader, project.milestones[0].owner, project.ledger[0].text) == (
        CANARY, CANARY, CANARY,
    )  # fmt: skip
    assert len(prepared(root).catalogue.project) == 1


def test_a_document_without_visibility_is_internal() -> None:
    catalogue = Catalogue(page={"about": Writing(Page(), {}, {})})
    edition = public_edition(catalogue, {}, TODAY)
    assert (edition.catalogue.page, edition.left_out) == ({}, 1)
