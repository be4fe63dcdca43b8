"""What the YAML parser complains about, in an editor's words and where the mistake really is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_NAME = r"[^\s:：#'\"\[\]{}&*!|>%@`-][^\s:：]*"
_FULLWIDTH = re.compile(rf"(?P<before>[ ]*(?:- )*(?P<name>{_NAME}))：")
_NO_SPACE = re.compile(rf"[ ]*(?:- )*(?P<name>{_NAME}):\S")
_FIELD = re.compile(rf"[ ]*(?:- )*{_NAME}:[ ]+")
_INDENT = re.compile(r"[ ]*(?P<other>\t(?=\s*\S)|[\u00a0\u3000])")
_BLOCK = re.compile(r"(?P<indent>[ ]*+).*(?:: |- )[|>][-+0-9]*\s*(?:#.*)?")
#: At the first the parser stops before the backslash, at the others behind the letter after it.
_ESCAPES = ("found unknown escape character", "did not find expected hex", "found invalid Unicode")
_VALUE_STARTS = (
    "found character that cannot start any token",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected node content",
    "mapping keys are not allowed",
    "found an indentation indicator",
    "found unexpected ':'",
)
_NEIGHBOURS = ("did not find expected key", "did not find expected '-' indicator")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A diagnostic's code, the place within the text (both from 0) and what to quote."""

    code: str
    line: int
    column: int
    value: str = ""


def stray_spaces(lines: list[str]) -> Iterator[Mistake]:
    """Tabs and wide spaces in the indentation."""
    for number, line in _outside_blocks(lines):
        match = _INDENT.match(line)
        if match:
            code = "yaml-tab" if match["other"] == "\t" else "yaml-space"
            yield Mistake(code, number, match.start("other"))


def wide_colons(lines: list[str]) -> Iterator[Mistake]:
    """Full-width colons after what looks like a field's name."""
    for number, line in _outside_blocks(lines):
        mistake = _wide_colon(lines, number) if "：" in line else None
        if mistake and not _FIELD.match(line):
            yield mistake


def explain(problem: yaml.YAMLError, lines: list[str]) -> Mistake:
    """Turns the parser's complaint into a mistake that an editor can find and mend."""
    reason = str(getattr(problem, "problem", None) or problem)
    context = str(getattr(problem, "context", None) or "")
    line, column = _position(getattr(problem, "problem_mark", None), lines)
    first, begins = _position(getattr(problem, "context_mark", None), lines)
    if reason.startswith("could not find expected ':'"):
        return _unfinished(lines, first)
    if reason.startswith("mapping values are not allowed"):
        return _second_colon(lines, line, column)
    if reason.startswith("block sequence entries are not allowed"):
        return Mistake("yaml-list-place", line, column)
    if reason.startswith("found a tab") or lines[line][column : column + 1] == "\t":
        return Mistake("yaml-tab", line, column)
    if reason.startswith(_ESCAPES) and "quoted scalar" in context:
        backslash = column if reason.startswith(_ESCAPES[0]) else column - 2
        return Mistake("yaml-escape", line, backslash)
    if reason.startswith("found undefined alias"):
        return Mistake("yaml-alias", line, column, lines[line][column + 1 :].strip())
    if lines[line].startswith("%"):
        return Mistake("yaml-quote-needed", line, 0, lines[line].strip())
    if "quoted scalar" in context:
        return Mistake("yaml-quote-open", first, begins)
    if "flow" in context:
        return Mistake("yaml-bracket-open", first, begins)
    if reason.startswith(_VALUE_STARTS) or context.endswith(("an alias", "an anchor", "a tag")):
        at = (first, begins) if context else (line, column)
        return Mistake("yaml-quote-needed", *at, lines[at[0]][at[1] :].strip())
    if reason.startswith(_NEIGHBOURS):
        return _neighbour(lines, line, column)
    if reason.startswith("did not find expected <document start>"):
        return Mistake("yaml-several-documents", line, column)
    return Mistake("yaml-syntax", line, column, reason)


def _position(mark: object, lines: list[str]) -> tuple[int, int]:
    """The parser's place; it may lie behind the last line."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return (line, column) if line < len(lines) else (len(lines) - 1, 0)


def _unfinished(lines: list[str], number: int) -> Mistake:
    """A line that should be a field and has no proper colon."""
    line = lines[number]
    return (
        _wide_colon(lines, number)
        or _colon_without_space(lines, number)
        or Mistake("yaml-colon-missing", number, _indent(line), line.strip())
    )


def _second_colon(lines: list[str], number: int, column: int) -> Mistake:
    """A colon where none can be: within a value, or below a line that is already complete."""
    line = lines[number]
    field = _FIELD.match(line)
    if field and field.end() <= column:
        return Mistake("yaml-quote-needed", number, field.end(), line[field.end() :].strip())
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is not None:
        culprit = _wide_colon(lines, above) or _colon_without_space(lines, above)
        if culprit and not _FIELD.match(lines[above]):
            return culprit
    return Mistake("yaml-indent", number, _indent(line))


def _neighbour(lines: list[str], number: int, column: int) -> Mistake:
    """Text after a closing quote or bracket, or a line that begins in the wrong column."""
    line = lines[number]
    if not line[:column].strip():
        return Mistake("yaml-indent", number, column)
    field = _FIELD.match(line)
    start = field.end() if field else _indent(line)
    return Mistake("yaml-quote-needed", number, start, line[start:].strip())


def _wide_colon(lines: list[str], number: int) -> Mistake | None:
    match = _FULLWIDTH.match(lines[number])
    if match is None:
        return None
    return Mistake("yaml-fullwidth-colon", number, match.end() - 1, match["name"])


def _colon_without_space(lines: list[str], number: int) -> Mistake | None:
    match = _NO_SPACE.match(lines[number])
    if match is None:
        return None
    return Mistake("yaml-colon-space", number, match.end() - 1, match["name"])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that are structure: not those of a text written below `|` or `>`."""
    within: int | None = None
    for number, line in enumerate(lines):
        if within is not None and (not line.strip() or _indent(line) > within):
            continue
        block = _BLOCK.fullmatch(line)
        within = len(block["indent"]) if block else None
        yield number, line
