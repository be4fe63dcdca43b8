"""The profile of a government site: tags and footer say what the office wrote, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from tests.portals import PROJECT, base, checked, edit, lines
from tests.site.conftest import BuiltSite
from tests.support.building import build, run
from tests.support.markup import Element, parse

PROFILE = """
      government:
        enabled: true
        site_domain: invest.example.org
        site_id_code: "0000000000"
        organiser:
          zh: 示例市投资促进局
          en: Example City Investment Promotion Bureau
        operator:
          zh: 示例市信息中心
          en: Example City Information Centre
        phone: 0000-0000000
        email: editors@example.org
        address:
          zh: 示例市示例路1号
          en: 1 Example Road, Example City
        icp: 某ICP备00000000号-1
        psb:
          number: 某公网安备00000000000000号
          code: "00000000000000"
        party_government_mark: true
        error_report: https://example.org/errors
        ipv6: true
        columns:
          projects:
            type:
              zh: 招商项目
              en: Investment projects
            keywords:
              zh: 招商,项目
              en: investment, projects
"""
POLICY = "content/zh/policies/payment-rules.md"
STATE_MARKS = ("SiteIDCode", "SiteDomain", "0000000000", "Report an error", "我为政府网站找错")


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A government site, built."""
    root = portal(tmp_path_factory.mktemp("official"))
    edit(root, PROJECT, ("published: 2026-11-20", "published: 2026-02-03 09:30"))
    edit(root, POLICY, ("state: in-force", "state: in-force\npublished: 2026-03-01"))
    build(root)
    return root


def portal(folder: Path, profile: str = PROFILE) -> Path:
    root = base(folder)
    edit(root, "mkdocs.yml", ("  - zhuchao:", f"  - zhuchao:{profile.rstrip()}"))
    return root


def page(root: Path, name: str) -> Element:
    return parse((root / "site" / name).read_text(encoding="utf-8"))


def tags(found: Element) -> dict[str, str]:
    """The tags of the rules: those that begin with a capital."""
    metas = {meta.get("name"): meta.get("content") for meta in found.all("meta")}
    return {name: content for name, content in metas.items() if name[:1].isupper()}


def footer(found: Element) -> dict[str, str]:
    """What the footer states, by name."""
    (part,) = [element for element in found.all("div") if "official" in element.classes]
    names, values = part.all("dt"), part.all("dd")
    stated = {n.text: v.text.strip() for n, v in zip(names, values, strict=True)}
    return stated | {item.text: "" for item in part.all("li")}


SITE = {"SiteDomain": "invest.example.org", "SiteIDCode": "0000000000"}


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_page_names_the_site(code: str, official: Path) -> None:
    title = page(official, f"{code}/index.html").one("title").text
    for path in (official / "site" / code).rglob("*.html"):
        found = tags(parse(path.read_text(encoding="utf-8")))
        assert found["SiteName"] and found.items() >= SITE.items(), path
    assert tags(page(official, f"{code}/index.html"))["SiteName"] == title.split(" · ")[0]
    assert tags(page(official, "index.html")).items() >= SITE.items()


def test_a_list_is_a_column(official: Path) -> None:
    found = tags(page(official, "en/projects/index.html"))
    assert {n: c for n, c in found.items() if n.startswith("Column")} == {
        "ColumnName": "Projects",
        "ColumnDescription": "Projects · 1 project",
        "ColumnKeywords": "investment, projects",
        "ColumnType": "Investment projects",
    }
    assert tags(page(official, "zh/projects/stage/signed/index.html"))["ColumnType"] == "招商项目"


def test_what_is_not_configured_is_no_tag(official: Path) -> None:
    found = tags(page(official, "en/policies/index.html"))
    assert found["ColumnName"] == "Policy register"
    assert not {"ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate"} & found.keys()


def test_a_project_is_an_article(official: Path) -> None:
    found = tags(page(official, "zh/projects/nylon-filament/index.html"))
    assert found["ArticleTitle"] == page(official, "zh/projects/nylon-filament/index.html").one(
        "h1"
    ).text  # fmt: skip
    assert found["PubDate"] == "2026-02-03 09:30"
    assert found["Url"] == "https://example.org/zh/projects/nylon-filament/"
    assert found["ContentSource"] and found["Keywords"] and found["Description"]
    assert not any(name.startswith("Column") for name in found)


def test_a_policy_comes_from_its_issuer(official: Path) -> None:
    found = tags(page(official, "zh/policies/payment-rules/index.html"))
    assert found["ContentSource"] == "省人民政府"
    assert found["PubDate"] == "2026-03-01 00:00"


def test_the_footer_states_what_was_written(official: Path) -> None:
    assert footer(page(official, "en/index.html")) == {
        "Organiser": "Example City Investment Promotion Bureau",
        "Operator": "Example City Information Centre",
        "Address": "1 Example Road, Example City",
        "Telephone": "0000-0000000",
        "E-mail": "editors@example.org",
        "Government site identifier": "0000000000",
        "ICP filing number": "某ICP备00000000号-1",
        "Public security filing number": "某公网安备00000000000000号",
        "Party and government body website": "",
        "Report an error on this government site": "",
        "This site supports IPv6": "",
    }
    assert "主办单位" in footer(page(official, "zh/projects/index.html"))


def test_registers_are_links_and_nothing_is_loaded(official: Path) -> None:
    found = page(official, "zh/index.html")
    outward = {a.get("href") for a in found.all("a") if a.get("href").startswith("https:")}
    assert outward == {
        "https://beian.miit.gov.cn/",
        "https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000",
        "https://example.org/errors",
    }
    loaded = [e.get("src") for e in found.all("script", "img", "iframe") if e.get("src")]
    assert loaded and not any("//" in address for address in loaded)


@pytest.mark.parametrize("profile", ["", PROFILE.replace("enabled: true", "enabled: false")])
def test_no_state_mark_when_it_is_off(profile: str, tmp_path: Path) -> None:
    """The filings, every site's duty, stay."""
    root = portal(tmp_path, profile)
    assert "government" not in "".join(lines(checked(root)))
    build(root)
    for path in (root / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in STATE_MARKS if f'"{mark}"' in text or f">{mark}" in text]
        assert tags(parse(text)) == {}
    if profile:
        assert list(footer(page(root, "en/index.html"))) == [
            "ICP filing number",
            "Public security filing number",
        ]


def test_the_demonstration_bears_no_mark(site: BuiltSite) -> None:
    assert site.prepared.portal.settings.demonstration
    assert not site.prepared.portal.settings.official
    for _, _, found in site.localized_pages():
        assert tags(found) == {}


def test_a_rebuild_leaves_the_day_of_publication(official: Path, tmp_path: Path) -> None:
    """PubDate is what the editor wrote, whatever day it is."""
    done = run(
        "build", "--portal", official, "--as-of", "2028-05-05", "--site-dir", tmp_path / "site"
    )
    assert done.returncode == 0, done.stderr
    for name in ("zh/projects/nylon-filament/index.html", "en/policies/payment-rules/index.html"):
        first = (official / "site" / name).read_text(encoding="utf-8")
        later = (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert first.split('name="PubDate"')[1][:40] == later.split('name="PubDate"')[1][:40]


@pytest.mark.parametrize(
    ("profile", "day", "expected"),
    [
        ("", "2030-01-01", []),
        (PROFILE, "2026-12-04", []),
        (PROFILE, "2026-12-05", ["home"]),
        (PROFILE, "2027-06-01", ["home", "projects"]),
        ("\n      freshness:\n        projects: 10\n", "2026-12-01", ["projects"]),
        (PROFILE + "      freshness:\n        home: 0\n", "2026-12-05", []),
    ],
)
def test_limits_of_freshness(profile: str, day: str, expected: list[str], tmp_path: Path) -> None:
    """A government site has the usual limits; others have those that they set."""
    report = Report()
    prepare(portal(tmp_path, profile), report, datetime.date.fromisoformat(day))
    found = [d.params["value"] for d in report if d.code == "stale"]
    assert sorted(found) == expected
