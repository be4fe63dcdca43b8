"""Pages are light: on a slow line the first one is there at once."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.site.conftest import BuiltSite
from tests.support.building import ROOT

KB = 1024
#: A sheet, script or sign that a page loads.
LOADED = re.compile(rb'(?:href|src)="(?:\.\./)*assets/([^"/]+\.(?:css|js|svg))"')


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
    (path,) = (site.folder / "assets").glob("site.*.css")
    assert path.stat().st_size <= 48 * KB


def test_no_public_page_wants_a_style_of_the_office(site: BuiltSite) -> None:
    """Else it would be drawn without it."""
    css = ROOT / "theme/assets/css"
    office = css / "components/internal.css"
    named = {
        path: set(re.findall(r"\.([a-z][a-z-]*)", path.read_text(encoding="utf-8")))
        for path in css.rglob("*.css")
    }
    own = named[office] - set[str]().union(*(n for path, n in named.items() if path != office))
    assert {"internal-note", "ways"} <= own
    used = {name for page in site.pages.values() for e in page.walk() for name in e.classes}
    assert used & own == set()


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
def test_first_load_of_any_page(code: str, site: BuiltSite) -> None:
    """The page with everything that it loads at once, pictures apart."""
    weights = {
        path.name: packed(path.read_bytes())
        for path in (site.folder / "assets").iterdir()
        if path.is_file()
    }
    heavy = {}
    for path in (site.folder / code).rglob("*.html"):
        content = path.read_bytes()
        own = {name.decode() for name in LOADED.findall(content)}
        if (weight := packed(content) + sum(weights[name] for name in own)) > 60 * KB:
            heavy[path.relative_to(site.folder).as_posix()] = weight
    assert heavy == {}
