"""The pages that gather land: parks and sites, parks side by side, all sites, who is admitted."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.measure import Measure
from site_src.model.site import SITE_FORMS
from site_src.model.supply import COSTS, UTILITIES
from site_src.view.common import Link, SourceNote, region_link, source_note, source_notes
from site_src.view.figures import FigureView
from site_src.view.labels import label
from site_src.view.land_labels import COST, FORMS, UTILITY
from site_src.view.maps.positions import MapView, land_map
from site_src.view.park import ParkRow, park_row
from site_src.view.procedure import LandStepView, procedure
from site_src.view.setting import Setting
from site_src.view.site import SiteRow, site_row
from site_src.view.supply import CostView, UtilityView, cost_views, utility_views
from site_src.view.topics import topics

#: So many parks stand on the page of land itself, those first in which there is most to be had.
PARKS = 8
#: So many sites, those first that can be had.
SITES = 8
_ORDER = ("available", "not-stated", "reserved", "taken")


@frozen
class Minimum:
    """The least that a project of some sort must invest."""

    label: Wording
    amount: Number


@frozen
class StatementView:
    """What a place says of the projects that it takes, and where it says so."""

    text: Wording
    source: SourceNote


@frozen
class AdmissionView:
    """Which projects a place takes."""

    id: str
    title: Wording
    summary: Wording
    region: Link
    minimums: tuple[Minimum, ...]
    excluded: tuple[Wording, ...]
    statements: tuple[StatementView, ...]
    sources: tuple[SourceNote, ...]
    illustrative: bool


@frozen
class LandView:
    """Everything on the page of land and parks."""

    parks: tuple[ParkRow, ...]
    all_parks: int
    sites: tuple[SiteRow, ...]
    all_sites: int
    map: MapView | None
    figures: tuple[FigureView, ...]
    steps: tuple[LandStepView, ...]
    admissions: tuple[AdmissionView, ...]


@frozen
class UtilityLine:
    """One utility in every park."""

    name: str
    cells: tuple[UtilityView | None, ...]


@frozen
class CostLine:
    """One cost in every park."""

    name: str
    cells: tuple[CostView | None, ...]


@frozen
class ParksView:
    """All parks, and side by side those of which utilities or costs are known."""

    parks: tuple[ParkRow, ...]
    compared: tuple[ParkRow, ...]
    utilities: tuple[UtilityLine, ...]
    costs: tuple[CostLine, ...]


@frozen
class SiteGroup:
    """The sites of one form."""

    key: str
    title: str
    sites: tuple[SiteRow, ...]


def land_view(setting: Setting) -> LandView:
    """The page of land and parks."""
    ids = _by_availability(setting)
    figures = next((topic.figures for topic in topics(setting) if topic.key == "land"), ())
    return LandView(
        parks=_parks(setting)[:PARKS],
        all_parks=len(setting.catalogue.park),
        sites=tuple(site_row(setting, id_) for id_ in ids[:SITES]),
        all_sites=len(ids),
        map=land_map(setting),
        figures=figures,
        steps=procedure(setting),
        admissions=tuple(admission_view(setting, i) for i in sorted(setting.catalogue.admission)),
    )


def parks_view(setting: Setting) -> ParksView:
    """The page of parks. A utility or cost of which no park says anything has no line."""
    parks = setting.catalogue.park
    told = [parks[id_] for id_ in sorted(parks) if parks[id_].utilities or parks[id_].costs]
    utilities = [{u.key: u for u in utility_views(setting, park.utilities)} for park in told]
    costs = [{c.key: c for c in cost_views(setting, park.costs)} for park in told]
    stated = {u.key for u in chain(*(found.values() for found in utilities)) if u.state}
    priced = set(chain(*costs))
    return ParksView(
        parks=_parks(setting),
        compared=tuple(park_row(setting, park.id) for park in told),
        utilities=tuple(
            UtilityLine(
                label(setting.language, UTILITY, kind), tuple(f.get(kind) for f in utilities)
            )
            for kind in UTILITIES
            if kind in stated
        ),
        costs=tuple(
            CostLine(label(setting.language, COST, kind), tuple(f.get(kind) for f in costs))
            for kind in COSTS
            if kind in priced
        ),
    )


def site_groups(setting: Setting) -> tuple[SiteGroup, ...]:
    """All sites by their form."""
    sites = setting.catalogue.site
    found = {
        form: tuple(
            site_row(setting, id_) for id_ in _by_availability(setting) if sites[id_].form == form
        )
        for form in SITE_FORMS
    }
    return tuple(
        SiteGroup(form, label(setting.language, FORMS, form), rows)
        for form, rows in found.items()
        if rows
    )


def admission_view(setting: Setting, id_: str) -> AdmissionView:
    """The admission rules of a place."""
    rules, text = setting.catalogue.admission[id_], setting.language.text
    return AdmissionView(
        id=id_,
        title=text(rules.title),
        summary=text(rules.summary),
        region=region_link(setting, rules.region),
        minimums=tuple(Minimum(text(m.label), _least(setting, m.amount)) for m in rules.minimums),
        excluded=tuple(setting.industry(industry) for industry in rules.excluded),
        statements=tuple(
            StatementView(text(s.text), source_note(setting, s.source)) for s in rules.statements
        ),
        sources=source_notes(setting, rules.sources),
        illustrative=rules.illustrative,
    )


def _least(setting: Setting, amount: Measure) -> Number:
    plain = amount.state == "known"
    return setting.number(replace(amount, state="at-least") if plain else amount)


def _parks(setting: Setting) -> tuple[ParkRow, ...]:
    rows = (park_row(setting, id_) for id_ in setting.catalogue.park)
    return tuple(sorted(rows, key=lambda row: (-row.sites, -row.projects, row.href)))


def _by_availability(setting: Setting) -> list[str]:
    sites = setting.catalogue.site
    return sorted(sites, key=lambda id_: (_ORDER.index(sites[id_].availability), id_))
