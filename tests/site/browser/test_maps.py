"""Maps can be come nearer to and moved about; and a link leads to a place without any script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

ADDRESS = "en/maps/"
COLOUR = "element => getComputedStyle(element).color"


@pytest.fixture
def page(chromium: Browser, host: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{host}{ADDRESS}")
    yield page
    context.close()


def local(page: Page) -> Locator:
    """The map of the place itself."""
    return page.locator("#local figure > svg").first


def view(page: Page) -> list[float]:
    """What of it is seen: left, top, width, height."""
    return [float(number) for number in (local(page).get_attribute("viewBox") or "").split()]


def test_the_buttons_enlarge_and_lead_back(page: Page) -> None:
    """Reduce and Whole map can be pressed as soon as there is something to go back from."""
    before, buttons = view(page), page.locator("#local").get_by_role("button")
    assert [buttons.nth(n).is_enabled() for n in range(3)] == [True, False, False]
    page.locator("#local").get_by_role("button", name="Enlarge").click()
    nearer = view(page)
    assert nearer[2:] == [before[2] / 2, before[3] / 2]
    assert nearer[:2] == [before[2] / 4, before[3] / 4]
    assert [buttons.nth(n).is_enabled() for n in range(3)] == [True, True, True]
    page.locator("#local").get_by_role("button", name="Whole map").click()
    assert view(page) == before


def test_the_keys_do_the_same(page: Page) -> None:
    """Without more than the whole, the arrows belong to the page."""
    before = view(page)
    page.locator("#local").get_by_role("button", name="Enlarge").focus()
    page.keyboard.press("ArrowRight")
    assert view(page) == before
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    width, height = before[2] / 2, before[3] / 2
    assert view(page) == pytest.approx(
        [width / 2 + width / 5, height / 2 - height / 5, width, height]
    )
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    assert view(page)[0] == before[2] - width
    page.keyboard.press("0")
    assert view(page) == before


def test_the_wheel_with_ctrl_keeps_what_is_under_the_pointer(page: Page) -> None:
    """Without Ctrl the wheel moves the page."""
    local(page).scroll_into_view_if_needed()
    box = local(page).bounding_box()
    assert box is not None
    before = view(page)
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 4)
    page.mouse.wheel(0, -20)
    assert view(page) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    nearer = view(page)
    assert nearer[2] < before[2]
    assert nearer[0] + nearer[2] / 4 == pytest.approx(before[2] / 4, abs=1.5)


def test_the_pointer_draws_it_along(page: Page) -> None:
    page.locator("#local").get_by_role("button", name="Enlarge").click()
    page.locator("#local").evaluate("element => element.scrollIntoView()")
    box = local(page).bounding_box()
    assert box is not None
    before = view(page)
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 100)
    page.mouse.up()
    moved = 50 / box["width"] * before[2]
    assert view(page) == pytest.approx([before[0] + moved, *before[1:]], abs=0.5)
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    assert view(page)[0] == pytest.approx(before[0] + moved, abs=0.5)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_leads_to_a_place(scripts: bool, chromium: Browser, host: str) -> None:
    """Its sign takes the colour for action, and only its sign."""
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{host}{ADDRESS}#p-local-region-lan-county")
    marked = page.locator("#p-local-region-lan-county > g").evaluate(COLOUR)
    other = page.locator("#p-local-region-lin-county > g").evaluate(COLOUR)
    assert marked != other
    page.locator('a[href="#p-local-region-lin-county"]').click()
    assert page.url.endswith("#p-local-region-lin-county")
    assert page.locator("#p-local-region-lin-county > g").evaluate(COLOUR) == marked
    assert page.locator("#local").get_by_role("button").count() == (3 if scripts else 0)
    context.close()
