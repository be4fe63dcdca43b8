"""Everything that only the office knows of one project."""

from __future__ import annotations

from site_src.catalogue.desk import Due, footing, milestones
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.project import Project
from site_src.view import urls
from site_src.view.common import Link, Stage, stage
from site_src.view.desk.tables import Cell, DeskSetting, Table, light_cell, table, time_cell
from site_src.view.labels import FOOTING, label


@frozen
class Term:
    """A name with what stands beside it."""

    name: str
    value: Cell


@frozen
class Dossier:
    """A project's page on the desk. `own` leads to the page that everybody may read."""

    title: Wording
    stage: Stage
    public: bool
    terms: tuple[Term, ...]
    tables: tuple[Table, ...]
    own: Link


def dossier_view(setting: DeskSetting, id_: str) -> Dossier:
    """A project's dossier."""
    project, language = setting.desk.projects[id_], setting.setting.language
    _ = language.gettext
    return Dossier(
        title=language.text(project.title),
        stage=stage(setting.setting, project.stage),
        public=project.visibility == "public",
        terms=_terms(setting, project),
        tables=(_milestones(setting, project), _ledger(setting, project), _talks(setting, project)),
        own=Link(_("Page of the project"), urls.project(id_)),
    )


def _terms(setting: DeskSetting, project: Project) -> tuple[Term, ...]:
    _, language = setting.setting.language.gettext, setting.setting.language
    standing, cleared = project.standing, project.cleared
    review = (
        language.joined([setting.own(cleared.by), language.date(cleared.on)]) if cleared else ""
    )
    terms = (
        Term(_("Assigned official"), setting.cell(project.leader)),
        Term(_("Service officer"), setting.cell(project.officer)),
        Term(_("Lead department"), setting.cell(project.department)),
        Term(_("Party"), setting.cell(project.partner)),
        Term(_("Introduced by"), setting.person(project.introducer)),
        Term(_("Standing"), Cell(label(language, FOOTING, footing(project)))),
        Term(_("Since"), setting.date(standing.since if standing else None)),
        Term(_("Reason"), setting.cell(standing.reason if standing else "")),
        Term(_("Secrecy review"), Cell(review)),
        Term(_("Remark"), setting.cell(project.internal_note)),
    )
    return tuple(term for term in terms if str(term.value.text))


def _milestones(setting: DeskSetting, project: Project) -> Table:
    _ = setting.setting.language.gettext
    dues = [due for due in milestones(setting.desk) if due.project.id == project.id]
    rows = [_milestone(setting, due) for due in dues]
    heads = (_("Milestone"), _("Due"), _("Met"), _("Time"), _("Light"), _("Answerable"))
    return table("milestones", _("Milestones"), heads, rows, _("Nothing here."))


def _milestone(setting: DeskSetting, due: Due) -> tuple[Cell, ...]:
    return (
        Cell(setting.setting.language.text(due.milestone.name)),
        setting.date(due.milestone.due),
        setting.date(due.milestone.met),
        time_cell(setting, due),
        light_cell(setting, due),
        setting.cell(due.milestone.owner),
    )


def _ledger(setting: DeskSetting, project: Project) -> Table:
    _ = setting.setting.language.gettext
    entries = sorted(project.ledger, key=lambda entry: entry.on.first(), reverse=True)
    rows = [(setting.date(e.on), setting.cell(e.text), setting.cell(e.by)) for e in entries]
    heads = (_("Date"), _("What was done"), _("By"))
    return table("ledger", _("Tracking ledger"), heads, rows, _("Nothing here."))


def _talks(setting: DeskSetting, project: Project) -> Table:
    _ = setting.setting.language.gettext
    talks = sorted(project.talks, key=lambda talk: talk.on.first(), reverse=True)
    rows = [
        (
            setting.date(talk.on),
            setting.cell(talk.place),
            setting.cell(talk.text),
            setting.cell(talk.next),
            setting.date(talk.due, setting.past(talk.due)),
        )
        for talk in talks
    ]
    heads = (_("Date"), _("Where"), _("What was said"), _("What is to follow"), _("Due"))
    return table("talks", _("Negotiations"), heads, rows, _("Nothing here."))
