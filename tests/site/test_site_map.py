"""The readers' site map: nothing is missing, nothing stands there twice."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from tests.site.conftest import BuiltSite

#: Later pages of a list, lists in another order, and entries that are over.
NOT_LISTED = re.compile(r"page/\d+/|/by/")


def test_every_page_is_in_the_site_map(site: BuiltSite) -> None:
    for code in site.languages:
        page = site.pages[f"{code}/site-map/index.html"]
        (*trees,) = [e for e in page.walk() if "tree" in e.classes]
        links = [a.get("href") for tree in trees for a in tree.all("a")]
        found = [urljoin(f"{site.url}{code}/site-map/", link) for link in links]
        expected = {
            f"{site.url}{code}/{url}"
            for url in site.urls(code)
            if not NOT_LISTED.search(url) and url != "site-map/"
        }
        assert expected - set(found) == set()
        assert len(found) == len(set(found))


def test_the_footer_leads_there(site: BuiltSite) -> None:
    for code, url, page in site.localized_pages():
        leads = {
            urljoin(f"{site.url}{code}/{url}", a.get("href")) for a in page.one("footer").all("a")
        }
        assert f"{site.url}{code}/site-map/" in leads
