"""CommonMark as a tree of plain nodes, for a template that draws them. No markup is written."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

#: `{"kind": "paragraph", "children": […]}`: a kind, and what that kind needs. JSON can hold it.
Node = dict[str, Any]
#: Gives the address for a link as it is written, or an empty string where none is to be set.
Address = Callable[[str], str]
#: By the line in which it begins, what stands for a block of the catalogue.
Embedded = Mapping[int, list[Node]]
NOTHING: Embedded = {}

_NESTED = {"strong": "strong", "em": "emphasis", "blockquote": "quote", "paragraph": "paragraph"}
_LISTS = {"bullet_list": "bullets", "ordered_list": "numbers"}
_CODE = ("code_inline", "code_block", "fence")
_TOP = 2


def sections(text: str, address: Address, embedded: Embedded = NOTHING) -> list[Node]:
    """A document cut at its second-level headings: `title` (inline nodes, empty before the first
    heading) and `blocks`. Levels of headings below them are never skipped."""
    found: list[Node] = [{"title": [], "blocks": []}]
    level = _TOP
    for block in blocks(text, address, embedded):
        if block["kind"] == "heading" and block["level"] <= _TOP:
            found.append({"title": block["children"], "blocks": []})
            level = _TOP
            continue
        if block["kind"] == "heading":
            level = block["level"] = min(block["level"], level + 1)
        found[-1]["blocks"].append(block)
    return [section for section in found if section["title"] or section["blocks"]]


def blocks(text: str, address: Address, embedded: Embedded = NOTHING) -> list[Node]:
    """The blocks of a text, those of the catalogue among them."""
    found: list[Node] = []
    for child in SyntaxTreeNode(_parser().parse(text)).children:
        line = child.map[0] if child.map else -1
        if child.type == "fence" and line in embedded:
            found += embedded[line]
        else:
            found += _node(child, address)
    return found


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _nodes(parent: SyntaxTreeNode, address: Address) -> list[Node]:
    return [node for child in parent.children for node in _node(child, address)]


def _node(node: SyntaxTreeNode, address: Address) -> Iterator[Node]:
    kind = node.type
    if kind in ("inline", "image"):
        yield from _nodes(node, address)
    elif kind == "heading":
        yield {"kind": kind, "level": int(node.tag[1]), "children": _nodes(node, address)}
    elif kind in _NESTED:
        yield {"kind": _NESTED[kind], "children": _nodes(node, address)}
    elif kind in _LISTS:
        yield _list(node, address)
    elif kind == "table":
        yield _table(node, address)
    elif kind == "link":
        yield from _link(node, address)
    elif kind in _CODE:
        yield {"kind": "code", "text": node.content.rstrip("\n"), "block": kind != "code_inline"}
    elif kind in ("hr", "hardbreak"):
        yield {"kind": "rule" if kind == "hr" else "break"}
    else:
        yield from _text(node)


def _text(node: SyntaxTreeNode) -> Iterator[Node]:
    """Words; of raw HTML only the words that it shows."""
    if node.type == "softbreak":
        yield {"kind": "space"}
        return
    words = node.content
    if node.type.startswith("html"):
        words = html.unescape(nh3.clean(words, tags=set()))
    if node.type == "html_block":
        words = words.strip()
    if words:
        text: Node = {"kind": "text", "text": words}
        yield {"kind": "paragraph", "children": [text]} if node.type == "html_block" else text


def _list(node: SyntaxTreeNode, address: Address) -> Node:
    start = node.attrs.get("start", 1)
    items = [_nodes(item, address) for item in node.children]
    return {"kind": _LISTS[node.type], "start": start, "items": items}


def _link(node: SyntaxTreeNode, address: Address) -> Iterator[Node]:
    """A link within the portal; one that leads out of it is words with the address after them."""
    written, children = str(node.attrs["href"]), _nodes(node, address)
    if target := address(written):
        yield {"kind": "link", "target": target, "children": children}
        return
    yield from children
    if "://" in written and children != [{"kind": "text", "text": written}]:
        yield {"kind": "text", "text": f" ({written})"}


def _table(node: SyntaxTreeNode, address: Address) -> Node:
    head, *bodies = node.children
    rows = [
        [_nodes(cell, address) for cell in row.children] for part in bodies for row in part.children
    ]
    cells = head.children[0].children
    return {
        "kind": "table",
        "align": [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in cells],
        "header": [_nodes(cell, address) for cell in cells],
        "rows": rows,
    }
