"""How ready a project is, in words: what is in place, what is met, what is not, what is not stated,
and why."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.project import PublicProject
from site_src.model.text import LocalizedText
from site_src.rules.readiness import Point, Score, State, is_stale, score
from site_src.view.labels import CONDITION, PROGRESS, READINESS, Message, label, pgettext
from site_src.view.setting import Setting, once

_STATES: Mapping[str, Message] = {
    "met": pgettext("readiness", "Met"),
    "under-way": pgettext("readiness", "Under way"),
    "not-met": pgettext("readiness", "Not met"),
    "not-stated": pgettext("readiness", "Not stated"),
    "not-needed": pgettext("readiness", "Not needed"),
}
_PROGRESS: Mapping[State, str] = {
    "met": "ready", "under-way": "under-way", "not-met": "not-started",
}  # fmt: skip
#: What decides about the conditions that no field of the entry states.
_REASONS: Mapping[str, Message] = {
    "site met": pgettext("readiness", "Site named and on hand"),
    "site under-way": pgettext("readiness", "Site named and reserved"),
    "site not-met": pgettext("readiness", "The site named is taken"),
    "contact met": pgettext("readiness", "Contact named"),
    "sources met": pgettext("readiness", "Sources named"),
    "updated met": pgettext("readiness", "Entry up to date"),
    "updated not-met": pgettext("readiness", "Entry due for another look"),
}


@frozen
class Condition:
    """A condition of building, and whether it is in place."""

    name: str
    word: str
    key: str


@frozen
class ScoreGroup:
    """The conditions that are in one state."""

    state: str
    title: str
    conditions: tuple[Wording | str, ...]


@frozen
class ScoreView:
    """How many of the stated conditions are met, and each condition by its state."""

    sentence: str
    groups: tuple[ScoreGroup, ...]


@frozen
class ReadinessView:
    """The conditions of building, and the score; None if the project says nothing of them."""

    conditions: tuple[Condition, ...]
    score: ScoreView | None


def readiness_view(setting: Setting, project: PublicProject) -> ReadinessView:
    """How ready a project is. Projects of which the same is known share it."""
    prepared = setting.prepared
    limit = prepared.portal.settings.freshness_limits.get("projects", 0)
    stale = is_stale(project.updated, project.review_by, limit, prepared.today)
    site = setting.catalogue.site[project.site].availability if project.site else ""
    found = score(project, site, stale)
    if not project.readiness_exceptions:
        return _shared(setting, found)
    reasons: dict[str, LocalizedText] = {
        given.condition: given.reason for given in project.readiness_exceptions
    }
    return _view(setting, found, reasons)


@once
def _shared(setting: Setting, found: Score) -> ReadinessView:
    return _view(setting, found, {})


def _view(setting: Setting, found: Score, reasons: Mapping[str, LocalizedText]) -> ReadinessView:
    conditions = (
        _condition(setting, point) for point in found.points if point.condition in READINESS
    )
    return ReadinessView(
        tuple(conditions), _score(setting, found, reasons) if found.tells else None
    )


def _condition(setting: Setting, point: Point) -> Condition:
    language, progress = setting.language, _PROGRESS.get(point.state, "")
    word = label(language, PROGRESS, progress) if progress else language.numbers.unknown().text
    if point.state == "not-needed":
        word = language.pgettext("readiness", "not needed")
    return Condition(label(language, READINESS, point.condition), word, progress)


def _score(setting: Setting, found: Score, reasons: Mapping[str, LocalizedText]) -> ScoreView:
    language = setting.language
    by_state: dict[str, list[Wording | str]] = {state: [] for state in _STATES}
    for point in found.points:
        by_state[point.state].append(_words(setting, point, reasons.get(point.condition)))
    message = language.pgettext(
        "readiness", "Conditions met: %(met)s of %(stated)s that are stated."
    )
    counts = {"met": language.count(found.met), "stated": language.count(found.stated)}
    groups = (
        ScoreGroup(state, label(language, _STATES, state), tuple(words))
        for state, words in by_state.items()
        if words
    )
    return ScoreView(message % counts, tuple(groups))


def _words(setting: Setting, point: Point, reason: LocalizedText | None) -> Wording | str:
    """A condition by its name, with what decided about it."""
    language = setting.language
    decided = f"{point.condition} {point.state}"
    table, key = (_REASONS, decided) if decided in _REASONS else (CONDITION, point.condition)
    name = label(language, table, key)
    return language.named(name, language.text(reason)) if reason else name
