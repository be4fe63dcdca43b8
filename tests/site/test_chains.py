"""Chains and enterprises: four charts on a page, what is sought, and the ways between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import ARABIC, ENGLISH, PROJECT, base, edit, write
from tests.support.building import build
from tests.support.markup import Element, parse

CHAIN = """\
visibility: public
title:
  zh: 尼龙
  en: Nylon
  ar: النايلون
region: pingdingshan
industry: nylon-textiles
nodes:
  - key: feedstock
    title:
      zh: 原料
      en: Feedstock
      ar: المواد الخام
    tier: upstream
    status: strong
    feeds: [spinning, films]
    technologies:
      - title:
          en: Caprolactam
          zh: 己内酰胺
        holder:
          en: A works nearby
          zh: 附近的工厂
      - title:
          en: Adiponitrile
          zh: 己二腈
        missing: true
  - key: spinning
    title:
      zh: 纺丝
      en: Spinning
      ar: الغزل
    tier: midstream
    status: weak
  - key: films
    title:
      zh: 薄膜
      en: Films
      ar: الأغشية
    tier: midstream
    status: missing
    illustrative: true
    seeking:
      zh: 光学薄膜
      en: Optical films
markets:
  - title:
      zh: 欧洲
      en: Europe
    scope: world
    share: 12.5%
  - title:
      zh: 省内
      en: The province
    scope: province
    share: 50%
sources:
  - city-report
"""
BARE = """\
visibility: public
title:
  zh: 电气
  en: Electrical equipment
region: henan
industry: nylon-textiles
"""
ENTERPRISE = """\
visibility: public
title:
  zh: 纺丝厂
  en: The Spinners
region: pingdingshan
industry: nylon-textiles
chain: nylon
link: spinning
leader: true
products:
  - name:
      zh: 长丝
      en: Filament
    value: 5万吨/年
certificates:
  - zh: 绿色工厂
    en: Green factory
testimonial:
  words:
    zh: 手续办得快。
    en: Papers are quick here.
  by:
    zh: 厂长
    en: The manager
projects:
  - nylon-filament
"""
INTERNAL = """\
title:
  zh: 内部企业
  en: A hidden firm
region: pingdingshan
industry: nylon-textiles
chain: nylon
link: films
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("chains"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    edit(root, PROJECT, ("region: pingdingshan\n", "region: pingdingshan\nchain: nylon\n"))
    write(root, {
        "projects_yaml/chains/nylon.yml": CHAIN,
        "projects_yaml/chains/electrical.yml": BARE,
        "projects_yaml/enterprises/spinners.yml": ENTERPRISE,
        "projects_yaml/enterprises/hidden.yml": INTERNAL,
    })  # fmt: skip
    build(root)
    return root / "site"


def page(site: Path, url: str) -> Element:
    return parse((site / url / "index.html").read_text(encoding="utf-8")).one("main")


def section(site: Path, url: str, id_: str) -> Element:
    return next(s for s in page(site, url).all("section") if s.get("id") == id_)


def of_class(within: Element, name: str) -> list[Element]:
    return [element for element in within.walk() if name in element.classes]


def rows(table: Element) -> list[list[str]]:
    found = [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in table.all("tr")]
    return found[1:]


def test_the_map_shows_each_link_and_what_supplies_it(site: Path) -> None:
    (chart,) = of_class(section(site, "en/chains/nylon", "chain-chart"), "chainmap")
    boxes = {a.get("href"): a for a in chart.all("a")}
    assert [a.all("text")[0].text for a in boxes.values()] == ["Feedstock", "Spinning", "Films"]
    assert [a.all("text")[-1].text for a in boxes.values()] == ["Strong", "Weak", "Missing"]
    top, left, right = (box.one("rect") for box in boxes.values())
    assert int(top.get("y")) < int(left.get("y")) == int(right.get("y"))
    assert int(left.get("x")) < int(right.get("x"))
    ways = [path.get("class") for path in chart.all("path") if path.get("class")[:3] == "way"]
    assert ways == ["way", "way lack"]
    ids = {element.get("id") for element in page(site, "en/chains/nylon").walk()}
    assert {href.removeprefix("#") for href in boxes} <= ids


def test_it_reads_from_the_right_in_arabic(site: Path) -> None:
    (chart,) = of_class(section(site, "ar/chains/nylon", "chain-chart"), "chainmap")
    _, first, second = (box.one("rect") for box in chart.all("a"))
    assert int(first.get("x")) > int(second.get("x"))


def test_the_links_say_the_same_in_words(site: Path) -> None:
    list_ = section(site, "en/chains/nylon", "chain-chart").one("ol")
    links = [item for item in list_.all("li") if item.all("h3")]
    assert [link.one("h3").text for link in links] == [
        "Feedstock Upstream·Strong",
        "Spinning Midstream·Weak",
        "Films Midstream·Missing illustrative",
        "No link named",
    ]
    assert links[0].one("p").text == "Nothing is described here yet."
    assert links[1].one("a").get("href") == "../../enterprises/spinners/"
    assert "Sought Optical films" in links[2].text
    assert links[3].one("a").get("href") == "../../projects/nylon-filament/"


def test_the_other_charts_have_what_is_known(site: Path) -> None:
    where = section(site, "en/chains/nylon", "enterprise-chart")
    assert where.one("svg").get("aria-label") == "Pingdingshan: 1"
    assert rows(where.one("table")) == [
        ["The Spinners Chain leader", "Spinning", "Pingdingshan", "Filament: 50,000 t a year"]
    ]
    technology = section(site, "en/chains/nylon", "technology-chart")
    assert [item.text for item in technology.all("li")] == [
        "CaprolactamA works nearby", "AdiponitrileSought",
    ]  # fmt: skip
    market = section(site, "en/chains/nylon", "market-chart")
    assert market.one("svg").get("aria-label") == "The province: 50%, Europe: 12.5%"
    assert rows(market.one("table")) == [
        ["The province", "Within the province", "not disclosed", "50%"],
        ["Europe", "Abroad", "not disclosed", "12.5%"],
    ]


def test_what_is_sought_is_what_is_missing_or_weak(site: Path) -> None:
    wanted = [
        ["Films illustrative", "Missing", "Optical films", "0 projects0 sites"],
        ["Spinning", "Weak", "not stated", "0 projects0 sites"],
    ]
    table = section(site, "en/chains/nylon", "targets").one("table")
    assert [row[:4] for row in rows(table)] == wanted
    every = section(site, "en/chains", "targets").one("table")
    assert [row[0] for row in rows(every)] == ["Nylon·Films illustrative", "Nylon·Spinning"]


def test_a_chain_of_which_nothing_is_known_says_so(site: Path) -> None:
    found = [p.text for p in of_class(page(site, "en/chains/electrical"), "nil")]
    assert found == [
        "The sources name no links of this chain.",
        "No enterprise of this chain is described here yet.",
        "The sources name no technology of this chain.",
        "The sources name no market of this chain.",
        "No source is named for this entry.",
    ]


def test_an_enterprise_has_a_page_with_its_place_in_the_chain(site: Path) -> None:
    main = page(site, "en/enterprises/spinners")
    assert main.one("h1").text == "The Spinners"
    links = {a.text: a.get("href") for a in main.all("a")}
    assert links["Nylon"] == "../../chains/nylon/"
    assert main.one("blockquote").text == "Papers are quick here.The manager"
    assert "Green factory" in main.text
    number, *_others = of_class(main, "num")
    assert " ".join(number.text.split()) == "50,000t a year"


def test_what_is_internal_is_counted_nowhere(site: Path) -> None:
    assert not (site / "en/enterprises/hidden").exists()
    for path in site.rglob("index.html"):
        assert "A hidden firm" not in path.read_text(encoding="utf-8")
