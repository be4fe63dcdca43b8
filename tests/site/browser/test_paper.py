"""Pages on paper: what a visitor holds who prints one."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.guide.conftest import squeezed
from tests.site.browser.addresses import CODES

pytestmark = pytest.mark.browser

#: A page of each kind that takes several sheets.
LONG = (
    "chains/pds-nylon/",
    "enterprises/hongma-technology/",
    "maps/",
    "parks/sample-east-park/",
    "policies/sme-payment-2025/",
    "projects/sample-precision-parts/",
    "reports/2026-10/",
    "services/sample-business-set-up/",
    "sites/sample-plot-b/",
)


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab that prints."""
    page = chromium.new_page()
    yield page
    page.close()


def sheets(tab: Page) -> list[str]:
    """The words of the open page sheet by sheet, without spaces."""
    printed = tab.pdf(prefer_css_page_size=True)
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(printed)).pages]


def words(tab: Page, selector: str) -> str:
    """The last element that a selector finds, in its words."""
    return squeezed(tab.locator(selector).last.text_content() or "")


@pytest.mark.parametrize("address", LONG)
@pytest.mark.parametrize("code", CODES)
def test_no_sheet_holds_the_footer_alone(code: str, address: str, tab: Page, host: str) -> None:
    """It stands at the head of the first one, below the name of the portal."""
    tab.goto(f"{host}{code}/{address}")
    found = sheets(tab)
    assert len(found) > 1 and all(len(sheet) > 20 for sheet in found)
    if code != "ar":  # in what order a PDF gives letters from right to left depends on its reader
        day = words(tab, ".legal span:first-child")
        assert [day in sheet for sheet in found] == [True] + [False] * (len(found) - 1)


@pytest.mark.parametrize("address", LONG)
@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_last_section_stays_whole(code: str, address: str, tab: Page, host: str) -> None:
    """No sheet begins with the one line that says when an entry was updated."""
    tab.goto(f"{host}{code}/{address}")
    heading = words(tab, ".sec:last-child h2")
    assert heading and heading in sheets(tab)[-1]
