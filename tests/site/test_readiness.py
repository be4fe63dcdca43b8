"""How ready a project is: points for what is stated, and reasons for what is not needed."""

from __future__ import annotations

from pathlib import Path

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build, run
from tests.support.markup import Element, parse

SITE = """visibility: public
title:
  zh: 一号地块
  en: Plot one
form: parcel
region: pingdingshan
availability: {}
"""
STATED = """readiness:
  land: ready
  planning: under-way
  utilities: not-started
readiness_exceptions:
  - condition: eia
    reason:
      zh: 租用已环评的厂房
      en: It rents a plant that was assessed
site: plot
sources:"""


def portal(folder: Path, availability: str = "available") -> Path:
    root = base(folder)
    write(root, {"projects_yaml/sites/plot.yml": SITE.format(availability)})
    edit(root, PROJECT, ("sources:", STATED))
    return root


def words(element: Element) -> str:
    return " ".join(element.text.split())


def shown(root: Path, code: str = "en") -> Element:
    """The section of a project's page on what is in place."""
    path = root / f"site/{code}/projects/nylon-filament/index.html"
    document = parse(path.read_text(encoding="utf-8"))
    (found,) = [
        e
        for e in document.all("section")
        if any("ready" in listing.classes for listing in e.all("ul")) and e.parent
        and "story" in e.parent.classes
    ]  # fmt: skip
    return found


def groups(root: Path, code: str = "en") -> dict[str, str]:
    """The conditions by their state."""
    terms = shown(root, code).all("dl")[0]
    return {words(term): words(value) for term, value in
            zip(terms.all("dt"), terms.all("dd"), strict=True)}  # fmt: skip


def test_every_point_is_explained(tmp_path: Path) -> None:
    root = portal(tmp_path)
    build(root)
    assert words(shown(root).all("p")[0]) == "Conditions met: 5 of 7 that are stated."
    assert groups(root) == {
        "Met": "Land·Site named and on hand·Contact named·Sources named·Entry up to date",
        "Under way": "Planning and siting",
        "Not met": "Utilities",
        "Not stated": "Energy conservation review·Other approvals",
        "Not needed": "Environmental impact assessment: It rents a plant that was assessed",
    }
    conditions = {words(item) for item in shown(root).all("li")}
    assert "Environmental impact assessmentnot needed" in conditions
    assert words(shown(root, "zh").all("p")[0]) == "已说明的条件共7项，其中已具备5项。"
    assert groups(root, "zh")["不需要"].endswith("租用已环评的厂房")


def test_a_site_that_is_taken_is_not_met_until_the_project_stands_on_it(tmp_path: Path) -> None:
    root = portal(tmp_path, "taken")
    build(root, "--locale", "en")
    assert groups(root)["Not met"] == "Utilities·The site named is taken"
    edit(root, PROJECT, ("stage: signed", "stage: started"))
    build(root, "--locale", "en")
    assert "Site named and on hand" in groups(root)["Met"]


def test_who_states_nothing_gets_no_score(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root, "--locale", "en")
    assert shown(root).all("dl") == []


def test_what_is_due_for_another_look_says_so_on_the_day(tmp_path: Path) -> None:
    """A page drawn before that day is drawn again, though nobody touched its entry."""
    root = portal(tmp_path)
    edit(root, PROJECT, ("updated: 2026-11-20", "updated: 2026-11-20\nreview_by: 2026-11-24"))
    build(root, "--locale", "en")
    assert "Entry up to date" in groups(root)["Met"]
    done = run("build", "--portal", root, "--as-of", "2026-11-25", "--locale", "en")
    assert done.returncode == 0
    assert groups(root)["Not met"] == "Utilities·Entry due for another look"


def test_an_old_entry_is_stale_by_the_portals_limit(tmp_path: Path) -> None:
    root = portal(tmp_path)
    edit(root, "mkdocs.yml", (
        "      locales:", "      freshness:\n        projects: 10\n      locales:"
    ))  # fmt: skip
    build(root, "--locale", "en")
    assert "Entry up to date" in groups(root)["Met"]
    done = run("build", "--portal", root, "--as-of", "2026-12-01", "--locale", "en")
    assert done.returncode == 0
    assert groups(root)["Not met"] == "Utilities·Entry due for another look"
