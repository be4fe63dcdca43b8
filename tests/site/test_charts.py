"""Charts: every form, drawn from the figures, with the same as a table and as a file."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.portals import PROJECT, base, edit, figure, write
from tests.site.conftest import BuiltSite
from tests.support.building import build
from tests.support.markup import Element, parse

CODES = ("zh", "en", "ar")
POLICY = "content/zh/policies/payment-rules.md"
#: Two kinds of projects in three years, the last a plan.
NUMBERS = {"a": (10, 25, 40), "b": (30, 25, 10)}
YEARS = (2024, 2025, 2026)
TITLES = {"a": "=A", "b": "B"}
BLOCKS = """
```chart
kind: line
title: 三年
figures:
  - a-2024
  - a-2025
  - a-2026
```

```chart
kind: donut
title: 一年
figures:
  - a-2024
  - b-2024
```

```chart
kind: stacked
title: 三年两类
figures:
  - a-2024
  - b-2024
  - a-2025
  - b-2025
  - a-2026
```
"""
MILESTONE = """milestones:
  - name:
      zh: 环评批复
      en: Environmental approval
    due: 2026-12
"""
MILESTONES = """milestones:
  - name:
      zh: 签约
      en: Signed
    due: 2026-01-31
    met: 2026-02-10
  - name:
      zh: 开工
      en: Start
    due: 2026-06
  - name:
      zh: 投产
      en: Production
    due: 2027-12
  - name:
      zh: 其他
      en: Other
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Charts of each form in a policy, and a project with dates."""
    root = base(tmp_path_factory.mktemp("charts"))
    write(root, {
        f"projects_yaml/figures/{kind}-{year}.yml": figure(year, value, TITLES[kind], TITLES[kind])
        + ("planned: true\n" if year == YEARS[-1] else "")
        for kind, values in NUMBERS.items()
        for year, value in zip(YEARS, values, strict=True)
    })  # fmt: skip
    edit(root, POLICY, ("机关应当", f"{BLOCKS}\n机关应当"))
    edit(root, PROJECT, (MILESTONE, MILESTONES))
    build(root)
    return root


def page(portal: Path, name: str) -> Element:
    return parse((portal / "site" / name / "index.html").read_text(encoding="utf-8")).one("main")


def figures(portal: Path) -> list[Element]:
    return [e for e in page(portal, "zh/policies/payment-rules").all("figure") if e.all("svg")]


def sheet(figure: Element) -> list[list[str]]:
    """The file that a link holds."""
    (link,) = (a for a in figure.all("a") if a.get("download"))
    kind, _, data = link.get("href").partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    text = unquote(data, errors="strict")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_a_line_goes_through_the_periods(portal: Path) -> None:
    """From zero, in the order of the figures; the way to a plan is dashed."""
    line = figures(portal)[0].one("svg")
    assert line.get("aria-label") == "2024年：10个、2025年：25个、2026年：40个"
    points = [(int(c.get("cx")), int(c.get("cy"))) for c in line.all("circle")]
    zero = int(line.all("path")[0].get("d").removeprefix("M0 ").partition("H")[0])
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    heights = [zero - y for _, y in points]
    assert [round(Decimal(40 * h) / heights[2]) for h in heights] == [10, 25, 40]
    assert [p.get("class") for p in line.all("path")[1:]] == ["on", "out"]
    assert [c.get("class") for c in line.all("circle")] == ["v", "v", "out"]


def test_a_ring_has_shares_of_the_sum(portal: Path) -> None:
    ring = figures(portal)[1]
    picture = next(svg for svg in ring.all("svg") if svg.get("role") == "img")
    assert len(picture.all("path")) == 2 and picture.one("text").text == "40个"
    assert [li.text for li in ring.one("ul").all("li")] == ["=A10个·25%", "B30个·75%"]
    assert "合计和占比由下列数字推算。" in ring.text


def test_bars_are_cut_into_the_same_parts(portal: Path) -> None:
    """Figures of one name are one part; a bar is as long as its sum."""
    stack = figures(portal)[2]
    assert [li.text for li in stack.one("ul").all("li")] == ["=A", "B"]
    picture = next(svg for svg in stack.all("svg") if svg.get("role") == "img")
    rows: dict[str, list[Decimal]] = {}
    for cut in picture.all("rect"):
        rows.setdefault(cut.get("y"), []).append(Decimal(cut.get("width")))
    lengths = [sum(widths) for widths in rows.values()]
    assert [len(widths) for widths in rows.values()] == [2, 2, 1]
    assert lengths[1] - lengths[2] > 50 and abs(Decimal(lengths[0]) * 5 / 4 - lengths[1]) < 1
    expected = "2024年：=A 10、B 30、2025年：=A 25、B 25、2026年：=A 40"
    assert picture.get("aria-label") == expected


def test_the_file_says_what_the_table_says(portal: Path) -> None:
    """With the exact number and the unit; no cell computes."""
    rows = sheet(figures(portal)[0])
    assert rows[0] == ["指标", "地点", "时期", "数值", "数值", "单位"]
    assert rows[1] == ["'=A", "平顶山市", "2024年", "10个", "10", "item"]
    assert rows[3] == ["'=A", "平顶山市", "2026年 (计划)", "40个", "40", "item"]
    shown = [[cell.text for cell in tr.all("th", "td")] for tr in figures(portal)[0].all("tr")]
    assert [len(cells) for cells in shown] == [4] * 4


def test_dates_stand_on_a_line_of_time(portal: Path) -> None:
    """Due as a frame, met as a disc, late with a dashed line; what has no date is not drawn."""
    found = page(portal, "en/projects/nylon-filament")
    (gantt,) = (s for s in found.all("svg") if s.get("aria-label").startswith("Signed"))
    assert gantt.get("aria-label") == (
        "Signed: 10 February 2026, Start: planned for June 2026, "
        "Production: planned for December 2027"
    )
    drawn = {path.get("class"): path.get("d") for path in gantt.all("path")}
    frames = [int(x) for x in re.findall(r"M([0-9]+) [0-9]+h[0-9]+v10h", drawn["due"])]
    assert len(frames) == 3 and frames == sorted(frames)
    discs = re.findall(r"M([0-9]+) ([0-9]+)a", drawn["v"])
    assert [(abs(int(x) - frames[0]) < 10, y) for x, y in discs] == [(True, "29")]
    assert re.fullmatch(r"M[0-9]+ 71H[0-9]+", drawn["out"])
    assert [t.text for t in gantt.all("text")][-3:] == ["Signed", "Start", "Production"]


def test_two_dates_are_no_line_of_time(tmp_path: Path) -> None:
    """They are told in the list."""
    root = base(tmp_path)
    edit(root, PROJECT, (MILESTONE, MILESTONES.replace("    due: 2027-12\n", "")))
    build(root)
    tree = page(root, "en/projects/nylon-filament")
    (steps,) = (ol for ol in tree.all("ol") if ol.get("class") == "steps")
    assert [b.text for b in steps.all("b")] == ["Signed", "Start", "Production", "Other"]
    assert not [svg for svg in tree.all("svg") if svg.get("role") == "img"]


def test_a_line_of_time_runs_from_right_to_left_in_arabic(site: BuiltSite) -> None:
    """The same paths, mirrored as a whole; the marks' names stand under them."""
    name = "projects/sample-precision-parts/index.html"
    drawn = {}
    for code in ("en", "ar"):
        (svg,) = (s for s in site.pages[f"{code}/{name}"].all("svg") if s.get("role") == "img")
        places = [int(text.get("x")) for text in svg.all("text") if text.get("x")]
        turned = [g.get("transform") for g in svg.all("g") if g.all("path")]
        drawn[code] = [path.get("d") for path in svg.all("path")], places, turned
    assert drawn["ar"][0] == drawn["en"][0] and len(drawn["en"][1]) == 3
    assert drawn["ar"][1] == [360 - x for x in drawn["en"][1]]
    assert (drawn["en"][2], drawn["ar"][2]) == ([], ["translate(360)scale(-1 1)"])


@pytest.mark.parametrize("code", CODES)
def test_places_by_stage(code: str, site: BuiltSite) -> None:
    """Every project is counted once, for its city."""
    tree = site.pages[f"{code}/lists/index.html"].one("main")
    (section,) = (e for e in tree.all("section") if e.get("id") == "places")
    head, *rows = sheet(section)
    numbers = {row[0]: [int(cell) for cell in row[1:]] for row in rows}
    assert all(sum(parts) == total for *parts, total in numbers.values())
    projects = site.prepared.catalogue.project.values()
    drawn = [project for project in projects if project.stage not in ("suspended", "withdrawn")]
    assert sum(total for *_, total in numbers.values()) == len(drawn)
    assert len(head) == 8 and len(section.all("svg")) >= 1
    city = site.languages[code].text(site.prepared.catalogue.region["pingdingshan"].title).text
    assert numbers[city] == [0, 0, 0, 0, 0, 17, 17]


@pytest.mark.parametrize("code", CODES)
def test_the_charts_of_a_chain_are_files_too(code: str, site: BuiltSite) -> None:
    tree = site.pages[f"{code}/chains/pds-nylon/index.html"].one("main")
    links = [a for a in tree.all("a") if a.get("download")]
    names = [a.get("download") for a in links]
    assert "pds-nylon-links.csv" in names and len(names) == len(set(names))
    chain = site.prepared.catalogue.chain["pds-nylon"]
    (section,) = (e for e in tree.all("section") if e.get("id") == "chain-chart")
    titles = [site.languages[code].text(node.title).text for node in chain.nodes]
    made_up = site.languages[code].gettext("illustrative")
    named = [row[0] for row in sheet(section)][1 : len(titles) + 1]
    assert named == [f"{title} ({made_up})" for title in titles]
    assert all(node.illustrative for node in chain.nodes)
