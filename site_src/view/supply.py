"""What a park or site is supplied with, and what production factors cost there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.supply import COSTS, UTILITIES, Cost, Utility
from site_src.view.labels import label
from site_src.view.land_labels import COST, SUPPLIED, UTILITY
from site_src.view.setting import Setting

_PLACE: Mapping[str, int] = {kind: place for place, kind in enumerate(COSTS)}


@frozen
class UtilityView:
    """One utility. Without a `state` nothing is disclosed of it; `of_park` is one that the park
    states and the site does not."""

    key: str
    name: str
    state: str
    word: str
    capacity: Number | None
    note: Wording | str
    of_park: bool


@frozen
class CostView:
    """The price of one production factor, with the day to which it applies, if that is known."""

    key: str
    name: str
    value: Number
    as_of: str
    note: Wording
    of_park: bool


def utility_views(
    setting: Setting, own: Iterable[Utility], around: Iterable[Utility] = ()
) -> tuple[UtilityView, ...]:
    """All kinds of utilities in their order, those of the park where a site says nothing; none if
    neither says anything."""
    stated = {u.kind: _utility(setting, u, of_park=True) for u in around}
    stated |= {u.kind: _utility(setting, u, of_park=False) for u in own}
    if not stated:
        return ()
    return tuple(stated.get(kind) or _undisclosed(setting, kind) for kind in UTILITIES)


def cost_views(
    setting: Setting, own: Iterable[Cost], around: Iterable[Cost] = ()
) -> tuple[CostView, ...]:
    """The costs that are stated, those of the park where a site says nothing."""
    told = tuple(own)
    kinds = {cost.kind for cost in told}
    views = [_cost(setting, cost, of_park=False) for cost in told]
    views += [_cost(setting, cost, of_park=True) for cost in around if cost.kind not in kinds]
    return tuple(sorted(views, key=lambda view: _PLACE[view.key]))


def _utility(setting: Setting, utility: Utility, of_park: bool) -> UtilityView:
    language = setting.language
    return UtilityView(
        key=utility.kind,
        name=label(language, UTILITY, utility.kind),
        state=utility.state,
        word=label(language, SUPPLIED, utility.state),
        capacity=setting.number(utility.capacity) if utility.capacity else None,
        note=language.text(utility.note),
        of_park=of_park,
    )


def _undisclosed(setting: Setting, kind: str) -> UtilityView:
    name, word = label(setting.language, UTILITY, kind), setting.language.numbers.unknown().text
    return UtilityView(kind, name, "", word, None, "", of_park=False)


def _cost(setting: Setting, cost: Cost, *, of_park: bool) -> CostView:
    language = setting.language
    return CostView(
        key=cost.kind,
        name=label(language, COST, cost.kind),
        value=setting.number(cost.value),
        as_of=setting.date(cost.as_of),
        note=language.text(cost.note),
        of_park=of_park,
    )
