"""A browser, and a host on this machine with the demonstration and a portal of ended entries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.portals import ARABIC, ENGLISH, PROJECT, base, edit
from tests.site.browser.addresses import ENDED
from tests.site.browser.visits import SWITCHES, WATCH, Visit
from tests.site.conftest import BuiltSite
from tests.support.building import build
from tests.support.fonts import only_our_fonts
from tests.support.host import serving
from tests.support.tools import browser


@pytest.fixture(scope="session")
def ended(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small portal whose only project's days are over, and whose policy had another address."""
    root = base(tmp_path_factory.mktemp("ended"))
    edit(root, "mkdocs.yml", (ENGLISH, ARABIC))
    edit(root, PROJECT, ("updated:", "publish_until: 2026-01-31\nupdated:"))
    policy = "content/zh/policies/payment-rules.md"
    edit(root, policy, ("state:", "aliases:\n  - old-rules\nstate:"))
    build(root)
    return BuiltSite(root, root / "site")


@pytest.fixture(scope="module")
def host(site: BuiltSite, ended: BuiltSite) -> Iterator[str]:
    """Both, the demonstration at the depth for which its missing pages are made."""
    with serving(site.folder, **{ENDED: ended.folder}) as address:
        yield address


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser that the machine has, with fonts that do not depend on the machine."""
    fonts = only_our_fonts(tmp_path_factory.mktemp("fonts"))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser(), args=SWITCHES, env=fonts)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor who remembers nothing between modules."""
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(context: BrowserContext, host: str) -> Iterator[Visit]:
    """One tab, which goes from page to page."""
    found = Visit(context, host)
    yield found
    found.page.close()
