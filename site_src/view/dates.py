"""When what a page shows was last changed."""

from __future__ import annotations

from collections.abc import Iterable

from site_src.model.dates import PartialDate
from site_src.view.setting import Setting, once


@once
def newest_update(setting: Setting) -> PartialDate | None:
    """The newest day on which something public changed. Never the day of building."""
    catalogue = setting.catalogue
    kinds = (
        catalogue.project, catalogue.park, catalogue.site, catalogue.figure, catalogue.chain,
        catalogue.enterprise, catalogue.fund, catalogue.service, catalogue.event,
        catalogue.campaign, catalogue.office,
    )  # fmt: skip
    dates = [entry.updated for kind in kinds for entry in kind.values()]
    for writings in (catalogue.policy, catalogue.chapter, catalogue.news, catalogue.page):
        dates += [w.facts.updated for w in writings.values()]
    return newest(dates)


def newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The newest of some dates, as far as they are known."""
    return max((date for date in dates if date), key=_age, default=None)


def _age(date: PartialDate) -> tuple[int, ...]:
    """By its first day; of two with the same, the preciser one is newer."""
    month, day = date.month or 0, date.day or 0
    return date.year, month or 1, day or 1, month, day
