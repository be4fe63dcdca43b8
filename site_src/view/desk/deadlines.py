"""The desk itself and its milestones: what is late, due soon, new."""

from __future__ import annotations

from collections.abc import Iterable

from site_src.catalogue.desk import Due, is_done, milestones
from site_src.view.desk.people import lead_table
from site_src.view.desk.tables import (
    MONTH,
    Cell,
    DeskSetting,
    Table,
    light_cell,
    table,
    time_cell,
    within,
)
from site_src.view.labels import LEAD_STATE, label

#: So many of the latest ledger entries it shows.
LATEST = 10


def today_page(setting: DeskSetting) -> tuple[Table, ...]:
    """What is late, due soon, new."""
    _ = setting.setting.language.gettext
    open_ = [due for due in milestones(setting.desk) if not is_done(due.milestone)]
    soon = [due for due in open_ if within(due.milestone.due, setting.desk.today, MONTH)]
    new = [lead for lead in setting.desk.leads.values() if lead.state == "new"]
    return (
        _due_table(setting, "overdue", _("Overdue"), [d for d in open_ if _is_late(d)]),
        _due_table(setting, "soon", _("Due within 30 days"), soon),
        lead_table(setting, "new", label(setting.setting.language, LEAD_STATE, "new"), new),
        _latest(setting),
    )


def milestones_page(setting: DeskSetting) -> tuple[Table, ...]:
    """Every date to be met, counted back from the deadline."""
    _ = setting.setting.language.gettext
    dues = milestones(setting.desk)
    open_ = [due for due in dues if not is_done(due.milestone)]
    met = [due for due in dues if is_done(due.milestone)]
    ahead = [due for due in open_ if due.days is not None and due.days >= 0]
    undated = [due for due in open_ if due.days is None]
    return (
        _due_table(setting, "overdue", _("Overdue"), [due for due in open_ if _is_late(due)]),
        _due_table(setting, "ahead", _("Back from the deadline"), ahead),
        _due_table(setting, "undated", _("Without a date"), undated),
        _met_table(setting, met),
    )


def _is_late(due: Due) -> bool:
    return due.days is not None and due.days < 0


def _due_table(setting: DeskSetting, id_: str, title: str, dues: Iterable[Due]) -> Table:
    _, language = setting.setting.language.gettext, setting.setting.language
    rows = [
        (
            setting.project(due.project),
            Cell(language.text(due.milestone.name)),
            setting.date(due.milestone.due),
            time_cell(setting, due),
            light_cell(setting, due),
            setting.cell(due.milestone.owner),
            setting.cell(due.project.leader),
        )
        for due in dues
    ]
    heads = (
        _("Project"), _("Milestone"), _("Due"), _("Time"), _("Light"), _("Answerable"),
        _("Assigned official"),
    )  # fmt: skip
    return table(id_, title, heads, rows, _("Nothing here."))


def _met_table(setting: DeskSetting, dues: Iterable[Due]) -> Table:
    _, language = setting.setting.language.gettext, setting.setting.language
    rows = [
        (
            setting.project(due.project),
            Cell(language.text(due.milestone.name)),
            setting.date(due.milestone.due),
            setting.date(due.milestone.met),
            time_cell(setting, due),
            setting.cell(due.milestone.owner),
        )
        for due in dues
    ]
    heads = (_("Project"), _("Milestone"), _("Due"), _("Met"), _("Time"), _("Answerable"))
    return table("met", _("Met"), heads, rows, _("Nothing here."))


def _latest(setting: DeskSetting) -> Table:
    _ = setting.setting.language.gettext
    entries = [(e, project) for project in setting.desk.projects.values() for e in project.ledger]
    entries.sort(key=lambda pair: (pair[0].on.first(), pair[1].id), reverse=True)
    rows = [
        (setting.date(e.on), setting.project(project), setting.cell(e.text), setting.cell(e.by))
        for e, project in entries[:LATEST]
    ]
    heads = (_("Date"), _("Project"), _("What was done"), _("By"))
    return table("latest", _("Latest ledger entries"), heads, rows, _("Nothing here."))
