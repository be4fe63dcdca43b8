"""Conditions and awards of incentives in words."""

from __future__ import annotations

from dataclasses import replace

from site_src.i18n.language import Wording
from site_src.model.incentive import Award, Condition, PublicIncentive
from site_src.model.measure import Measure, State
from site_src.rules.incentives import Worth
from site_src.view.incentive_labels import SUBJECT
from site_src.view.labels import label
from site_src.view.setting import Setting


def gives(setting: Setting, award: Award) -> tuple[Wording | str, ...]:
    """What is given, point by point."""
    language, points = setting.language, list[Wording | str]()
    if award.amount:
        points.append(setting.number(award.amount).text)
    if award.rate:
        rate = setting.number(award.rate)
        if award.of:
            base = label(language, SUBJECT, award.of)
            message = language.pgettext("incentive", "%(rate)s of: %(base)s")
            points.append(language.filled(message, rate=rate, base=base))
        else:
            points.append(rate.text)
    if award.cap:
        message = language.pgettext("incentive", "at most %(cap)s in all")
        points.append(language.filled(message, cap=setting.number(award.cap)))
    if award.years:
        years = language.counted("for %(num)s year", "for %(num)s years", award.years)
        points.append(years)
    return (*points, *((language.text(award.text),) if award.text else ()))


def condition_words(setting: Setting, condition: Condition) -> Wording | str:
    """A condition in words: its own, else what it asks of what."""
    language = setting.language
    if condition.text is not None or condition.of is None:
        return language.text(condition.text)
    subject = Wording(label(language, SUBJECT, condition.of))
    bounds = (
        _limit(setting, condition.at_least, "at-least"),
        _limit(setting, condition.at_most, "at-most"),
    )
    comma = language.pgettext("list separator", ", ")
    return language.named(subject, Wording(comma.join(bound for bound in bounds if bound)))


def _limit(setting: Setting, limit: Measure | None, state: State) -> str:
    """A limit; a plain figure is one that must be reached or kept to."""
    if limit is None:
        return ""
    own = replace(limit, state=state) if limit.state == "known" else limit
    return setting.number(own).text


def formula(setting: Setting, award: Award, worth: Worth | None) -> Wording | str:
    """How the worth follows from what the project states; empty where it is an amount as it is."""
    if worth is None or worth.base is None or award.rate is None:
        return ""
    language = setting.language
    rate, base = setting.number(award.rate), setting.number(worth.base)
    return language.filled("%(rate)s × %(base)s", rate=rate, base=base)


def validity(setting: Setting, incentive: PublicIncentive) -> str:
    """From when to when, as far as it is stated."""
    language = setting.language
    first, last = setting.date(incentive.valid_from), setting.date(incentive.valid_until)
    if first and last:
        return language.gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    if last:
        return language.gettext("until %(date)s") % {"date": last}
    return language.gettext("from %(date)s") % {"date": first} if first else ""
