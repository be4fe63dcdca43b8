"""The rosters, the inbox of leads, and who introduced what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from site_src.model.desk import LEAD_STATES, ROSTERS, Lead
from site_src.view.desk.tables import Cell, Column, DeskSetting, Row, Table, contacts, table
from site_src.view.labels import LEAD_STATE, ROSTER, label


def people_page(setting: DeskSetting) -> tuple[Table, ...]:
    """The rosters."""
    _, language = setting.setting.language.gettext, setting.setting.language
    comma = language.pgettext("list separator", ", ")
    heads = (
        _("Name"), _("Organisation and post"), _("Lives in"), _("Comes from"), _("Industries"),
        _("Contact"), _("Last contact"),
    )  # fmt: skip
    tables = []
    for roster in ROSTERS:
        rows = [
            Row(
                (
                    Cell(setting.own(person.name), illustrative=person.illustrative),
                    setting.cell(" · ".join(filter(None, (person.organisation, person.post)))),
                    setting.cell(person.place),
                    Cell(setting.setting.region(person.origin) if person.origin else ""),
                    Cell(language.joined(map(setting.setting.industry, person.industries), comma)),
                    contacts(person),
                    setting.date(person.met),
                ),
                id_,
            )
            for id_, person in sorted(setting.desk.people.items())
            if person.roster == roster
        ]
        title = label(language, ROSTER, roster)
        tables.append(table(roster, title, heads, rows, _("Nothing here.")))
    return tuple(tables)


def leads_page(setting: DeskSetting) -> tuple[Table, ...]:
    """The inbox, and who introduced what."""
    _, language = setting.setting.language.gettext, setting.setting.language
    tables = [
        lead_table(
            setting, state, label(language, LEAD_STATE, state),
            [lead for lead in setting.desk.leads.values() if lead.state == state],
        )
        for state in LEAD_STATES
    ]  # fmt: skip
    return (*tables, _introducers(setting))


def lead_table(setting: DeskSetting, id_: str, title: str, leads: Iterable[Lead]) -> Table:
    _ = setting.setting.language.gettext
    rows = []
    for lead in sorted(leads, key=lambda lead: (lead.received.first(), lead.id), reverse=True):
        project = setting.desk.projects.get(lead.project) if lead.project else None
        rows.append(
            Row(
                (
                    Cell(setting.own(lead.title), illustrative=lead.illustrative),
                    setting.cell(lead.company),
                    Cell(setting.setting.number(lead.amount) if lead.amount else ""),
                    setting.date(lead.received), setting.person(lead.introducer),
                    setting.cell(lead.officer),
                    setting.project(project) if project else setting.cell(lead.next),
                    setting.date(lead.due, setting.past(lead.due)),
                ),
                lead.id,
            )
        )  # fmt: skip
    heads = (
        _("Lead"), _("Company"), Column(_("Investment"), True), _("Received"), _("Introduced by"),
        _("Followed by"), _("What is to follow"), _("Due"),
    )  # fmt: skip
    return table(f"leads-{id_}", title, heads, rows, _("Nothing here."))


def _introducers(setting: DeskSetting) -> Table:
    _, language = setting.setting.language.gettext, setting.setting.language
    led: defaultdict[str, list[Lead]] = defaultdict(list)
    for lead in setting.desk.leads.values():
        if lead.introducer:
            led[lead.introducer].append(lead)
    brought: defaultdict[str, int] = defaultdict(int)
    for project in setting.desk.projects.values():
        if project.introducer:
            brought[project.introducer] += 1
    rows = [
        (
            setting.person(id_),
            Cell(language.count(len(led[id_]))),
            Cell(language.count(sum(lead.state == "converted" for lead in led[id_]))),
            Cell(language.count(brought[id_])),
        )
        for id_ in sorted({*led, *brought}, key=lambda id_: (-len(led[id_]), id_))
    ]
    heads = (
        _("Name"), Column(_("Leads"), True), Column(_("Converted"), True),
        Column(_("Projects"), True),
    )  # fmt: skip
    return table("introducers", _("Introducers"), heads, rows, _("Nothing here."))
