"""Chains: which link supplies which, and where each stands."""

from __future__ import annotations

import pytest

from site_src.catalogue.chains import rows, supplies, supporting
from site_src.model.chain import Node, NodeStatus, PublicChain
from site_src.model.text import LocalizedText


def chain(*nodes: tuple[str, NodeStatus, tuple[str, ...]]) -> PublicChain:
    """A chain of links: key, strength, what each says that it feeds."""
    made = tuple(
        Node.model_construct(key=key, title=LocalizedText({"en": key}), status=status, feeds=feeds)
        for key, status, feeds in nodes
    )
    return PublicChain.model_construct(id="c", nodes=made)


def keys(found: tuple[tuple[Node, ...], ...]) -> list[list[str]]:
    return [[node.key for node in row] for row in found]


LINE = chain(("a", "strong", ()), ("s", "supporting", ()), ("b", "weak", ()), ("c", "missing", ()))
FORK = chain(
    ("a", "strong", ("b", "c")), ("b", "weak", ("d",)), ("c", "strong", ()), ("d", "strong", ()),
    ("s", "supporting", ()), ("t", "supporting", ("d",)),
)  # fmt: skip
JUMP = chain(("a", "strong", ("b", "c")), ("b", "weak", ("c",)), ("c", "strong", ()))


@pytest.mark.parametrize(
    ("made", "pairs", "placed", "apart"),
    [
        (chain(), (), [], []),
        (chain(("a", "strong", ())), (), [["a"]], []),
        (LINE, (("a", "b"), ("b", "c")), [["a"], ["b"], ["c"]], ["s"]),
        (
            FORK,
            (("a", "b"), ("a", "c"), ("b", "d"), ("t", "d")),
            [["a", "t"], ["b", "c"], ["d"]],
            ["s"],
        ),
        (JUMP, (("a", "b"), ("a", "c"), ("b", "c")), [["a"], ["b"], ["c"]], []),
    ],
    ids=["empty", "one link", "a line", "a fork", "a link skipped"],
)
def test_each_link_stands_below_what_supplies_it(
    made: PublicChain, pairs: tuple[object, ...], placed: list[list[str]], apart: list[str]
) -> None:
    assert supplies(made) == pairs
    assert keys(rows(made)) == placed
    assert [node.key for node in supporting(made)] == apart
