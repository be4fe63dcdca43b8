"""What is wrong although each field by itself is right: dates, translations, states, formulas."""

from __future__ import annotations

import datetime
import functools

from site_src.catalogue.chains import check_links
from site_src.catalogue.events import check_editions
from site_src.catalogue.figures import shown_number
from site_src.catalogue.land import apart, check_land, outwards
from site_src.catalogue.load import Loaded
from site_src.catalogue.readiness import check_readiness
from site_src.catalogue.references import Steps, texts
from site_src.catalogue.series import check_series
from site_src.catalogue.wording import Look
from site_src.diagnostics import Place, Report
from site_src.model.dates import PartialDate
from site_src.model.fields import Internal
from site_src.model.figure import FormulaError
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.model.project import PIPELINE
from site_src.model.site import LAND_STEPS
from site_src.source.yaml import dotted

#: A field's path and its date, if it has one.
Dated = tuple[Steps, PartialDate | None]
#: More digits after the decimal point than any figure is known to.
MOST_DIGITS = 6


def check_entries(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports contradictions within entries, and with those that they name."""
    written, look = loaded.portal.locales.written, Look(loaded, report)
    for kind, id_, entry in loaded.own():
        assert isinstance(entry, Internal)
        look.begin(kind, id_, entry.visibility == "public")
        for steps, text in texts(entry):
            look.at(steps, text)
            if missing := text.missing(written):
                _report_missing(loaded, kind, id_, steps, missing, report)
        if entry.review_by and entry.review_by.last() < today:
            place = loaded.place(kind, id_, "review_by")
            report.add("review-due", place, "review_by", value=str(entry.review_by))
    for id_, project in loaded.projects():
        stages: list[Dated] = [
            (("stage_dates", stage), getattr(project.stage_dates, stage)) for stage in PIPELINE
        ]
        _check_order(loaded, "project", id_, stages, report)
    _check_parks(loaded, report)
    check_links(loaded, report)
    check_land(loaded, report)
    check_readiness(loaded, report)


def check_consistency(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports contradictions between entries that are valid one by one."""
    _check_documents(loaded, report)
    _check_locations(loaded, report)
    _check_policies(loaded, today, report)
    for id_, site in loaded.catalogue.site.items():
        steps: list[Dated] = [
            (("land_dates", step), getattr(site.land_dates, step)) for step in LAND_STEPS
        ]
        _check_order(loaded, "site", id_, steps, report)
    _check_formulas(loaded, report)
    _check_events(loaded, report)
    check_series(loaded, report)


def _report_missing(
    loaded: Loaded, kind: str, id_: str, steps: Steps, missing: tuple[str, ...], report: Report
) -> None:
    place = loaded.place(kind, id_, *steps, key=True)
    shown = loaded.portal.locales.original
    locales = ", ".join(missing)
    report.add("translation-missing", place, dotted(steps), locales=locales, shown=shown)


def _check_documents(loaded: Loaded, report: Report) -> None:
    locales = loaded.portal.locales
    for kind in DOCUMENT_KINDS:
        for id_, writing in loaded.catalogue.of(kind).items():
            missing = [
                code
                for code in locales.written
                if code not in writing.bodies and (kind, id_, code) not in loaded.unread
            ]
            if missing:
                place = Place(loaded.documents[kind, id_].path)
                report.add(
                    "translation-missing", place, locales=", ".join(missing), shown=locales.original
                )


def _check_order(loaded: Loaded, kind: str, id_: str, dates: list[Dated], report: Report) -> None:
    earlier: tuple[Steps, PartialDate] | None = None
    for steps, date in dates:
        if date is None:
            continue
        if earlier and date.last() < earlier[1].first():
            first = loaded.place(kind, id_, *earlier[0])
            report.add(
                "dates-reversed", loaded.place(kind, id_, *steps), dotted(steps),
                value=str(date), first=str(earlier[1]), line=str(first.line),
            )  # fmt: skip
        earlier = (steps, date)


def _check_locations(loaded: Loaded, report: Report) -> None:
    """A position would tell which place it is whose name a source hides."""
    regions = loaded.catalogue.region
    located = [("region", id_, id_, r.location) for id_, r in regions.items()]
    located += [("park", id_, p.region, p.location) for id_, p in loaded.catalogue.park.items()]
    located += [("site", id_, s.region, s.location) for id_, s in loaded.catalogue.site.items()]
    for kind, id_, region, location in located:
        around = outwards(loaded, region)
        if location and any(regions[r].masked for r in around if r in regions):
            report.add("location-masked", loaded.place(kind, id_, "location", key=True), "location")


def _check_parks(loaded: Loaded, report: Report) -> None:
    """A project stands where its park is: one of their regions lies within the other."""
    for id_, project in loaded.projects():
        park = loaded.catalogue.park.get(project.park or "")
        if park is None:
            continue
        if apart(loaded, park.region, project.region):
            report.add(
                "park-elsewhere", loaded.place("project", id_, "park"), "park",
                value=park.id, region=park.region, other=project.region,
            )  # fmt: skip


def _check_policies(loaded: Loaded, today: datetime.date, report: Report) -> None:
    policies = loaded.catalogue.policy
    for id_, writing in policies.items():
        facts = writing.facts
        names = ("issued", "effective", "expires")
        _check_order(loaded, "policy", id_, [((n,), getattr(facts, n)) for n in names], report)
        in_force = facts.state in ("in-force", "trial")
        if facts.expires and facts.expires.last() < today and in_force:
            place = loaded.place("policy", id_, "expires")
            report.add("expired-in-force", place, "expires", value=str(facts.expires))
        for number, older in enumerate(facts.supersedes):
            if older in policies and policies[older].facts.state == "in-force":
                place = loaded.place("policy", id_, "supersedes", number)
                report.add("supersession-state", place, "supersedes", value=older)


def _check_events(loaded: Loaded, report: Report) -> None:
    for id_, event in loaded.catalogue.event.items():
        days: list[Dated] = [((name,), getattr(event, name)) for name in ("begins", "ends")]
        _check_order(loaded, "event", id_, days, report)
    check_editions(loaded, report)


def _check_formulas(loaded: Loaded, report: Report) -> None:
    figures = loaded.catalogue.figure
    for id_, figure in figures.items():
        derived = figure.derived
        place = functools.partial(loaded.place, "figure", id_)
        if derived is None:
            if figure.value is None:
                report.add("field-missing", place("value"), "value", value="value")
            continue
        if figure.value is not None:
            report.add("figure-twice", place("value", key=True), "value")
        if derived.digits > MOST_DIGITS:
            params = {"value": str(derived.digits), "expected": f"0–{MOST_DIGITS}"}
            at = place("derived", "digits")
            report.add("setting-invalid", at, "derived.digits", **params)
        elif all(name in figures for name in derived.inputs.values()):
            try:
                shown_number(id_, figures)
            except FormulaError as problem:
                at = place("derived", "formula")
                report.add(problem.code, at, "derived.formula", **problem.params)
            except (ArithmeticError, RecursionError):
                at = place("derived", "formula")
                report.add("formula-invalid", at, "derived.formula", value=derived.formula)
