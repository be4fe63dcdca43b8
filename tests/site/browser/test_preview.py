"""The preview in a browser: an edit appears by itself, a mistake lies over the last good page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.portals import AS_OF, PROJECT, base, edit
from tests.support.building import environment

pytestmark = pytest.mark.browser


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base(tmp_path)


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """The command as editors use it, on a port that is free."""
    options = ["serve", "--portal", str(root), "--port", "0", "--as-of", AS_OF.isoformat()]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "site_src.cli", *options],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    ) as running:  # fmt: skip
        assert running.stdout
        found = next((line.strip() for line in running.stdout if line.startswith("http")), "")
        yield found
        running.terminate()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    opened = chromium.new_page()
    opened.goto(f"{address}en/projects/nylon-filament/")
    yield opened
    opened.close()


def test_edit_mistake_and_mending(page: Page, root: Path) -> None:
    overlay, amount = page.locator("zhuchao-preview"), page.locator("main")
    expect(amount).to_contain_text("1.41")
    page.evaluate("window.kept = true")
    edit(root, PROJECT, ("14.1亿元", "15.2亿元"))
    expect(amount).to_contain_text("1.52")
    assert page.evaluate("window.kept"), "only what changed is put in its place"
    edit(root, PROJECT, ("15.2亿元", "15.2亿员"))
    alert = overlay.get_by_role("alert")
    expect(alert.locator("code")).to_have_text(f"{PROJECT}:20:11")
    expect(alert.locator("li p")).to_contain_text("investment.amount: ")
    expect(amount).to_contain_text("1.52")
    overlay.get_by_role("button", name="Close").click()
    expect(overlay).to_have_count(0)
    page.reload()
    expect(alert.locator("li")).to_have_count(1)
    edit(root, PROJECT, ("15.2亿员", "16.3亿元"))
    expect(amount).to_contain_text("1.63")
    expect(overlay).to_have_count(0)


def test_a_folder_that_is_new_is_watched(page: Page, root: Path) -> None:
    """The portal's first template of its own."""
    (root / "theme/locale").mkdir(parents=True)
    page.wait_for_timeout(500)
    (root / "theme/locale/en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Projects"\nmsgstr "Opportunities"\n',
        encoding="utf-8",
    )
    expect(page.get_by_role("navigation", name="Main")).to_contain_text("Opportunities")
