"""What a published portal carries, and what the program uses, is told with its licence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import material
import pytest
from pypdf import PdfReader

from site_src.guide.pdf import print_guide
from site_src.publish.manifest import NAME, SIGNATURE
from site_src.publish.variants import FORMS
from site_src.view.setting import Setting
from tests.site.conftest import BuiltSite
from tests.supply import listed
from tests.supply.shipped import Known, material_shapes, strangers
from tests.support.bom import LOCK
from tests.support.pinned import declared_licence, installed, pins

documents = pytest.mark.parametrize("document", listed.DOCUMENTS)
#: What it has none of: pictures, files to download, and what `print` makes.
NOT_IN_THE_DEMONSTRATION = ("assets/images/*.webp", "*/files/*", "investment-guide.*.pdf")
#: Licences that would extend to what is made with a package, or forbid some use of it.
BINDING = re.compile(
    r"\b(?:[AL]?GPL|Affero|GNU|SSPL|EUPL|OSL|CC-BY-(?:SA|NC|ND)|CPAL|BUSL|Commons.Clause|Proprietary)",
    re.I,
)
JOINED = re.compile(r" (?:OR|AND|WITH) |[()]")


def known(document: str, site: BuiltSite) -> Known:
    own = urlsplit(site.url).hostname
    return Known(listed.kinds(document), {str(own), *listed.hosts(document)})


def stated() -> Mapping[str, str]:
    """The licence of each package that is installed here."""
    here = installed()
    return {name: declared_licence(here[name]) for name in pins(LOCK) if name in here}


def wrong_rows(told: Mapping[str, str], stated: Mapping[str, str]) -> list[str]:
    """What the table of packages says otherwise than the packages, and what it leaves out."""
    missing = [f"{name}: not in the table" for name in pins(LOCK) if name not in told]
    extra = [f"{name}: no longer used" for name in told if name not in pins(LOCK)]
    changed = [
        f"{name}: states {licence!r}, the table says {told[name]!r}"
        for name, licence in stated.items()
        if name in told and told[name] != licence
    ]
    return missing + extra + changed


def binding(licences: Mapping[str, str]) -> list[str]:
    return [name for name, licence in licences.items() if BINDING.search(licence)]


@documents
def test_the_demonstration_holds_nothing_that_the_list_does_not_name(
    document: str, site: BuiltSite
) -> None:
    assert strangers(site.folder, known(document, site)) == []


@documents
def test_every_kind_that_is_listed_can_be_published(document: str, site: BuiltSite) -> None:
    files = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.*")]
    kinds = set(listed.kinds(document))
    absent = {kind for kind in kinds if not any(fnmatchcase(file, kind) for file in files)}
    published = {*(f"*{ending}" for ending in FORMS), NAME, SIGNATURE}
    assert published <= kinds
    assert absent <= {*published, *NOT_IN_THE_DEMONSTRATION}


def planted(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def test_what_others_made_would_be_seen(site: BuiltSite, tmp_path: Path) -> None:
    assets = Path(material.__file__).parent / "templates" / "assets"
    script = next((assets / "javascripts").glob("bundle.*.min.js")).read_bytes()
    icon = min(material_shapes())
    sheet = b"@font-face{src:url(//fonts.example.org/x.woff2)}"
    planted(tmp_path, "assets/font.woff2", b"wOF2")
    planted(tmp_path, "assets/site.0000000000.js", script)
    planted(tmp_path, "assets/site.0000000000.css", sheet)
    planted(tmp_path, "assets/site.1111111111.js", b"/* Copyright 2020 Somebody */")
    planted(tmp_path, "zh/index.html", f'<svg><path d="{icon}"/></svg>'.encode())
    planted(tmp_path, "en/index.html", b'<script src="https://cdn.example.net/x.js"></script>')
    planted(tmp_path, "ar/index.html", b'<p><a href="https://source.example.net/">x</a>')
    found = strangers(tmp_path, known(listed.DOCUMENTS[0], site))
    assert "assets/font.woff2: no line of the list names such a file" in found
    assert "assets/site.0000000000.js: is a file of mkdocs-material" in found
    assert "assets/site.0000000000.css: has '@font-face'" in found
    assert "assets/site.0000000000.css: names fonts.example.org" in found
    assert "assets/site.1111111111.js: has 'Copyright'" in found
    assert f"zh/index.html: has an icon of Material's: {icon[:40]}" in found
    assert "en/index.html: names cdn.example.net" in found
    assert not [line for line in found if line.startswith("ar/")]


@documents
def test_the_fonts_of_the_guides_are_listed(document: str, site: BuiltSite, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="There is no Typst for this system: nothing is printed.")
    carried = set()
    for language in site.languages.values():
        written = print_guide(Setting(site.prepared, language), tmp_path)
        assert any(fnmatchcase(written.name, kind) for kind in listed.kinds(document))
        carried |= embedded_fonts(written)
    assert carried == set(listed.fonts(document))


def embedded_fonts(file: Path) -> set[str]:
    """The names of the fonts in a PDF, without the sign of a subset and the weight."""
    resources: list[Any] = [page["/Resources"] for page in PdfReader(file).pages]
    fonts = [font for one in resources for font in one.get("/Font", {}).values()]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    return {re.sub(r"^/[A-Z]{6}\+|-\w+$", "", name) for name in names}


@documents
def test_the_table_of_packages_is_what_the_packages_state(document: str) -> None:
    assert wrong_rows(listed.packages(document), stated()) == []


def test_a_package_that_is_missing_and_a_changed_licence_are_named() -> None:
    told = {**listed.packages(listed.DOCUMENTS[0]), "left-pad": "MIT"}
    del told["click"]
    assert wrong_rows(told, {**stated(), "nh3": "Apache-2.0"}) == [
        "click: not in the table",
        "left-pad: no longer used",
        "nh3: states 'Apache-2.0', the table says 'MIT'",
    ]


@documents
def test_every_licence_is_explained(document: str) -> None:
    terms = {t.strip() for one in stated().values() for t in JOINED.split(one)} - {""}
    assert sorted(terms ^ listed.explained(document)) == []


def test_no_package_binds_what_is_made_with_it() -> None:
    assert binding(stated()) == []
    licences = (
        "LGPL-3.0-or-later",
        "GPLv3",
        "GNU Affero General Public License v3",
        "CC-BY-SA-4.0",
    )
    assert binding({licence: licence for licence in licences}) == list(licences)


def test_both_lists_say_the_same() -> None:
    one, other = map(listed.tables, listed.DOCUMENTS)
    assert [len(table) for table in one] == [len(table) for table in other]
    for told in (listed.kinds, listed.fonts, listed.hosts, listed.explained, listed.packages):
        assert told(listed.DOCUMENTS[0]) == told(listed.DOCUMENTS[1])
