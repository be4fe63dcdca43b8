"""The guide of a small portal."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from site_src.guide import fonts as fonts_module
from site_src.guide.errors import GuideError
from site_src.guide.fonts import font_folders
from site_src.guide.pdf import print_guide
from tests.guide.conftest import Guide, printed, setting_of, squeezed
from tests.portals import PROJECT, base, edit, write

CANARY = "QZWXCANARY"
INTERNAL = f"""title:
  zh: {CANARY}1
industry: nylon-textiles
region: pingdingshan
stage: planned
"""


def test_chapter_catalogue_and_register(portal: Path) -> None:
    guide = printed(portal)
    for words in ("投资环境", "差别化锦纶项目", "14.1亿元", "尼龙", "12个", "第1章"):
        assert words in guide.text
    assert {
        "https://example.org/zh/projects/nylon-filament/",
        "https://example.org/zh/policies/payment-rules/",
    } <= set(guide.links)
    assert guide.path.name == "investment-guide.zh.pdf"


def test_a_chapter_that_is_not_translated_says_so(portal: Path) -> None:
    guide = printed(portal, "en")
    assert squeezed("Not yet translated: shown in Chinese") in guide.text
    assert "本市有尼龙产业" in guide.text


def test_a_portal_with_little_in_it_prints(tmp_path: Path) -> None:
    root = base(tmp_path)
    for path in (root / "projects_yaml").rglob("*.yml"):
        path.unlink()
    for path in (root / "content").rglob("payment-rules.md"):
        path.unlink()
    assert len(printed(root).reader.pages) == 3


def test_a_masked_amount_stays_masked(portal: Path) -> None:
    edit(portal, PROJECT, ("amount: 14.1亿元", "amount: masked"))
    guide = printed(portal)
    assert "14.1" not in guide.text
    assert squeezed("原文隐去") in guide.text


def test_nothing_internal_is_in_the_file(portal: Path) -> None:
    public = printed(portal).path.read_bytes()
    edit(
        portal,
        PROJECT,
        (
            "stage: signed\n",
            f"stage: signed\nleader: {CANARY}2\npartner: {CANARY}3\nledger:\n  - on: 2026-01-02\n"
            f"    text: {CANARY}4\n",
        ),
    )
    write(portal, {"projects_yaml/projects/secret.yml": INTERNAL})
    guide = printed(portal)
    assert CANARY not in guide.text
    assert CANARY not in str(guide.reader.metadata)
    assert guide.path.read_bytes() == public


def test_rare_characters_emoji_and_endless_words_are_printed(portal: Path) -> None:
    """CASES T63, T64."""
    edit(portal, "content/zh/guide/setting.md", ("本市", "𠮷野家😀㐂" + "x" * 10_000 + "本市"))
    guide = printed(portal)
    assert guide.text.count("x") >= 10_000
    assert widest(guide) < 200  # letters that stand side by side: the word was broken
    assert "𠮷" in guide.text and "😀" in guide.text


def test_a_character_without_a_glyph_is_named_with_its_entry(portal: Path) -> None:
    edit(
        portal,
        PROJECT,
        ("en: Differentiated", "en: \N{RUNIC LETTER FEHU FEOH FE F} Differentiated"),
    )
    with pytest.raises(GuideError) as caught:
        printed(portal, "en")
    assert caught.value.code == "guide-glyph-missing"
    assert caught.value.params == {
        "text": "\N{RUNIC LETTER FEHU FEOH FE F}",
        "codepoint": "U+16A0",
        "entry": "projects_yaml/projects/nylon-filament.yml",
    }
    assert not (portal / "print").exists()


OWN = """#import "layout.typ": part-head
#let sources(key) = part-head(key, [], "Own list of sources")
#let contacts(key) = part-head(key, [], "Own contacts")
"""
BROKEN = """#let sources(key) = nothing-here
#let contacts(key) = none
"""


def test_a_portals_own_template_comes_first(portal: Path) -> None:
    write(portal, {"theme/print/sources.typ": OWN})
    guide = printed(portal)
    assert squeezed("Own list of sources") in guide.text
    assert squeezed("Own list of sources") in guide.bookmarks


def test_a_broken_template_is_named(portal: Path) -> None:
    write(portal, {"theme/print/sources.typ": BROKEN})
    with pytest.raises(GuideError) as caught:
        printed(portal)
    assert caught.value.code == "guide-template"
    assert "theme/print/sources.typ:1:20" in caught.value.params["reason"]
    assert "unknown variable: nothing-here" in caught.value.params["reason"]


def test_without_typst_the_error_says_so(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = setting_of(portal)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(GuideError) as caught:
        print_guide(setting, portal / "print")
    assert caught.value.code == "guide-typst-missing"


def test_without_its_fonts_the_error_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "PACKAGES", ("no_such_fonts",))
    with pytest.raises(GuideError) as caught:
        font_folders()
    assert caught.value.params == {"package": "no_such_fonts"}


def test_an_unchanged_guide_is_not_written_again(portal: Path) -> None:
    first = printed(portal).path.stat()
    second = printed(portal).path.stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


#: What ends a string, a name or a content block in a PDF or in a template of the typesetter.
HOSTILE = '") /JS (xss()) <script>xss()</script> #xss() $7*7$ @xss <xss> #{7*7} *b* //c {{7*7}} \\x'


def test_hostile_words_stay_words(portal: Path) -> None:
    """CASES T53: in the metadata, in bookmarks and on the page; nothing in the file runs."""
    for name in ("content/zh/index.md", "content/zh/guide/setting.md"):
        title = next(
            line for line in (portal / name).read_text("utf-8").splitlines() if "title: " in line
        )
        edit(portal, name, (title, f"title: {json.dumps(HOSTILE)}"))
    edit(portal, PROJECT, ("zh: 差别化锦纶项目", f"zh: {json.dumps(HOSTILE)}"))
    guide = printed(portal)
    assert guide.reader.metadata is not None and guide.reader.metadata.title is not None
    assert squeezed(guide.reader.metadata.title).startswith(squeezed(HOSTILE))
    assert squeezed(HOSTILE) in guide.bookmarks
    assert squeezed("<script>xss()</script>") in guide.text
    assert not {"/OpenAction", "/AA"} & set(guide.catalog)
    assert set(guide.catalog["/Names"]) == {"/Dests"}
    content = guide.path.read_bytes()
    assert not any(f"/S /{what}".encode() in content for what in ("JavaScript", "Launch"))


def widest(guide: Guide) -> int:
    """The most letters x in one line of the page."""
    lines = [line for page in guide.reader.pages for line in page.extract_text().splitlines()]
    return max(line.count("x") for line in lines)
