"""Addresses below a locale's root. Ids are safe in addresses; nothing is percent-encoded."""

from __future__ import annotations

from site_src.catalogue.entries import PublicCatalogue

PROJECTS = "projects/"
LISTS = "lists/"
LAND = "land/"
PARKS = "parks/"
SITES = "sites/"
CHAINS = "chains/"
ENTERPRISES = "enterprises/"
SERVICES = "services/"
INCENTIVES = "incentives/"
CHANNELS = "channels/"
OFFICES = "offices/"
FUNDS = "funds/"
EVENTS = "events/"
FIGURES = "figures/"
POLICIES = "policies/"
GUIDE = "guide/"
REPORTS = "reports/"
SOURCES = "sources/"
NEWS = "news/"
SITE_MAP = "site-map/"
MAPS = "maps/"
AUDIT = "audit/"
DATA = "data/"
PROJECTS_TABLE = f"{DATA}projects.csv"
DATA_FIELDS = f"{DATA}fields/"
DESK = "desk/"
MILESTONES = f"{DESK}milestones/"
LEDGER = f"{DESK}ledger/"
NEGOTIATIONS = f"{DESK}negotiations/"
LEADS = f"{DESK}leads/"
PEOPLE = f"{DESK}people/"
STOCK_TAKE = f"{DESK}stock-take/"
TRANSFERS = f"{DESK}transfers/"
CADENCE = f"{DESK}reports/"
HEALTH = f"{DESK}health/"
LEAGUE = f"{DESK}league/"
FEED = "feed.xml"
CONTACT = "pages/contact/"
ABOUT = "pages/about/"


#: Kinds whose entries have a page of their own.
PAGES = (
    "project", "park", "site", "chain", "enterprise", "service", "incentive", "campaign",
    "event", "policy",
    "chapter", "news", "page",
)  # fmt: skip


def is_filled(catalogue: PublicCatalogue, section: str) -> bool:
    """Whether a section has anything in it. An empty one has no page and is linked from nowhere."""
    holds = {
        LAND: (catalogue.park, catalogue.site, catalogue.admission),
        PARKS: (catalogue.park,), SITES: (catalogue.site,),
        CHAINS: (catalogue.chain, catalogue.fund), ENTERPRISES: (catalogue.enterprise,),
        SERVICES: (catalogue.service,), INCENTIVES: (catalogue.incentive,),
        CHANNELS: (catalogue.campaign,),
        OFFICES: (catalogue.office,), FUNDS: (catalogue.fund,), EVENTS: (catalogue.event,),
        FIGURES: (catalogue.figure,), REPORTS: (catalogue.snapshot,),
        POLICIES: (catalogue.policy,), GUIDE: (catalogue.chapter,), NEWS: (catalogue.news,),
        SOURCES: (catalogue.source,),
    }  # fmt: skip
    if section == MAPS:
        return _any_placed(catalogue)
    return section not in holds or any(holds[section])


def _any_placed(catalogue: PublicCatalogue) -> bool:
    """Whether it is known of anything where it lies."""
    entries = (catalogue.region, catalogue.park, catalogue.site, catalogue.office)
    return (
        any(entry.location for kind in entries for entry in kind.values())
        or any(firm.origin_location for firm in catalogue.enterprise.values())
        or any(m.location for chain in catalogue.chain.values() for m in chain.markets)
    )


def project(id_: str) -> str:
    """A project's page."""
    return f"{PROJECTS}{id_}/"


def data_fields(kind: str) -> str:
    """What the fields of a kind's files mean."""
    return f"{DATA_FIELDS}{kind}/"


def facet(name: str, value: str) -> str:
    """The list of the projects that share a value: industry, region, park, stage, size class …"""
    return f"{PROJECTS}{name}/{value}/"


def park(id_: str) -> str:
    """A park's page."""
    return f"{PARKS}{id_}/"


def site(id_: str) -> str:
    """A site's page."""
    return f"{SITES}{id_}/"


def admission(id_: str) -> str:
    """The place of admission rules on the page of land."""
    return f"{LAND}#admission-{id_}"


def enterprise(id_: str) -> str:
    """An enterprise's page."""
    return f"{ENTERPRISES}{id_}/"


def order(name: str) -> str:
    """The list of all projects in another order."""
    return f"{PROJECTS}by/{name}/"


def dossier(id_: str) -> str:
    """A project's page on the desk of the internal edition."""
    return f"{LEDGER}{id_}/"


def service(id_: str) -> str:
    """A service's page."""
    return f"{SERVICES}{id_}/"


def incentive(id_: str) -> str:
    """An incentive's page."""
    return f"{INCENTIVES}{id_}/"


def policy(id_: str) -> str:
    """A policy's page."""
    return f"{POLICIES}{id_}/"


def chapter(id_: str) -> str:
    """A guide chapter's page."""
    return f"{GUIDE}{id_}/"


def news(id_: str) -> str:
    """A news item's page."""
    return f"{NEWS}{id_}/"


def page(id_: str) -> str:
    """Any other document's page."""
    return f"pages/{id_}/"


def source(id_: str) -> str:
    """A source's place on the page of sources."""
    return f"{SOURCES}#{id_}"


def chain(id_: str) -> str:
    """A chain's page."""
    return f"{CHAINS}{id_}/"


def fund(id_: str) -> str:
    """A fund's place on the page of funds."""
    return f"{FUNDS}#{id_}"


def campaign(id_: str) -> str:
    """A campaign's page."""
    return f"{CHANNELS}{id_}/"


def office(id_: str) -> str:
    """An office's place on the page of offices."""
    return f"{OFFICES}#{id_}"


def event(id_: str) -> str:
    """An event's page."""
    return f"{EVENTS}{id_}/"


def calendar(id_: str = "") -> str:
    """The calendar of an event, or of all."""
    return f"{event(id_)}event.ics" if id_ else f"{EVENTS}events.ics"


def contact(id_: str) -> str:
    """A contact's place on the page of contacts."""
    return f"{CONTACT}#contact-{id_}"


def figure(id_: str) -> str:
    """A figure's place on the page of figures."""
    return f"{FIGURES}#{id_}"


def report(id_: str) -> str:
    """The report on a period, by its id."""
    return f"{REPORTS}{id_}/"


def entry_at(catalogue: PublicCatalogue, url: str) -> tuple[str, str] | None:
    """Kind and id of the entry whose page has an address, if it is an entry's."""
    id_ = url.removesuffix("/").rpartition("/")[2]
    for kind in PAGES:
        if id_ in getattr(catalogue, kind) and of(kind, id_) == url:
            return kind, id_
    return None


def of(kind: str, id_: str) -> str:
    """The address of an entry of any kind that can be linked."""
    addresses = {
        "project": project, "policy": policy, "chapter": chapter, "page": page, "source": source,
        "chain": chain, "enterprise": enterprise, "figure": figure, "news": news, "park": park,
        "site": site, "admission": admission, "fund": fund, "service": service,
        "incentive": incentive, "campaign": campaign, "office": office, "event": event,
        "contact": contact,
    }  # fmt: skip
    if kind in ("industry", "region"):
        return facet(kind, id_)
    return addresses[kind](id_)
