"""The catalogue in both editions: every entry by kind and id, every document with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar

from site_src.model.admission import Admission, PublicAdmission
from site_src.model.campaign import Campaign, PublicCampaign
from site_src.model.chain import Chain, PublicChain
from site_src.model.dates import PartialDate
from site_src.model.desk import Lead, Person
from site_src.model.document import (
    Chapter,
    HomeWords,
    News,
    Page,
    Policy,
    PolicyWords,
    PublicChapter,
    PublicDocument,
    PublicNews,
    PublicPolicy,
    Words,
)
from site_src.model.enterprise import Enterprise, PublicEnterprise
from site_src.model.event import Event, PublicEvent
from site_src.model.fields import EntryFields, Windowed
from site_src.model.figure import Figure, PublicFigure
from site_src.model.fund import Fund, PublicFund
from site_src.model.incentive import Incentive, PublicIncentive
from site_src.model.office import Office, PublicOffice
from site_src.model.packed import packed
from site_src.model.park import Park, PublicPark
from site_src.model.project import Brief, Project
from site_src.model.service import PublicService, Service
from site_src.model.site import PublicSite, Site
from site_src.model.snapshot import PublicSnapshot, Snapshot
from site_src.model.vocabulary import (
    Contact,
    Industry,
    PublicContact,
    PublicIndustry,
    PublicRegion,
    PublicSource,
    Region,
    Source,
)

F = TypeVar("F")
W = TypeVar("W", bound=Words)


@dataclass(frozen=True, slots=True)
class Writing(Generic[F, W]):
    """A document: its facts, and its words and text in the locales in which it exists."""

    facts: F
    words: Mapping[str, W]
    bodies: Mapping[str, str]


@packed
@dataclass(frozen=True, slots=True)
class Standing(Windowed):
    """What others must know of a project that was read and checked by itself: whether and when it
    may be named, where it is listed, how far it is, what it was called before."""

    visibility: str
    publish_from: PartialDate | None
    publish_until: PartialDate | None
    updated: PartialDate | None
    industry: str
    region: str
    stage: str
    signed: PartialDate | None
    aliases: tuple[str, ...] = ()

    @classmethod
    def of(cls, project: Project) -> Standing:
        """The standing of a project."""
        own = {f.name: getattr(project, f.name) for f in fields(cls) if f.name != "signed"}
        return cls(**own, signed=project.stage_dates.signed)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that was read, internal fields included. It never leaves this room."""

    project: dict[str, Project | Standing] = field(default_factory=dict)
    industry: dict[str, Industry] = field(default_factory=dict)
    region: dict[str, Region] = field(default_factory=dict)
    park: dict[str, Park] = field(default_factory=dict)
    site: dict[str, Site] = field(default_factory=dict)
    admission: dict[str, Admission] = field(default_factory=dict)
    contact: dict[str, Contact] = field(default_factory=dict)
    source: dict[str, Source] = field(default_factory=dict)
    figure: dict[str, Figure] = field(default_factory=dict)
    chain: dict[str, Chain] = field(default_factory=dict)
    enterprise: dict[str, Enterprise] = field(default_factory=dict)
    fund: dict[str, Fund] = field(default_factory=dict)
    service: dict[str, Service] = field(default_factory=dict)
    incentive: dict[str, Incentive] = field(default_factory=dict)
    event: dict[str, Event] = field(default_factory=dict)
    campaign: dict[str, Campaign] = field(default_factory=dict)
    office: dict[str, Office] = field(default_factory=dict)
    snapshot: dict[str, Snapshot] = field(default_factory=dict)
    person: dict[str, Person] = field(default_factory=dict)
    lead: dict[str, Lead] = field(default_factory=dict)
    policy: dict[str, Writing[Policy, PolicyWords]] = field(default_factory=dict)
    chapter: dict[str, Writing[Chapter, Words]] = field(default_factory=dict)
    news: dict[str, Writing[News, Words]] = field(default_factory=dict)
    page: dict[str, Writing[Page, Words]] = field(default_factory=dict)
    home: dict[str, Writing[Page, HomeWords]] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, Any]:
        """All entries of one kind by id."""
        entries: dict[str, Any] = getattr(self, kind)
        return entries

    def all(self) -> Iterator[tuple[str, str, EntryFields | Standing]]:
        """Kind, id and facts of every entry and document."""
        for kind in fields(self):
            for id_, entry in self.of(kind.name).items():
                yield kind.name, id_, entry.facts if isinstance(entry, Writing) else entry


@dataclass(frozen=True, slots=True)
class PublicCatalogue:
    """What the public edition is made of. Its types have no field for anything internal."""

    project: Mapping[str, Brief]
    industry: Mapping[str, PublicIndustry]
    region: Mapping[str, PublicRegion]
    park: Mapping[str, PublicPark]
    site: Mapping[str, PublicSite]
    admission: Mapping[str, PublicAdmission]
    contact: Mapping[str, PublicContact]
    source: Mapping[str, PublicSource]
    figure: Mapping[str, PublicFigure]
    chain: Mapping[str, PublicChain]
    enterprise: Mapping[str, PublicEnterprise]
    fund: Mapping[str, PublicFund]
    service: Mapping[str, PublicService]
    incentive: Mapping[str, PublicIncentive]
    event: Mapping[str, PublicEvent]
    campaign: Mapping[str, PublicCampaign]
    office: Mapping[str, PublicOffice]
    snapshot: Mapping[str, PublicSnapshot]
    policy: Mapping[str, Writing[PublicPolicy, PolicyWords]]
    chapter: Mapping[str, Writing[PublicChapter, Words]]
    news: Mapping[str, Writing[PublicNews, Words]]
    page: Mapping[str, Writing[PublicDocument, Words]]
    home: Mapping[str, Writing[PublicDocument, HomeWords]]
