"""Figures of several periods, as a chart on the page of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import base, figure, write
from tests.site.conftest import BuiltSite
from tests.support.building import build
from tests.support.markup import Element, parse

CODES = ("zh", "en", "ar")


def charts(page: Element) -> list[Element]:
    """Those of reported figures; what the catalogue itself comes to stands apart."""
    topics = [e for e in page.one("main").all("section") if e.get("id").startswith("topic-")]
    return [figure for topic in topics for figure in topic.all("figure") if figure.all("svg")]


def test_periods_stand_in_their_order_under_one_title(tmp_path: Path) -> None:
    root = base(tmp_path)
    folder = "projects_yaml/figures"
    write(root, {
        f"{folder}/b-2026.yml": figure(2026, 30) + "previous: c-2025\n",
        f"{folder}/c-2025.yml": figure(2025, 20) + "previous: a-2024\n",
        f"{folder}/a-2024.yml": figure(2024, 10),
    })  # fmt: skip
    build(root)
    page = parse((root / "site/en/figures/index.html").read_text(encoding="utf-8"))
    (chart,) = charts(page)
    assert chart.one("figcaption").text == "Period by period: Projects signed"
    assert chart.one("svg").get("aria-label") == "2024: 10, 2025: 20, 2026: 30"


@pytest.mark.parametrize("code", CODES)
def test_the_demonstration_says_that_the_periods_differ(code: str, site: BuiltSite) -> None:
    """Produced, sold, planned: three different things, and the note names each."""
    (chart,) = charts(site.pages[f"{code}/figures/index.html"])
    figures = site.prepared.catalogue.figure
    for id_ in ("hongma-2020", "hongma-2021", "hongma-2022-plan"):
        title = figures[id_].title.texts[code]
        assert title in chart.one("figcaption").text
