"""A chain's page: its four charts, and what is sought for the links that are weak or missing."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.model.chain import PublicChain, PublicMarket
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.chain_links import (
    LinkView,
    MarketView,
    by_distance,
    link_view,
    link_views,
    market_view,
)
from site_src.view.chain_sheets import ChainSheets, chain_sheets
from site_src.view.charts.bars import BarRow, BarsView, bars_view
from site_src.view.charts.chain_map import ChainMap, chain_map
from site_src.view.common import (
    Contact,
    Link,
    SourceNote,
    contact_for,
    industry_links,
    source_notes,
)
from site_src.view.images import ImageView
from site_src.view.markdown import prose
from site_src.view.setting import Setting

#: Links for which projects are sought, the most pressing first.
SOUGHT = ("missing", "weak")


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
    sheets: ChainSheets
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
    links, markets = link_views(setting, chain), by_distance(chain)
    shown = tuple(market_view(setting, market) for market in markets)
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
        links=links,
        places=_places(setting, chain),
        markets=shown,
        shares=_shares(setting, markets),
        sheets=chain_sheets(setting, id_, links, shown),
        targets=chain_targets(setting, id_),
        contact=contact_for(setting, chain.contact, chain.region, (chain.industry,)),
        images=(),
        sources=source_notes(setting, chain.sources),
        updated=setting.date(chain.updated),
        review_by=setting.date(chain.review_by),
        illustrative=chain.illustrative,
    )


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
            link_view(setting, chain, node),
            f"{urls.chain(id_)}#link-{node.key}",
            len(sites),
            person,
        )
        for node in found
    )


def _places(setting: Setting, chain: PublicChain) -> BarsView | None:
    """How many enterprises described here are in each place, most first."""
    found = [e for e in setting.catalogue.enterprise.values() if e.chain == chain.id]
    counts = Counter(enterprise.region for enterprise in found)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    count = setting.language.count
    rows = [BarRow(setting.region(r), count(n), Decimal(n)) for r, n in ordered]
    return bars_view(setting, rows) if rows else None


def _shares(setting: Setting, markets: list[PublicMarket]) -> BarsView | None:
    """The shares of sales, if every market has one."""
    text, rows = setting.language.text, []
    for market in markets:
        if market.share is None or market.share.number is None:
            return None
        share = setting.number(market.share).text
        rows.append(BarRow(text(market.title), share, market.share.number))
    return bars_view(setting, rows) if rows else None
