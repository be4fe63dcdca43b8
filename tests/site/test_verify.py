"""The demonstration stands up to the output checker."""

from __future__ import annotations

from site_src.publish.checker import Site, verify
from site_src.work.processes import Crew
from tests.site.conftest import BuiltSite


def test_the_demonstration_has_no_faults(site: BuiltSite) -> None:
    locales = site.prepared.portal.settings.locales
    known = Site(site.url, {code: (own.lang, own.dir) for code, own in locales.items()})
    with Crew(1) as crew:
        verdict = verify(site.folder, known, crew)
    first = [fault.text() for code in verdict.ledger.counts for fault in verdict.ledger.of(code)]
    assert first == []
    assert (verdict.pages, verdict.links > 30_000) == (len(site.pages), True)
