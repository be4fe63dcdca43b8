"""News: list, items, home page, feed, and nothing of it where there is none."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.portals import base, write
from tests.site.conftest import BuiltSite
from tests.support.building import build
from tests.support.markup import Element, parse

ATOM = "{http://www.w3.org/2005/Atom}"
CODES = ("zh", "en", "ar")
ITEM = """---
visibility: {visibility}
title: {title}
summary: 一句话 & <更多>
date: {date}
published: 2026-11-20
---

正文。
"""


def items(page: Element, heading: str = "") -> list[str]:
    """The addresses of news items that a page leads to, in their order."""
    main = page.one("main")
    links = [a.get("href") for a in main.all("a") if "news/" in a.get("href")]
    return [link.rpartition("news/")[2] for link in links if not link.endswith("news/")]


def feed(path: Path) -> ElementTree.Element:
    """A feed that can be read."""
    return ElementTree.fromstring(path.read_bytes())


@pytest.mark.parametrize("code", CODES)
def test_the_newest_event_comes_first(site: BuiltSite, code: str) -> None:
    expected = ["xinghuacun-expo-opens/", "lvliang-jd-agreement/", "xining-promotion-meeting/"]
    page = site.pages[f"{code}/news/index.html"]
    assert items(page) == expected
    assert [h.text for h in page.one("main").all("h2")] == ["2022", "2017"]
    assert items(site.pages[f"{code}/index.html"]) == expected


@pytest.mark.parametrize("code", CODES)
def test_an_item_says_when_it_happened_and_who_says_so(site: BuiltSite, code: str) -> None:
    page = site.pages[f"{code}/news/lvliang-jd-agreement/index.html"]
    assert page.all("time")[0].get("datetime") == "2022-04-14"
    hrefs = {a.get("href") for a in page.one("main").all("a")}
    assert {"../../sources/#doc-004", "../../projects/jd-framework-agreement/"} <= hrefs
    blocks = [s for s in page.all("script") if s.get("type") == "application/ld+json"]
    (article,) = [
        d for d in map(json.loads, (b.text for b in blocks)) if d["@type"] == "NewsArticle"
    ]
    assert article["temporalCoverage"] == "2022-04-14"
    assert article["datePublished"] == "2026-11-20"
    assert article["url"] == f"{site.url}{code}/news/lvliang-jd-agreement/"


@pytest.mark.parametrize("code", CODES)
def test_the_feed_leads_to_the_items(site: BuiltSite, code: str) -> None:
    root = feed(site.folder / code / "feed.xml")
    own = f"{site.url}{code}/"
    (self_link,) = [e for e in root.findall(f"{ATOM}link") if e.get("rel") == "self"]
    assert self_link.get("href") == f"{own}feed.xml"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{own}news/{item}" for item in items(site.pages[f"{code}/news/index.html"])
    ]
    assert {entry.findtext(f"{ATOM}published") for entry in entries} == {"2026-11-20T00:00:00Z"}
    assert root.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"


def test_every_page_names_its_feed(site: BuiltSite) -> None:
    for code, url, page in site.localized_pages():
        (link,) = [e for e in page.all("link") if e.get("type") == "application/atom+xml"]
        assert link.get("href") == f"{'../' * url.count('/') or './'}feed.xml", f"{code}/{url}"


def test_the_navigation_keeps_five_entries(site: BuiltSite) -> None:
    page = site.pages["en/index.html"]
    (navigation,) = [e for e in page.walk() if "mainnav" in e.classes]
    assert len(navigation.all("a")) == 5
    assert "./news/" in {a.get("href") for a in page.one("footer").all("a")}


def test_without_news_there_is_no_trace_of_it(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root)
    site = root / "site"
    assert not (site / "zh/news").exists() and not (site / "zh/feed.xml").exists()
    home = (site / "en/index.html").read_text(encoding="utf-8")
    assert "feed.xml" not in home and "news/" not in home
    assert '"Dataset"' in home and '"license"' not in home  # nor is one promised that nobody gave


def test_internal_news_is_in_no_list_and_no_feed(tmp_path: Path) -> None:
    """And what is public is escaped. Four items: the oldest is not on the home page."""
    root = base(tmp_path)
    dates = ("2025-01-01", "2026-03", "2026-02-01", "2024")
    public = {
        f"content/zh/news/item-{n}.md": ITEM.format(visibility="public", title=f"第{n}条", date=day)
        for n, day in enumerate(dates)
    }
    secret = ITEM.format(visibility="internal", title="机密", date="2026-05-01")
    write(root, {**public, "content/zh/news/secret.md": secret})
    build(root)
    site = root / "site"
    assert not (site / "zh/news/secret").exists()
    entries = feed(site / "zh/feed.xml").findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == ["第1条", "第2条", "第0条", "第3条"]
    assert entries[1].findtext(f"{ATOM}summary") == "2026年2月1日 · 一句话 & <更多>"
    assert "机密".encode() not in b"".join(p.read_bytes() for p in site.rglob("*.*ml"))
    home = parse((site / "zh/index.html").read_text(encoding="utf-8"))
    assert items(home) == ["item-1/", "item-2/", "item-0/"]
