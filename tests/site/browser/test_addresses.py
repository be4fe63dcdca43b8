"""No kind of page is forgotten by those who look at pages."""

from __future__ import annotations

import pytest

from site_src.render.data import data_page
from site_src.render.page import Page
from site_src.render.pages import catalogue_pages, document_page, gone_pages, missing_page
from site_src.view.setting import Setting
from tests.site.browser.addresses import CODES, ENDED, GONE, MOVED, MOVED_TO, PAGES
from tests.site.browser.visits import Visit
from tests.site.conftest import BuiltSite
from tests.support.building import ROOT

#: Are built on request alone; `test_on_request` looks at them.
SHOWCASE = {"components.html", "desk.html", "dossier.html", "audit.html"}
DOCUMENTS = ("home", "policy", "chapter", "news", "page")


def pages(site: BuiltSite) -> dict[str, Page]:
    """Every page of a portal in English, by its address below the locale's root."""
    setting = Setting(site.prepared, site.languages["en"])
    found = [*catalogue_pages(setting), *gone_pages(setting), missing_page(setting)]
    found.append(data_page(setting, {}))
    for kind in DOCUMENTS:
        found += [document_page(setting, kind, id_) for id_ in getattr(setting.catalogue, kind)]
    return {page.url: page for page in found}


def test_every_template_is_looked_at(site: BuiltSite, ended: BuiltSite) -> None:
    known, over = pages(site), pages(ended)
    seen = {known[url].template for url in PAGES} | {over[GONE].template}
    assert seen == {path.name for path in (ROOT / "theme/pages").glob("*.html")} - SHOWCASE


@pytest.mark.browser
@pytest.mark.parametrize("code", CODES)
def test_a_former_address_leads_on(code: str, tab: Visit) -> None:
    """Without a word, a request elsewhere or a refusal."""
    tab.go(f"{ENDED}/{code}/{MOVED}")
    tab.page.wait_for_url(f"**/{code}/{MOVED_TO}")
    assert tab.problems() == []
