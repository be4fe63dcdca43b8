"""Relations both ways, groups and size classes."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from site_src.catalogue.prepare import Prepared
from site_src.catalogue.relations import region_path, size_class, size_names
from site_src.model.measure import parse_measure
from site_src.model.project import Brief, Investment
from tests.portals import BASE, PROJECT, base, prepared, write

CLASSES = (100, 30, 10, 1)
ENTRY = (BASE / PROJECT).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def related(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root = base(tmp_path_factory.mktemp("relations"))
    other = ENTRY.replace("region: pingdingshan", "region: henan").replace(
        "stage: signed", "stage: operating"
    )
    later = ENTRY.replace("published: 2026-11-20", "published: 2026-11-21")
    write(root, {
        "projects_yaml/projects/b-yarn.yml": ENTRY.replace("14.1亿元", "5000余万元"),
        "projects_yaml/projects/a-yarn.yml": later,
        "projects_yaml/projects/c-yarn.yml": other.replace("14.1亿元", "1亿美元"),
        "projects_yaml/projects/undated.yml": other.replace("published: 2026-11-20\n", ""),
    })  # fmt: skip
    return prepared(root)


def test_lists_are_in_order_of_publication_then_id(related: Prepared) -> None:
    ids = ("b-yarn", "c-yarn", "nylon-filament", "a-yarn", "undated")
    assert related.relations.projects == ids


def test_both_ways(related: Prepared) -> None:
    """Whatever a project names, names the project."""
    relations = related.relations
    for id_, project in related.catalogue.project.items():
        assert id_ in relations.by_industry[project.industry]
        assert id_ in relations.by_stage[project.stage]
        for region in region_path(project.region, related.catalogue):
            assert id_ in relations.by_region[region]
        for policy in project.policies:
            assert id_ in relations.by_policy[policy]
        for source in project.sources:
            assert ("project", id_) in relations.cited_by[source]


def test_a_region_holds_what_lies_in_its_parts(related: Prepared) -> None:
    assert region_path("pingdingshan", related.catalogue) == ("pingdingshan", "henan")
    by_region = related.relations.by_region
    assert by_region["henan"] == related.relations.projects
    assert by_region["pingdingshan"] == ("b-yarn", "nylon-filament", "a-yarn")


def test_parks_and_sites_have_their_projects(tmp_path: Path) -> None:
    root = base(tmp_path)
    park = "visibility: public\ntitle:\n  zh: 园区\n  en: Park\nregion: pingdingshan\n"
    inside = ENTRY.replace(
        "region: pingdingshan", "region: pingdingshan\npark: nylon-park\nsite: plot"
    )
    write(root, {
        "projects_yaml/parks/nylon-park.yml": park + "sources:\n  - city-report\n",
        "projects_yaml/parks/empty-park.yml": park,
        "projects_yaml/sites/plot.yml": f"{park}park: nylon-park\nform: parcel\n",
        "projects_yaml/projects/b-yarn.yml": inside,
        "projects_yaml/projects/a-yarn.yml": inside,
    })  # fmt: skip
    relations = prepared(root).relations
    assert relations.by_park == {"nylon-park": ("a-yarn", "b-yarn")}
    assert relations.by_site == {"plot": ("a-yarn", "b-yarn")}
    assert relations.sites_of == {"nylon-park": ("plot",)}
    assert ("park", "nylon-park") in relations.cited_by["city-report"]


def test_groups_come_in_the_order_of_stages_and_sizes(related: Prepared) -> None:
    assert list(related.relations.by_stage) == ["signed", "operating"]
    assert list(related.relations.by_size) == ["10-30", "below-1", "not-disclosed"]


def test_similar_projects(related: Prepared) -> None:
    """Three at most, going round, never the project itself."""
    similar = related.relations.similar(related.catalogue.project["nylon-filament"])
    assert similar == ("a-yarn", "undated", "b-yarn")
    for project in related.catalogue.project.values():
        assert project.id not in related.relations.similar(project)


def test_supersession_is_known_to_the_older_policy(tmp_path: Path) -> None:
    root = base(tmp_path)
    for locale in ("zh", "en"):
        path = root / f"content/{locale}/policies/payment-rules.md"
        newer = path.read_text(encoding="utf-8")
        newer = newer.replace("state: in-force", "state: in-force\nsupersedes:\n  - payment-rules")
        write(root, {f"content/{locale}/policies/payment-rules-2027.md": newer})
        path.write_text(path.read_text(encoding="utf-8").replace("in-force", "repealed"), "utf-8")
    assert prepared(root).relations.superseded_by == {"payment-rules": "payment-rules-2027"}


def _project(amount: str | None) -> Brief:
    investment: Any = None
    if amount is not None:
        investment = Investment.model_construct(amount=parse_measure(amount, "money"))
    nothing: dict[str, Any] = {field.name: None for field in dataclasses.fields(Brief)}
    return Brief(**{**nothing, "investment": investment})


@pytest.mark.parametrize(
    ("amount", "size"),
    [
        ("100亿元", "100-plus"),
        ("99.99亿元", "30-100"),
        ("30亿元", "30-100"),
        ("14.1亿元", "10-30"),
        ("近10亿元", "10-30"),
        ("1亿元", "1-10"),
        ("5000余万元", "below-1"),
        ("5555万美元", "not-disclosed"),
        ("masked", "not-disclosed"),
        ("withheld", "not-disclosed"),
        (None, "not-disclosed"),
    ],
)
def test_size_classes(amount: str | None, size: str) -> None:
    """Other currencies are never converted."""
    assert size_class(_project(amount), CLASSES, size_names(CLASSES)) == size
    assert size in size_names(CLASSES)


def test_size_names() -> None:
    assert size_names(CLASSES) == (
        "100-plus", "30-100", "10-30", "1-10", "below-1", "not-disclosed",
    )  # fmt: skip
    assert size_names((5,)) == ("5-plus", "below-5", "not-disclosed")
