"""The internal edition and the page of checks, which are built on request, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.portals import ARABIC, ENGLISH, edit
from tests.site.browser.addresses import CODES
from tests.site.browser.visits import Tabs
from tests.support.building import build
from tests.support.host import serving
from tests.support.office import office

pytestmark = pytest.mark.browser

ADDRESSES = ("", "audit/", "desk/", "desk/milestones/", "desk/people/", "desk/leads/",
             "desk/ledger/", "desk/ledger/battery-plant/", "desk/league/")  # fmt: skip
#: Each in one language in turn.
PAGES = [
    pytest.param(address, code, marks=[pytest.mark.whole] * (code != CODES[number % 3]))
    for number, address in enumerate(ADDRESSES)
    for code in CODES
]


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition in three languages."""
    root = office(tmp_path_factory.mktemp("on-request"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    build(root, "--edition", "internal")
    return root / "internal"


@pytest.fixture(scope="module")
def desk(context: BrowserContext, internal: Path) -> Iterator[Tabs]:
    """Tabs at it."""
    with serving(internal) as address:
        yield Tabs(context, address)


@pytest.mark.parametrize(("address", "code"), PAGES)
def test_page(address: str, code: str, desk: Tabs) -> None:
    """Silent, self-contained, accessible, on a desk and on a telephone; nothing hangs over."""
    problems: list[str] = []
    for width, scheme in ((1440, "light"), (390, "dark"), (320, "light")):
        tab, axe = desk[width]
        tab.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.go(f"{code}/{address}", width)
        wide = tab.page.evaluate("document.documentElement.scrollWidth")
        problems += [f"{width} px: {wide} px wide"] if wide > width else []
        problems += [f"{width} {scheme} {problem}" for problem in axe.violations()]
        problems += tab.problems()
    assert problems == []
