"""Events, channels, offices and funds: what their pages say, and how they lead to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import base, write
from tests.support.building import build
from tests.support.markup import Element, parse

HEAD = "visibility: public\nregion: henan\nsources: [city-report]\ntitle:\n  zh: {zh}\n  en: {en}\n"


def entry(zh: str, en: str, more: str) -> str:
    return HEAD.format(zh=zh, en=en) + more


FILES = {
    "projects_yaml/events/fair-2025.yml": entry("上届", "Fair of 2025", """\
form: fair
begins: 2025-05
"""),
    "projects_yaml/events/fair-2026.yml": entry("本届", "Fair of 2026", """\
form: fair
edition: 2
previous: fair-2025
begins: 2026-08-19
ends: 2026-08-21
organisers:
  - zh: 商务局
    en: Bureau of commerce
signings:
  projects: 62个
  amount: 674.56亿元
  note:
    zh: 未逐一列出。
    en: Not listed one by one.
projects: [nylon-filament]
"""),
    "projects_yaml/events/next.yml": entry("下次", "The next one", """\
form: visit
begins: 2027-01-05
"""),
    "projects_yaml/events/some-time.yml": entry("某时", "At some time", """\
form: drive
date_note:
  zh: 还有一个半月
  en: One and a half months away
"""),
    "projects_yaml/offices/coast.yml": entry("沿海基地", "Office on the coast", """\
form: resident
area:
  zh: 沿海
  en: The coast
industries: [nylon-textiles]
figures: [signed-projects]
opened: 2021-06
"""),
    "projects_yaml/funds/growth.yml": entry("成长基金", "Growth fund", """\
status: agreement-signed
mandate:
  zh: 新材料
  en: New materials
size: 10亿元
parties:
  - zh: 甲方
    en: Party A
"""),
    "projects_yaml/funds/talks.yml": entry("洽谈基金", "Fund in talks", "status: in-talks\n"),
    "projects_yaml/campaigns/offices.yml": entry("驻地招商", "Offices elsewhere", """\
channel: resident-office
period:
  zh: 2026年
  en: "2026"
points:
  - zh: 一个产业，一个班子。
    en: One industry, one team.
figures: [signed-projects]
offices: [coast]
funds: [growth]
events: [fair-2026]
projects: [nylon-filament]
"""),
    "projects_yaml/campaigns/teams.yml": entry("小分队", "Teams", """\
channel: small-team
description:
  zh: 见[基地](office:coast)。
  en: See the [office](office:coast).
"""),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = base(tmp_path_factory.mktemp("channels"))
    write(root, FILES)
    build(root)
    return root / "site/en"


def page(site: Path, url: str) -> Element:
    return parse((site / url / "index.html").read_text(encoding="utf-8")).one("main")


def section(site: Path, url: str, id_: str) -> Element:
    return next(s for s in page(site, url).all("section") if s.get("id") == id_)


def terms(list_: Element) -> dict[str, str]:
    groups = [group for group in list_.children if isinstance(group, Element)]
    return {group.one("dt").text: group.one("dd").text.strip() for group in groups}


def titles(part: Element) -> list[str]:
    return [heading.text for heading in part.all("h3")]


def test_what_is_coming_comes_first_then_each_year_then_what_has_no_date(site: Path) -> None:
    found = {s.get("id"): titles(s) for s in page(site, "events").all("section")}
    assert list(found.items()) == [
        ("upcoming", ["The next one"]),
        ("year-2026", ["Fair of 2026"]),
        ("year-2025", ["Fair of 2025"]),
        ("undated", ["At some time"]),
    ]
    assert "One and a half months away" in section(site, "events", "undated").text


def test_only_what_is_coming_and_known_to_the_day_counts_down(site: Path) -> None:
    countdowns = [e for e in page(site, "events").walk() if e.get("data-countdown")]
    assert [(e.get("data-countdown"), e.get("hidden"), e.text) for e in countdowns] == [
        ("2027-01-05", "", "")
    ]


def test_an_event_says_what_was_signed_when_and_where(site: Path) -> None:
    main = page(site, "events/fair-2026")
    assert terms(main.all("dl")[0]) == {
        "Projects signed": "62",
        "Value signed": "CN¥67.456billion",
        "When": "19 August 2026 to 21 August 2026For your calendar",
        "Where": "Henan",
    }
    assert terms(main.all("dl")[1]) == {
        "Edition": "No. 2", "Organised by": "Bureau of commerce",
    }  # fmt: skip
    assert "Not listed one by one." in main.text
    assert titles(section(site, "events/fair-2026", "editions")) == ["Fair of 2025"]
    assert titles(section(site, "events/fair-2025", "editions")) == ["Fair of 2026"]
    assert titles(section(site, "events/fair-2026", "projects")) == [
        "Differentiated polyamide filament"
    ]


def test_an_event_of_which_little_is_known_says_so(site: Path) -> None:
    assert terms(page(site, "events/some-time").all("dl")[0]) == {
        "When": "One and a half months away",
        "Where": "Henan",
        "Organised by": "not stated",
        "Edition": "not stated",
    }


def test_channels_stand_by_place_with_what_the_place_reports(site: Path) -> None:
    place = section(site, "channels", "henan")
    assert titles(place) == ["Teams", "Offices elsewhere"]
    assert "2 channels and drives described here" in place.text
    assert "Projects signed" in place.text
    ways = [(a.text, a.get("href")) for a in section(site, "channels", "beside").all("a")]
    assert ways == [
        ("Offices and partners", "../offices/"), ("Funds", "../funds/"), ("Events", "../events/"),
    ]  # fmt: skip
    assert "Described here: 4 events" in section(site, "channels", "beside").text


def test_a_channel_keeps_what_is_described_here_apart(site: Path) -> None:
    url = "channels/offices"
    reported = section(site, url, "figures").text
    assert "Described here: 1 project, 1 fund, 1 office, 1 event" in reported
    assert "One industry, one team." in section(site, url, "how").text
    links = {
        id_: section(site, url, id_).one("ul").one("a").get("href")
        for id_ in ("funds", "offices", "events", "others")
    }
    assert links == {
        "funds": "../../funds/#growth", "offices": "../../offices/#coast",
        "events": "../../events/fair-2026/", "others": "../../channels/teams/",
    }  # fmt: skip


def test_a_description_can_lead_to_other_entries(site: Path) -> None:
    (link,) = section(site, "channels/teams", "how").all("a")
    assert (link.text, link.get("href")) == ("office", "../../offices/#coast")


def test_an_office_says_where_it_looks_and_for_whom(site: Path) -> None:
    office = section(site, "offices", "form-resident").one("li")
    assert office.get("id") == "coast"
    found = terms(office.one("dl"))
    assert list(found)[:4] == [
        "Where it looks for investors", "On behalf of", "Industries", "Opened",
    ]  # fmt: skip
    assert (found["On behalf of"], found["Opened"]) == ("Henan", "June 2021")


def test_a_fund_says_what_is_known_of_it(site: Path) -> None:
    found = [terms(list_) for list_ in page(site, "funds").all("dl")]
    assert [fund["Size"] for fund in found] == ["CN¥1 billion", "not disclosed"]
    assert [fund["Mandate"] for fund in found] == ["New materials", "not stated"]
    assert [fund["Parties"] for fund in found] == ["Party A", "not stated"]
    link = section(site, "chains", "funds").one("ul").all("a")[0]
    assert (link.text, link.get("href")) == ("Growth fund", "../funds/#growth")


def test_sections_with_nothing_in_them_are_linked_from_nowhere(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root)
    for name in ("channels", "offices", "funds", "events"):
        assert not (root / "site/en" / name).exists()
    home = (root / "site/en/index.html").read_text(encoding="utf-8")
    assert "channels/" not in home
    assert "events/" not in home
