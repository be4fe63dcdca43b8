"""In a real browser: silent, self-contained, accessible, and whole on a narrow screen."""

from __future__ import annotations

import functools
import http.server
import itertools
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.site.conftest import BuiltSite
from tests.support.tools import axe_source, browser

pytestmark = pytest.mark.browser

CODES = ("zh", "en", "ar")
#: One page of every template, below a locale's root.
PAGES = (
    "", "projects/", "projects/daying-geothermal/", "projects/hangyu-precision-aluminium/",
    "projects/region/lvliang/", "lists/", "chains/", "figures/", "policies/",
    "policies/sme-payment-2025/", "policies/sme-payment-2020/", "guide/", "guide/land/",
    "pages/contact/", "sources/", "404.html",
)  # fmt: skip
ADDRESSES = ["", *(f"{code}/{page}" for code, page in itertools.product(CODES, PAGES))]
WIDTHS = (390, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
#: Collects what the page's own policy refused, before any script of the page runs.
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


@pytest.fixture(scope="module")
def host(site: BuiltSite) -> Iterator[str]:
    """The built site on this machine, at the depth for which its missing pages are made."""
    handler = functools.partial(_Quiet, directory=str(site.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser(), args=SWITCHES)
        yield launched
        launched.close()


@dataclass
class Visit:
    """A page in the browser, with everything that it said and asked for."""

    page: Page
    messages: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def context(chromium: Browser, host: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context
    context.close()


def visit(context: BrowserContext, host: str, address: str) -> Visit:
    """Opens a page; requests to any other host are refused and noted."""
    page = context.new_page()
    found = Visit(page)

    def decide(route: Route) -> None:
        if route.request.url.startswith(host):
            route.continue_()
        else:
            found.foreign.append(route.request.url)
            route.abort()

    page.route("**/*", decide)
    page.on("console", lambda message: found.messages.append(message.text))
    page.on("pageerror", lambda error: found.messages.append(str(error)))
    page.on("requestfailed", lambda request: found.messages.append(f"failed: {request.url}"))
    answer = page.goto(host + address, wait_until="load")
    assert answer is not None and answer.ok, address
    return found


class Axe:
    """axe-core in a world of its own beside the page, so that the page's policy stays strict."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        options = {"frameId": frame, "worldName": "axe"}
        made = self._session.send("Page.createIsolatedWorld", options)
        self._world = made["executionContextId"]
        self._evaluate(axe_source() + ";0")

    def violations(self) -> list[str]:
        """Rule and element of everything that is wrong."""
        found = self._evaluate(
            f"axe.run(document, {json.dumps(RULES)}).then((result) => result.violations.flatMap("
            "(rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`)))"
        )
        return list(found)

    def _evaluate(self, expression: str) -> Any:
        answer = self._session.send(
            "Runtime.evaluate",
            {
                "expression": expression, "contextId": self._world, "awaitPromise": True,
                "returnByValue": True,
            },
        )  # fmt: skip
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(address: str, context: BrowserContext, host: str) -> None:
    """Light and dark, on a telephone and on a desk; at 320 px nothing sticks out either."""
    found = visit(context, host, address)
    page = found.page
    try:
        axe = Axe(page)
        problems: list[str] = []
        for width, scheme in itertools.product(WIDTHS, SCHEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            problems += [f"{width} {scheme} {problem}" for problem in axe.violations()]
            if (over := page.evaluate(OVERFLOW)) > 0:
                problems.append(f"{width}: {over} px too wide")
        page.set_viewport_size({"width": 320, "height": 640})
        if (over := page.evaluate(OVERFLOW)) > 0:
            problems.append(f"320: {over} px too wide")
        problems += [f"policy: {refused}" for refused in page.evaluate("window.refused")]
        problems += [f"console: {message}" for message in found.messages]
        problems += [f"foreign: {address}" for address in found.foreign]
        assert problems == []
    finally:
        page.close()


def test_axe_sees_what_is_wrong(context: BrowserContext) -> None:
    """Else its silence would say nothing."""
    page = context.new_page()
    page.set_content(
        '<button style="width:9px;height:9px;padding:0">a</button><button '
        'style="width:9px;height:9px;padding:0">b</button>'
        '<p style="color:#bbb">pale</p><img src="">'
    )
    rules = {problem.partition(":")[0] for problem in Axe(page).violations()}
    assert {"target-size", "color-contrast", "image-alt", "html-has-lang"} <= rules
    page.close()


def test_scheme_is_switched_and_remembered(chromium: Browser, host: str) -> None:
    """The button turns light into dark, and the next page is dark as well."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{host}en/")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(background)
    page.goto(f"{host}en/projects/")
    assert light != dark == page.evaluate(background)
    context.close()


def test_finder_leads_to_the_list(chromium: Browser, host: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{host}en/")
    page.locator("select[name=industry]").select_option("projects/industry/new-energy/")
    page.get_by_role("button", name="Find projects").click()
    page.wait_for_url("**/projects/industry/new-energy/**")
    assert page.url.startswith(f"{host}en/projects/industry/new-energy/")
    context.close()


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    """A browser in which no script of a page runs."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAGES)
def test_without_script(code: str, name: str, plain: Page, host: str, site: BuiltSite) -> None:
    """Text and links are there; what only a script could do is not offered."""
    plain.goto(f"{host}{code}/{name}")
    file = f"{code}/{name}" if name.endswith(".html") else f"{code}/{name}index.html"
    links = {a.get("href") for a in site.pages[file].one("main").all("a")}
    hrefs = "(links) => links.map((link) => link.getAttribute('href'))"
    seen = plain.locator("main a:visible").evaluate_all(hrefs)
    folded = plain.locator("main details a").evaluate_all(hrefs)
    assert links == {*seen, *folded}
    assert plain.locator("h1").is_visible()
    assert plain.locator("button[data-action]:visible").count() == 0


def test_folder_of_the_site_is_whole(site: BuiltSite) -> None:
    """The pages that are looked at here exist."""
    files = (Path(a) if a.endswith(".html") else Path(a, "index.html") for a in ADDRESSES)
    assert [file for file in files if not (site.folder / file).is_file()] == []
