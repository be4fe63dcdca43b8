"""The internal edition and the page of checks, which are built on request, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.portals import ARABIC, ENGLISH, edit
from tests.site.browser.addresses import CODES
from tests.site.browser.visits import Axe, Visit
from tests.support.building import build
from tests.support.host import serving
from tests.support.office import office

pytestmark = pytest.mark.browser

ADDRESSES = ("", "audit/", "desk/", "desk/milestones/", "desk/people/", "desk/leads/",
             "desk/ledger/", "desk/ledger/battery-plant/", "desk/league/")  # fmt: skip


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition in three languages."""
    root = office(tmp_path_factory.mktemp("on-request"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    build(root, "--edition", "internal")
    return root / "internal"


@pytest.fixture(scope="module")
def desk(context: BrowserContext, internal: Path) -> Iterator[Visit]:
    """A tab at it."""
    with serving(internal) as address:
        yield Visit(context, address)


@pytest.fixture(scope="module")
def axe(desk: Visit) -> Axe:
    return Axe(desk.page)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_page(address: str, code: str, desk: Visit, axe: Axe, whole: bool) -> None:
    """Silent, self-contained, accessible, on a desk and on a telephone; nothing hangs over. Colours
    are the same in every language."""
    problems, coloured = [], whole or code == "en"
    for width, scheme in ((1440, "light"), (390, "dark"), (320, "light")):
        desk.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        desk.go(f"{code}/{address}", width)
        wide = desk.page.evaluate("document.documentElement.scrollWidth")
        problems += [f"{width} px: {wide} px wide"] if wide > width else []
        problems += [f"{width} {scheme} {problem}" for problem in axe.violations(contrast=coloured)]
        problems += desk.problems()
    assert problems == []
