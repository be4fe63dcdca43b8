"""Incentives in lists: what can be claimed, and why the others cannot."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.document import PublicPolicy
from site_src.model.frozen import frozen
from site_src.model.incentive import PublicIncentive
from site_src.rules.incentives import obstacles
from site_src.view import urls
from site_src.view.incentive_labels import INCENTIVE_FORM, OBSTACLE
from site_src.view.incentive_words import gives, validity
from site_src.view.labels import label
from site_src.view.setting import Setting, once


@frozen
class IncentiveRow:
    """An incentive in a list. `obstacles` say why it cannot be claimed; without any, it can."""

    href: str
    title: Wording
    summary: Wording
    form: str
    place: Wording
    gives: tuple[Wording | str, ...]
    validity: str
    obstacles: tuple[str, ...]
    illustrative: bool


def incentive_rows(setting: Setting) -> tuple[IncentiveRow, ...]:
    """All incentives in the order of their ids, those that can be claimed first."""
    rows = [incentive_row(setting, id_) for id_ in sorted(setting.catalogue.incentive)]
    return tuple(sorted(rows, key=lambda row: bool(row.obstacles)))


@once
def incentive_row(setting: Setting, id_: str) -> IncentiveRow:
    """An incentive as a row."""
    incentive, language = setting.catalogue.incentive[id_], setting.language
    found = obstacles(incentive, _policy(setting, incentive), setting.prepared.today)
    return IncentiveRow(
        href=urls.incentive(id_),
        title=language.text(incentive.title),
        summary=language.text(incentive.summary),
        form=label(language, INCENTIVE_FORM, incentive.form),
        place=setting.region(incentive.region),
        gives=gives(setting, incentive.award),
        validity=validity(setting, incentive),
        obstacles=tuple(label(language, OBSTACLE, name) for name in found),
        illustrative=incentive.illustrative,
    )


def incentives_of(setting: Setting, policy: str) -> tuple[IncentiveRow, ...]:
    """The incentives that a policy grants."""
    found = setting.catalogue.incentive.items()
    return tuple(incentive_row(setting, id_) for id_, i in sorted(found) if i.policy == policy)


def _policy(setting: Setting, incentive: PublicIncentive) -> PublicPolicy | None:
    return setting.catalogue.policy[incentive.policy].facts if incentive.policy else None
