"""The reports as the office reads them: who leads and who lags, what has stalled or is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from site_src.catalogue.reports import (
    Changes,
    Comparison,
    Tally,
    changes,
    comparisons,
    ranks,
    tallies,
    total,
)
from site_src.model.snapshot import Row
from site_src.view.common import stage
from site_src.view.desk.tables import Cell, Column, DeskSetting, Table, table
from site_src.view.periods import cadence_name, period_name


def cadence_page(setting: DeskSetting) -> tuple[Table, ...]:
    """The newest report of each cadence, with league tables."""
    _ = setting.setting.language.gettext
    found = tuple(found_reports(setting))
    if not found:
        nothing = _("There are no two snapshots yet to compare: python build.py snapshot")
        return (table("reports", _("Reports"), (), (), nothing),)
    return tuple(part for comparison in found for part in report_tables(setting, comparison))


def found_reports(setting: DeskSetting) -> Iterator[Comparison]:
    """The newest report that can be made, of each cadence."""
    settings = setting.setting.prepared.portal.settings
    days = [snapshot.day for snapshot in setting.desk.snapshots.values()]
    every = comparisons(days, settings.reports, setting.desk.today)
    for cadence in settings.reports:
        own = (c for c in every if c.period.cadence == cadence and c.possible)
        yield from [comparison for comparison in [next(own, None)] if comparison]


def report_tables(setting: DeskSetting, found: Comparison) -> tuple[Table, ...]:
    """A report: what moved, the two leagues, what stalled, what is gone."""
    _, language = setting.setting.language.gettext, setting.setting.language
    changed, before = compared(setting, found), _compared_before(setting, found)
    key = found.period.id
    names = {
        "cadence": cadence_name(language, found.period),
        "period": period_name(language, found.period),
    }
    title = language.pgettext("report", "%(cadence)s: %(period)s") % names
    tables = (
        _moved(setting, f"moved-{key}", title, changed),
        _league(
            setting, f"regions-{key}", _("Regions by what advanced"), changed, before,
            lambda row: row.region, setting.region,
        ),
        _league(
            setting, f"parks-{key}", _("Parks by what advanced"), changed, before,
            lambda row: row.park, setting.park,
        ),
        _named(setting, f"stalled-{key}", language.pgettext("report", "Stalled"), changed.stalled),
        _named(
            setting, f"withdrawn-{key}",
            language.pgettext("report", "Withdrawn or taken out of the catalogue"),
            (*changed.withdrawn, *changed.gone),
        ),
    )  # fmt: skip
    used = (setting.desk.snapshots[str(day)] for day in (found.begin, found.end))
    mark = [_("illustrative")] if any(snapshot.illustrative for snapshot in used) else []
    return tuple(
        replace(part, note=" · ".join(filter(None, [names["period"], *mark, part.note])))
        for part in tables
    )


def compared(setting: DeskSetting, found: Comparison) -> Changes[Row]:
    """What changed in a period that can be reported, internal projects included."""
    snapshots = setting.desk.snapshots
    before, after = snapshots[str(found.begin)], snapshots[str(found.end)]
    return changes(before.projects, after.projects)


def _compared_before(setting: DeskSetting, found: Comparison) -> Changes[Row] | None:
    """The same for the period before, if that can be reported."""
    days = [snapshot.day for snapshot in setting.desk.snapshots.values()]
    earlier = found.period.before()
    every = comparisons(days, (earlier.cadence,), earlier.border)
    own = next((c for c in every if c.period == earlier and c.possible), None)
    return compared(setting, own) if own else None


def _moved(setting: DeskSetting, id_: str, title: str, changed: Changes[Row]) -> Table:
    _, language = setting.setting.language.gettext, setting.setting.language
    rows = [
        (
            setting.named(step.row.project),
            Cell(stage(setting.setting, step.before).label),
            Cell(stage(setting.setting, step.row.stage).label),
            Cell(setting.setting.number(step.row.amount)),
        )
        for step in (*changed.advanced, *changed.otherwise)
    ]
    rows += [
        (
            setting.named(row.project),
            Cell(language.pgettext("report", "New")),
            Cell(stage(setting.setting, row.stage).label),
            Cell(setting.setting.number(row.amount)),
        )
        for row in changed.new
    ]
    heads = (_("Project"), _("From stage"), _("To stage"), Column(_("Investment"), True))
    return table(id_, title, heads, rows, _("Nothing here."), _sums(setting, changed))


def _sums(setting: DeskSetting, changed: Changes[Row]) -> str:
    """What the projects that advanced come to."""
    language = setting.setting.language
    sums = total(step.row for step in changed.advanced)
    if not sums.of:
        return ""
    message = language.gettext("Advanced: %(sum)s; without a stated amount: %(lacking)s of %(of)s")
    amounts = " + ".join(setting.setting.number(amount).text for amount in sums.sums) or "–"
    counts = {"lacking": language.count(sums.lacking), "of": language.count(sums.of)}
    return message % {"sum": amounts, **counts}


def _league(
    setting: DeskSetting,
    id_: str,
    title: str,
    changed: Changes[Row],
    before: Changes[Row] | None,
    place: Callable[[Row], str],
    cell: Callable[[str], Cell],
) -> Table:
    """Places by rank: more projects advanced, then more new, then fewer stalled."""
    _, count = setting.setting.language.gettext, setting.setting.language.count
    pgettext = setting.setting.language.pgettext
    own = tallies(changed, place)
    now, then = _ranks(own), _ranks(tallies(before, place) if before else ())
    rows = [
        (
            cell(tally.place), Cell(count(now[tally.place])),
            Cell(count(then[tally.place]) if tally.place in then else "–"),
            Cell(count(tally.advanced)), Cell(count(tally.new)),
            Cell(count(tally.stalled), late=tally.stalled > 0), Cell(count(tally.withdrawn)),
            Cell(count(tally.projects)),
        )
        for tally in sorted(own, key=lambda tally: (now[tally.place], tally.place))
    ]  # fmt: skip
    heads = (
        _("Place"), Column(_("Rank"), True), Column(_("Rank in the period before"), True),
        Column(pgettext("report", "Advanced"), True), Column(pgettext("report", "New"), True),
        Column(pgettext("report", "Stalled"), True), Column(pgettext("report", "Withdrawn"), True),
        Column(_("Projects"), True),
    )  # fmt: skip
    return table(id_, title, heads, rows, _("Nothing here."))


def _ranks(own: Iterable[Tally]) -> dict[str, int]:
    return ranks({tally.place: (tally.advanced, tally.new, -tally.stalled) for tally in own})


def _named(setting: DeskSetting, id_: str, title: str, rows: Iterable[Row]) -> Table:
    _, language = setting.setting.language.gettext, setting.setting.language
    body = [
        (
            setting.named(row.project),
            Cell(stage(setting.setting, row.stage).label),
            setting.region(row.region),
            setting.park(row.park),
        )
        for row in rows
    ]
    heads = (_("Project"), _("Stage"), _("Region"), _("Park"))
    shown = language.counted("%(num)s project", "%(num)s projects", len(body))
    return table(id_, title, heads, body, _("Nothing here."), shown)
