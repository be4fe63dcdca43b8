"""Pages on paper: what a visitor holds who prints one."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import NamedTuple

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


#: Each in one language in turn; in the others, where every page is looked at in every way.
PRINTED = [
    pytest.param(code, page, marks=[pytest.mark.whole] * ((number + CODES.index(code)) % 3 > 0))
    for (number, page), code in itertools.product(enumerate(LONG), CODES)
]


class Printed(NamedTuple):
    """The words of a page sheet by sheet, its day and its last heading, all without spaces."""

    sheets: list[str]
    day: str
    heading: str


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab that prints."""
    page = chromium.new_page()
    yield page
    page.close()


def printed(tab: Page, address: str) -> Printed:
    """A page as it comes out of the printer."""
    tab.goto(address)
    file = io.BytesIO(tab.pdf(prefer_css_page_size=True))
    sheets = [squeezed(page.extract_text()) for page in PdfReader(file).pages]
    return Printed(sheets, words(tab, ".legal span:first-child"), words(tab, ".sec:last-child h2"))


def words(tab: Page, selector: str) -> str:
    """The last element that a selector finds, in its words."""
    return squeezed(tab.locator(selector).last.text_content() or "")


@pytest.mark.parametrize(("code", "address"), PRINTED)
def test_sheets(code: str, address: str, tab: Page, host: str) -> None:
    """The footer has none to itself: it stands at the head of the first, below the name of the
    portal. None begins with the one line that says when an entry was updated."""
    sheets, day, heading = printed(tab, f"{host}{code}/{address}")
    assert len(sheets) > 1 and all(len(sheet) > 20 for sheet in sheets)
    if code != "ar":  # in what order a PDF gives letters from right to left depends on its reader
        assert [day in sheet for sheet in sheets] == [True] + [False] * (len(sheets) - 1)
        assert heading and heading in sheets[-1]
