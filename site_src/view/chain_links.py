"""The links of a chain with all that belongs to them, and its markets."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.chain import Node, PublicChain, PublicMarket
from site_src.model.frozen import frozen
from site_src.model.place import SCOPES
from site_src.view.enterprise import EnterpriseRow, enterprise_row
from site_src.view.labels import MARKET_SCOPE, NODE, TIER, label
from site_src.view.project import Card, card
from site_src.view.setting import Setting


@frozen
class TechnologyView:
    """A core technology, and who masters it."""

    title: Wording
    holder: Wording
    missing: bool
    note: Wording


@frozen
class LinkView:
    """One link with all that belongs to it. An empty `key` stands for what names no link."""

    key: str
    title: Wording | str
    tier: str
    status: str
    word: str
    note: Wording
    seeking: Wording
    technologies: tuple[TechnologyView, ...]
    enterprises: tuple[EnterpriseRow, ...]
    projects: tuple[Card, ...]
    illustrative: bool


@frozen
class MarketView:
    """A market: how far away, what is sold there, how large a part of the sales."""

    title: Wording
    scope: str
    product: Wording
    share: Number | None
    note: Wording
    illustrative: bool


def link_views(setting: Setting, chain: PublicChain) -> tuple[LinkView, ...]:
    """The links of a chain in their order, and last what names none of them."""
    views = tuple(link_view(setting, chain, node) for node in chain.nodes)
    enterprises, projects = _belonging(setting, chain.id, "")
    if not enterprises and not projects:
        return views
    title = setting.language.gettext("No link named") if views else ""
    nothing = Wording("")
    rest = LinkView(
        "", title, "", "", "", nothing, nothing, (), enterprises, projects, illustrative=False
    )
    return (*views, rest)


def link_view(setting: Setting, chain: PublicChain, node: Node) -> LinkView:
    """A link with what names it."""
    language, text = setting.language, setting.language.text
    enterprises, projects = _belonging(setting, chain.id, node.key)
    return LinkView(
        key=node.key,
        title=text(node.title),
        tier=label(language, TIER, node.tier),
        status=node.status,
        word=label(language, NODE, node.status),
        note=text(node.note),
        seeking=text(node.seeking),
        technologies=tuple(
            TechnologyView(text(t.title), text(t.holder), t.missing, text(t.note))
            for t in node.technologies
        ),
        enterprises=enterprises,
        projects=projects,
        illustrative=node.illustrative,
    )


def _belonging(
    setting: Setting, chain: str, key: str
) -> tuple[tuple[EnterpriseRow, ...], tuple[Card, ...]]:
    relations, projects = setting.relations, setting.catalogue.project
    return (
        tuple(
            enterprise_row(setting, e) for e in relations.enterprises_by_link.get((chain, key), ())
        ),
        tuple(card(setting, projects[p]) for p in relations.by_link.get((chain, key), ())),
    )


def by_distance(chain: PublicChain) -> list[PublicMarket]:
    """The markets of a chain, the nearest first."""
    return sorted(chain.markets, key=lambda market: SCOPES.index(market.scope))


def market_view(setting: Setting, market: PublicMarket) -> MarketView:
    """A market in words."""
    text = setting.language.text
    return MarketView(
        text(market.title),
        label(setting.language, MARKET_SCOPE, market.scope),
        text(market.product),
        setting.number(market.share) if market.share else None,
        text(market.note),
        market.illustrative,
    )
