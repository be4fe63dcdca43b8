"""Where no script runs, text and links are there; what only a script could do is not offered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser.addresses import ADDRESSES
from tests.site.browser.visits import script

pytestmark = pytest.mark.browser

OFFER = script("offer")


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    """A browser in which no script of a page runs."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(address: str, plain: Page, host: str) -> None:
    plain.goto(host + address)
    assert plain.evaluate(OFFER) == []


FAULTS = {
    "no heading": "<main><h1 hidden>x</h1></main>",
    "link not shown: x": '<main><h1>x</h1><a href="#" style="display: none">x</a></main>',
    "offered in vain: x": '<main><h1>x</h1><button data-action="print">x</button></main>',
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault: str, plain: Page) -> None:
    plain.goto("about:blank")
    plain.set_content(FAULTS[fault])
    assert plain.evaluate(OFFER) == [fault]
