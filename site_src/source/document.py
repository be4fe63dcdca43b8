"""A YAML text that was read: its data, and where each value stands."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from site_src.diagnostics import Place
from site_src.source.plain_yaml import Plain

#: One step on the way to a value: a field's name or a position in a list.
Step: TypeAlias = "str | int"


class Nodes:
    """The nodes of a text, composed when they are first needed."""

    __slots__ = ("_root", "_text")

    def __init__(self, text: str, root: yaml.MappingNode | None) -> None:
        self._text, self._root = text, root

    @property
    def root(self) -> yaml.MappingNode:
        """The outermost group."""
        if self._root is None:
            root = yaml.compose(self._text, Loader=yaml.CBaseLoader)
            self._root = cast("yaml.MappingNode", root)
        return self._root


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text: its plain data and, on demand, the nodes that know where each value stands.

    `_full` says that no value of it is empty, so that all that is written is in the data.
    """

    path: str
    data: dict[str, Plain]
    _nodes: Nodes = field(repr=False, compare=False)
    _first_line: int = 1
    _text: str = field(default="", repr=False)
    _full: bool = False

    @property
    def text(self) -> str:
        """What was read."""
        return self._text

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Where a value stands, or with `key` its field's name.

        A value that is missing is placed where the group that should hold it begins.
        """
        node: yaml.Node = self._nodes.root
        at: yaml.Node = node
        for step in steps:
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            at = name if key and name is not None else node
        return node_place(at, self.path, self._first_line)

    def place_of(self, fragment: str, nth: int, *steps: Step) -> Place:
        """Where a fragment stands for the `nth` time (from 0) within the text of a value."""
        node: yaml.Node = self._nodes.root
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

    def at(self, position: int) -> Place:
        """Where a position of the text stands."""
        return _place(self._text, position, self.path, self._first_line)

    def has(self, *steps: Step) -> bool:
        """Whether the field is written down at all, even if empty."""
        if self._full and len(steps) == 1:
            return steps[0] in self.data
        node: yaml.Node = self._nodes.root
        for step in steps:
            found = _child(node, step)
            if found is None:
                return False
            node = found[1]
        return True


@functools.lru_cache(maxsize=4096)  # the same fields, entry after entry
def dotted(steps: tuple[Step, ...]) -> str:
    """A field's path as people read it; lists count from 1: `output[1].value`."""
    path = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return path.removeprefix(".")


def node_place(node: yaml.Node | yaml.Event, name: str, first_line: int) -> Place:
    """Where a node begins; `first_line` is the line of the file in which its text begins."""
    mark = node.start_mark
    assert mark is not None
    return Place(name, mark.line + first_line, mark.column + 1)


def _child(node: yaml.Node, step: Step) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == step:
                return name, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _index(mark: yaml.Mark | None) -> int:
    return mark.index if mark else 0


def _place(text: str, position: int, name: str, first_line: int) -> Place:
    line = text.count("\n", 0, position)
    return Place(name, line + first_line, position - text.rfind("\n", 0, position))
