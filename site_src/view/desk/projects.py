"""Every project as the office follows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from site_src.catalogue.desk import footing, tally, transfers
from site_src.model.desk import FOOTINGS
from site_src.model.project import Project
from site_src.view.common import stage
from site_src.view.desk.tables import Cell, Column, DeskSetting, Table, table
from site_src.view.labels import FOOTING, label


def ledger_page(setting: DeskSetting) -> tuple[Table, ...]:
    """Every project with those who answer for it and what was done last."""
    _, language = setting.setting.language.gettext, setting.setting.language
    rows = []
    for project in setting.desk.projects.values():
        last = max(project.ledger, key=lambda entry: entry.on.first(), default=None)
        shown = _("public") if project.visibility == "public" else _("internal")
        rows.append(
            (
                setting.project(project), Cell(shown),
                Cell(stage(setting.setting, project.stage).label), setting.cell(project.leader),
                setting.cell(project.officer), setting.cell(project.department),
                setting.date(last.on if last else None), setting.cell(last.text if last else ""),
            )
        )  # fmt: skip
    heads = (
        _("Project"), _("Edition"), _("Stage"), _("Assigned official"), _("Service officer"),
        _("Lead department"), _("Last entry"), _("What was done"),
    )  # fmt: skip
    title = language.counted("%(num)s project", "%(num)s projects", len(rows))
    return (table("ledger", title, heads, rows, _("Nothing here.")),)


def negotiations_page(setting: DeskSetting) -> tuple[Table, ...]:
    """With whom the office talks, and what is to follow."""
    _ = setting.setting.language.gettext
    rows = []
    for project in setting.desk.projects.values():
        if not (project.talks or project.partner or project.stage == "negotiating"):
            continue
        last = max(project.talks, key=lambda talk: talk.on.first(), default=None)
        rows.append(
            (
                setting.project(project), setting.cell(project.partner),
                setting.date(last.on if last else None), setting.cell(last.text if last else ""),
                setting.cell(last.next if last else ""),
                setting.date(last.due if last else None, setting.past(last.due if last else None)),
                setting.cell(project.officer),
            )
        )  # fmt: skip
    heads = (
        _("Project"), _("Party"), _("Last talk"), _("What was said"), _("What is to follow"),
        _("Due"), _("Service officer"),
    )  # fmt: skip
    return (table("negotiations", _("Negotiations"), heads, rows, _("Nothing here.")),)


def league_page(setting: DeskSetting) -> tuple[Table, ...]:
    """What those who answer for projects have come to, and each region."""
    _ = setting.setting.language.gettext

    def region(project: Project) -> str:
        return project.region

    return (
        _league(setting, "officials", _("Assigned official"), lambda p: p.leader, setting.cell),
        _league(setting, "departments", _("Lead department"), lambda p: p.department, setting.cell),
        _league(
            setting, "regions", _("Region"), region, lambda id_: Cell(setting.setting.region(id_))
        ),
    )


def stock_take_page(setting: DeskSetting) -> tuple[Table, ...]:
    """Which projects go on, which have stalled, which were withdrawn."""
    _, language = setting.setting.language.gettext, setting.setting.language
    heads = (_("Project"), _("Stage"), _("Since"), _("Reason"), _("Service officer"))
    tables = []
    for state in FOOTINGS:
        rows = [
            (
                setting.project(project), Cell(stage(setting.setting, project.stage).label),
                setting.date(project.standing.since if project.standing else None),
                setting.cell(project.standing.reason if project.standing else ""),
                setting.cell(project.officer),
            )
            for project in setting.desk.projects.values() if footing(project) == state
        ]  # fmt: skip
        shown = language.counted("%(num)s project", "%(num)s projects", len(rows))
        title = label(language, FOOTING, state)
        tables.append(table(state, title, heads, rows, _("Nothing here."), shown))
    return tuple(tables)


def transfers_page(setting: DeskSetting) -> tuple[Table, ...]:
    """Which project went from which stage to which, and when."""
    _ = setting.setting.language.gettext
    rows = [
        (
            setting.date(step.on),
            setting.project(step.project),
            Cell(stage(setting.setting, step.before).label if step.before else ""),
            Cell(stage(setting.setting, step.after).label),
        )
        for step in transfers(setting.desk)
    ]
    heads = (_("Date"), _("Project"), _("From stage"), _("To stage"))
    return (table("transfers", _("Stage transfers"), heads, rows, _("Nothing here.")),)


def _league(
    setting: DeskSetting,
    id_: str,
    title: str,
    key: Callable[[Project], str],
    cell: Callable[[str], Cell],
) -> Table:
    """Those with most projects signed come first."""
    _, count = setting.setting.language.gettext, setting.setting.language.count
    groups: defaultdict[str, list[Project]] = defaultdict(list)
    for project in setting.desk.projects.values():
        if key(project):
            groups[key(project)].append(project)
    tallies = {name: tally(setting.desk, projects) for name, projects in groups.items()}
    ranked = sorted(tallies, key=lambda name: (-tallies[name].signed, -tallies[name].met, name))
    rows = []
    for name in ranked:
        own = tallies[name]
        figures = (own.projects, own.signed, own.operating, own.met, own.late, own.stalled)
        rows.append(
            (cell(name), *(Cell(count(n), late=at == 4 and n > 0) for at, n in enumerate(figures)))
        )
    heads = (
        title, Column(_("Projects"), True), Column(_("Signed or further"), True),
        Column(_("In operation"), True), Column(_("Milestones met"), True),
        Column(_("Overdue"), True), Column(_("Stalled"), True),
    )  # fmt: skip
    return table(id_, title, heads, rows, _("Nothing here."))
