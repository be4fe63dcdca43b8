"""When what a page shows was last changed."""

from __future__ import annotations

from collections.abc import Iterable

from site_src.model.dates import PartialDate
from site_src.view.setting import Setting, once


@once
def newest_update(setting: Setting) -> PartialDate | None:
    """The newest day on which something public changed. Never the day of building."""
    catalogue = setting.catalogue
    kinds = (catalogue.project, catalogue.figure, catalogue.chain, catalogue.fund)
    dates = [entry.updated for kind in kinds for entry in kind.values()]
    for writings in (catalogue.policy, catalogue.chapter, catalogue.news, catalogue.page):
        dates += [w.facts.updated for w in writings.values()]
    return newest(dates)


def newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The newest of some dates, as far as they are known."""
    known = [date for date in dates if date]
    return max(known, key=lambda date: (date.first(), str(date)), default=None)
