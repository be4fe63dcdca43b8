"""How healthy a region's pipeline is: what is in reserve, and whether talks become signings."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from site_src.model.dates import PartialDate
from site_src.model.portal import PipelineHealth
from site_src.model.project import PIPELINE

#: Stages that a project reaches only once it was signed.
_SIGNED = PIPELINE[PIPELINE.index("signed") :]


class Staged(Protocol):
    """What has to be known of a project."""

    @property
    def region(self) -> str:
        """The id of its region."""

    @property
    def stage(self) -> str:
        """Its stage."""

    @property
    def signed(self) -> PartialDate | None:
        """The day on which it was signed."""


class Finding(NamedTuple):
    """Something amiss: a diagnostic's code, and what its message quotes."""

    code: str
    params: Mapping[str, str]


class Health(NamedTuple):
    """The pipeline of a region: projects planned, under negotiation, signed or further; the last
    signing that is known; and what is amiss."""

    region: str
    planned: int
    negotiating: int
    signed: int
    last: PartialDate | None
    findings: tuple[Finding, ...]


def health(
    projects: Iterable[Staged], limits: PipelineHealth | None, today: datetime.date
) -> tuple[Health, ...]:
    """The health of each region that projects name, by its id; without limits nothing is amiss."""
    groups: defaultdict[str, list[Staged]] = defaultdict(list)
    for project in projects:
        groups[project.region].append(project)
    return tuple(_health(name, groups[name], limits, today) for name in sorted(groups))


def _health(
    region: str, projects: list[Staged], limits: PipelineHealth | None, today: datetime.date
) -> Health:
    stages = [project.stage for project in projects]
    signings = [project.signed for project in projects if project.signed]
    found = Health(
        region=region,
        planned=stages.count("planned"),
        negotiating=stages.count("negotiating"),
        signed=sum(stage in _SIGNED for stage in stages),
        last=max(signings, key=PartialDate.last, default=None),
        findings=(),
    )
    return found._replace(findings=tuple(_findings(found, limits, today)) if limits else ())


def _findings(found: Health, limits: PipelineHealth, today: datetime.date) -> Iterable[Finding]:
    if limits.reserve is not None and found.planned < limits.reserve:
        yield Finding(
            "pipeline-reserve", {"count": str(found.planned), "limit": str(limits.reserve)}
        )
    most = limits.talks_per_signing
    if most is not None and found.negotiating > most * found.signed:
        yield Finding(
            "pipeline-conversion",
            {"talks": str(found.negotiating), "signed": str(found.signed), "limit": str(most)},
        )
    days = limits.signing_days
    if days is not None and (found.last is None or (today - found.last.last()).days > days):
        yield Finding("pipeline-unsigned", {"limit": str(days), "date": str(found.last or "–")})
