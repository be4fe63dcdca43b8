"""The pages of entries other than projects: one table says which kinds have any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

from site_src.render import land_data
from site_src.render import linked_data as ld
from site_src.render.page import Page
from site_src.view import urls
from site_src.view.campaign import campaign_view
from site_src.view.chain import chain_page_view
from site_src.view.common import Link, Titled, home_link
from site_src.view.enterprise import enterprise_view
from site_src.view.event import event_view
from site_src.view.images import ImageView
from site_src.view.incentive import incentive_view
from site_src.view.park import park_view
from site_src.view.service import service_view
from site_src.view.setting import Setting
from site_src.view.site import site_view


class EntryView(Titled, Protocol):
    """What the page of any entry says of itself."""

    @property
    def images(self) -> tuple[ImageView, ...]:
        """Its pictures."""

    @property
    def updated(self) -> str:
        """The day of its last change, in words."""


class EntryKind(NamedTuple):
    """How the entries of a kind are shown: with `view` in `template`, below the page `above`."""

    template: str
    section: str
    above: Link
    view: Callable[[Setting, str], EntryView]
    data: Callable[[Setting, Any], dict[str, Any]] | None = None
    """JSON-LD made of the view."""


def entry_pages(setting: Setting) -> Iterator[Page]:
    """The pages of all entries of these kinds."""
    for kind in entry_kinds(setting):
        for id_ in sorted(getattr(setting.catalogue, kind)):
            yield entry_page(setting, kind, id_)


def entry_page(setting: Setting, kind: str, id_: str) -> Page:
    """The page of one entry."""
    own = entry_kinds(setting)[kind]
    view = own.view(setting, id_)
    title = view.title.text
    crumbs = (home_link(setting), own.above)
    data = (own.data(setting, view),) if own.data else ()
    return Page(
        url=urls.of(kind, id_),
        template=own.template,
        view=view,
        title=f"{title} · {own.above.text}",
        description=view.summary.text or title,
        section=own.section,
        crumbs=crumbs,
        images=view.images,
        data=(*data, ld.breadcrumb(setting, crumbs, title)),
        updated=view.updated,
    )


def entry_kinds(setting: Setting) -> dict[str, EntryKind]:
    """The kinds whose entries have a page, projects and documents apart."""
    _ = setting.language.gettext
    land = Link(_("Land & parks"), urls.LAND)
    return {
        "park": EntryKind("park.html", "land", land, park_view, land_data.park),
        "site": EntryKind("site.html", "land", land, site_view, land_data.site),
        "chain": EntryKind(
            "chain.html", "chains", Link(_("Industries"), urls.CHAINS), chain_page_view
        ),
        "enterprise": EntryKind(
            "enterprise.html", "chains", Link(_("Enterprises"), urls.ENTERPRISES),
            enterprise_view, ld.enterprise,
        ),
        "campaign": EntryKind(
            "campaign.html", "", Link(_("Channels"), urls.CHANNELS), campaign_view
        ),
        "event": EntryKind(
            "event.html", "", Link(_("Events"), urls.EVENTS), event_view, ld.event
        ),
        "service": EntryKind(
            "service.html", "guide", Link(_("Services and procedures"), urls.SERVICES),
            service_view, ld.service,
        ),
        "incentive": EntryKind(
            "incentive.html", "policies", Link(_("Incentives"), urls.INCENTIVES), incentive_view
        ),
    }  # fmt: skip
