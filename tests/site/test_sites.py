"""Sites: their pages, the check of a project against its plot, and the page that lists them all."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.portals import ARABIC, ENGLISH, PROJECT, base, edit, write
from tests.site.pages import english_pages, section, words
from tests.support.building import build
from tests.support.markup import Element

SITES = {
    "projects_yaml/parks/nylon-park.yml": """\
visibility: public
title:
  zh: 尼龙园
  en: Nylon park
region: pingdingshan
utilities:
  - kind: water
    state: ready
  - kind: heat
    state: not-started
costs:
  - kind: water
    value: 3.8元/吨
  - kind: land
    value: 18万元/亩
""",
    "projects_yaml/sites/plot-1.yml": """\
visibility: public
title:
  zh: 一号地块
  en: Plot 1
summary:
  zh: 临路的工业用地。
  en: Industrial land on the road.
form: parcel
region: pingdingshan
park: nylon-park
location:
  lat: 33.75
  lon: 113.20
area: 120亩
floor_area: 8000平方米
use: industrial
tenure:
  - grant
  - lease-then-grant
price: 18万元/亩
ownership: clear
availability: reserved
available_from: 2027-01
industries:
  - nylon-textiles
standard:
  intensity: 1000万元/亩
  plot_ratio: 1.2
  coverage: 40%
  energy: 0.3吨标准煤/万元
  emissions:
    zh: 不新增重金属
    en: no additional heavy metals
land_dates:
  planned: 2025
  approved: 2026-06
utilities:
  - kind: heat
    state: ready
costs:
  - kind: land
    value: 16万元/亩
contact: investment-desk
sources:
  - city-report
""",
    "projects_yaml/sites/old-works.yml": """\
visibility: public
title:
  zh: 停建厂区
  en: Stalled works
form: idle-asset
region: henan
area: 210余亩
ownership: defect
defects:
  - zh: 房屋未登记
    en: the building is not registered
  - zh: 工程款未结清
    en: the builder has not been paid
equipment:
  - zh: 行车2台
    en: two overhead cranes
""",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Element]]:
    root = base(tmp_path_factory.mktemp("sites"))
    write(root, SITES)
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    edit(
        root, PROJECT,
        ("stage: signed", "park: nylon-park\nsite: plot-1\nstage: signed"),
        ("  amount: 14.1亿元\n", "  amount: 14.1亿元\n  scope: fixed-assets\n"),
        ("land: 约120亩", "land: 120亩\nperformance:\n  plot_ratio: 1.1"),
    )  # fmt: skip
    build(root)
    return {code: english_pages(root, code) for code in ("zh", "en", "ar")}


@pytest.fixture
def english(pages: Mapping[str, Mapping[str, Element]]) -> Mapping[str, Element]:
    return pages["en"]


def rows(part: Element) -> list[list[str]]:
    return [[words(c) for c in row.all("th", "td")] for row in part.one("tbody").all("tr")]


def terms(page: Element) -> dict[str, str]:
    return {words(d.one("dt")): words(d.one("dd")) for d in section(page, "title").all("div")}


def test_a_site_begins_with_what_matters_most(english: Mapping[str, Element]) -> None:
    page = english["sites/plot-1"]
    (facts,) = [e for e in page.walk() if "facts" in e.classes]
    assert [words(fact) for fact in facts.all("div")] == [
        "Area120mu 8 hafloor area 8,000 m²",
        "AvailabilityReservedfrom January 2027",
        "PlacePingdingshanNylon park",
        "UseIndustry",
        "PriceCN¥180,000 per mu",
        "TitleClear",
    ]
    (eyebrow,) = [e for e in page.walk() if "eyebrow" in e.classes]
    assert words(eyebrow) == "Land parcel·Standardised plot·plot-1"


def test_title_and_defects_are_told_plainly(english: Mapping[str, Element]) -> None:
    assert terms(english["sites/plot-1"]) == {
        "Title": "Clear",
        "Defects": "none named",
        "How it can be had": "Grant of the land-use right, Lease first, grant later",
        "Price": "CN¥180,000 per mu",
        "Suits": "Nylon and textiles",
    }
    assert terms(english["sites/old-works"]) == {
        "Title": "With defects",
        "Defects": "the building is not registeredthe builder has not been paid",
        "How it can be had": "not disclosed",
        "Price": "not disclosed",
        "What stands in it": "two overhead cranes",
    }


def test_the_indicators_of_a_standardised_plot(english: Mapping[str, Element]) -> None:
    assert rows(section(english["sites/plot-1"], "standard")) == [
        ["Investment intensityInvestment in fixed assets for each mu of land",
         "at least CN¥10 million per mu"],
        ["Plot ratio (FAR)Floor area of all storeys for each unit of land", "at least 1.2"],
        ["Site coveragePart of the land that buildings cover", "at least 40%"],
        ["Energy for outputEnergy used for each unit of output", "at most 0.3 tce per CN¥10,000"],
        ["EmissionsWhat may be discharged", "no additional heavy metals"],
    ]  # fmt: skip
    assert not [e for e in english["sites/old-works"].walk() if e.get("id") == "standard"]


CHECK = [
    ["Investment intensity", "at least CN¥10 million per mu",
     "CN¥11.75 million per mu derivedCN¥1.41 billion ÷ 120 mu", "Met"],
    ["Plot ratio (FAR)", "at least 1.2", "1.1", "Not met"],
    ["Site coverage", "at least 40%", "not disclosed",
     "Cannot be toldThe project does not disclose it."],
    ["Energy for output", "at most 0.3 tce per CN¥10,000", "not disclosed",
     "Cannot be toldThe project does not disclose it."],
    ["Emissions", "no additional heavy metals", "—",
     "Cannot be toldStated in words, which no figure can meet."],
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "subject", "href"),
    [
        ("projects/nylon-filament", "Plot 1", "../../sites/plot-1/"),
        ("sites/plot-1", "Differentiated polyamide filament", "../../projects/nylon-filament/"),
    ],
)
def test_a_project_is_held_against_its_plot_on_both_pages(
    english: Mapping[str, Element], address: str, subject: str, href: str
) -> None:
    check = section(english[address], "check")
    assert rows(check) == CHECK
    (link,) = check.one("caption").all("a")
    assert (link.text, link.get("href")) == (subject, href)
    signs = [e.one("path").get("d") for e in check.walk() if "verdict" in e.classes]
    assert len(set(signs)) == 3  # each verdict has a sign of its own, in black and white too


def test_the_check_in_other_languages(pages: Mapping[str, Mapping[str, Element]]) -> None:
    chinese = rows(section(pages["zh"]["projects/nylon-filament"], "check"))
    assert chinese[0] == [
        "投资强度",
        "不低于1,000万元/亩",
        "1,175万元/亩 计算得出14.1亿元 ÷ 120亩",
        "达到",
    ]
    arabic = rows(section(pages["ar"]["projects/nylon-filament"], "check"))
    assert [row[3] for row in arabic[:2]] == ["مستوفى", "غير مستوفى"]


def test_what_holds_for_the_park_is_marked(english: Mapping[str, Element]) -> None:
    page = english["sites/plot-1"]
    supplies = [words(item) for item in section(page, "utilities").all("li")]
    assert supplies[0] == "WaterIn placeas in the park"
    assert supplies[2:4] == ["Gasnot disclosed", "HeatingIn place"]
    assert rows(section(page, "costs")) == [
        ["Land", "", "CN¥160,000 per mu", "date not stated"],
        ["Water", "as in the park", "CN¥3.8 per tonne", "date not stated"],
    ]


def test_how_far_a_site_is_on_the_way_from_plan_to_title(english: Mapping[str, Element]) -> None:
    """What comes before a step that is done is done as well, on a day not stated."""
    steps = section(english["sites/plot-1"], "procedure").all("li")
    assert [(words(step), "done" in step.classes) for step in steps] == [
        ("Planning2025", True),
        ("Preliminary sitingdate not stated", True),
        ("ApprovalJune 2026", True),
        ("Supplyno date recorded", False),
        ("Registrationno date recorded", False),
    ]
    assert words(section(english["sites/old-works"], "procedure")).endswith("not disclosed")


def test_all_sites_by_their_form(english: Mapping[str, Element]) -> None:
    page = english["sites"]
    assert rows(section(page, "parcel")) == [
        ["Plot 1Industrial land on the road.", "Nylon park, PingdingshanLand parcel",
         "Area120 mu8 ha", "UseIndustry", "Reservedfrom January 2027"],
    ]  # fmt: skip
    assert rows(section(page, "idle-asset")) == [
        ["Stalled works", "HenanIdle asset", "Areaover 210 muover 14 ha", "Usenot disclosed",
         "Availability not stated"],
    ]  # fmt: skip
    chips = [a.get("href") for a in page.all("a") if "chip" in a.classes]
    assert chips == ["#parcel", "#idle-asset"]


def test_a_project_leads_to_its_site(english: Mapping[str, Element]) -> None:
    page = english["projects/nylon-filament"]
    (place,) = [e for e in page.all("div") if e.all("dt") and words(e).startswith("Place")]
    assert [a.get("href") for a in place.all("a")][1:] == [
        "../../parks/nylon-park/", "../../sites/plot-1/",
    ]  # fmt: skip


def test_a_site_is_an_offer_to_search_engines(english: Mapping[str, Element]) -> None:
    blocks = [e.text for e in english["sites/plot-1"].all("script") if e.text]
    offer = json.loads(next(text for text in blocks if '"Offer"' in text))
    assert offer["itemOffered"]["@type"] == "Place"
    assert offer["itemOffered"]["geo"]["latitude"] == 33.75
    assert offer["businessFunction"] == [
        "http://purl.org/goodrelations/v1#LeaseOut", "http://purl.org/goodrelations/v1#Sell",
    ]  # fmt: skip
    assert offer["availability"] == "https://schema.org/Reserved"
    assert offer["priceSpecification"] == {
        "@type": "UnitPriceSpecification", "price": "180000", "priceCurrency": "CNY",
        "unitText": "mu",
    }  # fmt: skip
    old = [e.text for e in english["sites/old-works"].all("script") if '"Offer"' in e.text]
    assert "priceSpecification" not in json.loads(old[0])
