"""Policies: full text with an address for each article, and those whose days are over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse

POLICY = "content/zh/policies/payment-rules.md"
FULL = """
## 第一章 总则

**第一条** 为了促进付款，制定本办法。

**第八条** 付款期限为30日。

**第八条** 重复的条号。

**第一百零三条** 附则。
"""


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return base(tmp_path)


def page(root: Path, code: str = "zh") -> Element:
    build(root)
    name = f"site/{code}/policies/payment-rules/index.html"
    return parse((root / name).read_text(encoding="utf-8"))


def headings(element: Element) -> list[str]:
    return [heading.text for heading in element.one("main").all("h2")]


def test_the_full_text_stands_under_its_name(portal: Path) -> None:
    """Each article has an address; what the policy gives leads there."""
    text = (portal / POLICY).read_text(encoding="utf-8")
    write(portal, {POLICY: text + FULL})
    edit(portal, POLICY, ("state: in-force", "state: in-force\ntext: full"))
    shown = page(portal)
    assert "全文" in headings(shown) and "投资方需要知道的要点" not in headings(shown)
    marked = {e.get("id"): e.text for e in shown.walk() if e.get("id").startswith("article-")}
    assert list(marked) == ["article-1", "article-8", "article-103"]
    assert marked["article-8"] == "第八条 付款期限为30日。"
    (gain,) = [a for a in shown.one("main").all("a") if a.get("href") == "#article-8"]
    assert gain.text == "第8条"


def test_a_summary_says_that_it_is_one(portal: Path) -> None:
    shown = page(portal)
    assert "全文" not in headings(shown)
    assert not [a for a in shown.one("main").all("a") if a.get("href").startswith("#article")]


@pytest.mark.parametrize(("expires", "gives"), [("2026-11-20", False), ("2026-11-21", True)])
def test_after_its_last_day_nothing_can_be_claimed(expires: str, gives: bool, portal: Path) -> None:
    edit(portal, POLICY, ("state: in-force", f"state: amended\nexpires: {expires}"))
    shown = page(portal)
    assert ("给什么" in headings(shown)) == gives
    assert ("保留备查" in shown.one("main").text) != gives


def test_a_document_is_broken_down_and_explained(portal: Path) -> None:
    broken = "breakdown:\n  areas: 6\n  tasks: 23\n  jobs: 88\n"
    explainer = "explainer: https://city.example/explainer\n"
    edit(portal, POLICY, ("state: in-force\n", f"state: in-force\n{broken}{explainer}"))
    edit(portal, POLICY, ("---\n", "---\nareas:\n  - 交通枢纽\nexplained: 市商务局解读\n"))
    main = page(portal).one("main")
    sections = {section.get("id"): section for section in main.all("section")}
    numbers = [item.text for item in sections["breakdown"].all("li")]
    assert numbers == ["6 方面", "23 任务", "88 工作", "交通枢纽"]
    (link,) = sections["explainer"].all("a")
    assert (link.text, link.get("href")) == ("市商务局解读", "https://city.example/explainer")


def test_a_state_that_nobody_states_is_no_promise(portal: Path) -> None:
    edit(portal, POLICY, ("state: in-force", "state: not-stated"))
    main = page(portal, "en").one("main")
    assert "State not stated" in main.text and "In force" not in [t.text for t in main.all("span")]
    source = (portal / "site/en/policies/payment-rules/index.html").read_text(encoding="utf-8")
    assert "legislationLegalForce" not in source
