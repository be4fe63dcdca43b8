"""Whatever an editor pastes stays text: no script runs, no template is filled in."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from tests import portals
from tests.site.conftest import BuiltSite
from tests.support import records
from tests.support.building import DAY, build
from tests.support.markup import parse

#: Stands in every one-line text field.
HOSTILE = (
    "</title><script>xss(1)</script>\"><img src=x onerror=xss(2)>'`{{7*7}}{% raw %}${7*7}"
    "]]>--><!--</script><svg onload=xss(3)>&lt;b&gt;%(name)s %s"
)
#: The same for Markdown, in which HTML itself is an error.
HOSTILE_PROSE = (
    "{{7*7}} {% raw %} ]]> --&gt; &lt;script&gt;xss(1)&lt;/script&gt; "
    "&lt;img src=x onerror=xss(2)&gt; "
    "`{{7*7}}` {#id onclick=xss(4)} &#60;svg onload=xss(3)&#62;"
)
SHOWN_PROSE = "{{7*7}} {% raw %} ]]> --> <script>xss(1)</script> <img src=x onerror=xss(2)> "
PROJECT = "projects_yaml/projects/daying-geothermal.yml"
KEPT = records.NOT_TEXT - {"phone", "email"}
#: Entries of every kind.
ENTRIES = (
    PROJECT,
    "projects_yaml/chains/pds-nylon.yml",
    "projects_yaml/contacts/investment-desk.yml",
    "projects_yaml/figures/pds-fdi.yml",
    "projects_yaml/funds/lvliang-ningsheng.yml",
    "projects_yaml/industries/nylon-textiles.yml",
    "projects_yaml/regions/pingdingshan.yml",
    "projects_yaml/parks/sample-east-park.yml",
    "projects_yaml/sites/sample-plot-b.yml",
    "projects_yaml/sites/sample-stalled-works.yml",
    "projects_yaml/admissions/city-c.yml",
    "projects_yaml/sources/doc-002.yml",
)
DOCUMENTS = (
    "index.md",
    "guide/land.md",
    "news/lvliang-jd-agreement.md",
    "pages/contact.md",
    "policies/sme-payment-2025.md",
)
#: Where the words of these entries are shown.
PAGES = (
    "", "projects/daying-geothermal/", "projects/", "projects/industry/nylon-textiles/",
    "projects/region/pingdingshan/", "lists/", "land/", "parks/",
    "parks/sample-east-park/", "sites/", "sites/sample-plot-b/", "sites/sample-stalled-works/",
    "chains/", "figures/", "policies/",
    "policies/sme-payment-2025/", "guide/", "guide/land/", "pages/contact/", "sources/",
    "news/", "news/lvliang-jd-agreement/", "site-map/",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A portal with such text in every field of one entry of every kind, built."""
    portal = site.copy(tmp_path_factory.mktemp("hostile") / "portal")
    for name in ENTRIES:
        data, _ = records.read(portal / name)
        data = records.each_text(data, lambda old: HOSTILE, keep=KEPT)
        if "description" in data:
            data["description"] = {code: HOSTILE_PROSE for code in data["description"]}
        records.write(portal / name, data)
    records.change(
        portal / "projects_yaml/sources/doc-002.yml",
        url='https://example.org/"><script>xss(1)</script>?a=1&b=<svg>',
    )
    for code in ("zh", "en", "ar"):
        for name in DOCUMENTS:
            path = portal / "content" / code / name
            data, _ = records.read(path)
            data = records.each_text(data, lambda old: HOSTILE, keep=KEPT)
            records.write(path, data, f"\n## {HOSTILE_PROSE}\n\n{HOSTILE_PROSE}\n")
    records.change(
        portal / "projects_yaml/projects/antioxidants.yml", title={"zh": "=1+1", "en": "@SUM(1)"}
    )
    build(portal)
    return BuiltSite(portal, portal / "site")


def test_no_element_comes_from_text(hostile: BuiltSite) -> None:
    """Every script is ours, there is no image, no handler, no frame on any page."""
    wrong = []
    for path, page in hostile.pages.items():
        for element in page.walk():
            data = element.get("type") == "application/ld+json"
            own = element.get("src").split("/")[-1].startswith("site.")
            if (element.tag == "script" and not data and not own) or element.tag in (
                "img", "iframe", "object", "embed", "base", "style",
            ):  # fmt: skip
                wrong.append((path, element.tag))
            wrong += [(path, name) for name in element.attributes if name.startswith("on")]
            if "style" in element.attributes or "javascript:" in element.get("href"):
                wrong.append((path, element.tag))
    assert wrong == []


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
@pytest.mark.parametrize("url", PAGES)
def test_the_text_is_shown_as_it_is(code: str, url: str, hostile: BuiltSite) -> None:
    """CASES T58: to the letter, so that nothing was filled in and nothing taken out."""
    found = hostile.pages[f"{code}/{url}index.html"]
    texts = "".join(text for text, element in found.strings() if element.tag != "script")
    assert HOSTILE in texts


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
def test_titles_and_descriptions(code: str, hostile: BuiltSite) -> None:
    head = hostile.pages[f"{code}/projects/daying-geothermal/index.html"].one("head")
    assert head.one("title").text.startswith(HOSTILE)
    metas = {m.get("name") or m.get("property"): m.get("content") for m in head.all("meta")}
    assert metas["description"] == HOSTILE
    assert metas["og:title"].startswith(HOSTILE)


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
@pytest.mark.parametrize("url", ["projects/daying-geothermal/", "guide/land/", "pages/contact/"])
def test_markdown_keeps_the_text(code: str, url: str, hostile: BuiltSite) -> None:
    text = " ".join(hostile.pages[f"{code}/{url}index.html"].text.split())
    assert SHOWN_PROSE in text


def test_linked_data_can_be_read(hostile: BuiltSite) -> None:
    """And says the same."""
    for page in hostile.pages.values():
        for script in page.all("script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text)
    project = hostile.pages["zh/projects/daying-geothermal/index.html"]
    blocks = [json.loads(s.text) for s in project.all("script") if s.get("type")]
    assert HOSTILE in {block.get("name") for block in blocks}


def test_no_cell_computes(hostile: BuiltSite) -> None:
    """A spreadsheet takes every cell for text."""
    for code in ("zh", "en", "ar"):
        text = (hostile.folder / code / "data/projects.csv").read_text(encoding="utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not any(cell.startswith(("=", "@", "+", "-", "\t", "\r")) for cell in cells)
        assert HOSTILE in cells
    assert "'=1+1" in (hostile.folder / "zh/data/projects.csv").read_text(encoding="utf-8")


DANGEROUS = (
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x][y] [y]: javascript:alert(1)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<svg/onload=alert(1)>",
    "\\<svg/onload=alert(1)>",
    "[x](java\u0001script:alert(1))",
    "[x]( javascript:alert(1))",
    '[x](/ "javascript:alert(1)")',
)


@pytest.mark.parametrize("place", ["content/zh/policies/payment-rules.md", portals.PROJECT])
def test_dangerous_markdown_is_refused_or_inert(place: str, tmp_path: Path) -> None:
    """CASES T55, T56: each is an error with its place, or leads nowhere and runs nothing."""
    portal = portals.base(tmp_path)
    refused = {text for text in DANGEROUS if is_refused(portal, place, text)}
    assert len(refused) > len(DANGEROUS) // 2
    put(portal, place, *(text for text in DANGEROUS if text not in refused))
    build(portal, "--locale", "zh")
    for path in (portal / "site").rglob("*.html"):
        for element in parse(path.read_text(encoding="utf-8")).walk():
            address = element.get("href").lower().strip()
            table = element.get("download") and address.startswith("data:text/csv;charset=utf-8,")
            assert table or not address.startswith(("javascript:", "data:", "vbscript:"))
            assert element.tag != "img" and "onload" not in element.attributes


def put(portal: Path, place: str, *texts: str) -> None:
    """Puts Markdown into a document or a description."""
    data, body = records.read(portal / place)
    prose = "\n\n".join(texts) + "\n"
    if not body:
        data["description"]["zh"] = prose
    records.write(portal / place, data, prose if body else "")


def is_refused(portal: Path, place: str, text: str) -> bool:
    put(portal, place, text)
    report = Report()
    prepare(portal, report, datetime.date.fromisoformat(DAY))
    return report.failed
