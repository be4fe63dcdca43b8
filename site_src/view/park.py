"""A park: as a page, as a row of a list."""

from __future__ import annotations

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.blocks import ProjectsView
from site_src.view.common import (
    Contact,
    Link,
    OfRow,
    SourceNote,
    contact_for,
    industry_links,
    region_link,
    source_notes,
)
from site_src.view.images import ImageView, image_views
from site_src.view.labels import PARK_LEVEL, label
from site_src.view.markdown import prose
from site_src.view.project import card
from site_src.view.setting import Setting, once
from site_src.view.site import SiteRow, site_row
from site_src.view.supply import CostView, UtilityView, cost_views, utility_views

#: So many projects stand on the page of a park itself.
PROJECTS = 12


@frozen
class ParkRow:
    """A park in a list; a `level` that no source states is empty. `sites` are those that can be
    had, `projects` all that stand in it."""

    href: str
    title: Wording
    summary: Wording
    place: Wording
    level: str
    area: Number
    hectares: Number | None
    sites: int
    projects: int
    illustrative: bool


@frozen
class ParkView(OfRow):
    """Everything on a park's page; a link without `href` names what has no list of its own."""

    id: str
    row: ParkRow
    description: Markup
    region: Link
    industries: tuple[Link, ...]
    utilities: tuple[UtilityView, ...]
    costs: tuple[CostView, ...]
    sites: tuple[SiteRow, ...]
    projects: ProjectsView
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@once
def park_row(setting: Setting, id_: str) -> ParkRow:
    """A park in brief."""
    park, language, sites = setting.catalogue.park[id_], setting.language, setting.catalogue.site
    inside = setting.relations.sites_of.get(id_, ())
    return ParkRow(
        href=urls.park(id_),
        title=language.text(park.title),
        summary=language.text(park.summary),
        place=setting.region(park.region),
        level=label(language, PARK_LEVEL, park.level) if park.level in PARK_LEVEL else "",
        area=setting.number(park.area),
        hectares=language.numbers.hectares(park.area) if park.area else None,
        sites=sum(sites[site].availability == "available" for site in inside),
        projects=len(setting.relations.by_park.get(id_, ())),
        illustrative=park.illustrative,
    )


def park_view(setting: Setting, id_: str) -> ParkView:
    """A park as its page shows it."""
    language, park = setting.language, setting.catalogue.park[id_]
    return ParkView(
        id=id_,
        row=park_row(setting, id_),
        description=prose(language.text(park.description)),
        region=region_link(setting, park.region),
        industries=industry_links(setting, park.industries),
        utilities=utility_views(setting, park.utilities),
        costs=cost_views(setting, park.costs),
        sites=tuple(site_row(setting, site) for site in setting.relations.sites_of.get(id_, ())),
        projects=_projects(setting, id_),
        contact=contact_for(setting, park.contact, park.region, park.industries),
        images=image_views(setting, park.images),
        sources=source_notes(setting, park.sources),
        updated=setting.date(park.updated),
        review_by=setting.date(park.review_by),
    )


def _projects(setting: Setting, id_: str) -> ProjectsView:
    ids, projects = setting.relations.by_park.get(id_, ()), setting.catalogue.project
    return ProjectsView(
        title=setting.language.gettext("Projects"),
        rows=tuple(card(setting, projects[other]) for other in ids[:PROJECTS]),
        total=len(ids),
        href=urls.facet("park", id_) if ids else "",
    )
