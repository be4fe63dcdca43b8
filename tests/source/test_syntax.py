"""What a mistake in YAML is called, where it is, and which words of it are quoted."""

from __future__ import annotations

import pytest

from site_src.diagnostics import Report
from site_src.source.yaml import parse


def _told(text: str) -> list[str]:
    """Line, column, code, and what is quoted."""
    report = Report()
    parse(text, "f.yml", report)
    assert {d.place.path for d in report} <= {"f.yml"}
    return [
        f"{d.place.line}:{d.place.column} {d.code} {''.join(d.params.values())}".strip()
        for d in report
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", ["2:1 yaml-tab"]),
        ("a:\n  b: 1\n \t c: 2\n", ["3:2 yaml-tab"]),
        ("a: x\n\t\nb: 1\n", ["2:1 yaml-tab"]),
        ("a: |\n\t\n  x\n", ["2:1 yaml-tab"]),
        ("a: |\n  x\nb: \t@\n", ["3:5 yaml-quote-needed @"]),
        ("a:\n\u3000b: 1\n", ["2:1 yaml-space"]),
        ("a:\n\u00a0b: 1\n\tc: 2\n", ["2:1 yaml-space", "3:1 yaml-tab"]),
        ("a: |\n  x\n\ty\n", ["3:1 yaml-tab"]),
        ("a: |\n  x\n\n  \ty\n", []),
        ("a: |\n  x\nb:\n\tc: 1\n", ["4:1 yaml-tab"]),
        ("a:\n  - |\n    x\n    \ty\n", []),
        ("a: x\tb\n", []),
    ],
)
def test_tabs_and_wide_spaces(text: str, expected: list[str]) -> None:
    """CASES Y6: where a line begins; a text below `|` may hold them."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a：1\nb: 2\n", ["1:2 yaml-fullwidth-colon a"]),
        ("a: x\nb：1\nc: 2\n", ["2:2 yaml-fullwidth-colon b"]),
        ("a:\n  - b：1\n    c: 2\n", ["2:6 yaml-fullwidth-colon b"]),
        ("甲：1\n乙： 2\n", ["1:2 yaml-fullwidth-colon 甲", "2:2 yaml-fullwidth-colon 乙"]),
        ("a：1\nb: x：y\nc: 2\n", ["1:2 yaml-fullwidth-colon a"]),
        ("a：1\nb:\n  c: |\n    d：1\n", ["1:2 yaml-fullwidth-colon a"]),
        ("a:1\nb: 2\n", ["1:3 yaml-colon-space a"]),
        ("a: 0\nb:1\nc: 2\n", ["2:3 yaml-colon-space b"]),
        ("a:1\n\n\n  b: 2\n", ["1:3 yaml-colon-space a"]),
        ("a：1\n\n  b: 2\n", ["1:2 yaml-fullwidth-colon a"]),
        ("a: 0\nbc\nd: 2\n", ["2:1 yaml-colon-missing bc"]),
        ("a:\n  - x\n  -y \n", ["3:3 yaml-colon-missing -y"]),
    ],
)
def test_colons_that_are_none(text: str, expected: list[str]) -> None:
    """CASES Y26: the name is quoted; the place is that of the colon, or of the name without one."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", ["1:4 yaml-quote-needed b: c"]),
        ("a: 1\nb:   c: d  \n", ["2:6 yaml-quote-needed c: d"]),
        ("a:\n  - b: c: d\n", ["2:8 yaml-quote-needed c: d"]),
        ("a: 'b'c: d\n", ["1:4 yaml-quote-needed 'b'c: d"]),
        ("a: 'b' c\n", ["1:4 yaml-quote-needed 'b' c"]),
        ("  a: [b] c \n", ["1:6 yaml-quote-needed [b] c"]),
        ("a:\n  - [b] c\n", ["2:3 yaml-quote-needed - [b] c"]),
        ("a: {b: 1}}\n", ["1:4 yaml-quote-needed {b: 1}}"]),
        ("a: @b c \n", ["1:4 yaml-quote-needed @b c"]),
        ("a: 1\nb: %c\n", ["2:4 yaml-quote-needed %c"]),
        ("a: 1\n%b \n", ["2:1 yaml-quote-needed %b"]),
        ("a: 1\nb: * c\n", ["2:4 yaml-quote-needed * c"]),
        ("a: 1\nb: & c\n", ["2:4 yaml-quote-needed & c"]),
        ("a: 1\nb: *重点 c\n", ["2:4 yaml-quote-needed *重点 c"]),
        ("a: 1\nb: &重点 c\n", ["2:4 yaml-quote-needed &重点 c"]),
        ("a: 1\nb: !<c\n", ["2:4 yaml-quote-needed !<c"]),
        ("a: 1\nb: |10\n x\n", ["2:4 yaml-quote-needed |10"]),
        ("a: 1\nb: ? c\n", ["2:4 yaml-quote-needed ? c"]),
        ("a: ]\n", ["1:4 yaml-quote-needed ]"]),
    ],
)
def test_values_that_need_quotation_marks(text: str, expected: list[str]) -> None:
    """CASES Y24: the whole value is quoted, from where it begins."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "\\q"\n', ["1:5 yaml-escape"]),
        ('"\\q": 1\n', ["1:2 yaml-escape"]),
        ('a: "b\n\\q"\n', ["2:1 yaml-escape"]),
        ('a: "x\\xZZ"\n', ["1:6 yaml-escape"]),
        ('a: "\\ud800"\n', ["1:5 yaml-escape"]),
        ("a: 0\nb: {c\n", ["2:4 yaml-bracket-open"]),
        ("a: 0\nb: 'c\nd: 1\n", ["2:4 yaml-quote-open"]),
        ("'a: 1\n", ["1:1 yaml-quote-open"]),
        ("a:\t- x\n", ["1:4 yaml-list-place"]),
        ("a: 1\n  b: 2\n", ["2:3 yaml-indent"]),
        ("a: x\n\n\n b: 2\n", ["4:2 yaml-indent"]),
        ("a: b:c\n  d: 2\n", ["2:3 yaml-indent"]),
        ("abc\n\n  x: 1\n", ["3:3 yaml-indent"]),
        ("a:\n  - b\n - c\n", ["3:2 yaml-indent"]),
        ("a: 1\n---\nb: 2\n", ["3:1 yaml-several-documents"]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", ["3:1 yaml-several-documents"]),
        ("a: 1\n...\nb: 2\n", ["3:1 yaml-several-documents"]),
        ("a: [b\u2028c\n", ["1:4 yaml-bracket-open"]),
        ("a: x\u2028\u2028b:c\n\u2028d: 1\n", ["3:1 yaml-colon-missing"]),
        ("a: !x!y z\n", ["1:4 yaml-syntax found undefined tag handle"]),
    ],
)
def test_other_mistakes(text: str, expected: list[str]) -> None:
    """CASES Y24, Y28: where the mistake is, which is not always where the reader stumbles."""
    assert _told(text) == expected


@pytest.mark.parametrize("text", ["", "# a\n", "~\n", "null\n"])
def test_nothing_is_written(text: str) -> None:
    """CASES Y28."""
    assert _told(text) == ["1:1 yaml-empty"]


@pytest.mark.parametrize("text", ["x\n", "[a]\n", "- a\n", "nil\n"])
def test_no_fields_are_written(text: str) -> None:
    """CASES Y28."""
    assert _told(text) == ["1:1 yaml-not-mapping"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x #y\n", ["1:6 yaml-comment-in-value #y"]),
        ("a: x # y\n", []),
        ("a: x#y\n", []),
        ("a: [1 #2\n ]\nb: '3' #4\n", ["1:7 yaml-comment-in-value #2"]),
        ("a: “x”\n", ["1:4 yaml-curly-quotes “x”"]),
        ("a: 1\nb: ＂x＂\n", ["2:4 yaml-curly-quotes ＂x＂"]),
        ("a: ‘x’\n", ["1:4 yaml-curly-quotes ‘x’"]),
        ('a: “x"\n', ['1:4 yaml-curly-quotes “x"']),
        ("a: “x”y\n", []),
        ("a: y“x”\n", []),
        ("a: “x”和“y”\n", []),
        ("a: '“x”'\n", []),
    ],
)
def test_values_that_may_read_otherwise_than_they_were_meant(
    text: str, expected: list[str]
) -> None:
    """CASES Y25, Y27."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: x\nb: 1\nA: 2\n", ["3:1 yaml-duplicate-key A1"]),
        ("a:\n  b: 1\n  b: 2\n", ["3:3 yaml-duplicate-key b2"]),
        ("a:\n  b: 1\nc:\n  b: 2\n", []),
        ("a:\n  -\n  - x\n", ["2:4 item-empty"]),
        ("a:\n  - x\n  - ''\n  - ~\n", ["3:5 item-empty", "4:5 item-empty"]),
        ("? [a]\n: 1\nb: 2\n", ["1:3 yaml-key-not-text"]),
        ('a: "x\\0y"\n', ["1:4 character-forbidden U+0000"]),
        ('"\\0": y\n', ["1:1 character-forbidden U+0000"]),
        ('a: "x\\u4e00y"\n', []),
    ],
)
def test_what_cannot_stand(text: str, expected: list[str]) -> None:
    """CASES Y7, Y8, Y9, Y29, Y30."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a: {'[' * 38}x{']' * 38}\n", []),
        (f"a: {'[' * 39}x{']' * 39}\n", []),
        (f"a: {'[' * 40}x{']' * 40}\n", ["1:1 yaml-too-deep 40"]),
        (f"a: [{'[x], ' * 60}y]\n", []),
        (f"a: [{'{b: x}, ' * 60}y]\n", []),
        (f"a:\n  {'- ' * 38}x\n", []),
        (f"a:\n  {'- ' * 40}x\n", ["1:1 yaml-too-deep 40"]),
        (f"a: 1\n{' ' * 160}b: 2\n", ["1:1 yaml-too-deep 40"]),
        (f"a: x\n{' ' * 159}y\n", []),
    ],
)
def test_how_deep_groups_may_be(text: str, expected: list[str]) -> None:
    """CASES Y12: one within the other, not one after the other."""
    assert _told(text) == expected
