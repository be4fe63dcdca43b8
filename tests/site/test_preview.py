"""The preview of the demonstration."""

from __future__ import annotations

from site_src.server.preview import Preview
from tests.portals import AS_OF
from tests.site.conftest import BuiltSite
from tests.support.building import tree


def test_it_shows_what_a_build_writes(site: BuiltSite) -> None:
    """Every file, byte for byte."""
    preview = Preview(site.portal, 1, AS_OF)
    preview.refresh()
    built = tree(site.folder)
    assert [name for name in built if preview.file(name) != built[name]] == []
