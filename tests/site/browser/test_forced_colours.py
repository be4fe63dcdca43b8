"""In the visitor's own few colours every word can be read and no sign is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.site.browser.addresses import ENGLISH
from tests.site.browser.visits import WATCH, Axe, Visit, script

pytestmark = pytest.mark.browser

SIGNS = script("signs")
#: Name, selector, pseudo-element, and what is to be seen of it.
KINDS = {
    "stage tick": (".stage .ticks :is(rect, path)", "", "shape"),
    "chain disc": (".node > :not(.kn)", "", "shape"),
    "chain line": (
        ".links li:not(:last-child, .supporting, :has(+ .supporting))",
        "::before",
        "box",
    ),
    "way between links": (".chainmap .way", "", "shape"),
    "bar": (".bar .v", "", "shape"),
    "bar's target": (".bar .k", "", "shape"),
    "chart's mark": (".chart rect", "", "shape"),
    "badge of a state": (".tag", "", "box"),
    "mark": (".mark", "", "box"),
    "pipeline's step": (".pipeline i", "", "box"),
    "milestone": (".steps li", "::before", "box"),
    "readiness": (".ready .i", "", "shape"),
    "card": (".card", "", "box"),
    "button": (".btn", "", "box"),
    "filter chosen": (".chip", "", "box"),
    "current page": (".pages [aria-current]", "", "box"),
    "current section": (".mainnav [aria-current]", "", "box"),
    "notice": (".notice", "", "box"),
    "focus": ("a.brand, .tools button, select, summary", "", "ring"),
}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(reduced_motion="reduce", forced_colors="active")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture(scope="module")
def axe(tab: Visit) -> Axe:
    return Axe(tab.page)


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The kinds of signs that were met on the way."""
    return set()


@pytest.mark.parametrize("address", ENGLISH)
def test_page(address: str, tab: Visit, axe: Axe, seen: set[str], whole: bool) -> None:
    """On a light ground or on a dark one in turn, words of every second page. Colours are the same
    in every language."""
    tab.go(address)
    number, problems = ENGLISH.index(address), list[str]()
    worded = SCHEMES if whole else ((), SCHEMES[:1], (), SCHEMES[1:])[number % 4]
    for scheme in SCHEMES if whole else SCHEMES[number // 2 % 2 :][:1]:
        tab.page.emulate_media(color_scheme=scheme)
        if scheme in worded:
            problems += [f"{scheme} {problem}" for problem in axe.violations("color-contrast")]
        tab.page.keyboard.press("Shift")  # from here on the keyboard is in use, so rings show
        found = tab.page.evaluate(SIGNS, KINDS)
        seen |= {kind for kind, (number, _) in found.items() if number}
        problems += [f"{scheme} {n} times: {kind}" for kind, (_, n) in found.items() if n]
    assert problems == []


def test_every_kind_of_sign_was_seen(seen: set[str]) -> None:
    """Else nothing was said of it."""
    assert seen == set(KINDS)


def test_the_current_section_is_told_from_the_others(tab: Visit) -> None:
    tab.go("en/projects/")
    colours = tab.page.locator(".mainnav a").evaluate_all(
        "(links) => links.map((link) => getComputedStyle(link).borderBottomColor)"
    )
    assert len(set(colours)) == 2 and colours.count(colours[0]) == 1


FAULTS = {
    "chain disc": '<svg class="node" style="fill: Canvas; stroke: none"><circle r="9"/></svg>',
    "badge of a state": '<p class="tag" style="border: 0; background: red">x</p>',
    "pipeline's step": '<p class="pipeline"><i style="display: block; background: red">x</i></p>',
    "focus": '<style>a { outline: none !important }</style><a class="brand" href="#">x</a>',
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_lost_sign_is_seen(kind: str, tab: Visit) -> None:
    tab.page.goto("about:blank")
    tab.page.set_content(FAULTS[kind])
    found = tab.page.evaluate(SIGNS, KINDS)
    assert {name: numbers for name, numbers in found.items() if numbers[0]} == {kind: [1, 1]}


def test_axe_sees_pale_words(tab: Visit, axe: Axe) -> None:
    tab.page.goto("about:blank")
    tab.page.set_content(
        '<p style="forced-color-adjust: none; color: #bbb; background: #fff">pale words</p>'
    )
    assert axe.violations("color-contrast") == ["color-contrast: p"]
