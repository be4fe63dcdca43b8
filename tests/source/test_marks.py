"""Anchors, references and tags: entries have none, and `mkdocs.yml` has them read, not obeyed."""

from __future__ import annotations

import pytest

from site_src.diagnostics import Report
from site_src.source.yaml import Plain, parse

PLAIN_VALUE = 'Write the plain value; if it is part of the text, put the whole in quotes: "…".'


def _read(text: str, marks: bool) -> tuple[dict[str, Plain] | None, list[str]]:
    report = Report()
    document = parse(text, "f.yml", report, first_line=3, marks=marks)
    return document.data if document else None, [d.line() for d in report]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x b\n", "3:4: Anchors (&x) are not used here."),
        ("b: 1\na: *x\n", "4:4: References (*x) are not used here."),
        ("a: !t b\n", "3:4: Tags (!t) are not used here."),
        ("a: !!binary b\n", "3:4: Tags (!!binary) are not used here."),
        ('a: {"b":&x c}\n', "3:9: Anchors (&x) are not used here."),
        ("a: {'b':!!binary c}\n", "3:9: Tags (!!binary) are not used here."),
        ('a: {"b":!t [c]}\n', "3:9: Tags (!t) are not used here."),
        ("a: {?&x b: c}\n", "3:6: Anchors (&x) are not used here."),
    ],
)
def test_a_mark_is_told_with_its_place(text: str, said: str) -> None:
    """CASES Y10, Y14: also right behind the colon of a name in quotes."""
    code = {"A": "yaml-anchor", "R": "yaml-alias", "T": "yaml-tag"}[said.split(": ")[1][0]]
    assert _read(text, False) == (None, [f"f.yml:{said} {PLAIN_VALUE} [{code}]"])


def test_a_group_cannot_contain_itself() -> None:
    """CASES Y11: nor can a few lines multiply, without a space before any reference."""
    data, said = _read('a: {"b":&x {"c":*x , "d":*x }}\n', False)
    assert data is None
    assert [line.rpartition(" ")[2] for line in said] == [
        "[yaml-anchor]", "[yaml-alias]", "[yaml-alias]",
    ]  # fmt: skip
    assert said[1].startswith("f.yml:3:17: References (*x) ")


@pytest.mark.parametrize(
    "text", ["a: R&D\n", "a: 3*4\n", "a: 好!\n", "a: '&x'\n", 'a: "*x"\n', "a: 注意:!\n"]
)
def test_signs_within_a_value_are_no_marks(text: str) -> None:
    value = text.removeprefix("a: ").strip().strip("'\"")
    assert _read(text, False) == ({"a": value}, [])


def test_marks_are_let_through_where_they_are_used() -> None:
    text = "a: &x [b]\nc: *x\nd: !!python/name:os.system e\n"
    assert _read(text, True) == ({"a": ["b"], "c": ["b"], "d": "e"}, [])


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [("a: *here\n", "3:4", "here"), ("b: 1\na:\n  - *x  \n", "5:5", "x")],
)
def test_a_reference_to_nothing(text: str, place: str, name: str) -> None:
    """Where references are let through, what they name must be there."""
    said = f"f.yml:{place}: References (*{name}) are not used here. {PLAIN_VALUE} [yaml-alias]"
    assert _read(text, True) == (None, [said])
