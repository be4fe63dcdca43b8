"""Blocks of the catalogue in a chapter, as nodes for a template that draws them."""

from __future__ import annotations

from site_src.guide.plain import plain
from site_src.guide.prose import Embedded, Node
from site_src.view.blocks import BlockView, block_views
from site_src.view.figures import FigureView
from site_src.view.setting import Setting


def embedded(setting: Setting, body: str, code: str) -> Embedded:
    """The blocks of a document by the line in which they begin. `code` is the locale of its
    words. Nothing stands for what is not on the site on this day."""
    return {
        block.first: [] if block.view is None else [_node(setting, block)]
        for block in block_views(setting, body, code)
    }


def figure_node(setting: Setting, figure: FigureView) -> Node:
    """A figure with its share of the target in words."""
    target = setting.language.gettext("%(share)s of the target")
    share = target % {"share": figure.target_met.text} if figure.target_met else ""
    return {**plain(figure), "target": share}


def _node(setting: Setting, block: BlockView) -> Node:
    view = block.view
    if block.kind == "figure":
        return {"kind": "figure", "figure": figure_node(setting, view)}
    node = {"kind": block.kind, **plain(view)}
    if block.kind == "projects":
        node["shown"] = _shown(setting, len(view.rows), view.total)
    return node


def _shown(setting: Setting, shown: int, total: int) -> str:
    """Says so where a table does not show everything; an empty string where it does."""
    language = setting.language
    if shown == total:
        return ""
    return language.gettext("%(first)s–%(last)s of %(total)s") % {
        "first": language.count(1),
        "last": language.count(shown),
        "total": language.count(total),
    }
