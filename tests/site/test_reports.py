"""Reports on periods: the public digest, and the desk with its ranks."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse
from tests.support.snapshots import FOLDER, snapshot

#: All that is in it is for show.
made_up = functools.partial(snapshot, more="illustrative: true\n")
SECOND = """visibility: public
illustrative: true
title:
  zh: 第二个项目
  en: The second project
industry: nylon-textiles
region: henan
stage: suspended
"""
HIDDEN = """title:
  zh: 未公开的项目
  en: A project not made public
industry: nylon-textiles
region: henan
stage: negotiating
standing:
  state: stalled
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with snapshots at the borders of October and of the third quarter."""
    root = base(tmp_path_factory.mktemp("reports"))
    edit(root, PROJECT, ("stage: signed", "stage: started"))
    write(root, {
        "projects_yaml/projects/second.yml": SECOND,
        "projects_yaml/projects/hidden.yml": HIDDEN,
        f"{FOLDER}/2026-06-30.yml": made_up(
            "nylon-filament | planned | public | pingdingshan | - | 14.1亿元 | active",
        ),
        f"{FOLDER}/2026-09-30.yml": made_up(
            "hidden | negotiating | internal | henan | - | 5亿元 | active",
            "nylon-filament | signed | public | pingdingshan | - | 14.1亿元 | active",
            "second | signed | public | henan | - | - | active",
        ),
        f"{FOLDER}/2026-10-31.yml": made_up(
            "hidden | negotiating | internal | henan | - | 5亿元 | stalled",
            "nylon-filament | started | public | pingdingshan | - | 14.1亿元 | active",
            "second | suspended | public | henan | - | - | stalled",
            "was-deleted | planned | public | henan | - | - | active",
        ),
    })  # fmt: skip
    build(root)
    build(root, "--edition", "internal")
    return root


def page(portal: Path, name: str, site: str = "site") -> Element:
    return parse((portal / site / name / "index.html").read_text(encoding="utf-8"))


def section(document: Element, id_: str) -> Element:
    (found,) = [element for element in document.all("section") if element.get("id") == id_]
    return found


def words(element: Element) -> str:
    return " ".join(element.text.split())


def rows(element: Element) -> list[list[str]]:
    """The cells of the rows below the head."""
    return [
        [words(cell) for cell in row.all("th", "td")]
        for body in element.all("tbody")
        for row in body.all("tr")
    ]


def test_the_list_has_every_cadence_and_says_what_cannot_be_made(portal: Path) -> None:
    document = page(portal, "en/reports")
    titles = [words(heading) for heading in document.all("h2")][:4]
    assert titles[:4] == [
        "Monthly report", "Quarterly report", "Half-yearly report", "Annual report"
    ]  # fmt: skip
    month = words(section(document, "month"))
    assert month == (
        "Monthly report October 2026 New: 0·Advanced: 1·Suspended: 1·Withdrawn: 0illustrative "
        "Compares the snapshots of 30 September 2026 and 31 October 2026."
    )
    year = section(document, "year")
    assert words(year) == (
        "Annual report The year 2025 Cannot be made: there is no snapshot after 1 January 2024 and "
        "up to 1 January 2025."
    )
    assert year.all("a") == []


def test_the_digest_names_what_advanced_and_ranks_nobody(portal: Path) -> None:
    document = page(portal, "en/reports/2026-10")
    assert words(document.one("h1")) == "October 2026"
    advanced = section(document, "advanced")
    assert words(advanced) == (
        "AdvancedInvestment: CN¥1.41 billion Differentiated polyamide filament "
        "Pingdingshan·Nylon and textiles From Signed to Under construction"
    )
    (link,) = advanced.all("a")
    assert link.get("href") == "../../projects/nylon-filament/"
    assert words(section(document, "new")) == "New No project was added."
    assert rows(section(document, "regions")) == [
        ["Henan", "0", "0", "1", "0", "1"], ["Pingdingshan", "0", "1", "0", "0", "1"],
    ]  # fmt: skip
    assert rows(section(document, "stages")) == [
        ["Signed", "2", "0"], ["Under construction", "0", "1"], ["Suspended", "0", "1"],
    ]  # fmt: skip
    assert "Nothing is ranked here." in words(document)


def test_a_quarter_counts_what_was_added(portal: Path) -> None:
    document = page(portal, "en/reports/2026-q3")
    assert words(document.one("h1")) == "Third quarter of 2026"
    assert words(section(document, "new")) == (
        "Newwithout a stated amount: 1 of 1 The second project illustrative "
        "Henan·Nylon and textiles Signed"
    )
    assert "Planned to Signed" in words(section(document, "advanced"))


def test_nothing_internal_or_deleted_is_in_the_digest(portal: Path) -> None:
    for path in (portal / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "was-deleted" not in text and "未公开" not in text and "not made public" not in text


def test_months_before_that_lack_a_border_have_no_page(portal: Path) -> None:
    assert sorted(path.name for path in (portal / "site/zh/reports").iterdir()) == [
        "2026-10", "2026-q3", "index.html",
    ]  # fmt: skip
    assert words(page(portal, "zh/reports/2026-q3").one("h1")) == "2026年第三季度"


def test_every_page_leads_to_the_reports(portal: Path) -> None:
    links = {link.get("href") for link in page(portal, "en/projects/second").all("a")}
    assert "../../reports/" in links
    mapped = {words(link): link.get("href") for link in page(portal, "en/site-map").all("a")}
    assert mapped["October 2026"] == "../reports/2026-10/"


def test_the_desk_ranks_regions(portal: Path) -> None:
    document = page(portal, "en/desk/reports", "internal")
    league = section(document, "regions-2026-10")
    assert words(league.one("p")) == "October 2026 · illustrative"
    assert rows(league) == [
        ["Pingdingshan", "1", "–", "1", "0", "0", "0", "1"],
        ["Henan", "2", "–", "0", "1", "2", "0", "3"],
    ]  # fmt: skip


def test_the_desk_names_what_stalled_and_what_is_gone(portal: Path) -> None:
    document = page(portal, "en/desk/reports", "internal")
    assert rows(section(document, "stalled-2026-10")) == [
        ["A project not made public", "Under negotiation", "Henan", ""],
        ["The second project illustrative", "Suspended", "Henan", ""],
    ]  # fmt: skip
    assert words(section(document, "withdrawn-2026-10")).endswith("Nothing here.")
    assert rows(section(document, "moved-2026-10")) == [
        ["Differentiated polyamide filament", "Signed", "Under construction", "CN¥1.41 billion"],
        ["was-deleted", "New", "Planned", "not disclosed"],
    ]  # fmt: skip


def test_the_rank_of_the_period_before_stands_beside(tmp_path: Path) -> None:
    root = base(tmp_path)
    line = "nylon-filament | {} | public | pingdingshan | - | - | active"
    write(root, {
        f"{FOLDER}/2026-{month}.yml": made_up(line.format(stage))
        for month, stage in (("08-31", "planned"), ("09-30", "signed"), ("10-31", "started"))
    })  # fmt: skip
    build(root, "--edition", "internal", "--locale", "en")
    document = page(root, "en/desk/reports", "internal")
    assert rows(section(document, "regions-2026-10"))[0][:3] == ["Pingdingshan", "1", "1"]


def test_health_is_shown_where_limits_are_set(tmp_path: Path) -> None:
    root = base(tmp_path)
    edit(root, "mkdocs.yml", (
        "      locales:",
        "      pipeline_health:\n        reserve: 2\n        signing_days: 90\n      locales:",
    ))  # fmt: skip
    build(root, "--edition", "internal", "--locale", "en")
    found = section(page(root, "en/desk/health", "internal"), "health")
    assert words(found.one("p")) == (
        "planned projects: at least 2; days since the last signing: at most 90"
    )
    assert rows(found) == [
        ["Pingdingshan", "0", "0", "1", "18 March 2026",
         "too little in reserve; nothing signed for too long"],
    ]  # fmt: skip


def test_lights_say_what_is_late(tmp_path: Path) -> None:
    root = base(tmp_path)
    due = "    due: 2026-12\n"
    more = "".join(
        f"  - name:\n      zh: 节点{n}\n      en: Step {n}\n    due: {day}\n"
        for n, day in enumerate(("2026-11-20", "2026-12-01", "2027-06-01"))
    )
    edit(root, PROJECT, (due, due + more))
    build(root, "--edition", "internal", "--locale", "en")
    document = page(root, "en/desk/ledger/nylon-filament", "internal")
    lights = {row[0]: row[4] for row in rows(section(document, "milestones"))}
    assert lights == {
        "Step 0": "red", "Step 1": "yellow", "Step 2": "green", "Environmental approval": "green",
    }  # fmt: skip
