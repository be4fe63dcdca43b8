"""The quick reader of plain YAML: it says what the full parser says, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_src.diagnostics import Report
from site_src.source import plain_yaml
from site_src.source.yaml import Document, Plain, Step, parse

ROOT = Path(__file__).parents[2]
ENTRIES = [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "projects_yaml").rglob("*.yml"))
]
MISTAKEN = [
    path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((ROOT / "tests/invalid").rglob("*.yml"))
]
HEADS = [
    path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n") + "\n"
    for folder in ("content", "tests/invalid")
    for path in sorted((ROOT / folder).rglob("*.md"))
]
TEXTS = [*ENTRIES, *MISTAKEN, *HEADS]
#: What makes the difference between one meaning and another.
PIECES = (
    " ", "  ", "\n", "\n  ", "\n    ", "\n\n", "\n  \n", "- ", "-", "#", " #", " # ", ": ", ":",
    "'", "''", '"', "|", ">", "|-", ">-", "[", "]", "{", "}", "&", "*", "!", "%", "@", "`", "?",
    "? ", "~", "null", "---", "...", "\\", "亩", "：", "a: ", "A: ", "zh: ", "<<: ", "-3", ",",
    "\t", "\u00a0", "\u3000", "\u200d", "\x85", "\n# c\n", "\n    # c\n",
)  # fmt: skip
LINES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", " ", "  ", "   ", "    ")),
    st.sampled_from(("", "", "- ", "-   ", "- - ")),
    st.sampled_from(("a: ", "b:", "c:  ", "A: ", "")),
    st.sampled_from(
        ("", "x", "x y", "|", ">", "|-", ">-", "'y'", "'y''s'", '"z"', "# c", "x # c", "x #c", "~")
    ),
)


def _in_full(text: str) -> tuple[Document | None, Report]:
    report = Report()
    with mock.patch("site_src.source.plain_yaml.read", return_value=None):
        return parse(text, "f.yml", report), report


def _agrees(text: str) -> bool:
    """Whether the text was read quickly; then the full parser must say the same."""
    data = plain_yaml.read(text)
    if data is None:
        return False
    document, report = _in_full(text)
    assert [d.line() for d in report] == []
    assert document is not None
    assert data == document.data
    return True


@st.composite
def _mutations(draw: st.DrawFn) -> str:
    """Some lines of a real entry, changed at a few places."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    first = draw(st.integers(0, max(0, len(lines) - 3)))
    text = "\n".join(lines[first : first + draw(st.integers(2, 20))]) + "\n"
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = (
            text[:at] + draw(st.sampled_from(("", *PIECES))) + text[at + draw(st.integers(0, 3)) :]
        )
    return text


def _paths(data: Plain, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    yield steps
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inner if not isinstance(data, str) else ():
        yield from _paths(value, (*steps, step))


def test_real_texts_say_the_same() -> None:
    assert any([_agrees(text) for text in TEXTS])


def test_most_entries_are_read_quickly() -> None:
    assert sum(plain_yaml.read(text) is not None for text in ENTRIES) >= 0.95 * len(ENTRIES)


@given(_mutations())
def test_changed_texts_say_the_same(text: str) -> None:
    _agrees(text)


@given(st.lists(LINES, min_size=1, max_size=8))
@example(["a: |", "    x", "  ", "    # y"])
@example(["a: |", "    x", "  # y", "b: z"])
@example(["a: x", "  - y"])
@example(["a: ''", "  b: x"])
@example(["- a: 'x' y"])
@example(["a: b: # c"])
def test_arranged_lines_say_the_same(lines: list[str]) -> None:
    _agrees("\n".join(lines) + "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_pieces_say_the_same(pieces: list[str]) -> None:
    _agrees(f"a: {''.join(pieces)}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: x\n",
        "# note\na:  # note\n  zh: 一 # note\n\n  en: it's C# 3:2\n",
        "a:\n- x\n- b: 'it''s'\n  c: \"y\"\nd: -3.7%\n",
        "a: |\n    x\n\n     y\n\n\nb: >-\n  x\n  y\n\n  z\n",
        "zh-Hant: x\n",
        f"a: |\n  {'- ' * 39}x\n",
    ],
)
def test_plain_texts_are_read_quickly(text: str) -> None:
    assert _agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n# note\n",
        "a: x",
        "a:\n",
        "a: ''\n",
        "a: ~\n",
        "a:\n  -\n",
        "a: x #y\n",
        "a: x: y\n",
        "a: x:\n",
        "a: [x]\n",
        "a: &x y\n",
        "a: !t y\n",
        'a: "\\x41"\n',
        "a: x\n  y\n",
        "a: x\nA: y\n",
        "a: x\na: y\n",
        "'a': x\n",
        "---\na: x\n",
        "a:\tx\n",
        "a: |2\n    x\n",
        "a: |+\n  x\n",
        "a: |\n\n  x\n",
        "a: >\n  x\n   y\n",
        f"a: x{' ' * 120}y\n",
        "a:\n    x: 1\n  y: 2\n",
        f"a: |\n  {'- ' * 40}x\n",
        "".join(f"{'  ' * depth}a:\n" for depth in range(30)) + "  " * 30 + "a: x\n",
    ],
)
def test_everything_else_is_left_to_the_full_parser(text: str) -> None:
    assert plain_yaml.read(text) is None


@pytest.mark.parametrize("text", ENTRIES[::8])
def test_places_are_the_same(text: str) -> None:
    quick, (full, _) = parse(text, "f.yml", Report()), _in_full(text)
    assert quick is not None
    assert full is not None
    for steps in _paths(full.data):
        for key in (False, True):
            assert quick.place(*steps, key=key) == full.place(*steps, key=key)
        assert quick.has(*steps)
    assert not quick.has("nothing")
    assert quick.place_of(text[:1], 0, "title") == full.place_of(text[:1], 0, "title")
