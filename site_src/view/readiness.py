"""How ready a project is, in words: what is met, what is not, what is not stated, and why."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.project import PublicProject
from site_src.rules.readiness import Point, is_scored, is_stale, score
from site_src.view.labels import CONDITION, Message, label, pgettext
from site_src.view.setting import Setting

_STATES: Mapping[str, Message] = {
    "met": pgettext("readiness", "Met"),
    "under-way": pgettext("readiness", "Under way"),
    "not-met": pgettext("readiness", "Not met"),
    "not-stated": pgettext("readiness", "Not stated"),
    "not-needed": pgettext("readiness", "Not needed"),
}
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


def score_view(setting: Setting, project: PublicProject) -> ScoreView | None:
    """The score of a project; None if it says nothing of its readiness."""
    if not is_scored(project):
        return None
    prepared, language = setting.prepared, setting.language
    limit = prepared.portal.settings.freshness_limits.get("projects", 0)
    stale = is_stale(project.updated, project.review_by, limit, prepared.today)
    site = setting.catalogue.site[project.site].availability if project.site else ""
    found = score(project, site, stale)
    by_state: dict[str, list[Wording | str]] = {state: [] for state in _STATES}
    for point in found.points:
        by_state[point.state].append(_words(setting, project, point))
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


def _words(setting: Setting, project: PublicProject, point: Point) -> Wording | str:
    """A condition by its name, with what decided about it."""
    language = setting.language
    decided = f"{point.condition} {point.state}"
    table, key = (_REASONS, decided) if decided in _REASONS else (CONDITION, point.condition)
    name = label(language, table, key)
    for exception in project.readiness_exceptions:
        if exception.condition == point.condition:
            return language.named(name, language.text(exception.reason))
    return name
