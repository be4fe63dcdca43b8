"""Industrial chains as strips of links, and the funds beside them."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.chain import Target, chain_targets
from site_src.view.common import SourceNote, source_notes
from site_src.view.fund import FundView, fund_views
from site_src.view.labels import NODE, label
from site_src.view.project import Card, card
from site_src.view.setting import Setting


@frozen
class NodeView:
    """One link of a chain."""

    title: Wording
    status: str
    word: str


@frozen
class ChainView:
    """One chain with the projects that belong to it."""

    id: str
    href: str
    title: Wording
    place: Wording
    summary: Wording
    industry: str
    nodes: tuple[NodeView, ...]
    projects: tuple[Card, ...]
    sources: tuple[SourceNote, ...]
    illustrative: bool


@frozen
class PlaceChains:
    """The chains of one place."""

    place: Wording
    chains: tuple[ChainView, ...]


@frozen
class ChainsView:
    """The chains of each place, what is sought for them, and the funds."""

    places: tuple[PlaceChains, ...]
    targets: tuple[Target, ...]
    funds: tuple[FundView, ...]


def chain_view(setting: Setting, id_: str) -> ChainView:
    """A chain as it is shown."""
    chain = setting.catalogue.chain[id_]
    text, projects = setting.language.text, setting.catalogue.project
    return ChainView(
        id=id_,
        href=urls.chain(id_),
        title=text(chain.title),
        place=setting.region(chain.region),
        summary=text(chain.summary),
        industry=urls.facet("industry", chain.industry)
        if chain.industry in setting.relations.by_industry
        else "",
        nodes=tuple(
            NodeView(text(node.title), node.status, label(setting.language, NODE, node.status))
            for node in chain.nodes
        ),
        projects=tuple(card(setting, projects[p]) for p in setting.relations.by_chain.get(id_, ())),
        sources=source_notes(setting, chain.sources),
        illustrative=chain.illustrative,
    )


def chains_view(setting: Setting) -> ChainsView:
    """The page of chains and funds."""
    ids = sorted(setting.catalogue.chain)
    targets = tuple(target for id_ in ids for target in chain_targets(setting, id_))
    return ChainsView(chains_by_place(setting), targets, fund_views(setting))


def chains_by_place(setting: Setting) -> tuple[PlaceChains, ...]:
    """All chains, place by place; those with links or projects first."""
    chains = setting.catalogue.chain
    places = sorted({chain.region for chain in chains.values()}, reverse=True)
    grouped = []
    for place in places:
        ids = [id_ for id_ in sorted(chains) if chains[id_].region == place]
        ids.sort(key=lambda id_: (not chains[id_].nodes, id_ not in setting.relations.by_chain))
        grouped.append(
            PlaceChains(setting.region(place), tuple(chain_view(setting, i) for i in ids))
        )
    return tuple(grouped)
