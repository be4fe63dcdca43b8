"""Services: what a procedure asks, step by step and in all, and on which pages it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import base, write
from tests.support.building import build
from tests.support.markup import Element, parse

PACKAGE = """\
visibility: public
title:
  zh: 企业开办
  en: Business set-up
form: package
region: henan
applies_to: [project]
parts: [elsewhere]
before:
  steps: 7
  papers: 20
  time: 15个工作日
steps:
  - key: registration
    title:
      zh: 设立登记
      en: Registration
    office:
      zh: 审批局
      en: Approval bureau
    papers:
      - title:
          zh: 申请书
          en: Application
      - title:
          zh: 章程
          en: Articles
    time: 不超过1个工作日
    fee: 0元
    basis:
      zh: 登记条例
      en: Registration rules
    checked: 2026-11-20
  - key: seals
    title:
      zh: 刻章
      en: Seals
    papers:
      - title:
          zh: 执照
          en: Licence
    time: 2个工作日
    fee: 300元
  - key: e-seals
    mode: alternative
    instead_of: seals
    title:
      zh: 电子印章
      en: Electronic seals
    time: 1个工作日
    fee: 0元
  - key: fund
    mode: optional
    title:
      zh: 公积金
      en: Housing fund
complaint:
  zh: 投诉窗口
  en: The complaints desk
"""
ELSEWHERE = """\
visibility: public
title:
  zh: 别处的服务
  en: A service elsewhere
form: promise
region: elsewhere
applies_to: [project]
points:
  - zh: 专人跟进。
    en: One person follows it.
"""
HANDLING = ELSEWHERE.replace("elsewhere", "henan").replace("[project]", "[site]")
SITE = "visibility: public\nform: parcel\nregion: pingdingshan\ntitle:\n  zh: 地块\n  en: Plot\n"
REGION = "visibility: public\nlevel: province\ntitle:\n  zh: 别处\n  en: Elsewhere\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("services"))
    write(root, {
        "projects_yaml/services/set-up.yml": PACKAGE,
        "projects_yaml/services/elsewhere.yml": ELSEWHERE,
        "projects_yaml/services/handling.yml": HANDLING,
        "projects_yaml/sites/plot.yml": SITE,
        "projects_yaml/regions/elsewhere.yml": REGION,
    })  # fmt: skip
    build(root)
    return root / "site/en"


def page(site: Path, url: str) -> Element:
    return parse((site / url / "index.html").read_text(encoding="utf-8")).one("main")


def section(site: Path, url: str, id_: str) -> Element:
    return next(s for s in page(site, url).all("section") if s.get("id") == id_)


def terms(list_: Element) -> dict[str, str]:
    groups = [group for group in list_.children if isinstance(group, Element)]
    return {group.one("dt").text: group.one("dd").text for group in groups}


def test_the_sums_stand_above_the_steps(site: Path) -> None:
    assert terms(page(site, "services/set-up").all("dl")[0]) == {
        "Steps": "2 steps1 optional",
        "Documents": "2 to 3 documents",
        "Time": "2–3 working days",
        "Fees": "CN¥0–300",
    }


def test_each_step_says_what_it_asks_and_what_nobody_says(site: Path) -> None:
    steps = section(site, "services/set-up", "steps").one("ol")
    found = [item for item in steps.all("li") if item.get("id")]
    assert [item.one("h3").text for item in found] == [
        "Registration Mandatory", "Seals Mandatory", "Electronic seals Alternative",
        "Housing fund Optional",
    ]  # fmt: skip
    assert terms(found[0].one("dl")) == {
        "Where to go": "Approval bureau",
        "Time": "at most 1 working day",
        "Fee": "Free of charge",
        "What to bring": "ApplicationArticles",
        "Legal basis": "Registration rules",
        "Not stated": "Whom to see, What comes of it, Where to complain",
    }
    assert "Confirmed by the office on 20 November 2026" in found[0].text
    assert "Instead of: Seals" in found[2].text
    assert "Not yet confirmed by the office" in found[3].text


def test_before_and_since_stand_side_by_side(site: Path) -> None:
    table = section(site, "services/set-up", "changes").one("table")
    rows = [[cell.text for cell in (*r.all("th"), *r.all("td"))] for r in table.all("tr")][1:]
    assert rows == [
        ["Steps", "7", "2"],
        ["Documents", "20", "not disclosed"],
        ["Time", "15 working days", "not disclosed"],
    ]


def test_a_project_names_the_services_of_its_place(site: Path) -> None:
    found = section(site, "projects/nylon-filament", "services")
    (link,) = found.one("ul").all("a")
    assert (link.text, link.get("href")) == ("Business set-up", "../../services/set-up/")


def test_a_site_names_those_that_are_for_sites(site: Path) -> None:
    found = section(site, "sites/plot", "services")
    assert [a.get("href") for a in found.one("ul").all("a")] == ["../../services/handling/"]


def test_all_services_are_listed_by_form(site: Path) -> None:
    main = page(site, "services")
    assert [s.get("id") for s in main.all("section")] == ["package", "promise"]
    assert section(site, "services/set-up", "parts").one("a").text == "A service elsewhere"
    assert "One person follows it." in page(site, "services/elsewhere").text
