"""What a service asks of an enterprise, in words: in all, and before and since it was reformed."""

from __future__ import annotations

from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.measure import Measure, State
from site_src.model.service import Burden, PublicService
from site_src.rules.procedures import Sum, Totals, totals
from site_src.view.setting import Setting


@frozen
class TotalsView:
    """What a service asks in all, in words; empty where no step says anything of it."""

    steps: str
    optional: str
    papers: str
    times: tuple[str, ...]
    fees: tuple[str, ...]
    untimed: str
    unpriced: str


@frozen
class Change:
    """What a matter asked before, and what it asks since."""

    name: str
    before: str
    after: str


def totals_view(setting: Setting, service: PublicService) -> TotalsView:
    """What a service asks in all, in words."""
    found, counted = totals(service), setting.language.counted
    return TotalsView(
        steps=counted("%(num)s step", "%(num)s steps", found.steps),
        optional=counted("%(num)s optional", "%(num)s optional", found.optional)
        if found.optional
        else "",
        papers=_papers(setting, found),
        times=tuple(_sum(setting, one) for one in found.times),
        fees=tuple(_sum(setting, one) for one in found.fees),
        untimed=_unsaid(setting, found.untimed, "time"),
        unpriced=_unsaid(setting, found.unpriced, "fee"),
    )


def _papers(setting: Setting, found: Totals) -> str:
    low, high = found.papers
    language = setting.language
    if low == high:
        return language.counted("%(num)s document", "%(num)s documents", low)
    bounds = {"low": language.count(low), "high": language.count(high)}
    return language.gettext("%(low)s to %(high)s documents") % bounds


def _unsaid(setting: Setting, steps: int, what: str) -> str:
    if not steps:
        return ""
    counted = setting.language.counted
    if what == "time":
        return counted("%(num)s step states no time", "%(num)s steps state no time", steps)
    return counted("%(num)s step states no fee", "%(num)s steps state no fee", steps)


def fee(setting: Setting, amount: Measure) -> Number | str:
    """A fee in words."""
    free = amount.number == 0
    return setting.language.gettext("Free of charge") if free else setting.number(amount)


def _sum(setting: Setting, total: Sum) -> str:
    """A sum in words: its ends if they differ, and whether it is a limit or not exact."""
    if not total.high:
        return setting.language.gettext("Free of charge")
    state: State = "at-most" if total.limit else "about" if total.about else "known"
    if total.low != total.high:
        measure = Measure("", "range", total.low, total.high, total.unit)
    else:
        measure = Measure("", state, total.high, None, total.unit)
    return setting.number(measure).text


def changes(setting: Setting, service: PublicService) -> tuple[Change, ...]:
    """What became less; what neither side states is left out."""
    if service.before is None:
        return ()
    before, after = service.before, service.after or _as_computed(service)
    _, pgettext = setting.language.gettext, setting.language.pgettext
    unknown = setting.language.numbers.unknown().text
    rows = (
        (_("Steps"), _counted(setting, before.steps), _counted(setting, after.steps)),
        (_("Documents"), _counted(setting, before.papers), _counted(setting, after.papers)),
        (_("Matters"), _counted(setting, before.matters), _counted(setting, after.matters)),
        (pgettext("service", "Time"), _amount(setting, before.time), _amount(setting, after.time)),
        (_("Fees"), _amount(setting, before.fees), _amount(setting, after.fees)),
    )
    return tuple(Change(name, a or unknown, b or unknown) for name, a, b in rows if a or b)


def _as_computed(service: PublicService) -> Burden:
    """The same as the steps have it, where there is one way through them."""
    found = totals(service)
    papers = found.papers[0] if found.papers[0] == found.papers[1] else None
    time = _only(found.times) if not found.untimed else None
    fees = _only(found.fees) if not found.unpriced else None
    return Burden.model_construct(
        steps=found.steps, papers=papers, matters=None, time=time, fees=fees
    )


def _only(sums: tuple[Sum, ...]) -> Measure | None:
    if len(sums) != 1 or sums[0].low != sums[0].high:
        return None
    total = sums[0]
    return Measure("", "at-most" if total.limit else "known", total.high, None, total.unit)


def _counted(setting: Setting, number: int | None) -> str:
    return setting.language.count(number) if number is not None else ""


def _amount(setting: Setting, measure: Measure | None) -> str:
    return setting.number(measure).text if measure else ""
