"""What the script makes quicker: the scheme, and the finder's way to a list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


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
