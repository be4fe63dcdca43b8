"""A word of ten thousand letters stays within the narrowest screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.portals import PROJECT, base, edit
from tests.support.building import build
from tests.support.host import serving

pytestmark = pytest.mark.browser

POLICY = "content/zh/policies/payment-rules.md"
PAGES = (
    "zh/projects/nylon-filament/", "zh/projects/", "zh/policies/payment-rules/", "zh/policies/",
    "en/projects/nylon-filament/",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with such words in prose, and lines as long as lines may be."""
    root = base(tmp_path_factory.mktemp("endless"))
    line, word = "x" * 600, "y" * 10_000
    lines = ("差别化锦纶项目", line), ("Differentiated polyamide filament", line)
    texts = ("项目分两期建设。", word), ("It is built in two phases.", word)
    edit(root, PROJECT, *lines, *texts)
    edit(root, POLICY, ("title: 保障款项支付办法", f"title: {line}"), ("机关应当", word))
    build(root)
    return root / "site"


def test_it_wraps(site: Path, chromium: Browser) -> None:
    """CASES T63: nothing is wider than 320 px."""
    wide = []
    with serving(site) as host:
        page = chromium.new_page(viewport={"width": 320, "height": 640})
        for address in PAGES:
            page.goto(host + address)
            width = page.evaluate("document.documentElement.scrollWidth")
            wide += [(address, width)] if width > 320 else []
        page.close()
    assert wide == []
