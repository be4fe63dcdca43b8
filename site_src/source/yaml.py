"""YAML as text with places.

Every scalar stays the text that the editor wrote; the schema gives it a type. PyYAML's C parser
composes the nodes and the nodes keep their places, so that a mistake can be shown where it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from site_src.diagnostics import Place, Report

#: What the rest of the house sees of YAML: text, lists, mappings with text keys.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
#: One step on the way to a value: a field's name or a position in a list.
Step: TypeAlias = "str | int"

DEPTH_LIMIT = 40
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_OPENING = re.compile(r"[\[{]")
_DASHES = re.compile(r"^(?:\s*[-?] ){%d,}" % DEPTH_LIMIT, re.MULTILINE)
_INDENT = re.compile(r"^ {%d,}\S" % (DEPTH_LIMIT * 8), re.MULTILINE)
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_FULLWIDTH = re.compile(r"^[ ]*(?:- )?([A-Za-z_][A-Za-z0-9_-]*)：", re.MULTILINE)
_LOST = re.compile(r"\s+(#\S.*)")
_MARKED = re.compile(r"[&*!]")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text: its plain data and the nodes that know where each value stands."""

    path: str
    data: dict[str, Plain]
    _root: yaml.MappingNode = field(repr=False)
    _first_line: int = 1

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Where a value stands, or with `key` its field's name.

        A value that is missing is placed where the group that should hold it begins.
        """
        node: yaml.Node = self._root
        at: yaml.Node = node
        for step in steps:
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            at = name if key and name is not None else node
        mark = at.start_mark
        return Place(self.path, mark.line + self._first_line, mark.column + 1)

    def has(self, *steps: Step) -> bool:
        """Whether the field is written down at all, even if empty."""
        node: yaml.Node = self._root
        for step in steps:
            found = _child(node, step)
            if found is None:
                return False
            node = found[1]
        return True


def parse(
    text: str, name: str, report: Report, first_line: int = 1, marks: bool = False
) -> Document | None:
    """Reads one YAML document, or reports everything that is wrong with it.

    `first_line` is the line of the file in which `text` begins (front matter: 2). With `marks`,
    anchors and tags are let through (`mkdocs.yml` has them); they are not acted upon.
    """
    if not _admissible(text, name, report, first_line, marks):
        return None
    try:
        documents = list(yaml.compose_all(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as problem:
        _report_syntax(problem, text, name, report, first_line)
        return None
    if len(documents) != 1 or documents[0] is None:
        code = "yaml-several-documents" if len(documents) > 1 else "yaml-empty"
        report.add(code, Place(name, first_line))
        return None
    root = documents[0]
    if not isinstance(root, yaml.MappingNode):
        code = "yaml-empty" if getattr(root, "value", None) in _EMPTY else "yaml-not-mapping"
        report.add(code, Place(name, first_line))
        return None
    walk = _Walk(name, report, first_line, text.split("\n") if "#" in text else [])
    data = walk.mapping(root)
    return None if walk.failed else Document(name, data, root, first_line)


def _child(node: yaml.Node, step: Step) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == step:
                return name, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _admissible(text: str, name: str, report: Report, first_line: int, marks: bool) -> bool:
    """Looks for what must not reach the parser, or what it explains badly."""
    before = report.count("error")
    if _too_deep(text):
        report.add("yaml-too-deep", Place(name, first_line), limit=str(DEPTH_LIMIT))
        return False
    if "\t" in text:
        for match in _TAB.finditer(text):
            report.add("yaml-tab", _place(text, match.end() - 1, name, first_line))
    if "：" in text:
        for match in _FULLWIDTH.finditer(text):
            place = _place(text, match.end() - 1, name, first_line)
            report.add("yaml-fullwidth-colon", place, value=match.group(1))
    if not marks and _MARKED.search(text) and report.count("error") == before:
        _report_marks(text, name, report, first_line)
    return report.count("error") == before


def _too_deep(text: str) -> bool:
    """Whether libyaml, which recurses in C, would be led too deep."""
    if _DASHES.search(text) or _INDENT.search(text):
        return True
    if sum(1 for _ in _OPENING.finditer(text)) < DEPTH_LIMIT:
        return False
    depth = 0
    for character in text:
        if character in "[{":
            depth += 1
            if depth > DEPTH_LIMIT:
                return True
        elif character in "]}":
            depth = max(depth - 1, 0)
    return False


def _report_marks(text: str, name: str, report: Report, first_line: int) -> None:
    """Finds anchors, references and tags; a broken document is left to the composer."""
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            place = Place(name, event.start_mark.line + first_line, event.start_mark.column + 1)
            if isinstance(event, yaml.AliasEvent):
                report.add("yaml-alias", place, value=event.anchor)
            elif getattr(event, "anchor", None):
                report.add("yaml-anchor", place, value=event.anchor)
            elif getattr(event, "tag", None):
                report.add("yaml-tag", place, value=event.tag)
    except yaml.YAMLError:
        return


def _report_syntax(
    problem: yaml.YAMLError, text: str, name: str, report: Report, first_line: int
) -> None:
    mark = getattr(problem, "problem_mark", None)
    reason = str(getattr(problem, "problem", None) or problem)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    if reason.startswith("could not find expected ':'") and line > 0:
        line, column = _unfinished_key(lines, line)
    place = Place(name, line + first_line, column + 1)
    written = lines[line] if line < len(lines) else ""
    if reason.startswith(("mapping values are not allowed", "found character that cannot start")):
        value = written.split(": ", 1)[-1].strip()
        column = written.find(value)
        report.add("yaml-quote-needed", Place(name, place.line, column + 1), value=value)
    else:
        report.add("yaml-syntax", place, reason=reason)


def _unfinished_key(lines: list[str], line: int) -> tuple[int, int]:
    """The parser notices a missing colon a line late; the culprit has none."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        written = lines[number]
        if written.strip() and ":" not in written and not written.lstrip().startswith(("-", "#")):
            return number, len(written) - len(written.lstrip())
    return line, 0


def _place(text: str, position: int, name: str, first_line: int) -> Place:
    line = text.count("\n", 0, position)
    return Place(name, line + first_line, position - text.rfind("\n", 0, position))


class _Walk:
    """Turns nodes into plain data and reports keys that cannot stand."""

    def __init__(self, name: str, report: Report, first_line: int, lines: list[str]) -> None:
        self.name, self.report, self.first_line, self.lines = name, report, first_line, lines
        self.failed = False

    def mapping(self, node: yaml.MappingNode) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fail("yaml-key-not-text", key)
                continue
            folded = unicodedata.normalize("NFKC", key.value).casefold()
            if folded in seen:
                self._fail("yaml-duplicate-key", key, value=key.value, first=str(seen[folded]))
                continue
            seen[folded] = key.start_mark.line + self.first_line
            plain = self.plain(value)
            if plain is not None:
                data[key.value] = plain
        return data

    def plain(self, node: yaml.Node) -> Plain | None:
        """The node's data; None for an empty value, which counts as missing."""
        if isinstance(node, yaml.ScalarNode):
            if node.style:
                return str(node.value)
            self._warn_of_comment(node)
            return None if node.value in _EMPTY else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item) or "" for item in node.value]
        return self.mapping(node)

    def _warn_of_comment(self, node: yaml.ScalarNode) -> None:
        """`park #3` reads as `park`; a comment proper has a space after its '#'."""
        mark = node.end_mark
        if mark.line < len(self.lines):
            lost = _LOST.fullmatch(self.lines[mark.line][mark.column :])
            if lost:
                place = Place(self.name, mark.line + self.first_line, mark.column + 2)
                self.report.add("yaml-comment-in-value", place, value=lost.group(1))

    def _fail(self, code: str, node: yaml.Node, **params: str) -> None:
        mark = node.start_mark
        place = Place(self.name, mark.line + self.first_line, mark.column + 1)
        self.report.add(code, place, **params)
        self.failed = True
