"""The edition for the office alone: everything that the public one lacks, and marked as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, write
from tests.support.building import DAY, build, run, tree
from tests.support.office import office


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with a ledger, in both editions."""
    root = office(tmp_path_factory.mktemp("office"))
    assert "Left out as internal: 4." in build(root)
    build(root, "--edition", "internal")
    return root


def words(portal: Path, url: str, locale: str = "zh") -> str:
    """What can be read on a page of the internal edition."""
    page = (portal / "internal" / locale / url / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_it_goes_into_a_folder_of_its_own(portal: Path) -> None:
    public, internal = tree(portal / "site"), tree(portal / "internal")
    assert not any("desk/" in name or "battery-plant" in name for name in public)
    assert "zh/desk/index.html" in internal and "zh/projects/battery-plant/index.html" in internal
    assert "sitemap.xml" not in internal
    assert internal["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_every_page_says_what_it_is(portal: Path) -> None:
    """Warning, watermark, and nothing for search engines; no public page has any of it."""
    for name, content in tree(portal / "internal").items():
        if name.endswith(".html") and "/" in name:
            assert b'content="noindex, nofollow, noarchive"' in content, name
            assert b'class="internal-note"' in content and b'class="watermark"' in content, name
            assert b'rel="canonical"' not in content, name
    for name, content in tree(portal / "site").items():
        assert b'watermark"' not in content and b'internal-note"' not in content, name


def test_the_desk_shows_what_is_late_and_new(portal: Path) -> None:
    desk = words(portal, "desk")
    assert "已逾期 项目 节点 时限 剩余或超期 红黄绿 责任人 包联领导 差别化锦纶项目 开工" in desk
    assert "2026年6月 逾期144天 红灯 李某 赵某" in desk
    assert "新收 线索" in desk and "冷链物流线索" in desk and "储能电芯线索" not in desk
    assert "2026年11月2日 差别化锦纶项目 现场踏勘 周某" in desk


def test_milestones_are_counted_back_from_the_deadline(portal: Path) -> None:
    assert "环评批复 2026年12月 还有40天 绿灯 孙某" in words(portal, "desk/milestones")


def test_ledger_and_dossier(portal: Path) -> None:
    ledger = words(portal, "desk/ledger")
    assert "差别化锦纶项目 公开 签约 赵某 周某 2026年11月2日 现场踏勘" in ledger
    assert "储能电芯项目 内部 洽谈 赵某" in ledger
    dossier = words(portal, "desk/ledger/battery-plant")
    for told in ("洽谈对象 某储能企业", "引荐人 王某", "盘点情况 停滞", "原因 用地指标未落实"):
        assert told in dossier
    assert "2026年8月2日 就供电价格交换意见 补充用能测算 2026年10月1日" in dossier


def test_negotiations_people_leads_and_league(portal: Path) -> None:
    assert "储能电芯项目 某储能企业 2026年8月2日 就供电价格交换意见" in words(
        portal, "desk/negotiations"
    )
    assert "在外人士" in words(portal, "desk/people")
    assert "王某 某商会 · 会长 +86 139 1234 5678" in words(portal, "desk/people")
    assert "王某 2 1 1" in words(portal, "desk/leads")
    assert "赵某 2 1 0 0 1 1" in words(portal, "desk/league")


def test_stock_take_and_transfers(portal: Path) -> None:
    assert "停滞 1个项目" in words(portal, "desk/stock-take")
    moves = words(portal, "desk/transfers")
    assert "2026年5月6日 储能电芯项目 谋划 洽谈 2026年3月18日 差别化锦纶项目 签约" in moves


def test_what_the_office_wrote_is_marked_with_its_language(portal: Path) -> None:
    page = (portal / "internal/en/desk/ledger/index.html").read_text(encoding="utf-8")
    assert '<span lang="zh-Hans" dir="ltr">现场踏勘</span>' in page


def test_a_folder_is_for_one_edition(portal: Path) -> None:
    """CASES P117: nor does one take what the other remembered."""
    done = run("build", "--portal", portal, "--as-of", DAY, "--site-dir", portal / "internal")
    assert done.returncode == 3
    assert done.stderr == (
        f"The folder {portal / 'internal'} holds the internal edition. Build the other one "
        "elsewhere, with --site-dir.\n"
    )
    done = run(
        "build", "--portal", portal, "--as-of", DAY, "--site-dir", portal / "site",
        "--edition", "internal",
    )  # fmt: skip
    assert done.returncode == 3 and "holds the public edition" in done.stderr


def test_people_and_leads_can_never_be_public(tmp_path: Path) -> None:
    root = base(tmp_path)
    write(root, {
        "projects_yaml/people/wang.yml": "visibility: public\nname: 王某\nroster: native\n",
    })  # fmt: skip
    done = run("check", "--portal", root, "--as-of", DAY)
    assert done.returncode == 1
    assert done.stderr.startswith("projects_yaml/people/wang.yml:1:13: visibility: ")


def test_a_public_project_may_have_an_introducer(portal: Path) -> None:
    """Only internal fields name people; nobody sees them."""
    edit(portal, PROJECT, ("officer: 周某", "officer: 周某\nintroducer: wang"))
    before = tree(portal / "site")
    assert " 0 files written, 0 removed" in build(portal)
    assert tree(portal / "site") == before
    edit(portal, PROJECT, ("introducer: wang", "introducer: wong"))
    done = run("check", "--portal", portal, "--as-of", DAY)
    assert "Did you mean 'wang'?" in done.stderr
    edit(portal, PROJECT, ("introducer: wong", "introducer: wang"))


def test_it_is_kept_up_like_the_public_one(portal: Path, tmp_path: Path) -> None:
    """A change of the ledger changes its pages; the same again changes nothing."""
    edit(portal, "projects_yaml/leads/cold-chain.yml", ("officer: 钱某", "officer: 冯某"))
    build(portal, "--edition", "internal")
    assert "冯某" in words(portal, "desk/leads")
    assert " 0 files written, 0 removed" in build(portal, "--edition", "internal")
    fresh = tmp_path / "fresh"
    build(portal, "--edition", "internal", "--site-dir", fresh)
    assert tree(fresh) == tree(portal / "internal")
