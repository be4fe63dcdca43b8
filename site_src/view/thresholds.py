"""The indicators of a standardised plot, and how a project does against them."""

from __future__ import annotations

from dataclasses import replace

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.measure import Measure, State
from site_src.model.site import Standard
from site_src.rules.thresholds import CEILINGS, Finding, against, thresholds
from site_src.view import urls
from site_src.view.common import Link
from site_src.view.labels import label
from site_src.view.land_labels import INDICATOR, MEANING, REASON, VERDICT
from site_src.view.setting import Setting


@frozen
class IndicatorView:
    """One indicator of a plot, and what it asks for."""

    name: str
    meaning: str
    threshold: Wording | Number


@frozen
class FindingView:
    """A project against one indicator: `verdict` is met, not-met or open. A `formula` says from
    which two amounts the value follows; `words` that the threshold is no figure."""

    name: str
    threshold: Wording | Number
    value: Number | None
    formula: Wording | str
    words: bool
    verdict: str
    word: str
    reason: str


@frozen
class CheckView:
    """A project against all indicators of a plot. `subject` is the other of the two: the plot on
    the project's page, the project on the plot's."""

    subject: Link
    findings: tuple[FindingView, ...]


def indicator_views(setting: Setting, standard: Standard) -> tuple[IndicatorView, ...]:
    """The indicators that a plot has."""
    language = setting.language
    return tuple(
        IndicatorView(
            label(language, INDICATOR, name),
            label(language, MEANING, name),
            _threshold(setting, name, wanted) if wanted else language.text(standard.emissions),
        )
        for name, wanted in thresholds(standard)
    )


def plot_check(setting: Setting, project: str) -> CheckView | None:
    """A project against the plot on which it stands; None where that asks for nothing."""
    found = setting.catalogue.project[project].site
    site = setting.catalogue.site[found] if found else None
    if site is None or site.standard is None:
        return None
    title = setting.language.text(site.title)
    return _check(setting, Link(title, urls.site(site.id)), site.standard, project)


def project_checks(setting: Setting, site: str) -> tuple[CheckView, ...]:
    """The projects on a plot against what it asks for."""
    standard = setting.catalogue.site[site].standard
    if standard is None:
        return ()
    text, projects = setting.language.text, setting.catalogue.project
    return tuple(
        _check(setting, Link(text(projects[id_].title), urls.project(id_)), standard, id_)
        for id_ in setting.relations.by_site.get(site, ())
    )


def _check(setting: Setting, subject: Link, standard: Standard, project: str) -> CheckView:
    found = against(standard, setting.prepared.projects[project])
    return CheckView(subject, tuple(_finding(setting, finding) for finding in found))


def _finding(setting: Setting, finding: Finding) -> FindingView:
    language = setting.language
    threshold: Wording | Number = language.text(finding.words)
    if finding.threshold:
        threshold = _threshold(setting, finding.indicator, finding.threshold)
    return FindingView(
        name=label(language, INDICATOR, finding.indicator),
        threshold=threshold,
        value=_number(setting, finding.value) if finding.value else None,
        formula=_formula(setting, *finding.formula) if finding.formula else "",
        words=finding.threshold is None,
        verdict=finding.verdict,
        word=label(language, VERDICT, finding.verdict),
        reason=label(language, REASON, finding.reason) if finding.reason else "",
    )


def _formula(setting: Setting, total: Measure, land: Measure) -> Wording:
    language = setting.language
    message = language.pgettext("formula", "%(total)s ÷ %(land)s")
    return language.filled(message, total=setting.number(total), land=setting.number(land))


def _threshold(setting: Setting, indicator: str, wanted: Measure) -> Wording | Number:
    """What an indicator asks for; a plain figure is the least, or the most, that will do."""
    if wanted.state != "known":
        return _number(setting, wanted)
    if wanted.unit:
        state: State = "at-most" if indicator in CEILINGS else "at-least"
        return setting.number(replace(wanted, state=state))
    message = setting.language.pgettext("qualifier", "at least %(value)s")
    return setting.language.filled(message, value=_number(setting, wanted))


def _number(setting: Setting, value: Measure) -> Number:
    if value.unit or value.number is None:
        return setting.number(value)
    return Number("", setting.language.numbers.plain(value.number), "")
