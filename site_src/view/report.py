"""Reports: what changed between two snapshots, as the public may know it. Nothing is ranked."""

from __future__ import annotations

import datetime

from site_src.catalogue.reports import (
    Changes,
    Comparison,
    Step,
    Tally,
    changes,
    comparisons,
    tallies,
    total,
)
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.model.period import Period
from site_src.model.project import STAGES
from site_src.model.snapshot import PublicRow
from site_src.view import urls
from site_src.view.common import Link, Stage, region_link, stage
from site_src.view.periods import cadence_name, period_name
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once

#: So many projects of a kind are named; of the others the number is told.
NAMED = 60


@frozen
class ReportRow:
    """A report in a list. Without `href` it cannot be made, and `between` says why."""

    id: str
    href: str
    title: str
    cadence: str
    between: str
    counts: tuple[tuple[str, int], ...]
    illustrative: bool


@frozen
class Moved:
    """A project in a report: `before` is the stage from which it came, if it had one."""

    card: Card
    before: Stage | None
    after: Stage


@frozen
class Group:
    """Some projects, with what they come to together."""

    projects: tuple[Moved, ...]
    more: int
    amount: str
    lacking: str


@frozen
class Place:
    """A region or park, and how many of its projects changed how."""

    place: Link
    projects: int
    new: int
    advanced: int
    stalled: int
    withdrawn: int


@frozen
class StageCount:
    """How many projects were at a stage when the period began and when it ended."""

    stage: Stage
    before: int
    after: int


@frozen
class ReportView:
    """The report on a period: the places where something changed, and how many others there are.
    `earlier` and `later` are the reports next to it of the same cadence."""

    row: ReportRow
    known: int
    new: Group
    advanced: Group
    stages: tuple[StageCount, ...]
    regions: tuple[Place, ...]
    other_regions: int
    parks: tuple[Place, ...]
    other_parks: int
    earlier: Link | None
    later: Link | None


@frozen
class ReportGroup:
    """The reports of one cadence, the newest first."""

    key: str
    title: str
    rows: tuple[ReportRow, ...]


@once
def found_reports(setting: Setting) -> tuple[Comparison, ...]:
    """The periods that are reported, or would be if there were snapshots."""
    prepared = setting.prepared
    days = [snapshot.day for snapshot in setting.catalogue.snapshot.values()]
    return comparisons(days, prepared.portal.settings.reports, prepared.today)


def possible(setting: Setting) -> dict[str, Comparison]:
    """Those of which there is a page, by their ids."""
    return {found.period.id: found for found in found_reports(setting) if found.possible}


def report_groups(setting: Setting) -> tuple[ReportGroup, ...]:
    """All reports by cadence."""
    groups = []
    for cadence in setting.prepared.portal.settings.reports:
        own = [found for found in found_reports(setting) if found.period.cadence == cadence]
        title = cadence_name(setting.language, own[0].period) if own else ""
        rows = tuple(report_row(setting, found) for found in own)
        groups.append(ReportGroup(cadence, title, rows))
    return tuple(group for group in groups if group.rows)


def report_row(setting: Setting, found: Comparison) -> ReportRow:
    """A report as a row."""
    period, language = found.period, setting.language
    changed = compared(setting, found) if found.possible else None
    snapshots = setting.catalogue.snapshot
    used = [snapshots[str(day)] for day in (found.begin, found.end) if day]
    return ReportRow(
        id=period.id,
        href=urls.report(period.id) if changed else "",
        title=period_name(language, period),
        cadence=cadence_name(language, period),
        between=_between(setting, found) if changed else _refusal(setting, found),
        counts=_counts(setting, changed) if changed else (),
        illustrative=any(snapshot.illustrative for snapshot in used),
    )


def report_view(setting: Setting, id_: str) -> ReportView:
    """The report on a period."""
    found = possible(setting)[id_]
    changed = compared(setting, found)
    steps = [Moved(_card(setting, step.row), *_step(setting, step)) for step in changed.advanced]
    new = [Moved(_card(setting, row), None, stage(setting, row.stage)) for row in changed.new]
    by_region = tallies(changed, lambda row: _region(setting, row))
    by_park = tallies(changed, lambda row: row.park)
    regions, parks = ([t for t in every if t.changed] for every in (by_region, by_park))
    return ReportView(
        row=report_row(setting, found),
        known=len(changed.after),
        new=_group(setting, new, changed.new),
        advanced=_group(setting, steps, tuple(step.row for step in changed.advanced)),
        stages=_stages(setting, changed),
        regions=tuple(_place(region_link(setting, tally.place), tally) for tally in regions),
        other_regions=len(by_region) - len(regions),
        parks=tuple(
            _place(Link(setting.park(tally.place), urls.park(tally.place)), tally)
            for tally in parks
        ),
        other_parks=len(by_park) - len(parks),
        earlier=_beside(setting, found.period.before()),
        later=_beside(setting, found.period.after()),
    )


@once
def compared(setting: Setting, found: Comparison) -> Changes[PublicRow]:
    """What changed in a period that can be reported."""
    snapshots = setting.catalogue.snapshot
    before, after = snapshots[str(found.begin)], snapshots[str(found.end)]
    return changes(before.projects, after.projects)


def _counts(setting: Setting, changed: Changes[PublicRow]) -> tuple[tuple[str, int], ...]:
    pgettext = setting.language.pgettext
    return (
        (pgettext("report", "New"), len(changed.new)),
        (pgettext("report", "Advanced"), len(changed.advanced)),
        (pgettext("report", "Suspended"), len(changed.stalled)),
        (pgettext("report", "Withdrawn"), len(changed.withdrawn)),
    )


def _between(setting: Setting, found: Comparison) -> str:
    assert found.begin and found.end
    message = setting.language.gettext("Compares the snapshots of %(first)s and %(last)s.")
    days = {"first": _day(setting, found.begin), "last": _day(setting, found.end)}
    return message % days


def _refusal(setting: Setting, found: Comparison) -> str:
    """Which snapshot is missing: the first that is."""
    border, since = found.period.border, found.period.first
    if found.begin is None:
        border, since = since, found.period.before().first
    message = setting.language.gettext(
        "Cannot be made: there is no snapshot after %(since)s and up to %(border)s."
    )
    return message % {"since": _day(setting, since), "border": _day(setting, border)}


def _day(setting: Setting, day: datetime.date) -> str:
    return setting.date(PartialDate(day.year, day.month, day.day))


def _card(setting: Setting, row: PublicRow) -> Card:
    return card(setting, setting.catalogue.project[row.project])


def _step(setting: Setting, step: Step[PublicRow]) -> tuple[Stage, Stage]:
    return stage(setting, step.before), stage(setting, step.row.stage)


def _group(setting: Setting, moved: list[Moved], rows: tuple[PublicRow, ...]) -> Group:
    language, sums = setting.language, total(rows)
    lacking = language.gettext("without a stated amount: %(lacking)s of %(of)s")
    counts = {"lacking": language.count(sums.lacking), "of": language.count(sums.of)}
    return Group(
        projects=tuple(moved[:NAMED]),
        more=max(0, len(moved) - NAMED),
        amount=" + ".join(setting.number(amount).text for amount in sums.sums),
        lacking=lacking % counts if sums.lacking else "",
    )


def _stages(setting: Setting, changed: Changes[PublicRow]) -> tuple[StageCount, ...]:
    counts = {key: [0, 0] for key in STAGES}
    for number, rows in enumerate((changed.before, changed.after)):
        for row in rows:
            counts[row.stage][number] += 1
    return tuple(
        StageCount(stage(setting, key), *both) for key, both in counts.items() if any(both)
    )


def _region(setting: Setting, row: PublicRow) -> str:
    """Where it stood; where that place is not on the site any more, where it is now."""
    return row.region or setting.catalogue.project[row.project].region


def _place(link: Link, tally: Tally) -> Place:
    return Place(link, tally.projects, tally.new, tally.advanced, tally.stalled, tally.withdrawn)


def _beside(setting: Setting, period: Period) -> Link | None:
    if period.id not in possible(setting):
        return None
    return Link(period_name(setting.language, period), urls.report(period.id))


def latest(setting: Setting, id_: str = "") -> Comparison | None:
    """The report on a period, or the newest of the shortest periods; None if there is none."""
    reports = possible(setting)
    if id_:
        return reports.get(id_)
    return next(iter(reports.values()), None)
