"""The page of land: what it gathers, and which projects a place takes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.portals import base, write
from tests.site.pages import english_pages, section, words
from tests.support.building import build
from tests.support.markup import Element

SITE = """\
visibility: public
title:
  zh: {number}号厂房
  en: Plant {number}
form: plant
region: henan
availability: {availability}
"""
FILES = {
    "projects_yaml/admissions/province.yml": """\
visibility: public
title:
  zh: 准入门槛
  en: Admission rules
summary:
  zh: 全省适用。
  en: For the whole province.
region: henan
minimums:
  - label:
      zh: 重大项目
      en: Major projects
    amount: 10亿元以上
  - label:
      zh: 一般项目
      en: Other projects
    amount: 1亿元
excluded:
  - nylon-textiles
statements:
  - text:
      zh: 宁缺勿滥。
      en: Better none than a poor one.
    source: city-report
""",
    "projects_yaml/figures/land.yml": """\
visibility: public
title:
  zh: 土地供应
  en: Land supplied
region: henan
topic: land
period:
  zh: 2025年
  en: "2025"
value: 近5000亩
sources:
  - city-report
""",
    **{
        f"projects_yaml/sites/plant-{n}.yml": SITE.format(
            number=n, availability="available" if n == 9 else "taken"
        )
        for n in range(1, 10)
    },
}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Element]:
    root = base(tmp_path_factory.mktemp("land"))
    write(root, FILES)
    build(root, "--locale", "en")
    return english_pages(root)


def test_sites_that_can_be_had_come_first(english: Mapping[str, Element]) -> None:
    sites = section(english["land"], "sites")
    titles = [words(heading) for heading in sites.one("tbody").all("h3")]
    assert titles == ["Plant 9", *(f"Plant {n}" for n in range(1, 8))]
    assert "View all 9 sites" in sites.text
    assert "parks" not in english


def test_the_figures_of_land(english: Mapping[str, Element]) -> None:
    figures = section(english["land"], "figures")
    assert words(figures.one("article")).startswith("Land supplied nearly5,000mu")
    (more,) = [a for a in figures.all("a") if "more" in a.classes]
    assert more.get("href") == "../figures/#topic-land"


def test_the_five_steps_are_explained(english: Mapping[str, Element]) -> None:
    steps = section(english["land"], "procedure").all("li")
    assert [words(step.one("b")) for step in steps] == [
        "Planning", "Preliminary siting", "Approval", "Supply", "Registration",
    ]  # fmt: skip
    assert words(steps[-1]).endswith("It is a right to use the land, not ownership.")


def test_which_projects_are_taken(english: Mapping[str, Element]) -> None:
    rules = section(english["land"], "admission-province")
    assert words(rules.one("h3")) == "Admission rules"
    assert [words(p) for p in rules.all("p")] == [
        "Henan·For the whole province.",
        "CN¥1billion or more",
        "Major projects",
        "at least CN¥100million",
        "Other projects",
        "Better none than a poor one.",
        "City investment report",
        "Industries that are not taken: Nylon and textiles",
    ]
    (source,) = [a for a in rules.all("a") if "sources" in a.get("href")]
    assert source.get("href") == "../sources/#city-report"
    cited = [a for a in english["sources"].all("a") if a.text == "Admission rules"]
    assert [a.get("href") for a in cited] == ["../land/#admission-province"]


def test_a_map_needs_two_places(english: Mapping[str, Element]) -> None:
    assert not [e for e in english["land"].walk() if e.get("id") == "map"]
