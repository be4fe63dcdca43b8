"""The page that says how the site was checked: counted, and shown only where it is wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import build


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that shows the page."""
    root = base(tmp_path_factory.mktemp("audit"))
    edit(root, "mkdocs.yml", ("      locales:", "      audit: true\n      locales:"))
    edit(root, PROJECT, ("updated: 2026-11-20", "updated: 2025-01-10\nreview_by: 2026-01-10"))
    write(root, {"projects_yaml/people/wang.yml": "name: 王某\nroster: native\n"})
    build(root)
    return root


def words(portal: Path, code: str) -> str:
    page = (portal / "site" / code / "audit/index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_it_counts_what_there_is(portal: Path) -> None:
    """Public entries alone; what is late is marked."""
    told = words(portal, "zh")
    assert "项目 1 产业 1 地区 2 联系人 1 来源 1 指标 3 政策 1 示例条目 0" in told
    assert "更早 1" in told and "应复核 1" in told
    assert "王某" not in told and "人员" not in told


def test_it_says_what_is_missing_in_a_language(portal: Path) -> None:
    told = words(portal, "en")
    shares = re.search(r"Chinese (\d+) of (\d+) English (\d+) of (\d+)", told)
    assert shares is not None
    original, every, english, same = map(int, shares.groups())
    assert original == every == same and 0 < english <= every


def test_it_is_linked_and_in_the_site_map(portal: Path) -> None:
    assert 'href="./audit/"' in (portal / "site/zh/index.html").read_text(encoding="utf-8")
    assert "en/audit/" in (portal / "site/sitemap.xml").read_text(encoding="utf-8")


def test_without_the_wish_there_is_none(portal: Path) -> None:
    """The internal edition has it always."""
    edit(portal, "mkdocs.yml", ("      audit: true\n", ""))
    build(portal)
    assert not (portal / "site/zh/audit").exists()
    assert "audit/" not in (portal / "site/zh/index.html").read_text(encoding="utf-8")
    build(portal, "--edition", "internal")
    assert (portal / "internal/zh/audit/index.html").exists()
