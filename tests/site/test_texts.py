"""Texts on their way to a page: none is lost, none stands in another's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.diagnostics import Report
from site_src.source.front_matter import split
from site_src.source.templates import ENDINGS, flaws
from tests.portals import base, edit, write
from tests.site.conftest import BuiltSite
from tests.support import records
from tests.support.building import ROOT, build, run
from tests.support.markup import parse

POLICY = "content/zh/policies/payment-rules.md"
#: Fields of front matter and entries that hold ids, choices and dates instead of words.
KEPT = records.NOT_TEXT | {
    "key",
    "formula",
    "inputs",
    "amount",
    "text_kind",
    "images",
    "also",
    "oc4ids_sector",
}
#: What Markdown takes for itself, and what stands in blocks.
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"\]\([^)]*\)")
WORD = re.compile(r"[^\W_]+")


def words_of(data: Any, code: str, original: bool) -> Iterator[str]:
    """The texts of an entry in one language; those without a language are the original's."""
    if isinstance(data, str):
        if original:
            yield data
    elif isinstance(data, list):
        for item in data:
            yield from words_of(item, code, original)
    elif code in data or "zh" in data:
        yield str(data.get(code, data.get("zh", "")))
    else:
        for name, value in data.items():
            if name not in KEPT and name not in INTERNAL:
                yield from words_of(value, code, original)


INTERNAL = {
    "internal_note", "cleared", "accept", "leader", "officer", "partner", "ledger", "owner",
}  # fmt: skip


def test_every_word_arrives(site: BuiltSite) -> None:
    """CASES T72: each word of a public text stands on some page of its language."""
    for code in site.languages:
        shown = "\n".join(
            " ".join([page.text, *(e.get("content") for e in page.all("meta"))])
            for name, page in site.pages.items()
            if name.startswith(f"{code}/")
        )
        there = set(WORD.findall(shown))
        lost = [
            (name, word)
            for name, text in sources(site.portal, code)
            if name not in without_page(site, code)
            for word in WORD.findall(text)
            if word not in there and word not in shown
        ]
        assert lost[:20] == []


def without_page(site: BuiltSite, code: str) -> set[str]:
    """Industries and regions to which no project belongs: of these only the names are shown."""
    catalogue = site.prepared.catalogue
    ids = [("industry", id_) for id_ in catalogue.industry]
    ids += [("region", id_) for id_ in catalogue.region]
    return {
        f"{id_}.yml"
        for facet, id_ in ids
        if f"{code}/projects/{facet}/{id_}/index.html" not in site.pages
    }


def sources(portal: Path, code: str) -> Iterator[tuple[str, str]]:
    """Public texts of a language, each with its file."""
    for path in sorted((portal / "projects_yaml").rglob("*.yml")):
        data, _ = records.read(path)
        if data.get("visibility") == "public":
            for text in words_of(data, code, code == "zh"):
                yield path.name, TARGET.sub("]", text)
    for path in sorted((portal / "content" / code).rglob("*.md")):
        name = path.relative_to(portal).as_posix()
        document = split(path.read_text(encoding="utf-8"), name, Report())
        assert document is not None
        yield name, TARGET.sub("]", BLOCK.sub("", document.body))
        yield name, str(document.head.data.get("title", ""))


def test_headings_that_are_alike_have_addresses_of_their_own(tmp_path: Path) -> None:
    """CASES T70: two of the same words, and two that differ in how an accent is stored; and the
    addresses stay when another text is changed."""
    root = base(tmp_path)
    path = root / POLICY
    twins = [unicodedata.normalize(form, "Café 政策") for form in ("NFC", "NFD")]
    text = path.read_text(encoding="utf-8")
    headings = "".join(f"\n## {words}\n\n正文。\n" for words in ("申请", "申请", *twins, "申请"))
    path.write_text(text + headings, encoding="utf-8")
    build(root)

    def ids() -> list[str]:
        page = parse((root / "site/zh/policies/payment-rules/index.html").read_text("utf-8"))
        return [h.get("id") for h in page.one("main").all("h2") if h.get("id")]

    first = ids()
    assert len(first) >= 6 and len(set(first)) == len(first)
    path.write_text(path.read_text(encoding="utf-8").replace("正文。", "另一段正文。"), "utf-8")
    build(root)
    assert ids() == first
    assert run("verify", "--portal", root).stderr.count("id-duplicate") == 0


def test_a_link_to_a_place_that_is_not_there_is_not_published(tmp_path: Path) -> None:
    """CASES T71: the translation has other headings, hence other places."""
    root = base(tmp_path / "portal")
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    edit(root, POLICY, ("见[锦纶", "见[期限](#payment-period)和[锦纶"))
    english = "content/en/policies/payment-rules.md"
    edit(root, english, ("See the", "See [the period](#payment-period) and the"))
    done = run("publish", tmp_path / "www", "--portal", root, "--as-of", "2026-11-21")
    assert done.returncode == 1
    assert "zh/policies/payment-rules/index.html" in done.stderr
    assert "'#payment-period': there is no such place on that page." in done.stderr
    assert "en/policies/payment-rules/index.html" not in done.stderr
    assert not (tmp_path / "www").exists()


def test_our_own_templates_are_careful() -> None:
    """CASES T59."""
    paths = [path for path in (ROOT / "theme").rglob("*") if path.suffix in ENDINGS]
    found = [(path.name, flaw) for path in paths for flaw in flaws(path.read_text("utf-8"))]
    assert len(paths) > 50 and found == []


#: The only places at which a text of ours is declared to need no escaping.
SAFE = {
    "render/environment.py", "render/page.py", "render/shell.py", "view/articles.py",
    "view/blocks.py", "view/content.py", "view/markdown.py",
}  # fmt: skip


def test_few_places_declare_what_is_safe() -> None:
    """CASES T59: whoever adds one here has thought about it."""
    house = ROOT / "site_src"
    found = {
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        if re.search(r"\bMarkup\(", path.read_text(encoding="utf-8"))
    }
    assert found == SAFE


def test_a_portals_own_templates_are_looked_at(tmp_path: Path) -> None:
    """CASES T59: nothing is built with one that is careless."""
    root = base(tmp_path)
    write(root, {"theme/partials/own.html": "<p class={{ view.kind }}>{{ view.text }}</p>\n"})
    done = run("build", "--portal", root, "--as-of", "2026-11-21")
    assert done.returncode == 1 and not (root / "site").exists()
    assert done.stderr.startswith("theme/partials/own.html:1:4: The value of 'class' stands")
