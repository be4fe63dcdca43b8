"""The plain part of YAML in which entries are written, read in one pass over the text.

Fields and lists by indentation, values of one line, texts below `|` or `>`, comments. Whatever
else there is, and whatever could be worth a remark, is left to the full parser: here it means
that there is no data.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from site_src.source.text import all_printable

#: What the rest of the house sees of YAML: text, lists, mappings with text keys.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

#: Words that mean that nothing is written.
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

#: A line with the comments before it and the text below it. Nothing in it is tried twice.
_LINE = re.compile(
    r"""
    (?:\ *+(?:\#[^\n]*+)?+\n)*+
    (?:
        (?P<indent>\ *+) (?P<dash>-\ ++)?+
        (?:(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,79}+):(?:\ ++|(?=\n)))?+
        (?(dash)|(?(name)|(?!)))
        (?:
            (?P<word>(?:[^\s\-“‘＂?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9]))[^\n]*+)\n
        |   '(?P<single>(?:[^'\n]++|'')++)'\ *+\n
        |   "(?P<double>[^"\\\n]++)"\ *+\n
        |   (?P<mark>[|>]-?+)\ *+\n
            (?P<below>(?P<margin>\ ++)[^\ \n][^\n]*+\n(?:(?:(?P=margin)[^\n]*+|\ *+)\n)*+)
        |   (?:\#(?:\ [^\n]*+)?+)?+\n
        )
    |   \Z
    |   (?P<other>[^\n]++)
    )
    """,
    re.VERBOSE,
)
_FOLD = re.compile(r"\n(\n*)")
_INDENTED = (" ", "-", "?")
#: Deeper and wider texts, and many marks of lists in one line, are for the full parser to judge.
_DEEPEST, _WIDEST, _FEW_MARKS = 20, 120, 40


def read(text: str) -> dict[str, Plain] | None:
    """The data of a text, or None where only the full parser can tell.

    Where there is data, the full parser finds the same, no empty value and nothing to report.
    """
    if not text.endswith("\n") or not all_printable(text):
        return None
    return None if " " * _WIDEST in text else _arranged(text)


def _arranged(text: str) -> dict[str, Plain] | None:
    """Puts each line where its indentation says; a line that fits nowhere ends the attempt."""
    groups: list[Any] = [{}]  # those that are open, from the root inwards, and their columns
    columns = [0]
    field, mixed = "", False  # the field whose group begins in the next line
    for indent, dash, name, word, single, double, mark, below, margin, other in _LINE.findall(text):
        if not (dash or name):
            if other:
                return None
            continue
        if word:
            value = _without_comment(word) if " #" in word else word
            if value[-1:] in ": " or ": " in value or (len(value) < 5 and value in EMPTY):
                return None
        else:
            value = (
                _block(mark, below, len(margin)) if mark else single.replace("''", "'") or double
            )
            if value.isspace():
                return None
        column = len(indent)
        if field:
            if column < columns[-1] + (not dash) or len(columns) > _DEEPEST:
                return None
            group: Any = [] if dash else {}
            groups[-1][field] = group
            groups.append(group)
            columns.append(column)
        else:
            while columns[-1] > column:
                del columns[-1], groups[-1]
            if not dash and type(groups[-1]) is list:  # in the column of its field
                del columns[-1], groups[-1]
            group = groups[-1]
            if columns[-1] != column or (dash and type(group) is not list):
                return None
        if dash and name:
            column += len(dash)
            item: dict[str, Plain] = {}
            group.append(item)
            groups.append(item)
            columns.append(column)
            group = item
        if name in group if name else not value:
            return None
        if mark and len(margin) <= column:
            return None
        if not name:
            group.append(value)
        elif value:
            group[name] = value
        field = "" if value else name
        mixed = mixed or not (name.islower() or not name)
    root: dict[str, Plain] = groups[0]
    return None if field or not root or (mixed and not _distinct(root)) else root


def _without_comment(word: str) -> str:
    """A value without the comment after it; nothing where the comment is worth a remark."""
    value, _, comment = word.partition(" #")
    return "" if comment and not comment.startswith(" ") else value.rstrip(" ")


def _block(mark: str, below: str, margin: int) -> str:
    """A text below its field; blank where it needs a closer look."""
    lines = [line[margin:] for line in below.split("\n")]
    if any(line.startswith(_INDENTED) and _has_many_marks(line) for line in lines):
        return " "
    text = "\n".join(lines).rstrip("\n")
    if mark[0] == ">":
        if "\n " in text:
            return " "
        text = _FOLD.sub(lambda ends: ends[1] or " ", text)
    return text if mark.endswith("-") else f"{text}\n"


def _has_many_marks(line: str) -> bool:
    """The full parser counts the marks of lists, even in texts, before it reads them."""
    return line.count("- ") + line.count("? ") >= _FEW_MARKS


def _distinct(data: Plain) -> bool:
    """Whether no two names of a group differ in capitals only."""
    if isinstance(data, list):
        return all(_distinct(item) for item in data)
    if isinstance(data, dict):
        names = {name.lower() for name in data}
        return len(names) == len(data) and all(_distinct(value) for value in data.values())
    return True
