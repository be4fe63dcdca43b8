"""Hostile text in every field, opened in a browser that would run it: nothing runs."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, sync_playwright

from site_src.catalogue.references import _text_fields
from site_src.model.kinds import PUBLIC
from tests.portals import prepared
from tests.site.browser.visits import SWITCHES, WATCH, Visit
from tests.support.building import build
from tests.support.host import serving
from tests.support.hostile import write_portal
from tests.support.markup import parse
from tests.support.payloads import PAYLOADS, RUNNING
from tests.support.tools import browser

pytestmark = pytest.mark.browser

POLICY = '<meta http-equiv="Content-Security-Policy"'
#: Counts what runs, in the page and in the frames within it.
COUNT = "globalThis.xss = () => { top.ran = (top.ran || 0) + 1 };"
#: What ran by now, and what would run as soon as somebody clicks, points or types.
FOUND = r"""(document) => {
  const found = top.ran ? [`ran ${top.ran} times`] : [];
  const runs = /^[\u0000-\u0020]*(javascript|data|vbscript):/i;
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (name === "script" && !element.src && element.type !== "application/ld+json")
      found.push("script");
    if (["iframe", "object", "embed", "base", "style"].includes(name)) found.push(name);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on")) found.push(`${name} ${attribute}`);
      const leads = ["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"];
      const table = element.download && value.startsWith("data:text/csv;charset=utf-8,");
      if (leads.includes(attribute) && runs.test(value) && !table)
        found.push(`${name} ${attribute}=${value}`);
    }
  }
  return found;
}"""
#: Opens pages in frames, side by side, and tells what was found on each.
LOOK = f"""(names) => {{
  const look = {FOUND};
  const opened = names.map((name) => new Promise((done) => {{
    const frame = document.createElement("iframe");
    frame.src = "/" + name;
    frame.onload = () => {{
      done(look(frame.contentDocument).map((found) => `${{name}}: ${{found}}`));
      frame.remove();
    }};
    document.body.append(frame);
  }}));
  return Promise.all(opened).then((all) => all.flat());
}}"""
#: So many at a time.
TOGETHER = 12
#: On these every payload is opened; on the others every eighth.
ALWAYS = ("projects/x", "policies/x")
#: Styles and icons, which no text can become, are left out to be quicker.
ORNAMENT = re.compile(r'<link rel="(?:stylesheet|icon)"[^>]*>')
#: Pages of the first set: one of every kind that such text can stand on.
KINDS_OF_PAGES = (
    "", "zh/", "zh/projects/", "zh/projects/x0/", "zh/projects/region/x0/", "zh/projects/park/x0/",
    "zh/projects/industry/x0/", "zh/lists/", "zh/chains/", "zh/figures/", "zh/policies/",
    "zh/policies/x0/", "zh/guide/", "zh/guide/x0/", "zh/news/", "zh/news/x0/", "zh/pages/x0/",
    "zh/sources/", "zh/site-map/", "zh/404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal, built."""
    root = tmp_path_factory.mktemp("hostile") / "portal"
    write_portal(root, PAYLOADS)
    build(root)
    return root


@pytest.fixture(scope="module")
def unguarded(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site without the policy that would keep scripts from running."""
    folder = tmp_path_factory.mktemp("unguarded") / "site"
    shutil.copytree(hostile / "site", folder)
    for path in folder.rglob("*.html"):
        before, found, after = path.read_text(encoding="utf-8").partition(POLICY)
        assert found
        html = ORNAMENT.sub("", before + after.partition(">")[2])
        path.write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser(), args=SWITCHES)
        yield launched
        launched.close()


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 100
    assert all("xss" in payload or "{{" in payload or "<" in payload or "*/" in payload
               for payload in PAYLOADS)  # fmt: skip


def test_every_text_of_every_kind_is_one(hostile: Path) -> None:
    """CASES T53: a new field is to be tried too."""
    catalogue = prepared(hostile)
    for kind in PUBLIC.values():
        if kind.dated:  # a snapshot: ids, choices and amounts, none of them a text
            continue
        found = catalogue.projects if kind.name == "project" else None
        entry = (found or getattr(catalogue.catalogue, kind.name))["x0"]
        empty = [name for name in _text_fields(kind.type) if not getattr(entry, name, None)]
        assert empty == [], kind.name


def is_opened(name: str) -> bool:
    """Whether a page is opened in the browser."""
    number = re.search(r"/x([0-9]+)/", name)
    return number is None or name[3:].startswith(ALWAYS) or int(number[1]) % 8 == 0


def test_nothing_runs(unguarded: Path, chromium: Browser) -> None:
    """CASES T53: not on any page, with no policy to prevent it."""
    names = sorted(p.relative_to(unguarded).as_posix() for p in unguarded.rglob("*.html"))
    names = [name for name in names if is_opened(name)]
    assert len(names) > 2 * len(PAYLOADS)
    wrong: list[str] = []
    with serving(unguarded) as host:
        context = chromium.new_context()
        context.add_init_script(COUNT)
        page = context.new_page()
        page.route("**/frames", lambda route: route.fulfill(body="", content_type="text/html"))
        page.goto(f"{host}frames")
        for start in range(0, len(names), TOGETHER):
            wrong += page.evaluate(LOOK, names[start : start + TOGETHER])
        page.goto(f"{host}zh/feed.xml")
        assert page.evaluate("top.ran || 0") == 0  # shown by a viewer of the browser's own
        context.close()
    assert wrong[:20] == []


@pytest.mark.parametrize("payload", RUNNING)
def test_it_would_be_seen(payload: str, chromium: Browser) -> None:
    """Else that silence would say nothing."""
    page = chromium.new_page()
    page.add_init_script(COUNT)
    page.route("**/*", lambda route: route.fulfill(body=payload, content_type="text/html"))
    page.goto("http://127.0.0.1/x")
    page.wait_for_timeout(50)
    assert "ran 1 times" in page.evaluate(f"({FOUND})(document)")
    page.close()


def test_the_policy_has_nothing_to_refuse(hostile: Path, chromium: Browser) -> None:
    """On any kind of page, nor does any ask for something elsewhere."""
    wrong = []
    with serving(hostile / "site") as host:
        context = chromium.new_context()
        context.add_init_script(WATCH)
        tab = Visit(context, host)
        for address in KINDS_OF_PAGES:
            tab.go(address)
            tab.page.evaluate("window.moved.length = 0")
            wrong += [f"{address}: {problem}" for problem in tab.problems()]
        context.close()
    assert wrong == []


def test_data_end_no_script(hostile: Path) -> None:
    """CASES T54: JSON-LD says what was written, and holds no sign that could end its script."""
    for number, payload in enumerate(PAYLOADS):
        text = (hostile / f"site/zh/projects/x{number}/index.html").read_text(encoding="utf-8")
        blocks = [b.text for b in parse(text).all("script") if b.get("type")]
        names = [json.loads(block).get("name") for block in blocks]
        assert " ".join(payload.split()) in names
        assert not any(sign in block for block in blocks for sign in "<>&")


def test_the_feed_says_it_to_the_letter(hostile: Path) -> None:
    """XML has other rules for what must be written otherwise."""
    feed = ElementTree.parse(hostile / "site/zh/feed.xml")
    found = {title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")}
    shown = {" ".join(payload.split()) for payload in PAYLOADS}
    assert len(found & shown) >= 25


def test_no_cell_of_the_table_computes(hostile: Path) -> None:
    text = (hostile / "site/zh/data/projects.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert len(cells) > len(PAYLOADS) * 9
