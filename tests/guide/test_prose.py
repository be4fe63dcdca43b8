"""Markdown as nodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.guide.addresses import addresses
from site_src.guide.prose import blocks, sections
from tests.guide.conftest import setting_of


def words(node: object) -> str:
    """All the words in a tree of nodes."""
    if isinstance(node, dict):
        return "".join(words(part) for name, part in node.items() if name not in ("kind", "target"))
    if isinstance(node, list):
        return "".join(words(part) for part in node)
    return node if isinstance(node, str) else ""


def none(written: str) -> str:
    return ""


def test_sections_begin_at_second_level_headings() -> None:
    found = sections("lead\n\n## One\n\ntext\n\n## Two\n\n### Deeper\n", none)
    assert [words(section["title"]) for section in found] == ["", "One", "Two"]
    assert [[block["kind"] for block in s["blocks"]] for s in found] == [
        ["paragraph"], ["paragraph"], ["heading"],
    ]  # fmt: skip


def test_levels_of_headings_are_never_skipped() -> None:
    (section,) = sections("## One\n\n##### Deep\n\n###### Deeper\n\n### Up\n", none)
    assert [block["level"] for block in section["blocks"]] == [3, 4, 3]


def test_a_table_keeps_its_header_rows_and_sides() -> None:
    (table,) = blocks("| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |\n", none)
    assert table["align"] == ["", "right"]
    assert [words(cell) for cell in table["header"]] == ["a", "b"]
    assert [[words(cell) for cell in row] for row in table["rows"]] == [["1", "2"], ["3", "4"]]


def test_lists_nest() -> None:
    (numbers,) = blocks("3. one\n   - inner\n4. two\n", none)
    assert (numbers["kind"], numbers["start"]) == ("numbers", 3)
    assert [block["kind"] for block in numbers["items"][0]] == ["paragraph", "bullets"]


def test_raw_html_leaves_its_words_and_nothing_hidden() -> None:
    text = "a <b>bold</b> word<!-- hidden -->\n\n<script>alert(1)</script>\n\n<div>in it</div>\n"
    assert words(blocks(text, none)) == "a bold wordin it"


def test_template_markup_is_only_words() -> None:
    text = '#let x = 1 #eval("1") $x$ @ref {{ x }}'
    assert words(blocks(text, none)) == text


def test_a_link_out_of_the_portal_is_its_words_and_its_address() -> None:
    (paragraph,) = blocks("[law](https://law.example/x) and <https://law.example/y>", none)
    assert words(paragraph) == "law (https://law.example/x) and https://law.example/y"
    assert all(child["kind"] == "text" for child in paragraph["children"])


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("project:nylon-filament", "https://example.org/en/projects/nylon-filament/"),
        ("policy:payment-rules", "https://example.org/en/policies/payment-rules/"),
        (
            "../policies/payment-rules.md#text",
            "https://example.org/en/policies/payment-rules/#text",
        ),
        ("land.md", "https://example.org/en/guide/land/"),
        ("../index.md", "https://example.org/en/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/en/", "https://example.org/en/"),
        ("https://elsewhere.example/", ""),
        ("https://example.org.elsewhere.example/", ""),
        ("other:thing", ""),
        ("#here", ""),
    ],
)
def test_addresses(portal: Path, written: str, address: str) -> None:
    assert addresses(setting_of(portal, "en"), "guide")(written) == address
