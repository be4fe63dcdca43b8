"""A site: a land parcel, plant or idle asset on offer, as a page and as a row."""

from __future__ import annotations

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.site import LandDates, PublicSite
from site_src.view import urls
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
from site_src.view.labels import label
from site_src.view.land_labels import AVAILABILITY, FORM, OWNERSHIP, TENURE, USE
from site_src.view.markdown import prose
from site_src.view.procedure import LandStepView, land_steps
from site_src.view.project import Card, card
from site_src.view.service import ServiceRow, services_for
from site_src.view.setting import Setting, once
from site_src.view.supply import CostView, UtilityView, cost_views, utility_views
from site_src.view.thresholds import CheckView, IndicatorView, indicator_views, project_checks


@frozen
class Availability:
    """Whether a site can be had: its key, its word, and from when."""

    key: str
    label: str
    since: str


@frozen
class SiteRow:
    """A site in a list."""

    href: str
    title: Wording
    summary: Wording
    form: str
    place: Wording
    area: Number
    hectares: Number | None
    use: str
    availability: Availability
    illustrative: bool


@frozen
class SiteView(OfRow):
    """Everything on a site's page."""

    id: str
    row: SiteRow
    region: Link
    park: Link | None
    floor_area: Number | None
    tenure: tuple[str, ...]
    price: Number
    ownership: str
    defects: tuple[Wording, ...]
    industries: tuple[Link, ...]
    equipment: tuple[Wording, ...]
    description: Markup
    indicators: tuple[IndicatorView, ...]
    checks: tuple[CheckView, ...]
    utilities: tuple[UtilityView, ...]
    costs: tuple[CostView, ...]
    steps: tuple[LandStepView, ...]
    projects: tuple[Card, ...]
    services: tuple[ServiceRow, ...]
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@once
def site_row(setting: Setting, id_: str) -> SiteRow:
    """A site in brief."""
    site, language = setting.catalogue.site[id_], setting.language
    since = setting.date(site.available_from) if site.availability != "taken" else ""
    word = label(language, AVAILABILITY, site.availability)
    return SiteRow(
        href=urls.site(id_),
        title=language.text(site.title),
        summary=language.text(site.summary),
        form=label(language, FORM, site.form),
        place=setting.park(site.park) if site.park else setting.region(site.region),
        area=setting.number(site.area or site.floor_area),
        hectares=language.numbers.hectares(site.area) if site.area else None,
        use=label(language, USE, site.use) if site.use else "",
        availability=Availability(site.availability, word, since),
        illustrative=site.illustrative,
    )


def site_view(setting: Setting, id_: str) -> SiteView:
    """The page of a site."""
    site, catalogue = setting.catalogue.site[id_], setting.catalogue
    language, text = setting.language, setting.language.text
    park = catalogue.park[site.park] if site.park else None
    person = site.contact or (park.contact if park else None)
    on_it = setting.relations.by_site.get(id_, ())
    return SiteView(
        id=id_,
        row=site_row(setting, id_),
        region=region_link(setting, site.region),
        park=Link(text(park.title), urls.park(park.id)) if park else None,
        floor_area=_floor_area(setting, site),
        tenure=tuple(label(language, TENURE, way) for way in site.tenure),
        price=setting.number(site.price),
        ownership=label(language, OWNERSHIP, site.ownership),
        defects=tuple(text(defect) for defect in site.defects),
        industries=industry_links(setting, site.industries),
        equipment=tuple(text(item) for item in site.equipment),
        description=prose(text(site.description)),
        indicators=indicator_views(setting, site.standard) if site.standard else (),
        checks=project_checks(setting, id_),
        utilities=utility_views(setting, site.utilities, park.utilities if park else ()),
        costs=cost_views(setting, site.costs, park.costs if park else ()),
        steps=land_steps(setting, site.land_dates) if site.land_dates != LandDates() else (),
        projects=tuple(card(setting, catalogue.project[other]) for other in on_it),
        services=services_for(setting, "site", site.region, site.industries),
        contact=contact_for(setting, person, site.region, site.industries),
        images=image_views(setting, site.images),
        sources=source_notes(setting, site.sources),
        updated=setting.date(site.updated),
        review_by=setting.date(site.review_by),
    )


def _floor_area(setting: Setting, site: PublicSite) -> Number | None:
    """The floor area, beside that of the land."""
    return setting.number(site.floor_area) if site.floor_area and site.area else None
