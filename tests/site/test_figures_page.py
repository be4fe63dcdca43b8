"""The page of figures: rates with what they are rates of, targets, and what the catalogue holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse

HOMECOMING = """visibility: public
title:
  zh: 归根项目
  en: Homecoming projects
region: pingdingshan
topic: homecoming
period:
  zh: 2026年
  en: "2026"
value: 189个
also:
  - name:
      zh: 开工率
      en: Construction start rate
    value: 93%
    rate:
      numerator:
        zh: 已开工的项目
        en: Projects started
  - name:
      zh: 履约率
      en: Contract fulfilment rate
    value: 98%
sources: [city-report]
"""
FUNDS = """visibility: public
title:
  zh: 到位资金
  en: Funds received
region: pingdingshan
topic: targets
period:
  zh: 2026年
  en: "2026"
value: 607.8亿元
target: 658亿元
target_met: 92.3%
growth: 3.7%
rank: 3
rank_among:
  zh: 全省
  en: the province
sources: [city-report]
"""
TASK = """visibility: public
title:
  zh: 签约任务
  en: Signing target
region: pingdingshan
topic: targets
period:
  zh: 2026年
  en: "2026"
value: 420亿元
planned: true
sources: [city-report]
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Element:
    """The page in English, of a portal with four projects."""
    root = base(tmp_path_factory.mktemp("figures"))
    text = (root / PROJECT).read_text(encoding="utf-8")
    for n, (stage, amount) in enumerate(
        (("planned", "amount: 120亿元"), ("operating", "amount: 5000万美元"), ("suspended", ""))
    ):
        more = text.replace("stage: signed", f"stage: {stage}").replace("amount: 14.1亿元", amount)
        more = more if amount else more.replace("investment:\n  \n", "")
        write(root, {f"projects_yaml/projects/more-{n}.yml": more})
    write(root, {
        "projects_yaml/figures/homecoming.yml": HOMECOMING,
        "projects_yaml/figures/funds.yml": FUNDS, "projects_yaml/figures/task.yml": TASK,
    })  # fmt: skip
    edit(root, "projects_yaml/projects/more-0.yml", ("title:", "illustrative: true\ntitle:"))
    build(root, "--locale", "en")
    return parse((Path(root) / "site/en/figures/index.html").read_text(encoding="utf-8"))


def words(element: Element) -> str:
    return " ".join(element.text.split())


def rows(document: Element, section: str, caption: str) -> list[list[str]]:
    """The rows of the table with a caption in a section."""
    (found,) = [e for e in document.all("section") if e.get("id") == section]
    (table,) = [t for t in found.all("table") if any(words(c) == caption for c in t.all("caption"))]
    return [[words(c) for c in r.all("th", "td")] for b in table.all("tbody") for r in b.all("tr")]


def test_a_reported_rate_says_what_the_source_leaves_open(document: Element) -> None:
    assert rows(document, "topic-homecoming", "Rates") == [
        ["Construction start rate as reported", "Projects started", "not stated", "93%",
         "Pingdingshan2026"],
        ["Contract fulfilment rate as reported", "not stated", "not stated", "98%",
         "Pingdingshan2026"],
    ]  # fmt: skip


def test_a_derived_rate_has_its_parts_and_the_gap(document: Element) -> None:
    ((name, numerator, denominator, value, _),) = [
        row
        for section in document.all("section")
        if section.get("id").startswith("topic-")
        for table in section.all("table")
        if any(words(c) == "Rates" for c in table.all("caption"))
        for row in [[words(c) for c in r.all("th", "td")] for r in table.all("tr")[1:]]
        if "derived" in row[0]
    ]
    assert name.endswith("derived")
    assert (numerator, denominator) == ("Projects under construction: 48", "Projects signed: 52")
    assert value == "92.3%gap: 4"


def test_targets_stand_beside_what_was_reached(document: Element) -> None:
    assert rows(document, "topic-targets", "Target against actual") == [
        ["Funds receivedPingdingshan·2026", "CN¥65.8 billion", "CN¥60.78 billion", "92.3%",
         "up 3.7% year on year", "no. 3 in the province"],
        ["Signing targetPingdingshan·2026", "CN¥42 billion", "not stated", "not stated",
         "not stated", "not stated"],
    ]  # fmt: skip


def test_sizes_count_those_without_an_amount_in_yuan(document: Element) -> None:
    assert rows(document, "here", "Projects by size of investment") == [
        ["CN¥10 billion or more", "1"], ["CN¥1 billion to CN¥3 billion", "1"],
    ]  # fmt: skip
    (here,) = [e for e in document.all("section") if e.get("id") == "here"]
    assert "With an amount in yuan: 2. Without one: 2." in words(here)
    assert "4 projects·1 of them is illustrative" in words(here)


def test_the_catalogue_says_how_many_got_how_far(document: Element) -> None:
    assert rows(document, "here", "From plan to production") == [
        ["Planned or further", "3"], ["Under negotiation or further", "2"],
        ["Signed or further", "2"], ["Under construction or further", "1"], ["In operation", "1"],
    ]  # fmt: skip
    assert rows(document, "here", "Rates") == [
        ["Conversion rate from planned to signed derived", "Signed or further: 2",
         "Planned or further: 3", "66.7%gap: 1", "This catalogue20 November 2026"],
        ["Construction start rate derived", "Under construction or further: 1",
         "Signed or further: 2", "50%gap: 1", "This catalogue20 November 2026"],
        ["Production start rate derived", "In operation: 1",
         "Under construction or further: 1", "100%gap: 0", "This catalogue20 November 2026"],
    ]  # fmt: skip
    (here,) = [e for e in document.all("section") if e.get("id") == "here"]
    assert "Counted apart (suspended, withdrawn, or the stage is not stated): 1." in words(here)
