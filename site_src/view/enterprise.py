"""An enterprise: as a page, as a row of a list."""

from __future__ import annotations

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.model.enterprise import PublicEnterprise
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import (
    Contact,
    Labelled,
    Link,
    OfRow,
    SourceNote,
    contact_for,
    industry_links,
    region_link,
    source_notes,
)
from site_src.view.figures import FigureView, figure_view
from site_src.view.images import ImageView, image_views
from site_src.view.markdown import prose
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once


@frozen
class EnterpriseRow:
    """An enterprise in a list: where it is, and the first thing that it makes."""

    href: str
    title: Wording
    summary: Wording
    place: Wording
    industry: Wording
    product: Labelled | None
    leader: bool
    illustrative: bool


@frozen
class EnterprisePage(OfRow):
    """Everything on an enterprise's page; a link without `href` names what has no page."""

    id: str
    row: EnterpriseRow
    description: Markup
    region: Link
    park: Link | None
    industry: Link
    chain: Link | None
    link: Wording
    origin: Wording
    products: tuple[Labelled, ...]
    certificates: tuple[Wording, ...]
    figures: tuple[FigureView, ...]
    words: Wording
    said_by: Wording
    website: str
    projects: tuple[Card, ...]
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@frozen
class EnterpriseGroup:
    """The enterprises of one industry."""

    title: Wording
    rows: tuple[EnterpriseRow, ...]


@once
def enterprise_row(setting: Setting, id_: str) -> EnterpriseRow:
    """An enterprise as a row."""
    enterprise = setting.catalogue.enterprise[id_]
    products = _products(setting, enterprise)
    return EnterpriseRow(
        href=urls.enterprise(id_),
        title=setting.language.text(enterprise.title),
        summary=setting.language.text(enterprise.summary),
        place=setting.park(enterprise.park)
        if enterprise.park
        else setting.region(enterprise.region),
        industry=setting.industry(enterprise.industry),
        product=products[0] if products else None,
        leader=enterprise.leader,
        illustrative=enterprise.illustrative,
    )


def enterprise_groups(setting: Setting) -> tuple[EnterpriseGroup, ...]:
    """All enterprises by industry, in the order of their ids."""
    found = sorted(setting.catalogue.enterprise.items())
    industries = sorted({enterprise.industry for _, enterprise in found})
    return tuple(
        EnterpriseGroup(
            setting.industry(industry),
            tuple(enterprise_row(setting, id_) for id_, e in found if e.industry == industry),
        )
        for industry in industries
    )


def enterprise_view(setting: Setting, id_: str) -> EnterprisePage:
    """An enterprise as its page shows it."""
    catalogue, text = setting.catalogue, setting.language.text
    enterprise = catalogue.enterprise[id_]
    chain = catalogue.chain[enterprise.chain] if enterprise.chain else None
    nodes = chain.nodes if chain else ()
    link = next((node.title for node in nodes if node.key == enterprise.link), None)
    said = enterprise.testimonial
    park = catalogue.park[enterprise.park] if enterprise.park else None
    return EnterprisePage(
        id=id_,
        row=enterprise_row(setting, id_),
        description=prose(text(enterprise.description)),
        region=region_link(setting, enterprise.region),
        park=Link(text(park.title), urls.park(park.id)) if park else None,
        industry=industry_links(setting, (enterprise.industry,))[0],
        chain=Link(text(chain.title), urls.chain(chain.id)) if chain else None,
        link=text(link),
        origin=text(enterprise.origin),
        products=_products(setting, enterprise),
        certificates=tuple(text(name) for name in enterprise.certificates),
        figures=tuple(figure_view(setting, catalogue.figure[f]) for f in enterprise.figures),
        words=text(said.words) if said else Wording(""),
        said_by=text(said.by) if said else Wording(""),
        website=enterprise.website,
        projects=tuple(card(setting, catalogue.project[p]) for p in enterprise.projects),
        contact=contact_for(setting, None, enterprise.region, (enterprise.industry,)),
        images=image_views(setting, enterprise.images),
        sources=source_notes(setting, enterprise.sources),
        updated=setting.date(enterprise.updated),
        review_by=setting.date(enterprise.review_by),
    )


def _products(setting: Setting, enterprise: PublicEnterprise) -> tuple[Labelled, ...]:
    text = setting.language.text
    return tuple(
        Labelled(text(p.name), setting.number(p.value), text(p.note), p.planned)
        for p in enterprise.products
    )
