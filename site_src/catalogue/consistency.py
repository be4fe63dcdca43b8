"""What is wrong although each field by itself is right: dates, translations, states, formulas."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from site_src.catalogue.figures import number_of
from site_src.catalogue.load import Loaded
from site_src.diagnostics import Place, Report
from site_src.model.dates import PartialDate
from site_src.model.fields import Group
from site_src.model.project import PIPELINE
from site_src.model.text import LocalizedText
from site_src.source.yaml import Step


def check_consistency(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports contradictions within and between entries that are valid one by one."""
    for kind, id_, entry in loaded.catalogue.all():
        for steps, text in texts(entry):
            _check_translation(loaded, kind, id_, steps, text, report)
        if entry.review_by and entry.review_by.last() < today:
            place = loaded.place(kind, id_, "review_by")
            report.add("review-due", place, "review_by", value=str(entry.review_by))
    _check_documents(loaded, report)
    for id_, project in loaded.catalogue.project.items():
        dates = [
            (("stage_dates", stage), getattr(project.stage_dates, stage)) for stage in PIPELINE
        ]
        _check_order(loaded, "project", id_, dates, report)
    _check_policies(loaded, today, report)
    _check_formulas(loaded, report)


def texts(
    group: Group, prefix: tuple[Step, ...] = ()
) -> Iterator[tuple[tuple[Step, ...], LocalizedText]]:
    """Every localized text of an entry with its place."""
    for name in type(group).model_fields:
        yield from _texts_in(getattr(group, name), (*prefix, name))


def _texts_in(
    value: object, steps: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], LocalizedText]]:
    if isinstance(value, LocalizedText):
        yield steps, value
    elif isinstance(value, Group):
        yield from texts(value, steps)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_in(item, (*steps, number))


def _check_translation(
    loaded: Loaded,
    kind: str,
    id_: str,
    steps: tuple[Step, ...],
    text: LocalizedText,
    report: Report,
) -> None:
    locales = loaded.portal.locales
    missing = text.missing(locales.codes)
    if missing:
        place = loaded.place(kind, id_, *steps, key=True)
        dotted = ".".join(str(step) for step in steps)
        report.add(
            "translation-missing", place, dotted, locales=", ".join(missing), shown=locales.original
        )


def _check_documents(loaded: Loaded, report: Report) -> None:
    locales = loaded.portal.locales
    for kind in ("policy", "chapter", "page", "home"):
        for id_, writing in loaded.catalogue.of(kind).items():
            missing = [code for code in locales.codes if code not in writing.bodies]
            if missing:
                place = Place(loaded.documents[kind, id_].path)
                report.add(
                    "translation-missing", place, locales=", ".join(missing), shown=locales.original
                )


def _check_order(
    loaded: Loaded,
    kind: str,
    id_: str,
    dates: list[tuple[tuple[Step, ...], PartialDate | None]],
    report: Report,
) -> None:
    earlier: tuple[tuple[Step, ...], PartialDate] | None = None
    for steps, date in dates:
        if date is None:
            continue
        if earlier and date.last() < earlier[1].first():
            first = loaded.place(kind, id_, *earlier[0])
            report.add(
                "dates-reversed",
                loaded.place(kind, id_, *steps),
                ".".join(str(step) for step in steps),
                value=str(date),
                first=str(earlier[1]),
                line=str(first.line),
            )
        earlier = (steps, date)


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


def _check_formulas(loaded: Loaded, report: Report) -> None:
    figures = loaded.catalogue.figure
    for id_, figure in figures.items():
        if not figure.derived:
            if figure.value is None:
                place = loaded.place("figure", id_, "value")
                report.add("field-missing", place, "value", value="value")
            continue
        if any(name not in figures for name in figure.derived.inputs.values()):
            continue
        place = loaded.place("figure", id_, "derived", "formula")
        try:
            number_of(id_, figures)
        except (ValueError, SyntaxError, RecursionError) as problem:
            formula = figure.derived.formula
            report.add(
                "formula-invalid", place, "derived.formula", value=formula, reason=str(problem)
            )
