"""The fast path gives the same bytes as MkDocs; a frame that lacks something stops the build."""

from __future__ import annotations

import io
import logging
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from site_src.plugin.hooks import ZhuchaoPlugin
from site_src.plugin.locale import LocaleBuild
from site_src.render.page import Page
from site_src.render.shell import Document, cut
from tests.portals import base
from tests.site.conftest import BuiltSite
from tests.support.building import ROOT, run

TEMPLATES = sorted(path.name for path in (ROOT / "theme/pages").glob("*.html"))


@dataclass(frozen=True)
class Built:
    """One locale as MkDocs has just built it."""

    build: LocaleBuild
    render: Callable[[Document], str]
    folder: Path
    documents: dict[str, Document]

    def page(self, template: str) -> Page | None:
        """A page of the catalogue that this template draws."""
        return next((p for p in self.build.site.pages() if p.template == template), None)


@pytest.fixture(scope="module", params=["zh", "ar"])
def built(
    site: BuiltSite, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """A locale written from left to right, and one from right to left."""
    code, folder = request.param, tmp_path_factory.mktemp(request.param)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(
        str(site.portal / "mkdocs.yml"),
        docs_dir=str(site.portal / "content" / code),
        site_dir=str(folder),
        site_url=f"{site.url}{code}/",
    )
    plugin = config.plugins["zhuchao"]
    assert isinstance(plugin, ZhuchaoPlugin)
    plugin.prepared = site.prepared
    with redirect_stderr(io.StringIO()):
        mkdocs_build(config)
    pages = [file.page for file in plugin.build.files.documentation_pages()]
    documents = {page.file.dest_uri: plugin.build.document(page) for page in pages if page}
    return Built(plugin.build, plugin.build.renderer(config), folder, documents)


@pytest.mark.parametrize("template", TEMPLATES)
def test_fast_path_equals_ordinary_path(template: str, built: Built) -> None:
    """One page of every template. Documents were drawn by MkDocs itself, the others by us."""
    page = built.page(template)
    if page is not None:
        quick = built.build.site.quick(page, built.render)
        assert quick.decode() == built.build.site.slow(page, built.render)
        assert quick == (built.folder / page.file).read_bytes()
        return
    own = {
        "home.html": "index.html", "policy.html": "policies/", "chapter.html": "guide/",
        "article.html": "news/",
    }  # fmt: skip
    start = own.get(template, "pages/")
    found = {name: doc for name, doc in built.documents.items() if name.startswith(start)}
    assert found, f"no page is drawn by {template}"
    for name, document in found.items():
        shell = cut(built.render, document.base, document.section, document.listed)
        assert shell.fill(document) == (built.folder / name).read_bytes()


def test_a_page_that_is_not_listed_has_a_frame_of_its_own(built: Built) -> None:
    """Also where a listed one of the same place and section was drawn before."""
    page = built.page("projects.html")
    assert page is not None
    render, site = built.render, built.build.site
    assert b"canonical" in site.quick(page, render)
    unlisted = replace(page, listed=False)
    assert site.quick(unlisted, render).decode() == site.slow(unlisted, render)
    assert b"noindex" in site.quick(unlisted, render)


def test_what_was_built_side_by_side_is_the_same(built: Built, site: BuiltSite) -> None:
    """The command builds in other processes; its pages do not differ."""
    code = built.build.site.setting.language.code
    for page in built.build.site.pages():
        ours = (built.folder / page.file).read_bytes()
        assert ours == (site.folder / code / page.file).read_bytes()


MISTAKES = {
    "missing": ("{{ doc.description }}", "", False, "main.html: missing slots: description"),
    "changed": (
        "{{ doc.title }}",
        "{{ doc.title|upper }}",
        False,
        "main.html changes the text of a slot",
    ),
    "unknown": ("{{ doc.title }}", "{{ doc.keywords }}", True, "has no attribute 'keywords'"),
    "malformed": ("{{ doc.title }}", "{{ doc.title }", True, "unexpected '}'"),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistaken_frame_stops_the_build(kind: str, tmp_path: Path) -> None:
    """The designer is told what is wrong; nothing is written."""
    old, new, placed, message = MISTAKES[kind]
    portal = base(tmp_path)
    shutil.copytree(ROOT / "theme/locale", portal / "theme/locale")
    text = (ROOT / "theme/main.html").read_text(encoding="utf-8")
    assert old in text
    (portal / "theme/main.html").write_text(text.replace(old, new), encoding="utf-8")
    done = run("build", "--portal", portal, "--jobs", "1", cwd=portal)
    assert done.returncode == 1
    line = text[: text.index(old)].count("\n") + 1
    where = f"theme/main.html:{line}: " if placed else ""
    assert done.stderr.startswith(f"{where}A template has a mistake: ") and message in done.stderr
    assert not (portal / "site").exists()
