"""YAML as text with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_src.diagnostics import Report
from site_src.source.yaml import Document, dotted, parse


def _parsed(text: str) -> Document:
    report = Report()
    document = parse(text, "f.yml", report)
    assert document is not None, [d.line() for d in report]
    return document


def _complaints(text: str) -> list[str]:
    report = Report()
    parse(text, "f.yml", report)
    return [f"{d.place.line}:{d.place.column} {d.code}" for d in report]


@pytest.mark.parametrize(
    "word",
    [
        "no", "on", "yes", "true", "12:30", "007", "010000", "1.10", "1_000", "0x1F", "1e999",
        ".nan", ".inf", "2022-08", "2022-08-19", "+861012345678", "5" * 5000, "=", "1:2", "0o7",
    ],
)  # fmt: skip
def test_every_scalar_stays_text(word: str) -> None:
    """CASES Y15, Y16, Y17, Y18, Y21, Y22: the schema gives the type, never YAML."""
    assert _parsed(f"a: {word}\n").data == {"a": word}


@pytest.mark.parametrize("empty", ["", "~", "null", '""', "''", '"  "', "|\n"])
def test_empty_means_missing(empty: str) -> None:
    """CASES Y29."""
    document = _parsed(f"a: {empty}\nb: 1\n")
    assert document.data == {"b": "1"}
    assert document.has("a")


def test_places() -> None:
    document = _parsed("a:\n  zh: 一\n  list:\n    - x\n    - y: 2\n")
    assert str(document.place("a", "zh")) == "f.yml:2:7"
    assert str(document.place("a", "zh", key=True)) == "f.yml:2:3"
    assert str(document.place("a", "list", 1, "y")) == "f.yml:5:10"
    assert str(document.place("a", "missing")) == "f.yml:2:3"
    assert str(document.place("missing")) == "f.yml:1:1"
    assert str(document.place("a", "list", 7)) == "f.yml:4:5"


def test_place_within_a_text() -> None:
    document = _parsed("a: |\n  甲 x 乙\n  𠮷 x\nb: x\n")
    assert str(document.place_of("x", 0, "a")) == "f.yml:2:5"
    assert str(document.place_of("x", 1, "a")) == "f.yml:3:5"
    assert str(document.place_of("x", 2, "a")) == "f.yml:1:4"
    assert str(document.place_of("x", 0, "b")) == "f.yml:4:4"
    assert str(document.place_of("x", 0, "c")) == "f.yml:1:1"


def test_dotted_counts_from_one() -> None:
    assert dotted(("output", 0, "value")) == "output[1].value"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nA: 2\n", ["2:1 yaml-duplicate-key"]),
        ("a: 1\nａ: 2\n", ["2:1 yaml-duplicate-key"]),
        ("a: é\nb: @x\n", ["2:4 yaml-quote-needed"]),
        ("a: [重点] 项目\n", ["1:4 yaml-quote-needed"]),
        ('a: "引用" 之后\n', ["1:4 yaml-quote-needed"]),
        ("a: >5亿元\n", ["1:4 yaml-quote-needed"]),
        ("a: * 星\n", ["1:4 yaml-quote-needed"]),
        ("a: !重要\n", ["1:4 yaml-quote-needed"]),
        ("a: [x\nb: 1\n", ["1:4 yaml-bracket-open"]),
        ("a: 'x\nb: 1\n", ["1:4 yaml-quote-open"]),
        ('a: "C:\\Users"\n', ["1:7 yaml-escape"]),
        ("a: - x\n", ["1:4 yaml-list-place"]),
        ("a:\n   x: 1\n  y: 2\n", ["3:3 yaml-indent"]),
        ("a:\n  x: 1\n   y: 2\n", ["3:4 yaml-indent"]),
        ("a: 文\n  y: 2\n", ["2:3 yaml-indent"]),
        ("a:\n  - x\n  b: y\n", ["3:3 yaml-indent"]),
        ("a:\n  zh:大营\n  en: x\n", ["2:6 yaml-colon-space"]),
        ("a:\n  zh: 大营\n  二期\n  en: x\n", ["3:3 yaml-colon-missing"]),
        ("stage：signed\n", ["1:6 yaml-fullwidth-colon"]),
        ("title：\n  zh: x\nland：1\n", ["1:6 yaml-fullwidth-colon", "3:5 yaml-fullwidth-colon"]),
        ("a:\n\u00a0\u00a0x: 1\n", ["2:1 yaml-space"]),
        ("a: 1\n\u3000\nb: 2\n", ["2:1 yaml-space"]),
        ("a: ? x\n", ["1:4 yaml-quote-needed"]),
        ("a: |0\n", ["1:4 yaml-quote-needed"]),
        ("a: 1\n...\nb: 2\n", ["3:1 yaml-several-documents"]),
        ("%x\na: 1\n", ["1:1 yaml-quote-needed"]),
        ("? [a]\n: b\n", ["1:3 yaml-key-not-text"]),
        ("a: {<<: *x}\n", ["1:9 yaml-alias"]),
        ("a: &x [*x]\n", ["1:4 yaml-anchor", "1:8 yaml-alias"]),
        ("a: !!binary x\n", ["1:4 yaml-tag"]),
        ("a: # 待定\nb: 1\n", []),
        ("a: #3 园区\nb: 1\n", ["1:4 yaml-comment-in-value"]),
        ("a: '园区 #3'\n", []),
    ],
)
def test_mistakes(text: str, expected: list[str]) -> None:
    """CASES Y8, Y9, Y10, Y14, Y24, Y25, Y26, Y28, Y30, each with its column."""
    assert _complaints(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  GDP：5%\n  \tcode\nb: 1\n",
        "x:\n  - a: |\n      说明：x\n",
        "a: 说明：x\n",
        "a: x\t# note\n",
    ],
)
def test_texts_may_hold_tabs_and_wide_colons(text: str) -> None:
    assert _complaints(text) == []


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=40)))
def test_quoted_text_comes_back(data: dict[str, str]) -> None:
    """What is written in single quotes, on one line, is what is read."""
    kept = {k: " ".join(v.split()) for k, v in data.items()}
    kept = {k: v for k, v in kept.items() if v.isprintable() and v}
    text = "".join(f"{k}: '{v.replace(chr(39), chr(39) * 2)}'\n" for k, v in kept.items())
    assert _parsed(text + "end: x\n").data == {**kept, "end": "x"}


@given(st.text(alphabet=st.sampled_from("ab:：- #'\"[]{}&*!|>%@`\n\t　万0"), max_size=60))
def test_no_text_raises(text: str) -> None:
    report = Report()
    assert parse(text, "f.yml", report) is not None or len(report)
