"""The ZIP for a stand, unpacked: a browser opens its files, without a server and a network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from site_src.publish.output import Output
from site_src.publish.stand import StandZip
from tests.publish.sites import quiet
from tests.site.browser.addresses import ALONE, CODES, ENDED, GONE, KINDS, MOVED
from tests.site.browser.visits import SETTLED, WATCH
from tests.site.conftest import BuiltSite

pytestmark = pytest.mark.browser

#: The choice of language, and at least one page of every kind that is there without a server, in
#: one of the languages in turn.
FILES = tuple(
    f"{address}index.html"
    for address in (*ALONE, *(f"{CODES[n % 3]}/{kind}" for n, kind in enumerate(KINDS)))
    if not address.endswith("404.html")
)
PROJECT = "projects/daying-geothermal/index.html"
LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')
LINKS = """
() => [...document.querySelectorAll("[href], [src], [action], [srcset], option")].flatMap((one) => {
  const { baseURI } = document;
  if (one.matches("option")) {
    return one.value && [new URL(one.value, new URL("../", one.closest("form").action)).href];
  }
  const sized = one.getAttribute("srcset")?.split(", ").map((part) => part.split(" ")[0]) ?? [];
  return ["href", "src", "action"].map((name) => one.getAttribute(name)).concat(sized)
    .filter(Boolean).map((address) => new URL(address, baseURI).href);
}).filter(Boolean)
"""


@dataclass
class Folder:
    """An unpacked ZIP in a tab that may ask for nothing but files."""

    context: BrowserContext
    root: Path
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _note_failure(self, asked: Request) -> None:
        """An icon that was still asked for when the tab went on to the next page is given up."""
        if not (asked.failure == "net::ERR_ABORTED" and asked.url.endswith(".svg")):
            self.said.append(f"failed: {asked.url}")

    def open(self, name: str) -> Page:
        """Opens one of its files."""
        self.page.goto((self.root / name).as_uri(), wait_until="load")
        return self.page

    def problems(self) -> list[str]:
        """What was said, refused, or asked of anything but the disk."""
        self.page.evaluate(SETTLED)
        refused = [f"policy: {refused}" for refused in self.page.evaluate("window.refused")]
        return [*self.said, *refused, *(url for url in self.asked if not url.startswith("file:"))]


@pytest.fixture(scope="module")
def stand(site: BuiltSite, ended: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both portals, unpacked, in a folder whose name needs care in an address."""
    folder = tmp_path_factory.mktemp("stand") / "展会 100% #1"
    for built, root in ((site, folder), (ended, folder / ENDED)):
        place = folder.parent / f"{root.name}.zip"
        StandZip(place, built.url).publish(Output(built.folder), quiet)
        with zipfile.ZipFile(place) as packed:
            packed.extractall(root)
    return folder


@pytest.fixture
def folder(chromium: Browser, stand: Path) -> Iterator[Folder]:
    """A visitor who has not been here before."""
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce")
    context.add_init_script(WATCH)
    found = Folder(context, stand)
    yield found
    context.close()


def test_every_kind_of_page_opens_and_leads_to_files(folder: Folder) -> None:
    wrong = []
    for name in (*FILES, *(f"{ENDED}/{code}/{GONE}index.html" for code in CODES)):
        page = folder.open(name)
        for address in page.evaluate(LINKS):
            parts = urlsplit(address)
            if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
                wrong.append(f"{name}: {address}")
        assert page.evaluate("document.styleSheets.length") == 1, name
        wrong += [f"{name}: {problem}" for problem in folder.problems()]
        folder.said.clear()
        folder.asked.clear()
    assert wrong == []


def test_every_page_leads_to_files_only(stand: Path) -> None:
    """All of them, by what is written in them."""
    wrong, followed = [], 0
    for path in stand.rglob("*.html"):
        for link in set(LINK.findall(path.read_text(encoding="utf-8"))):
            address = urlsplit(unescape(link))
            if address.scheme or not address.path:
                continue
            followed += 1
            if not (path.parent / unquote(address.path)).is_file():
                wrong.append(f"{path.relative_to(stand)}: {address.geturl()}")
    assert wrong == [] and followed > 10_000


def test_visitors_get_from_the_choice_of_language_to_a_project(folder: Folder) -> None:
    page = folder.open("index.html")
    page.locator("main a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.goto((folder.root / "en" / "index.html").as_uri())
    page.locator("main article.card a").first.click()
    page.wait_for_url("**/en/projects/*/index.html")
    page.go_back()
    page.locator("form.finder select").first.select_option(index=1)
    page.locator("form.finder button").click()
    page.wait_for_url("**/projects/**/index.html")
    assert folder.problems() == []


def test_without_a_choice_the_finder_opens_the_list(folder: Folder) -> None:
    page = folder.open("en/index.html")
    page.locator("form.finder button").click()
    page.wait_for_url("**/en/projects/index.html?*")
    assert folder.problems() == []


def test_the_script_works(folder: Folder) -> None:
    page = folder.open(f"zh/{PROJECT}")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.locator("[data-action=copy]").click()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("window.copied") == address and page.url.startswith("file:")
    page.locator("[data-action=scheme]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.locator(".aids > summary").click()
    page.locator(".aids input[name=contrast]").check()
    page.goto((folder.root / "en" / PROJECT).as_uri())
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    assert folder.problems() == []


def test_a_former_address_leads_on(folder: Folder) -> None:
    page = folder.open(f"{ENDED}/zh/{MOVED}index.html")
    page.wait_for_url("**/payment-rules/index.html")
    assert folder.problems() == []


def test_a_script_of_somebody_elses_is_refused(folder: Folder) -> None:
    """The policy is as strict as on the network."""
    page = folder.open("zh/index.html")
    page.evaluate(
        """() => {
          const one = document.createElement("script");
          one.textContent = "window.broken = true";
          document.body.append(one);
          const other = document.createElement("script");
          other.src = "https://evil.example/x.js";
          document.body.append(other);
        }"""
    )
    page.wait_for_function("window.refused.length >= 2")
    assert page.evaluate("window.broken") is None
    assert "failed: https://evil.example/x.js" in folder.said
