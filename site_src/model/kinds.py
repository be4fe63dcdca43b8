"""The register of kinds: folder, type, and for documents the type of their words."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass

from site_src.model.admission import Admission
from site_src.model.campaign import Campaign
from site_src.model.chain import Chain
from site_src.model.desk import Lead, Person
from site_src.model.document import Chapter, HomeWords, News, Page, Policy, PolicyWords, Words
from site_src.model.enterprise import Enterprise
from site_src.model.event import Event
from site_src.model.fields import EntryFields
from site_src.model.figure import Figure
from site_src.model.fund import Fund
from site_src.model.incentive import Incentive
from site_src.model.office import Office
from site_src.model.park import Park
from site_src.model.project import Project
from site_src.model.service import Service
from site_src.model.site import Site
from site_src.model.snapshot import Snapshot
from site_src.model.vocabulary import Contact, Industry, Region, Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its name, its folder in `projects_yaml/`, its type; whether any of its
    entries may be public; and whether its files are named by a day, and not by an id."""

    name: str
    folder: str
    type: type[EntryFields]
    public: bool = True
    dated: bool = False


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name, its folder in `content/<locale>/`, its types."""

    name: str
    folder: str
    type: type[EntryFields]
    words: builtins.type[Words]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("project", "projects", Project),
        Kind("industry", "industries", Industry),
        Kind("region", "regions", Region),
        Kind("park", "parks", Park),
        Kind("site", "sites", Site),
        Kind("admission", "admissions", Admission),
        Kind("contact", "contacts", Contact),
        Kind("source", "sources", Source),
        Kind("figure", "figures", Figure),
        Kind("chain", "chains", Chain),
        Kind("enterprise", "enterprises", Enterprise),
        Kind("fund", "funds", Fund),
        Kind("service", "services", Service),
        Kind("incentive", "incentives", Incentive),
        Kind("event", "events", Event),
        Kind("campaign", "campaigns", Campaign),
        Kind("office", "offices", Office),
        Kind("snapshot", "snapshots", Snapshot, dated=True),
        Kind("person", "people", Person, public=False),
        Kind("lead", "leads", Lead, public=False),
    )
}

#: Those of which an entry may be public.
PUBLIC: Mapping[str, Kind] = {name: kind for name, kind in KINDS.items() if kind.public}

DOCUMENT_KINDS: Mapping[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        DocumentKind("policy", "policies", Policy, PolicyWords),
        DocumentKind("chapter", "guide", Chapter, Words),
        DocumentKind("news", "news", News, Words),
        DocumentKind("page", "pages", Page, Words),
        DocumentKind("home", "", Page, HomeWords),
    )
}

#: Words that are addresses of list pages below `projects/`.
RESERVED: frozenset[str] = frozenset(
    {"industry", "region", "park", "stage", "size", "cooperation", "by", "page"}
)
