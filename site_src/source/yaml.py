"""YAML as text with places.

Every scalar stays the text that the editor wrote; the schema gives it a type. PyYAML's C parser
composes the nodes and the nodes keep their places, so that a mistake can be shown where it is.
Plain texts are read in a quicker way; their nodes are composed when a place is first asked for.
"""

from __future__ import annotations

import re
import unicodedata

import yaml

from site_src.diagnostics import Place, Report
from site_src.source import plain_yaml
from site_src.source.document import Document as Document
from site_src.source.document import Nodes, node_place
from site_src.source.document import Step as Step
from site_src.source.document import dotted as dotted
from site_src.source.plain_yaml import EMPTY
from site_src.source.plain_yaml import Plain as Plain
from site_src.source.syntax import Mistake, explain, stray_spaces, wide_colons
from site_src.source.text import forbidden_characters

DEPTH_LIMIT = 40
_OPENING = re.compile(r"[\[{]")
_DASHES = re.compile(rf"^(?:[ ]*[-?] ){{{DEPTH_LIMIT},}}", re.MULTILINE)
_INDENT = re.compile(rf"^ {{{DEPTH_LIMIT * 4},}}[^\s]", re.MULTILINE)
_LOST = re.compile(r"\s+(#\S.*)")
#: In brackets, a mark may stand right behind a colon or a question mark.
_MARKED = re.compile(r"(?:^|[\s\[{,:?])[&*!]")
#: A value between quotation marks that YAML does not know as such.
_CURLY = re.compile(r"“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂|“[^“”]*\"")


def parse(
    text: str, name: str, report: Report, first_line: int = 1, marks: bool = False
) -> Document | None:
    """Reads one YAML document, or reports everything that is wrong with it.

    `first_line` is the line of the file in which `text` begins (front matter: 2). With `marks`,
    anchors and tags are let through (`mkdocs.yml` has them); they are not acted upon.
    """
    plain = plain_yaml.read(text)
    if plain is not None:
        return Document(name, plain, Nodes(text, None), first_line, text, True)
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
        place = node_place(second, name, first_line) if second else Place(name, first_line)
        report.add("yaml-several-documents", place)
        return None
    if not isinstance(root, yaml.MappingNode):
        empty = root is None or (isinstance(root, yaml.ScalarNode) and root.value in EMPTY)
        colons = list(wide_colons(text.split("\n"))) if "：" in text else []
        if colons:
            _report_mistakes(colons, name, report, first_line)
        else:
            report.add("yaml-empty" if empty else "yaml-not-mapping", Place(name, first_line))
        return None
    walk = _Walk(name, report, first_line, text.split("\n") if "#" in text else [])
    data = walk.mapping(root, 1)
    return None if walk.failed else Document(name, data, Nodes(text, root), first_line, text)


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
                    report.add(code, node_place(event, name, first_line), value=shown)
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
            seen[folded] = node_place(key, self.name, self.first_line).line
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
        if value[:1] in "“‘＂" and _CURLY.fullmatch(value):
            place = node_place(node, self.name, self.first_line)
            self.report.add("yaml-curly-quotes", place, value=value)
        return None if value in EMPTY else value

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
        self.report.add(code, node_place(node, self.name, self.first_line), **params)
        self.failed = True
