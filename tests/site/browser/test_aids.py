"""Aids to reading: chosen with the keyboard, kept from page to page, absent without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.browser.addresses import CODES
from tests.site.browser.visits import WATCH, Visit, script, visit

pytestmark = pytest.mark.browser

ADDRESS = "projects/daying-geothermal/"
#: Two voices as a browser lists them, one of this machine, and a record of what is said.
VOICES = """
window.said = [];
const voices = [
  {lang: "en-GB", name: "far", localService: false},
  {lang: "zh-CN", name: "near", localService: true},
];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices,
  addEventListener: () => {},
  cancel: () => {},
  speak: (utterance) => {
    window.said.push([utterance.text, utterance.voice.name]);
    if (window.said.length < 3) setTimeout(() => utterance.onend(), 0);
  },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor who has not been here before."""
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context
    context.close()


def panel(page: Page) -> None:
    """Opens the panel with the keyboard."""
    page.locator(".aids > summary").focus()
    page.keyboard.press("Enter")


def size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@pytest.mark.parametrize("code", CODES)
def test_by_keyboard_and_kept(code: str, context: BrowserContext, host: str) -> None:
    page = visit(context, host, f"{code}/{ADDRESS}").page
    usual = size(page)
    panel(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert size(page) > 1.4 * usual
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator(".aids")).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.goto(f"{host}{code}/policies/")
    assert size(page) > 1.4 * usual
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    panel(page)
    page.locator("[data-reset]").press("Enter")
    assert size(page) == usual
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("window.refused") == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_largest_text_fits(code: str, width: int, context: BrowserContext, host: str) -> None:
    context.add_init_script("localStorage.setItem('text', 'largest')")
    tab = Visit(context, host)
    for address in ("", ADDRESS, "projects/", "policies/sme-payment-2025/", "figures/"):
        tab.go(f"{code}/{address}", width)
        assert tab.page.evaluate(script("layout")) == [], address


def test_the_wish_of_the_system(chromium: Browser, host: str) -> None:
    """High contrast is on where the system asks for it, until the visitor says otherwise."""
    context = chromium.new_context(contrast="more")
    page = visit(context, host, f"en/{ADDRESS}").page
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    panel(page)
    page.locator("input[name=contrast]").uncheck()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-contrast", "normal")
    context.close()


def test_reading_aid_widens_the_lines(context: BrowserContext, host: str) -> None:
    page = visit(context, host, "en/guide/land/").page
    line = "parseFloat(getComputedStyle(document.querySelector('.prose p')).lineHeight)"
    usual = page.evaluate(line)
    panel(page)
    page.locator("input[name=reading]").check()
    assert page.evaluate(line) > 1.2 * usual


def test_reads_aloud_with_voices_of_the_machine(context: BrowserContext, host: str) -> None:
    context.add_init_script(VOICES)
    page = visit(context, host, f"zh/{ADDRESS}").page
    panel(page)
    button = page.locator("[data-speak]")
    expect(button).to_have_text("朗读")
    button.click()
    page.wait_for_function("window.said.length === 3")
    said = page.evaluate("window.said")
    assert {voice for _, voice in said} == {"near"}
    assert page.locator(".spoken").inner_text() == said[2][0]
    expect(button).to_have_text("停止朗读")
    button.click()
    expect(page.locator(".spoken")).to_have_count(0)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_no_voice_of_the_machine_no_button(code: str, context: BrowserContext, host: str) -> None:
    """A voice elsewhere would be told what the visitor reads."""
    context.add_init_script(VOICES)
    page = visit(context, host, f"{code}/{ADDRESS}").page
    panel(page)
    expect(page.locator("[data-speak]")).to_be_hidden()


def test_nothing_without_script(chromium: Browser, host: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}en/{ADDRESS}")
    expect(page.locator(".aids")).to_be_hidden()
    context.close()


def test_nothing_moves_when_the_script_arrives(context: BrowserContext, host: str) -> None:
    page = visit(context, host, f"en/{ADDRESS}").page
    box = page.locator(".mainnav").bounding_box()
    page.route(re.compile(r"\.js$"), lambda route: route.abort())
    page.reload()
    assert page.locator(".mainnav").bounding_box() == box
