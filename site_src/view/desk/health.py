"""How healthy each region's pipeline is, and what is amiss by the office's own limits."""

from __future__ import annotations

from site_src.catalogue.entries import Standing
from site_src.model.portal import PipelineHealth
from site_src.rules.health import Finding, health
from site_src.view.common import stage
from site_src.view.desk.tables import Cell, Column, DeskSetting, Table, table


def health_page(setting: DeskSetting) -> tuple[Table, ...]:
    """Each region with what it has in reserve, under negotiation and signed."""
    _, language = setting.setting.language.gettext, setting.setting.language
    limits = setting.setting.prepared.portal.settings.pipeline_health
    projects = (Standing.of(project) for project in setting.desk.projects.values())
    rows = []
    for found in health(projects, limits, setting.desk.today):
        words = language.joined(
            (_finding(setting, finding) for finding in found.findings),
            language.pgettext("between sentences", "; "),
        )
        rows.append(
            (
                setting.region(found.region), Cell(language.count(found.planned)),
                Cell(language.count(found.negotiating)), Cell(language.count(found.signed)),
                setting.date(found.last), Cell(words.text, late=bool(found.findings)),
            )
        )  # fmt: skip
    heads = (
        _("Region"), Column(stage(setting.setting, "planned").label, True),
        Column(stage(setting.setting, "negotiating").label, True),
        Column(_("Signed or further"), True), _("Last signing"), _("What is amiss"),
    )  # fmt: skip
    note = _limits(setting, limits)
    return (table("health", _("Pipeline health"), heads, rows, _("Nothing here."), note),)


def _limits(setting: DeskSetting, limits: PipelineHealth | None) -> str:
    """What the office asks for."""
    _, count = setting.setting.language.gettext, setting.setting.language.count
    if limits is None:
        return _("No limits are set (pipeline_health in mkdocs.yml), so nothing is judged.")
    asked = (
        (_("planned projects: at least %(limit)s"), limits.reserve),
        (_("under negotiation for each one signed: at most %(limit)s"), limits.talks_per_signing),
        (_("days since the last signing: at most %(limit)s"), limits.signing_days),
    )
    parts = [words % {"limit": count(n)} for words, n in asked if n is not None]
    return setting.setting.language.pgettext("between sentences", "; ").join(parts)


def _finding(setting: DeskSetting, finding: Finding) -> str:
    _ = setting.setting.language.gettext
    words = {
        "pipeline-reserve": _("too little in reserve"),
        "pipeline-conversion": _("many talks, few signings"),
        "pipeline-unsigned": _("nothing signed for too long"),
    }
    return words[finding.code]
