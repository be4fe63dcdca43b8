"""Which link of a chain supplies which, in which row each stands, and what can be wrong there."""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report, nearest
from site_src.model.chain import ChainFields, Node
from site_src.model.enterprise import Enterprise
from site_src.model.project import Project

#: Supplier and supplied, by their keys.
Supply = tuple[str, str]


def supplies(chain: ChainFields) -> tuple[Supply, ...]:
    """Which link supplies which, as the chain says; one that says nothing of it is a line in which
    each link supplies the next. Links that support all others stand apart."""
    if any(node.feeds for node in chain.nodes):
        return tuple((node.key, fed) for node in chain.nodes for fed in node.feeds)
    return tuple(pairwise(node.key for node in chain.nodes if node.status != "supporting"))


def rows(chain: ChainFields) -> tuple[tuple[Node, ...], ...]:
    """The links from upstream to downstream: each stands below all that supply it. What supports
    the others without a place among them is in no row."""
    suppliers, depth = _suppliers(chain), dict[str, int]()
    for key in TopologicalSorter(suppliers).static_order():
        depth[key] = 1 + max((depth[supplier] for supplier in suppliers[key]), default=-1)
    apart = {node.key for node in supporting(chain)}
    levels = range(1 + max(depth.values(), default=-1))
    found = (
        tuple(n for n in chain.nodes if depth[n.key] == level and n.key not in apart)
        for level in levels
    )
    return tuple(row for row in found if row)


def supporting(chain: ChainFields) -> tuple[Node, ...]:
    """The links that support the chain without a place in its line."""
    placed = {key for pair in supplies(chain) for key in pair}
    return tuple(n for n in chain.nodes if n.status == "supporting" and n.key not in placed)


def check_chains(loaded: Loaded, report: Report) -> None:
    """Reports links of chains that are twice there, supply what is not there, or themselves."""
    for id_, chain in loaded.catalogue.chain.items():
        _check_keys(loaded, id_, chain, report)
        if circle := _circle(chain):
            at = loaded.place("chain", id_, "nodes", key=True)
            report.add("link-circle", at, "nodes", value=" → ".join(circle))


def check_links(loaded: Loaded, report: Report) -> None:
    """Reports links that an entry names and its chain does not have."""
    for kind, id_, entry in loaded.own():
        if isinstance(entry, (Project, Enterprise)):
            _check_link(loaded, kind, id_, entry.chain, entry.link, report)


def _check_keys(loaded: Loaded, id_: str, chain: ChainFields, report: Report) -> None:
    times = Counter(node.key for node in chain.nodes)
    for number, node in enumerate(chain.nodes):
        if times[node.key] > 1:
            at = loaded.place("chain", id_, "nodes", number, "key")
            report.add("link-twice", at, "nodes.key", value=node.key)
        for place, fed in enumerate(node.feeds):
            if fed not in times:
                at = loaded.place("chain", id_, "nodes", number, "feeds", place)
                near = nearest(fed, sorted(times))
                report.add("link-unknown", at, "nodes.feeds", nearest=near, value=fed, chain=id_)


def _check_link(
    loaded: Loaded, kind: str, id_: str, chain: str | None, link: str, report: Report
) -> None:
    if not link:
        return
    at = loaded.place(kind, id_, "link")
    if chain is None:
        report.add("link-alone", at, "link", value=link)
        return
    found = loaded.catalogue.chain.get(chain)
    keys = sorted(node.key for node in found.nodes) if found else []
    if found and link not in keys:
        near = nearest(link, keys)
        report.add("link-unknown", at, "link", nearest=near, value=link, chain=chain)


def _circle(chain: ChainFields) -> tuple[str, ...]:
    """The links of a circle, the first of them again at its end; empty if there is none."""
    try:
        TopologicalSorter(_suppliers(chain)).prepare()
    except CycleError as circle:
        return tuple(reversed(circle.args[1]))
    return ()


def _suppliers(chain: ChainFields) -> dict[str, list[str]]:
    """The suppliers of each link."""
    found: dict[str, list[str]] = {node.key: [] for node in chain.nodes}
    for supplier, supplied in supplies(chain):
        found.setdefault(supplied, []).append(supplier)
    return found
