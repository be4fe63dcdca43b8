"""Every page in a real browser: silent, self-contained, accessible, and still while it loads."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext

from tests.site.browser.addresses import ADDRESSES, ALONE, CODES, ENDED, ENGLISH, MOVED, turn
from tests.site.browser.visits import Tabs
from tests.site.conftest import BuiltSite

pytestmark = pytest.mark.browser

Look = tuple[int, Literal["light", "dark"]]
#: Width and scheme: how every page is looked at, and in which other ways it can be.
ALWAYS: tuple[Look, ...] = ((390, "light"), (1440, "dark"))
EVERY: tuple[Look, ...] = (*ALWAYS, (768, "light"), (390, "dark"), (1440, "light"), (768, "dark"))


@pytest.fixture(scope="module")
def tabs(context: BrowserContext, host: str) -> Tabs:
    return Tabs(context, host)


def looks(address: str, whole: bool) -> tuple[Look, ...]:
    """How a page is looked at: since languages differ in words alone, on a telephone in one of them
    and on a desk in another."""
    if whole:
        return EVERY
    return ALWAYS if address in ALONE else (ALWAYS[turn(address)],)


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(address: str, tabs: Tabs, whole: bool) -> None:
    """Loaded in each width, then looked at in each scheme. Colours come from the same sheet in
    every language."""
    problems: list[str] = []
    for width, scheme in looks(address, whole):
        tab, axe = tabs[width]
        tab.page.emulate_media(color_scheme="light")
        tab.go(address, width)
        tab.page.emulate_media(color_scheme=scheme)
        found = axe.violations(contrast=whole or address in ENGLISH)
        problems += [f"{width} {scheme} {problem}" for problem in (*tab.problems(), *found)]
    assert problems == []


@pytest.mark.parametrize("code", CODES)
def test_page_that_leads_on(code: str, tabs: Tabs, ended: BuiltSite) -> None:
    """Held back for as long as it takes to look at it."""
    tab, axe = tabs[390]
    held = '<meta http-equiv="refresh"'
    text = (ended.folder / code / MOVED / "index.html").read_text(encoding="utf-8")
    assert held in text
    address = f"{tab.host}{ENDED}/{code}/{MOVED}"
    tab.page.route(address, lambda route: route.fulfill(
        body=text.replace(held, "<meta name=\"held\""), content_type="text/html"
    ))  # fmt: skip
    tab.go(f"{ENDED}/{code}/{MOVED}", 390)
    tab.page.unroute(address)
    assert axe.violations() + tab.problems() == []


def test_axe_sees_what_is_wrong(tabs: Tabs) -> None:
    """Else its silence would say nothing."""
    tab, axe = tabs[1440]
    tab.page.goto("about:blank")
    tab.page.set_content(
        '<button style="width:9px;height:9px;padding:0">a</button><button '
        'style="width:9px;height:9px;padding:0">b</button>'
        '<p style="color:#bbb">pale</p><img src="">'
    )
    rules = {problem.partition(":")[0] for problem in axe.violations()}
    assert {"target-size", "color-contrast", "image-alt", "html-has-lang"} <= rules


FAULTS = {
    "console": "<script>console.log(1)</script>",
    "error": "<script>undefined.length</script>",
    "foreign": '<img src="https://elsewhere.example/seen.png" alt="">',
    "policy": '<p style="color: red">x</p>',
    "moved": "<p>x</p><script>addEventListener('load', () => requestAnimationFrame(() => "
    "requestAnimationFrame(() => document.body.prepend(document.createElement('hr')))))</script>",
}
EXPECTED = {
    "console": "console: 1",
    "error": "console: Cannot read properties of undefined (reading 'length')",
    "foreign": "foreign: https://elsewhere.example/seen.png",
    "policy": "policy: style-src-attr inline",
    "moved": "moved: ",
}


@pytest.mark.parametrize("width", [width for width, _ in ALWAYS])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault: str, width: int, tabs: Tabs) -> None:
    """Each in a page that has no other, in every tab, though one alone is in front."""
    tab, _ = tabs[width]
    policy = "style-src 'self'" if fault == "policy" else "style-src 'self' 'unsafe-inline'"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    body = f"<!DOCTYPE html><html><head>{meta}</head><body>{FAULTS[fault]}<p>text</p></body></html>"
    tab.page.route("**/faulty", lambda route: route.fulfill(body=body, content_type="text/html"))
    tab.go("faulty", width)
    tab.page.wait_for_timeout(100)
    problems = tab.problems()
    assert any(problem.startswith(EXPECTED[fault]) for problem in problems), problems
    tab.page.unroute("**/faulty")
