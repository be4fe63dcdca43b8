"""Lists of projects: which there are, their pages and rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_src.catalogue.orders import MOST_PAGES, ORDERS, ordered
from site_src.catalogue.prepare import Prepared
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.dates import newest
from site_src.view.facets import Choice, Facet, facet_groups, facets_of, value_text
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once

#: How far from a page a number stands for all that lie between it and the first or last.
_NEAR = 3


@frozen
class PageLink:
    """A page of a list."""

    number: int
    href: str


@frozen
class Row:
    """A project in a list. What it says is worked out when somebody asks, since the row may have
    been drawn before."""

    setting: Setting
    id: str
    href: str
    made_of: str

    @property
    def card(self) -> Card:
        """What it says."""
        return card(self.setting, self.setting.catalogue.project[self.id])


@frozen
class ListingView:
    """One page of a list of projects."""

    choice: Choice
    total: int
    first: int
    last: int
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    page: int
    pages: tuple[PageLink | None, ...]
    """The pages of the list near this one, the first and the last; None for those between."""
    previous: str
    next: str
    disclosed: int
    updated: str
    """The newest change of what this page shows, in words."""
    orders: Mapping[str, str]
    """The address of the list in each other order; empty where there is none."""
    about: Wording | str
    """One sentence on the industry, region or park whose projects these are, on the first page."""


def choices(setting: Setting) -> tuple[Choice, ...]:
    """All lists that there are: everything, then each value of each facet."""
    found = [Choice(), *_order_choices(setting)]
    for name, groups in facet_groups(setting).items():
        found += [Choice(name, value, value_text(setting, name, value)) for value in groups]
    return tuple(found)


@once
def portions(setting: Setting, choice: Choice) -> tuple[tuple[str, ...], ...]:
    """The ids on each page of a list, of which there is at least one."""
    ids = _ids(setting, choice)
    size = setting.prepared.portal.settings.page_size
    return tuple(ids[start : start + size] for start in range(0, max(len(ids), 1), size))


@once
def places(setting: Setting) -> Mapping[str, tuple[Choice, int]]:
    """The pages of all lists by their address."""
    return {
        address(choice, number): (choice, number)
        for choice in choices(setting)
        for number in range(1, len(portions(setting, choice)) + 1)
    }


def listing_pages(setting: Setting, choice: Choice) -> tuple[ListingView, ...]:
    """The pages of one list."""
    last = len(portions(setting, choice))
    return tuple(listing_view(setting, choice, number) for number in range(1, last + 1))


def listing_view(setting: Setting, choice: Choice, number: int) -> ListingView:
    """One page of one list."""
    ids, shown = _ids(setting, choice), portions(setting, choice)
    size, here = setting.prepared.portal.settings.page_size, shown[number - 1]
    start, projects = size * (number - 1), setting.catalogue.project
    return ListingView(
        choice=choice,
        total=len(ids),
        first=start + 1 if ids else 0,
        last=start + len(here),
        rows=tuple(row(setting, id_) for id_ in here),
        facets=facets_of(setting, choice),
        page=number,
        **page_links(choice, number, len(shown)),
        disclosed=disclosed(setting, choice),
        updated=setting.date(newest(projects[id_].updated for id_ in here)),
        orders={} if choice.facet else _orders(setting),
        about=_about(setting, choice) if number == 1 else "",
    )


def _about(setting: Setting, choice: Choice) -> Wording | str:
    catalogue, text = setting.catalogue, setting.language.text
    if choice.facet == "park":
        return text(catalogue.park[choice.value].summary)
    if choice.facet == "industry":
        return text(catalogue.industry[choice.value].summary)
    return text(catalogue.region[choice.value].summary) if choice.facet == "region" else ""


@once
def row(setting: Setting, id_: str) -> Row:
    """A project as a row of any list."""
    return Row(setting, id_, urls.project(id_), made_of(setting.prepared, id_))


def made_of(prepared: Prepared, id_: str) -> str:
    """Tells what the row of a project says from whatever another row says or it said before, as far
    as the project decides about that."""
    return f"{prepared.portal.root}\0{prepared.projects.digests[id_]}"


@once
def disclosed(setting: Setting, choice: Choice) -> int:
    """For how many projects of a list the source states an investment."""
    projects = setting.catalogue.project
    return sum(projects[id_].investment is not None for id_ in _ids(setting, choice))


def page_links(choice: Choice, number: int, last: int) -> dict[str, Any]:
    """The ways from one page of a list to others: `pages`, `previous` and `next`."""
    near = range(max(1, number - _NEAR), min(last, number + _NEAR) + 1)
    shown: list[PageLink | None] = []
    for n in sorted({1, *near, last}):
        skipped = n != 1 and n != last and abs(n - number) == _NEAR
        shown.append(None if skipped else PageLink(n, address(choice, n)))
    return {
        "pages": tuple(shown) if last > 1 else (),
        "previous": address(choice, number - 1) if number > 1 else "",
        "next": address(choice, number + 1) if number < last else "",
    }


def address(choice: Choice, number: int = 1) -> str:
    """The address of one page of a list."""
    base = urls.facet(choice.facet, choice.value) if choice.facet else urls.PROJECTS
    if choice.order:
        base = urls.order(choice.order)
    return base if number == 1 else f"{base}page/{number}/"


def _order_choices(setting: Setting) -> list[Choice]:
    gettext = setting.language.gettext
    titles = {
        "amount": gettext("Projects by investment"),
        "stage": gettext("Projects by stage"),
        "updated": gettext("Projects by last update"),
    }
    return [Choice(order=order, text=titles[order]) for order in _orders(setting)]


def _orders(setting: Setting) -> dict[str, str]:
    size = setting.prepared.portal.settings.page_size
    if len(setting.relations.projects) > MOST_PAGES * size:
        return {}
    return {order: urls.order(order) for order in ORDERS}


@once
def _ids(setting: Setting, choice: Choice) -> tuple[str, ...]:
    if choice.order:
        return ordered(setting.catalogue.project, choice.order)
    if choice.facet:
        return facet_groups(setting)[choice.facet][choice.value]
    return setting.relations.projects


@once
def beside_rows(setting: Setting, choice: Choice) -> tuple[object, ...]:
    """What all pages of a list say that does not stand in their rows: how many pages there are,
    which facets, and in which order."""
    facets = facets_of(setting, choice)
    ways = [value.href for facet in facets for value in (*facet.values, *facet.more)]
    return len(portions(setting, choice)), ways


def on_first_page(setting: Setting, choice: Choice) -> tuple[object, ...]:
    """What the first page of a list says besides: how many projects there are, and how many each
    facet has."""
    facets = facets_of(setting, choice)
    counts = [value.count for facet in facets for value in (*facet.values, *facet.more)]
    return len(_ids(setting, choice)), disclosed(setting, choice), counts
