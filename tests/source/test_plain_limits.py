"""Where the quick reader of plain YAML ends: the last text that it reads, and the first that it
leaves to the full parser."""

from __future__ import annotations

from unittest import mock

import pytest

from site_src.diagnostics import Report
from site_src.source import plain_yaml
from site_src.source.yaml import Plain, parse


def nested(depth: int) -> str:
    """A value within so many groups."""
    return "".join(f"{'  ' * at}a:\n" for at in range(depth)) + "  " * depth + "a: x\n"


def _in_full(text: str) -> tuple[dict[str, Plain] | None, list[str]]:
    """What the full parser says by itself."""
    report = Report()
    with mock.patch("site_src.source.plain_yaml.read", return_value=None):
        document = parse(text, "f.yml", report)
    return document.data if document else None, [d.line() for d in report]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: MAX\n", {"a": "MAX"}),
        ("a: MAX # b\n", {"a": "MAX"}),
        ("a: x # b #c\n", {"a": "x"}),
        ("a: x   # b\n", {"a": "x"}),
        ("a: 'x' \nb: \"y\"  \n", {"a": "x", "b": "y"}),
        ("a: '''x'''\n", {"a": "'x'"}),
        (
            "a: Null-Emission\nb: nulls\nc: NuLL\n",
            {"a": "Null-Emission", "b": "nulls", "c": "NuLL"},
        ),
        ("a: |\n  MAX\n", {"a": "MAX\n"}),
        ("a: |\n  x  \n\n", {"a": "x  \n"}),
        ("a: |-\n  X\n   y\n  -z\n", {"a": "X\n y\n-z"}),
        ("a: >\n  x\n  y\n\n\n  z\n", {"a": "x y\n\nz\n"}),
        ("a:\n- |\n x\n", {"a": ["x\n"]}),
        ("a:\n  - |\n   x\n  - y\n", {"a": ["x\n", "y"]}),
        ("a:\n  - b: |\n     x\n    c: y\n", {"a": [{"b": "x\n", "c": "y"}]}),
        ("a:\n  b:\n  - x\n  c: y\nd: z\n", {"a": {"b": ["x"], "c": "y"}, "d": "z"}),
        (
            "a:\n  b:\n    c:\n    - x\n    d: y\n  e: z\n",
            {"a": {"b": {"c": ["x"], "d": "y"}, "e": "z"}},
        ),
        ("a:\n  - b:\n      - x\n    c: y\n  - z\n", {"a": [{"b": ["x"], "c": "y"}, "z"]}),
        ("a:\n  - B: 1\n  - b: 2\nC: 3\n", {"a": [{"B": "1"}, {"b": "2"}], "C": "3"}),
        ("# b\n\n  # c\na: x\n# d\n\n", {"a": "x"}),
        (f"a: x{' ' * 119}y\n", {"a": f"x{' ' * 119}y"}),
        (f"a: |\n  {'- ' * 20}{'? ' * 19}x\n", {"a": f"{'- ' * 20}{'? ' * 19}x\n"}),
        (f"a: |\n  x{'- ' * 40}\n", {"a": f"x{'- ' * 40}\n"}),
    ],
)
def test_what_is_just_plain_enough(text: str, expected: dict[str, Plain]) -> None:
    """It is read quickly, and means what the full parser makes of it."""
    assert plain_yaml.read(text) == expected
    assert _in_full(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        "a: x #b # c\n",
        "a: '  '\n",
        "a: ' '\nb: x\n",
        "a: null # b\n",
        "a: ~  # b\n",
        "a: x:  # b\n",
        "a: NULL\nb: x\n",
        "a:\nb: x\n",
        "a:\n# b\nc:\n  - x\n",
        "a:\n  - \n",
        "a:\n  - # b\n  - x\n",
        "a:\n  - x\n  b: y\n",
        "a:\n  - x\n - y\n",
        "a:\n- x\n  - y\n",
        "a: x\n- y\n",
        "- x\n",
        "a:\n  b: |\n  x\n",
        "a:\n  - b: |\n    x\n",
        "a:\n  - |\n  x\n",
        "a: |\n  x\n y\n",
        "Ab: 1\nAB: 2\n",
        "a:\n  B: 1\n  b: 2\n",
        "a:\n  - B: 1\n    b: 2\n",
        "a:\n  - c: x\n  - D:\n      - B: 1\n        b: 2\n",
        "a: x\u2028y\n",
        "a: x\x85y\n",
        "a: x\ty\n",
        "a: |\n  x\u2028y\n",
        f"a: x{' ' * 120}y\n",
        f"a: |\n  {'- ' * 20}{'? ' * 20}x\n",
        f"a: |\n  {'? ' * 40}x\n",
    ],
)
def test_what_is_not_plain_any_more(text: str) -> None:
    """The full parser says something else of it, or has something to report."""
    assert plain_yaml.read(text) is None


@pytest.mark.parametrize(("depth", "quick"), [(19, True), (20, True), (21, False)])
def test_how_deep_a_plain_text_may_be(depth: int, quick: bool) -> None:
    found = plain_yaml.read(nested(depth))
    assert found == (_in_full(nested(depth))[0] if quick else None)
