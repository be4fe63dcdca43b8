"""Pages are light: on a slow line the first one is there at once."""

from __future__ import annotations

import gzip

import pytest

from tests.site.conftest import BuiltSite

KB = 1024


def packed(content: bytes) -> int:
    """How many bytes go over the line."""
    return len(gzip.compress(content, 9, mtime=0))


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
def test_project_pages(code: str, site: BuiltSite) -> None:
    heavy = {}
    for id_ in site.prepared.catalogue.project:
        content = (site.folder / code / "projects" / id_ / "index.html").read_bytes()
        if (weight := packed(content)) > 7 * KB:
            heavy[id_] = weight
    assert heavy == {}


def test_style_sheet(site: BuiltSite) -> None:
    (path,) = (site.folder / "assets").glob("*.css")
    assert path.stat().st_size <= 48 * KB


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
def test_first_load_of_any_page(code: str, site: BuiltSite) -> None:
    """The page with everything that it loads."""
    shared = sum(packed(path.read_bytes()) for path in (site.folder / "assets").iterdir())
    pages = (site.folder / code).rglob("*.html")
    heaviest = max(packed(path.read_bytes()) for path in pages)
    assert shared + heaviest <= 60 * KB
