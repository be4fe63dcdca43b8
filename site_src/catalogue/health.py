"""Warns of pipelines that run dry, where an office has said what it expects of them."""

from __future__ import annotations

import datetime

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.rules.health import health


def check_health(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports, at its region, each pipeline with too little in reserve, talks that come to nothing,
    or no signing. Internal projects count as well: the report is for the office."""
    limits = loaded.portal.settings.pipeline_health
    if limits is None:
        return
    projects = (loaded.standing(id_) for id_ in loaded.catalogue.project)
    for found in health(projects, limits, today):
        if ("region", found.region) in loaded.documents:
            place = loaded.place("region", found.region, "title", key=True)
            for finding in found.findings:
                report.add(finding.code, place, "", value=found.region, **finding.params)
