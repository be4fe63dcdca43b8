"""Incentives: as pages, and as held against a project."""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogue.relations import region_path
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.incentive import PublicIncentive
from site_src.rules.incentives import Finding, applied, is_for
from site_src.view.common import Contact, OfRow, SourceNote, contact_for, source_notes
from site_src.view.images import ImageView
from site_src.view.incentive_labels import HELD
from site_src.view.incentive_row import IncentiveRow, incentive_row
from site_src.view.incentive_words import condition_words, formula
from site_src.view.labels import COOPERATION, REVIEW, TYPE, label
from site_src.view.land_labels import VERDICT
from site_src.view.markdown import prose
from site_src.view.policy import PolicyRow, policy_row
from site_src.view.service import ServiceRow, service_row
from site_src.view.setting import Setting


@frozen
class IncentivePage(OfRow):
    """Everything on an incentive's page."""

    id: str
    row: IncentiveRow
    description: Markup
    conditions: tuple[Wording | str, ...]
    scope: tuple[str, ...]
    review: str
    basis: Wording
    policy: PolicyRow | None
    article: str
    service: ServiceRow | None
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@frozen
class ConditionView:
    """A condition held against a project: `verdict` is met, not-met or open."""

    text: Wording | str
    value: Number | None
    verdict: str
    word: str


@frozen
class ProjectIncentive:
    """An incentive held against a project; `worth` is what it comes to, by the `formula`."""

    row: IncentiveRow
    verdict: str
    word: str
    conditions: tuple[ConditionView, ...]
    worth: Number | None
    formula: Wording | str
    capped: bool


def incentives_for(setting: Setting, id_: str) -> tuple[ProjectIncentive, ...]:
    """What a project can claim, or may be able to, with the reasons. What it misses is left out,
    and so is what nobody can claim."""
    project = setting.prepared.projects[id_]
    regions = region_path(project.region, setting.catalogue)
    found = []
    for name, incentive in sorted(setting.catalogue.incentive.items()):
        row = incentive_row(setting, name)
        if row.obstacles or not is_for(incentive, project, regions):
            continue
        held = applied(incentive, project)
        if held.verdict == "not-met":
            continue
        found.append(
            ProjectIncentive(
                row,
                held.verdict,
                label(setting.language, HELD, held.verdict),
                tuple(_finding(setting, finding) for finding in held.findings),
                setting.number(held.worth.value) if held.worth else None,
                formula(setting, incentive.award, held.worth),
                held.worth is not None and held.worth.capped,
            )
        )
    return tuple(found)


def incentive_view(setting: Setting, id_: str) -> IncentivePage:
    """An incentive as its page shows it."""
    incentive, language = setting.catalogue.incentive[id_], setting.language
    message = language.gettext("Article %(number)s")
    return IncentivePage(
        id=id_,
        row=incentive_row(setting, id_),
        description=prose(language.text(incentive.description)),
        conditions=tuple(condition_words(setting, one) for one in incentive.conditions),
        scope=_scope(setting, incentive),
        review=label(language, REVIEW, incentive.fair_competition_review),
        basis=language.text(incentive.basis),
        policy=policy_row(setting, incentive.policy) if incentive.policy else None,
        article=message % {"number": incentive.article} if incentive.article else "",
        service=service_row(setting, incentive.service) if incentive.service else None,
        contact=contact_for(setting, incentive.contact, incentive.region, incentive.industries),
        images=(),
        sources=source_notes(setting, incentive.sources),
        updated=setting.date(incentive.updated),
        review_by=setting.date(incentive.review_by),
    )


def _finding(setting: Setting, finding: Finding) -> ConditionView:
    return ConditionView(
        condition_words(setting, finding.condition),
        setting.number(finding.value) if finding.value else None,
        finding.verdict,
        label(setting.language, VERDICT, finding.verdict),
    )


def _scope(setting: Setting, incentive: PublicIncentive) -> tuple[str, ...]:
    """For what it is, as far as it is not for everything."""
    language = setting.language
    return (
        *(setting.industry(industry).text for industry in incentive.industries),
        *(label(language, TYPE, type_) for type_ in incentive.types),
        *(label(language, COOPERATION, mode) for mode in incentive.cooperation),
    )
