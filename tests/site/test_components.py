"""The page of components, held against the theme: every part of a page is on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portals import base, write
from tests.support.building import ROOT, build
from tests.support.markup import parse

THEME = ROOT / "theme"
FOLDERS = ("partials", "pieces", "blocks", "macros")
#: Parts that the page does not show, and why.
ABSENT = {
    "partials/desk-table.html": "a table of the internal edition, which has its own sheet",
    "partials/internal.html": "the head of every page of the internal edition",
    "partials/needs.html": "lines of the document’s head, which nobody sees",
    "partials/official.html": "what a government site says of itself; nothing of it is made up",
    "partials/tags.html": "lines of the document's head, which nobody sees",
}
_MACRO = re.compile(r"\{%-? macro (\w+)\(.*?\) -?%\}")
_MARK = re.compile(r"<!--part (.+?)-->")


def _marked(name: str) -> str:
    """A part of the theme that leaves its name wherever it is drawn; a macro leaves its own."""
    text = (THEME / name).read_text(encoding="utf-8")
    if name.startswith("macros/"):
        return _MACRO.sub(lambda macro: f"{macro[0]}<!--part {name} {macro[1]}-->", text)
    return f"{text}<!--part {name}-->"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal whose theme is ours with marks in it, and one part that no page uses."""
    root = base(tmp_path_factory.mktemp("components"))
    names = [f"{folder}/{path.name}" for folder in FOLDERS for path in (THEME / folder).iterdir()]
    assert len(names) > 80
    write(root, {f"theme/{name}": _marked(name) for name in names})
    write(root, {"theme/partials/unused.html": "<!--part partials/unused.html-->"})
    build(root, "--components")
    return root


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_part_of_the_theme_is_on_it(portal: Path, locale: str) -> None:
    """A new partial, piece, block or macro gets a place in `theme/pages/components.html`."""
    parts = {
        part
        for folder in FOLDERS
        for path in sorted((portal / "theme" / folder).glob("*.html"))
        for part in _MARK.findall(path.read_text(encoding="utf-8"))
    }
    page = portal / "site" / locale / "_components/index.html"
    shown = set(_MARK.findall(page.read_text(encoding="utf-8")))
    assert parts - shown == {*ABSENT, "partials/unused.html"}


def test_what_may_be_absent_is_in_the_theme() -> None:
    assert all((THEME / name).is_file() for name in ABSENT)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_its_contents_lead_to_its_sections(portal: Path, locale: str) -> None:
    page = parse((portal / "site" / locale / "_components/index.html").read_text(encoding="utf-8"))
    (contents,) = (element for element in page.all("ol") if "toc" in element.classes)
    targets = [a.get("href") for a in contents.all("a")]
    found = {f"#{element.get('id')}" for element in page.walk() if element.get("id")}
    assert len(targets) == 11
    assert [target for target in targets if target not in found] == []


def test_samples_call_themselves_illustrative() -> None:
    """But regions and industries, which say nothing of anyone, and what has just a title."""
    folder = THEME / "samples/projects_yaml"
    silent = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.yml"))
        if path.parent.name not in {"regions", "industries"}
        and "\nillustrative: true\n" not in path.read_text(encoding="utf-8")
    ]
    assert silent == ["projects/only-title.yml"]
