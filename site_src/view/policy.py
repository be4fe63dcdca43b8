"""A policy: as a page and as a line of the register."""

from __future__ import annotations

import functools
from collections.abc import Callable

from site_src.catalogue.entries import Writing
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.document import PolicyWords, PublicPolicy
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.articles import article_id
from site_src.view.common import SourceNote, source_notes
from site_src.view.images import ImageView, image_views
from site_src.view.incentive_row import IncentiveRow, incentives_of
from site_src.view.labels import POLICY_FORM, POLICY_LEVEL, POLICY_STATE, REVIEW, label
from site_src.view.setting import Setting, once

#: States in which nothing can be claimed under a policy any more.
OVER = frozenset({"repealed", "expired"})


@frozen
class PolicyRow:
    """A policy in two lines, its state first."""

    href: str
    title: Wording
    summary: Wording
    number: Wording
    level: str
    state: str
    state_label: str
    effective: str


@frozen
class Gain:
    """One thing that a policy gives, and the article that says so; `href` leads to it where the
    page has the full text."""

    figure: Number | None
    text: Wording
    article: str
    href: str


@frozen
class Step:
    """One step of an application: what to do, when, and more on it."""

    step: Wording
    when: Wording
    text: Wording


@frozen
class Version:
    """A document that replaced this one, or that it replaced."""

    row: PolicyRow
    newer: bool


@frozen
class PolicyView:
    """Everything on a policy's page but its text, whose language `lang` and `dir` say; `fallback`
    names that language where it is another than the page's."""

    row: PolicyRow
    lang: str
    dir: str
    fallback: str
    issuer: Wording
    form: str
    issued: str
    expires: str
    review: str
    over: bool
    full_text: bool
    gives: tuple[Gain, ...]
    incentives: tuple[IncentiveRow, ...]
    audience: Wording
    conditions: Wording
    apply: tuple[Step, ...]
    basis: Wording
    areas: tuple[Wording, ...]
    breakdown: tuple[tuple[str, str], ...]
    """How many areas, tasks and jobs: a number and what it counts."""
    explained: Wording
    explainer: str
    sources: tuple[SourceNote, ...]
    official: Wording
    versions: tuple[Version, ...]
    images: tuple[ImageView, ...]
    projects: tuple[tuple[Wording, str], ...]
    further: int
    """How many more projects name it."""
    updated: str
    review_by: str


#: Of the projects that name a policy, its page names so many.
NAMED = 24


@once
def policy_row(setting: Setting, id_: str) -> PolicyRow:
    """The short form of a policy."""
    writing = setting.catalogue.policy[id_]
    pick = setting.language.pick
    words = writing.words
    return PolicyRow(
        href=urls.policy(id_),
        title=pick({code: w.title for code, w in words.items()}),
        summary=pick({code: w.summary for code, w in words.items()}),
        number=pick({code: w.number for code, w in words.items()}),
        level=label(setting.language, POLICY_LEVEL, writing.facts.level),
        state=writing.facts.state,
        state_label=label(setting.language, POLICY_STATE, writing.facts.state),
        effective=setting.date(writing.facts.effective),
    )


def policy_rows(setting: Setting) -> tuple[PolicyRow, ...]:
    """The register: what is in force first, then what may be, then the rest; by day of effect,
    newest first."""
    policies = setting.catalogue.policy
    newest = sorted(
        policies, key=lambda i: (str(policies[i].facts.effective or ""), i), reverse=True
    )
    in_force = [i for i in newest if policies[i].facts.state in ("in-force", "trial")]
    unknown = [i for i in newest if policies[i].facts.state == "not-stated"]
    others = [i for i in newest if i not in in_force and i not in unknown]
    return tuple(policy_row(setting, id_) for id_ in (*in_force, *unknown, *others))


def policy_view(setting: Setting, id_: str) -> PolicyView:
    """The page of a policy."""
    writing = setting.catalogue.policy[id_]
    facts, language = writing.facts, setting.language
    code = setting.locale_of(writing)
    words = writing.words[code]
    lang, direction = language.tongue(code)
    worded = functools.partial(language.spoken, code=code)
    named_by = setting.relations.by_policy.get(id_, ())
    projects = (setting.catalogue.project[project] for project in named_by[:NAMED])
    return PolicyView(
        row=policy_row(setting, id_),
        lang=lang,
        dir=direction,
        fallback=language.fallback(code),
        issuer=worded(words.issuer),
        form=label(language, POLICY_FORM, facts.form),
        issued=setting.date(facts.issued),
        expires=setting.date(facts.expires),
        review=label(language, REVIEW, facts.fair_competition_review),
        over=_is_over(setting, facts),
        full_text=facts.text == "full",
        gives=_gains(setting, facts, words, worded),
        incentives=incentives_of(setting, id_),
        audience=worded(words.audience),
        conditions=worded(words.conditions),
        apply=tuple(
            Step(worded(step.step), worded(step.when), worded(step.text)) for step in words.apply
        ),
        basis=worded(words.basis),
        areas=tuple(worded(area) for area in words.areas),
        breakdown=_breakdown(setting, facts),
        explained=worded(words.explained),
        explainer=facts.explainer,
        sources=source_notes(setting, facts.sources),
        official=worded(words.official),
        images=image_views(setting, facts.images),
        versions=_versions(setting, id_, writing),
        projects=tuple((language.text(p.title), urls.project(p.id)) for p in projects),
        further=max(0, len(named_by) - NAMED),
        updated=setting.date(facts.updated),
        review_by=setting.date(facts.review_by),
    )


def _is_over(setting: Setting, facts: PublicPolicy) -> bool:
    """Whether nothing can be claimed under it any more, by its state or since its last day."""
    expired = facts.expires is not None and facts.expires.last() < setting.prepared.today
    return facts.state in OVER or expired


def _breakdown(setting: Setting, facts: PublicPolicy) -> tuple[tuple[str, str], ...]:
    if facts.breakdown is None:
        return ()
    parts, pgettext = facts.breakdown, setting.language.pgettext
    rows = (
        (parts.areas, pgettext("breakdown", "areas")),
        (parts.tasks, pgettext("breakdown", "tasks")),
        (parts.jobs, pgettext("breakdown", "jobs")),
    )
    count = setting.language.count
    return tuple((count(number), name) for number, name in rows if number is not None)


def _gains(
    setting: Setting, facts: PublicPolicy, words: PolicyWords, spoken: Callable[[str], Wording]
) -> tuple[Gain, ...]:
    article = setting.language.gettext("Article %(number)s")
    return tuple(
        Gain(
            figure=setting.number(gain.figure) if gain.figure else None,
            text=spoken(worded.text),
            article=article % {"number": gain.article} if gain.article else "",
            href=f"#{article_id(gain.article)}" if gain.article and facts.text == "full" else "",
        )
        for gain, worded in zip(facts.gives, words.gives, strict=True)
    )


def _versions(
    setting: Setting, id_: str, writing: Writing[PublicPolicy, PolicyWords]
) -> tuple[Version, ...]:
    newer = setting.relations.superseded_by.get(id_)
    versions = [Version(policy_row(setting, newer), newer=True)] if newer else []
    versions += [
        Version(policy_row(setting, older), newer=False) for older in writing.facts.supersedes
    ]
    return tuple(versions)
