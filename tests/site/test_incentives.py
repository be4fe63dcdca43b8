"""Incentives: what can be claimed and what cannot, and what a project may get and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build, run
from tests.support.markup import Element, parse

GRANT = """\
visibility: public
title:
  zh: 设备补助
  en: Grant for equipment
form: grant
region: henan
policy: payment-rules
article: 6
fair_competition_review: reviewed
valid_until: 2027-12-31
types: [industrial]
conditions:
  - of: investment
    at_least: 1亿元
  - text:
      zh: 按期投产
      en: Production starts on time
award:
  rate: 3%
  of: investment
  cap: 1000万元
"""
MISSED = GRANT.replace("1亿元", "100亿元").replace("Grant for equipment", "For giants")
OVER = GRANT.replace("2027-12-31", "2025-12-31").replace("Grant for equipment", "Of last year")
BARE = """\
visibility: public
title:
  zh: 没有依据
  en: Without a basis
form: talent
region: henan
award:
  amount: 10万元
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("incentives"))
    entries = {"grant": GRANT, "missed": MISSED, "over": OVER, "bare": BARE}
    write(root, {f"projects_yaml/incentives/{id_}.yml": text for id_, text in entries.items()})
    edit(root, PROJECT, ("stage: signed\n", "stage: signed\ntype: industrial\n"))
    build(root)
    return root


def page(root: Path, url: str) -> Element:
    return parse((root / "site/en" / url / "index.html").read_text(encoding="utf-8")).one("main")


def section(root: Path, url: str, id_: str) -> Element:
    return next(s for s in page(root, url).all("section") if s.get("id") == id_)


def test_the_list_parts_what_can_be_claimed_from_what_cannot(root: Path) -> None:
    open_, closed = (section(root, "incentives", id_) for id_ in ("open", "closed"))
    assert [h.text for h in open_.all("h3")] == ["Grant for equipment", "For giants"]
    assert [h.text for h in closed.all("h3")] == ["Without a basis", "Of last year"]
    reasons = [item.all("p")[0].text.strip() for item in closed.all("li")]
    assert reasons == [
        "No legal basis is named.A fair competition review is not stated.",
        "Its last day has passed.",
    ]


def test_what_cannot_be_claimed_gives_nothing(root: Path) -> None:
    main = page(root, "incentives/over")
    assert "Cannot be claimed" in main.text
    assert "What it gives" not in [h.text for h in main.all("h2")]
    assert "What it gives" in [h.text for h in page(root, "incentives/grant").all("h2")]


def test_a_project_is_told_what_it_may_get_and_why(root: Path) -> None:
    """14.1亿元 at 3% is more than the cap."""
    claims = section(root, "projects/nylon-filament", "incentives")
    (claim,) = [item for item in claims.all("li") if item.all("h3")]
    inner = [item for item in claim.all("li") if item is not claim]
    assert claim.one("h3").text == "Grant for equipment"
    assert "Some conditions are open" in claim.text
    conditions = [item.text for item in inner]
    assert conditions == [
        "Investment: at least CN¥100 millionMet·stated: CN¥1.41 billion",
        "Production starts on timeCannot be told",
    ]
    worth = next(e for e in claim.walk() if "worth" in e.classes).text
    assert " ".join(worth.split()) == "CN¥10million derived 3% × CN¥1.41 billionlimited by the cap"


def test_a_policy_names_the_incentives_under_it(root: Path) -> None:
    found = section(root, "policies/payment-rules", "incentives")
    links = {a.text: a.get("href") for a in found.all("a")}
    assert links["Grant for equipment"] == "../../incentives/grant/"


def test_the_day_on_which_it_ends_is_noticed_without_any_edit(root: Path) -> None:
    page_ = root / "site/en/projects/nylon-filament/index.html"
    assert "Grant for equipment" in page_.read_text(encoding="utf-8")
    done = run("build", "--portal", root, "--as-of", "2028-01-01")
    assert done.returncode == 0
    assert "Grant for equipment" not in page_.read_text(encoding="utf-8")
