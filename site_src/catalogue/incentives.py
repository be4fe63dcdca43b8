"""Incentives that nobody can claim."""

from __future__ import annotations

import datetime

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.rules.incentives import obstacles

#: Which obstacles are told by which warning.
_BASIS, _OVER = ("no-basis", "not-reviewed"), ("policy-over", "over")


def check_incentives(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports public incentives without a basis or review, or past their time: they are shown as
    such, never as something to be claimed."""
    policies = {id_: writing.facts for id_, writing in loaded.catalogue.policy.items()}
    for id_, incentive in loaded.catalogue.incentive.items():
        if incentive.visibility != "public":
            continue
        found = set(obstacles(incentive, policies.get(incentive.policy or ""), today))
        if found.intersection(_BASIS):
            report.add("incentive-basis", loaded.place("incentive", id_, "title", key=True))
        if found.intersection(_OVER):
            report.add("incentive-over", loaded.place("incentive", id_, "title", key=True))
