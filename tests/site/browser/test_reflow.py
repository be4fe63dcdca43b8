"""Whole on a narrow screen, with text of double size, and with text set wide apart."""

from __future__ import annotations

import pytest

from tests.site.browser.addresses import ADDRESSES, ALONE, turn
from tests.site.browser.visits import Visit, script

pytestmark = pytest.mark.browser

LAYOUT = script("layout")
#: As a browser does that enlarges text alone: what depends on the window's width stays.
DOUBLE = """() => {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  document.documentElement.style.fontSize = `${2 * size}px`;
}"""
SINGLE = "() => document.documentElement.removeAttribute('style')"
#: WCAG 1.4.12, by a sheet that the page's policy has no say in.
APART = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


def problems(tab: Visit, *widths: int) -> list[str]:
    """What cannot be read in windows of these widths."""
    found = []
    for width in widths:
        tab.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {problem}" for problem in tab.page.evaluate(LAYOUT)]
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_reflow(address: str, tab: Visit, whole: bool) -> None:
    """At 320 px as on a desk of 1280 px that is enlarged fourfold; in windows of other widths in
    turn, another one in each language. Text is changed in one way in one language, in the other way
    in another."""
    whole = whole or address in ALONE
    one, other = ((390, 1440), (768, 390), (1440, 768))[ADDRESSES.index(address) % 3]
    tab.go(address, 320)
    found = problems(tab, 320, one, *[other] * whole)
    if whole or turn(address):
        tab.page.evaluate(DOUBLE)
        found += [f"double {problem}" for problem in problems(tab, 390, *[other] * whole)]
        tab.page.evaluate(SINGLE)
    if whole or not turn(address):
        tab.page.evaluate(APART)
        found += [f"apart {problem}" for problem in problems(tab, one)]
    assert found == []
