"""What can be wrong with the steps of a service."""

from __future__ import annotations

from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report, nearest


def check_procedures(loaded: Loaded, report: Report) -> None:
    """Reports steps with the same key, and alternatives to nothing."""
    for id_, service in loaded.catalogue.service.items():
        keys = [step.key for step in service.steps]
        mandatory = sorted(step.key for step in service.steps if step.mode == "mandatory")
        for number, step in enumerate(service.steps):
            if keys.index(step.key) != number:
                at = loaded.place("service", id_, "steps", number, "key")
                report.add("step-twice", at, "steps.key", value=step.key)
            if step.mode == "alternative" and step.instead_of is None:
                at = loaded.place("service", id_, "steps", number, "mode")
                report.add("step-alone", at, "steps.mode", value=step.key)
            elif step.instead_of is not None and step.instead_of not in mandatory:
                at = loaded.place("service", id_, "steps", number, "instead_of")
                near = nearest(step.instead_of, mandatory)
                value = step.instead_of
                report.add("step-unknown", at, "steps.instead_of", nearest=near, value=value)
