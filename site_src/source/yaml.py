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
from site_src.source.syntax import Mistake, explain, stray_spaces, wide_colons
from site_src.source.text import forbidden_characters

#: What the rest of the house sees of YAML: text, lists, mappings with text keys.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
#: One step on the way to a value: a field's name or a position in a list.
Step: TypeAlias = "str | int"

DEPTH_LIMIT = 40
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_OPENING = re.compile(r"[\[{]")
_DASHES = re.compile(rf"^(?:[ ]*[-?] ){{{DEPTH_LIMIT},}}", re.MULTILINE)
_INDENT = re.compile(rf"^ {{{DEPTH_LIMIT * 4},}}[^\s]", re.MULTILINE)
_LOST = re.compile(r"\s+(#\S.*)")
_MARKED = re.compile(r"(?:^|[\s\[{,])[&*!]")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text: its plain data and the nodes that know where each value stands."""

    path: str
    data: dict[str, Plain]
    _root: yaml.MappingNode = field(repr=False)
    _first_line: int = 1
    _text: str = field(default="", repr=False)

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
        return _node_place(at, self.path, self._first_line)

    def place_of(self, fragment: str, nth: int, *steps: Step) -> Place:
        """Where a fragment stands for the `nth` time (from 0) within the text of a value."""
        node: yaml.Node = self._root
        for step in steps:
            found = _child(node, step)
            if found is None:
                return self.place(*steps)
            node = found[1]
        at, end = _index(node.start_mark) - 1, _index(node.end_mark)
        for _ in range(nth + 1):
            at = self._text.find(fragment, at + 1, end)
            if at < 0:
                return self.place(*steps)
        return _place(self._text, at, self.path, self._first_line)

    def has(self, *steps: Step) -> bool:
        """Whether the field is written down at all, even if empty."""
        node: yaml.Node = self._root
        for step in steps:
            found = _child(node, step)
            if found is None:
                return False
            node = found[1]
        return True


def dotted(steps: tuple[Step, ...]) -> str:
    """A field's path as people read it; lists count from 1: `output[1].value`."""
    path = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return path.removeprefix(".")


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
    root = documents[0] if documents else None
    if len(documents) > 1:
        second = documents[1]
        place = _node_place(second, name, first_line) if second else Place(name, first_line)
        report.add("yaml-several-documents", place)
        return None
    if not isinstance(root, yaml.MappingNode):
        empty = root is None or (isinstance(root, yaml.ScalarNode) and root.value in _EMPTY)
        colons = list(wide_colons(text.split("\n"))) if "：" in text else []
        if colons:
            _report_mistakes(colons, name, report, first_line)
        else:
            report.add("yaml-empty" if empty else "yaml-not-mapping", Place(name, first_line))
        return None
    walk = _Walk(name, report, first_line, text.split("\n") if "#" in text else [])
    data = walk.mapping(root, 1)
    return None if walk.failed else Document(name, data, root, first_line, text)


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
    if _too_deep(text):
        report.add("yaml-too-deep", Place(name, first_line), limit=str(DEPTH_LIMIT))
        return False
    if "\t" in text or "\u3000" in text or "\u00a0" in text:
        stray = list(stray_spaces(text.split("\n")))
        _report_mistakes(stray, name, report, first_line)
        if stray:
            return False
    return marks or not _MARKED.search(text) or _unmarked(text, name, report, first_line)


def _too_deep(text: str) -> bool:
    """Whether libyaml, which composes recursively in C, would be led too deep."""
    if _DASHES.search(text) or _INDENT.search(text):
        return True
    if sum(1 for _ in _OPENING.finditer(text)) < DEPTH_LIMIT:
        return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                return True
    except yaml.YAMLError:
        return False
    return False


def _unmarked(text: str, name: str, report: Report, first_line: int) -> bool:
    """Reports anchors, references and tags; a broken document is left to the composer."""
    unmarked = True
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            for code, mark in (("yaml-anchor", "anchor"), ("yaml-tag", "tag")):
                value = getattr(event, mark, None)
                if value:
                    code = "yaml-alias" if isinstance(event, yaml.AliasEvent) else code
                    shown = value.replace("tag:yaml.org,2002:", "!!")
                    report.add(code, _node_place(event, name, first_line), value=shown)
                    unmarked = False
    except yaml.YAMLError:
        return unmarked
    return unmarked


def _report_syntax(
    problem: yaml.YAMLError, text: str, name: str, report: Report, first_line: int
) -> None:
    lines = text.split("\n")
    mistake = explain(problem, lines)
    found = {mistake}
    if mistake.code == "yaml-fullwidth-colon":
        found.update(wide_colons(lines))
    _report_mistakes(found, name, report, first_line)


def _report_mistakes(
    mistakes: list[Mistake] | set[Mistake], name: str, report: Report, first_line: int
) -> None:
    for mistake in mistakes:
        place = Place(name, mistake.line + first_line, mistake.column + 1)
        kind = "reason" if mistake.code == "yaml-syntax" else "value"
        report.add(mistake.code, place, **{kind: mistake.value})


def _index(mark: yaml.Mark | None) -> int:
    return mark.index if mark else 0


def _node_place(node: yaml.Node | yaml.Event, name: str, first_line: int) -> Place:
    mark = node.start_mark
    assert mark is not None
    return Place(name, mark.line + first_line, mark.column + 1)


def _place(text: str, position: int, name: str, first_line: int) -> Place:
    line = text.count("\n", 0, position)
    return Place(name, line + first_line, position - text.rfind("\n", 0, position))


class _Walk:
    """Turns nodes into plain data and reports keys and characters that cannot stand."""

    def __init__(self, name: str, report: Report, first_line: int, lines: list[str]) -> None:
        self.name, self.report, self.first_line, self.lines = name, report, first_line, lines
        self.failed = False
        self.known: dict[int, Plain] = {}

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        self.known[id(node)] = data
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fail("yaml-key-not-text", key)
                continue
            self._check_characters(key)
            folded = unicodedata.normalize("NFKC", key.value).casefold()
            if folded in seen:
                self._fail("yaml-duplicate-key", key, value=key.value, first=str(seen[folded]))
                continue
            seen[folded] = _node_place(key, self.name, self.first_line).line
            plain = self.plain(value, depth)
            if plain is not None:
                data[key.value] = plain
        return data

    def plain(self, node: yaml.Node, depth: int) -> Plain | None:
        """The node's data; None for an empty value, which counts as missing."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth >= DEPTH_LIMIT:
            self._fail("yaml-too-deep", node, limit=str(DEPTH_LIMIT))
            return None
        if id(node) in self.known:  # an alias, let through in mkdocs.yml; it may contain itself
            return self.known[id(node)]
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth + 1)
        return self._sequence(node, depth + 1)

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        value = str(node.value)
        if node.style:
            self._check_characters(node)
            return value if value.strip() else None
        self._warn_of_comment(node)
        return None if value in _EMPTY else value

    def _sequence(self, node: yaml.Node, depth: int) -> list[Plain]:
        items: list[Plain] = []
        self.known[id(node)] = items
        for item in node.value:
            plain = self.plain(item, depth)
            if plain is None:
                self._fail("item-empty", item)
            else:
                items.append(plain)
        return items

    def _check_characters(self, node: yaml.ScalarNode) -> None:
        """Escapes in double quotes (`"\\x00"`) bring in what the file itself may not hold."""
        if node.style == '"':
            for _, value in forbidden_characters(node.value):
                self._fail("character-forbidden", node, value=value)

    def _warn_of_comment(self, node: yaml.ScalarNode) -> None:
        """`park #3` reads as `park`; a comment proper has a space after its '#'."""
        mark = node.end_mark
        if mark and mark.line < len(self.lines):
            lost = _LOST.fullmatch(self.lines[mark.line], mark.column)
            if lost:
                place = Place(self.name, mark.line + self.first_line, lost.start(1) + 1)
                self.report.add("yaml-comment-in-value", place, value=lost.group(1))

    def _fail(self, code: str, node: yaml.Node, **params: str) -> None:
        self.report.add(code, _node_place(node, self.name, self.first_line), **params)
        self.failed = True
