"""With the keyboard alone: everything is reached in order, seen, and can be left again."""

from __future__ import annotations

import pytest

from tests.site.browser.addresses import ADDRESSES, ENGLISH
from tests.site.browser.visits import Visit, script

pytestmark = pytest.mark.browser

WALK = script("walk")
UNFOLD = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
#: Nothing may take the order of the document away from the eye.
REORDERED = """() => [...document.body.querySelectorAll("*")].filter((element) => {
  const { order, flexDirection, flexWrap } = getComputedStyle(element);
  return order !== "0" || flexDirection.endsWith("reverse") || flexWrap.endsWith("reverse")
    || element.tabIndex > 0;
}).map((element) => `reordered: <${element.localName} class="${element.className}">`)"""


def walk(tab: Visit, shift: bool = False) -> list[str]:
    """What is wrong on the way through the page by Tab, from its top, or backwards from its end."""
    tab.page.evaluate(WALK)
    session = tab.context.new_cdp_session(tab.page)
    key = {**TAB, "modifiers": 8} if shift else TAB
    expected: list[str] = tab.page.evaluate("window.walk.expected")
    for _ in expected:
        session.send("Input.dispatchKeyEvent", key)
    tab.page.evaluate("window.walk.end()")
    session.detach()
    taken: list[str] = tab.page.evaluate("window.walk.taken")
    problems: list[str] = tab.page.evaluate("window.walk.problems")
    wanted = expected[::-1] if shift else expected
    problems += [
        f"step {number}: {got}, not {want}"
        for number, (got, want) in enumerate(zip(taken, wanted, strict=False), 1)
        if got != want
    ][:3]
    if len(taken) != len(wanted):
        problems.append(f"{len(taken)} of {len(wanted)} reached, the last is {taken[-1:]}")
    return problems


#: Other words alone make no other way, so that every third page is walked from the right, on a
#: desk, and the others from the left, on a telephone.
ARABIC = [address for address in ADDRESSES if address.startswith("ar/")]
TAKEN = {f"en/{address[3:]}" for address in ARABIC[::3]}
ON_A_DESK = [
    pytest.param(address, marks=[pytest.mark.whole] * (address not in ARABIC[::3]))
    for address in ARABIC
]
ON_A_TELEPHONE = [
    pytest.param(address, marks=[pytest.mark.whole] * (address in TAKEN)) for address in ENGLISH
]


@pytest.mark.parametrize("address", ON_A_TELEPHONE)
def test_walk_on_a_telephone(address: str, tab: Visit) -> None:
    """Where a bar lies over the window's lower edge."""
    tab.go(address, 390, 700)
    tab.page.evaluate(UNFOLD)
    assert walk(tab) + tab.page.evaluate(REORDERED) == []


@pytest.mark.parametrize("address", ON_A_DESK)
def test_walk_on_a_desk(address: str, tab: Visit) -> None:
    tab.go(address)
    assert walk(tab) + tab.page.evaluate(REORDERED) == []


@pytest.mark.parametrize("address", ["en/", "ar/projects/daying-geothermal/"])
def test_walk_back(address: str, tab: Visit) -> None:
    tab.go(address, 390, 700)
    assert walk(tab, shift=True) == []


@pytest.mark.parametrize("address", ["zh/", "en/projects/", "ar/guide/industries/"])
def test_skip_link(address: str, tab: Visit) -> None:
    """The first stop; it is seen and leads past the masthead."""
    tab.go(address)
    tab.page.keyboard.press("Tab")
    box = tab.page.locator("a.skip:focus").bounding_box()
    assert box and box["x"] >= 0 and box["y"] >= 0 and min(box["width"], box["height"]) > 24
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "main"
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('main')")


@pytest.mark.parametrize("address", ["en/sources/", "zh/figures/", "ar/projects/", "en/projects/"])
def test_folds_open_and_close(address: str, tab: Visit) -> None:
    tab.go(address)
    fold = tab.page.locator("main details").first
    for key, state in (("Enter", True), ("Space", False)):
        fold.locator("summary").press(key)
        assert fold.evaluate("(each) => each.open") is state


FAULTS = {
    "no ring": '<style>a { outline: none !important }</style><a href="#">x</a>',
    "faint ring": '<style>a:focus { outline: 3px solid #eee !important }</style><a href="#">x</a>',
    "covered by": '<a href="#">x</a><div style="position: fixed; inset: 0"></div>',
    "out of sight": '<a href="#" style="position: fixed; top: -90px">x</a>',
    "ring cut off": '<p style="overflow: hidden; margin: 20px"><a href="#">x</a></p>',
    "step 2": '<a href="#" tabindex="2">1</a><a href="#" tabindex="1">2</a>',
    "1 of 2 reached": '<a href="#" onkeydown="return false">1</a><a href="#">2</a>',
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault: str, tab: Visit) -> None:
    tab.page.goto("about:blank")
    tab.page.set_content(f"<!DOCTYPE html><body>{FAULTS[fault]}<p>text</p></body>")
    problems = walk(tab)
    assert any(problem.startswith(fault) for problem in problems), problems


def test_a_changed_order_is_seen(tab: Visit) -> None:
    tab.page.goto("about:blank")
    tab.page.set_content('<div style="display: flex; flex-direction: row-reverse"><a>x</a></div>')
    assert tab.page.evaluate(REORDERED) == ['reordered: <div class="">']
