"""What is wrong between land and what is to stand on it: sites, supplies, thresholds, admission."""

from __future__ import annotations

from collections.abc import Sequence

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.model.admission import Admission
from site_src.model.project import Project
from site_src.model.site import Site
from site_src.model.supply import Cost, Utility
from site_src.rules.bounds import bounds, holds
from site_src.rules.thresholds import SAMPLES, against, fits, thresholds
from site_src.source.yaml import dotted

#: Kinds that have utilities and costs.
_SUPPLIED = ("park", "site")


def check_land(loaded: Loaded, report: Report) -> None:
    """Reports contradictions between projects, the sites on which they stand, and what is asked."""
    for kind, id_ in loaded.documents:
        entry = loaded.catalogue.of(kind).get(id_)
        if kind in _SUPPLIED and entry is not None:
            _check_supplies(loaded, kind, id_, "utilities", entry.utilities, report)
            _check_supplies(loaded, kind, id_, "costs", entry.costs, report)
        if kind == "site" and entry is not None:
            _check_thresholds(loaded, id_, entry, report)
    for id_, project in loaded.projects():
        site = loaded.catalogue.site.get(project.site or "")
        if site is not None:
            _check_place(loaded, id_, project, site, report)
            _check_performance(loaded, id_, project, site, report)
        for rules in loaded.catalogue.admission.values():
            if rules.region in outwards(loaded, project.region):
                _check_admission(loaded, id_, project, rules, report)


def outwards(loaded: Loaded, region: str) -> list[str]:
    """A region and those it lies in, as far as they are known and do not repeat."""
    regions, path = loaded.catalogue.region, [region]
    while path[-1] in regions and (parent := regions[path[-1]].parent) and parent not in path:
        path.append(parent)
    return path


def apart(loaded: Loaded, region: str, other: str) -> bool:
    """Whether neither of two regions lies within the other."""
    return region not in outwards(loaded, other) and other not in outwards(loaded, region)


def _check_supplies(
    loaded: Loaded,
    kind: str,
    id_: str,
    name: str,
    supplies: Sequence[Utility | Cost],
    report: Report,
) -> None:
    seen: set[str] = set()
    for number, supply in enumerate(supplies):
        if supply.kind in seen:
            steps = (name, number, "kind")
            place = loaded.place(kind, id_, *steps)
            report.add("supply-twice", place, dotted(steps), value=supply.kind)
        seen.add(supply.kind)


def _check_thresholds(loaded: Loaded, id_: str, site: Site, report: Report) -> None:
    for indicator, threshold in thresholds(site.standard) if site.standard else ():
        steps = ("standard", indicator)
        if threshold and threshold.unit and not fits(indicator, threshold):
            report.add(
                "threshold-unit", loaded.place("site", id_, *steps), dotted(steps),
                value=threshold.written, expected=SAMPLES[indicator],
            )  # fmt: skip


def _check_place(loaded: Loaded, id_: str, project: Project, site: Site, report: Report) -> None:
    """A project stands where its site is."""
    where = [(site.park, project.park)] if site.park and project.park else []
    if apart(loaded, site.region, project.region):
        where.append((site.region, project.region))
    for own, other in where:
        if own != other:
            report.add(
                "site-elsewhere", loaded.place("project", id_, "site"), "site",
                value=site.id, where=str(own), other=str(other),
            )  # fmt: skip
            return


def _check_performance(
    loaded: Loaded, id_: str, project: Project, site: Site, report: Report
) -> None:
    for finding in against(site.standard, project) if site.standard else ():
        if finding.verdict == "not-met" and finding.threshold:
            report.add(
                "threshold-missed", loaded.place("project", id_, "site"), "site",
                value=site.id, indicator=finding.indicator,
                threshold=finding.threshold.written,
            )  # fmt: skip


def _check_admission(
    loaded: Loaded, id_: str, project: Project, rules: Admission, report: Report
) -> None:
    if project.industry in rules.excluded:
        place = loaded.place("project", id_, "industry")
        report.add("admission-excluded", place, "industry", value=project.industry, rules=rules.id)
    investment = project.investment
    if investment is None or investment.scope != "total":  # a part says nothing of the whole
        return
    amount = investment.amount
    asked = [m.amount for m in rules.minimums if m.amount.unit == amount.unit and m.amount.number]
    least = min(asked, key=lambda money: money.number or 0, default=None)
    if least and holds(bounds(amount), bounds(least)) is False:
        steps = ("investment", "amount")
        report.add(
            "admission-below", loaded.place("project", id_, *steps), dotted(steps),
            value=amount.written, least=least.written, rules=rules.id,
        )  # fmt: skip
