"""A chain's page: its four charts, and what is sought for the links that are weak or missing."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.chain import Node, PublicChain, PublicMarket
from site_src.model.frozen import frozen
from site_src.model.place import SCOPES
from site_src.view import urls
from site_src.view.bars import BarRow, BarsView, bars_view
from site_src.view.chain_map import ChainMap, chain_map
from site_src.view.common import (
    Contact,
    Link,
    SourceNote,
    contact_for,
    industry_links,
    source_notes,
)
from site_src.view.enterprise import EnterpriseRow, enterprise_row
from site_src.view.images import ImageView
from site_src.view.labels import MARKET_SCOPE, NODE, TIER, label
from site_src.view.markdown import prose
from site_src.view.project import Card, card
from site_src.view.setting import Setting

#: Links for which projects are sought, the most pressing first.
SOUGHT = ("missing", "weak")


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


@frozen
class Target:
    """What is sought for a link, who is at it, and how many sites suit."""

    chain: Link
    link: LinkView
    href: str
    sites: int
    contact: Contact | None


@frozen
class ChainPage:
    """Everything on a chain's page. Charts are None where nothing is known."""

    id: str
    title: Wording
    summary: Wording
    description: Markup
    place: Wording
    industry: Link
    map: ChainMap | None
    links: tuple[LinkView, ...]
    places: BarsView | None
    markets: tuple[MarketView, ...]
    shares: BarsView | None
    targets: tuple[Target, ...]
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str
    illustrative: bool

    @property
    def has_enterprises(self) -> bool:
        """Whether any enterprise is described here."""
        return any(link.enterprises for link in self.links)

    @property
    def has_technologies(self) -> bool:
        """Whether any technology is named."""
        return any(link.technologies for link in self.links)


def chain_page_view(setting: Setting, id_: str) -> ChainPage:
    """A chain as its page shows it."""
    chain, text = setting.catalogue.chain[id_], setting.language.text
    markets = _by_distance(chain)
    return ChainPage(
        id=id_,
        title=setting.language.filled(
            setting.language.gettext("Industrial chain: %(title)s"), title=text(chain.title)
        ),
        summary=text(chain.summary),
        description=prose(text(chain.description)),
        place=setting.region(chain.region),
        industry=industry_links(setting, (chain.industry,))[0],
        map=chain_map(setting, chain),
        links=link_views(setting, chain),
        places=_places(setting, chain),
        markets=tuple(_market(setting, market) for market in markets),
        shares=_shares(setting, markets),
        targets=chain_targets(setting, id_),
        contact=contact_for(setting, chain.contact, chain.region, (chain.industry,)),
        images=(),
        sources=source_notes(setting, chain.sources),
        updated=setting.date(chain.updated),
        review_by=setting.date(chain.review_by),
        illustrative=chain.illustrative,
    )


def link_views(setting: Setting, chain: PublicChain) -> tuple[LinkView, ...]:
    """The links of a chain in their order, and last what names none of them."""
    views = tuple(_link(setting, chain, node) for node in chain.nodes)
    enterprises, projects = _belonging(setting, chain.id, "")
    if not enterprises and not projects:
        return views
    title = setting.language.gettext("No link named") if views else ""
    nothing = Wording("")
    rest = LinkView(
        "", title, "", "", "", nothing, nothing, (), enterprises, projects, illustrative=False
    )
    return (*views, rest)


def chain_targets(setting: Setting, id_: str) -> tuple[Target, ...]:
    """What is sought for a chain: missing links first, then weak ones, in the order of the chain.
    Sites suit that can be had and name its industry."""
    chain = setting.catalogue.chain[id_]
    sites = [
        site
        for site in setting.catalogue.site.values()
        if chain.industry in site.industries and site.availability == "available"
    ]
    title = Link(setting.language.text(chain.title), urls.chain(id_))
    person = contact_for(setting, chain.contact, chain.region, (chain.industry,))
    found = sorted(
        (node for node in chain.nodes if node.status in SOUGHT),
        key=lambda node: SOUGHT.index(node.status),
    )
    return tuple(
        Target(
            title,
            _link(setting, chain, node),
            f"{urls.chain(id_)}#link-{node.key}",
            len(sites),
            person,
        )
        for node in found
    )


def _link(setting: Setting, chain: PublicChain, node: Node) -> LinkView:
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


def _places(setting: Setting, chain: PublicChain) -> BarsView | None:
    """How many enterprises described here are in each place, most first."""
    found = [e for e in setting.catalogue.enterprise.values() if e.chain == chain.id]
    counts = Counter(enterprise.region for enterprise in found)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    count = setting.language.count
    rows = [BarRow(setting.region(r), count(n), Decimal(n)) for r, n in ordered]
    return bars_view(setting, rows) if rows else None


def _by_distance(chain: PublicChain) -> list[PublicMarket]:
    return sorted(chain.markets, key=lambda market: SCOPES.index(market.scope))


def _market(setting: Setting, market: PublicMarket) -> MarketView:
    text = setting.language.text
    return MarketView(
        text(market.title),
        label(setting.language, MARKET_SCOPE, market.scope),
        text(market.product),
        setting.number(market.share) if market.share else None,
        text(market.note),
        market.illustrative,
    )


def _shares(setting: Setting, markets: list[PublicMarket]) -> BarsView | None:
    """The shares of sales, if every market has one."""
    text, rows = setting.language.text, []
    for market in markets:
        if market.share is None or market.share.number is None:
            return None
        share = setting.number(market.share).text
        rows.append(BarRow(text(market.title), share, market.share.number))
    return bars_view(setting, rows) if rows else None
