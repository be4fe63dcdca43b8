"""Blocks of the catalogue in documents, as a visitor sees them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.portals import base, edit, write
from tests.site.conftest import BuiltSite
from tests.support.building import build
from tests.support.markup import Element, parse

CODES = ("zh", "en", "ar")
POLICY = "content/zh/policies/payment-rules.md"
BLOCKS = """
```figure
id: start-rate
```

```chart
title: "{{ 7*7 }} &lt;b&gt;签约多于开工"
figures:
  - signed-projects
  - started-projects
```

```projects
region: henan
stage: signed
```

```projects
stage: operating
```

```python
print("{% raw %}")
```

````
```figure
id: start-rate
```
````
"""


def blocks(page: Element) -> list[Element]:
    """The blocks of a page."""
    return [element for element in page.walk() if "block" in element.classes]


def by_class(element: Element, name: str) -> list[Element]:
    """Everything in an element that bears a class."""
    return [inner for inner in element.walk() if name in inner.classes]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small portal with every block in a document that is not translated, built."""
    root = base(tmp_path_factory.mktemp("blocks"))
    (root / "content/en/policies/payment-rules.md").unlink()
    path = root / POLICY
    path.write_text(path.read_text(encoding="utf-8") + BLOCKS, encoding="utf-8", newline="\n")
    build(root)
    return root / "site"


def page(site: Path, code: str) -> Element:
    """The document with the blocks."""
    name = f"{code}/policies/payment-rules/index.html"
    return parse((site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", CODES)
def test_a_figure_is_the_one_of_the_figures_page(site: BuiltSite, code: str) -> None:
    (first, _) = blocks(site.pages[f"{code}/guide/places/index.html"])
    (own,) = [
        e for e in site.pages[f"{code}/figures/index.html"].walk() if e.get("id") == "pds-fdi"
    ]
    assert first.one("article").text == own.text
    assert "id" not in first.one("article").attributes


@pytest.mark.parametrize("code", CODES)
def test_a_chart_draws_numbers_from_zero_and_plans_dashed(site: BuiltSite, code: str) -> None:
    """4,500, over 6,300 and 10,000 tonnes: lengths in proportion, from the side where one begins
    to read; the same in words and as a table."""
    chart = blocks(site.pages[f"{code}/guide/industries/index.html"])[1]
    bars = chart.all("rect")
    lengths = [Decimal(bar.get("width")) for bar in bars]
    assert [round(length / lengths[2] * 10_000, -1) for length in lengths] == [4500, 6300, 10_000]
    starts = {
        Decimal(bar.get("x")) + (Decimal(bar.get("width")) if code == "ar" else 0) for bar in bars
    }
    assert starts == {360 if code == "ar" else 0}
    assert [bar.get("class") for bar in bars] == ["v", "v", "out"]
    svg = chart.one("svg")
    assert svg.get("role") == "img" and svg.get("viewbox").split()[2] == "360"
    rows = chart.one("tbody").all("tr")
    for row in rows:
        value = row.all("td")[-1].text
        assert value in svg.get("aria-label") and value in svg.text
    assert len(rows) == 3


@pytest.mark.parametrize("code", CODES)
def test_a_chain_and_a_table(site: BuiltSite, code: str) -> None:
    chain = blocks(site.pages[f"{code}/guide/industries/index.html"])[0]
    assert len(by_class(chain, "links")[0].all("li")) == 5
    (table,) = blocks(site.pages[f"{code}/guide/services/index.html"])
    started = site.pages[f"{code}/projects/stage/started/index.html"]
    links = {a.get("href").rpartition("projects/")[2] for a in table.one("tbody").all("a")}
    assert links == {
        a.get("href").rpartition("projects/")[2] for a in started.one("tbody").all("a")
    }


def test_what_an_author_writes_stays_text(small: Path) -> None:
    """No template is filled in, no element made; a caption in another language is marked so."""
    for code in ("zh", "en"):
        chart = blocks(page(small, code))[1]
        caption = chart.one("figcaption").one("b")
        assert caption.text == "{{ 7*7 }} &lt;b&gt;签约多于开工"
        assert caption.all("b") == [caption]
    (marked,) = caption.all("span")
    assert (marked.get("lang"), chart.get("lang")) == ("zh-Hans", "en")


def test_every_block_stands_where_it_was_written(small: Path) -> None:
    body = by_class(page(small, "zh"), "law")[0]
    kinds = [
        child.get("class") or child.tag for child in body.children if isinstance(child, Element)
    ]
    assert kinds == ["h2", "p", "block", "block", "block", "block", "pre", "pre"]


def test_an_unknown_word_is_a_listing_and_so_is_a_block_in_a_longer_fence(small: Path) -> None:
    code, shown = page(small, "zh").all("pre")
    assert code.text == 'print("{% raw %}")\n'
    assert shown.text == "```figure\nid: start-rate\n```\n"


def test_projects_of_a_region_and_a_stage(small: Path) -> None:
    """What lies within the region counts. No list has just these, so that no link leads there."""
    _, _, table, empty = blocks(page(small, "en"))
    assert [a.get("href") for a in table.all("a")] == ["../../projects/nylon-filament/"]
    assert table.one("caption").text == "Projects: Henan · Signed"
    assert empty.text.strip() == "Projects: In operation·Nothing matches"


def test_what_is_not_published_yet_is_left_out(tmp_path: Path) -> None:
    root = base(tmp_path)
    text = (root / POLICY).read_text(encoding="utf-8")
    write(root, {POLICY: text + "\n```figure\nid: signed-projects\n```\n"})
    name = "projects_yaml/figures/signed-projects.yml"
    edit(root, name, ("visibility: public", "visibility: public\npublish_from: 2027-01-01"))
    build(root)
    assert blocks(page(root / "site", "zh")) == []
    assert "\ue022" not in (root / "site/zh/policies/payment-rules/index.html").read_text("utf-8")
