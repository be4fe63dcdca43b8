"""Between which bounds an amount lies, as far as the word that qualifies it says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal, localcontext

from site_src.model.measure import Measure, State

#: So many digits that products of amounts stay exact.
EXACT = 120
#: With so many digits a quotient is shown, unless it takes more to be on the right side.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an amount is at least and at most; None where nothing is known. An open bound is not
    reached itself. No amount is below zero."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def times(self, other: Bounds) -> Bounds:
        """The bounds of a product."""
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        low_open, high_open = self.low_open or other.low_open, self.high_open or other.high_open
        return Bounds(low, high, low_open, high_open)


#: The size of something that is one.
ONCE = Bounds(Decimal(1), Decimal(1))
_OF: dict[State, Callable[[Decimal], Bounds]] = {
    "known": lambda number: Bounds(number, number),
    "about": lambda _: Bounds(),
    "nearly": lambda number: Bounds(None, number, high_open=True),
    "less-than": lambda number: Bounds(None, number, high_open=True),
    "or-less": lambda number: Bounds(None, number),
    "at-most": lambda number: Bounds(None, number),
    "over": lambda number: Bounds(number, None, low_open=True),
    "more-than": lambda number: Bounds(number, None, low_open=True),
    "or-more": lambda number: Bounds(number, None),
    "at-least": lambda number: Bounds(number, None),
}


def bounds(value: Measure) -> Bounds:
    """Between which bounds an amount lies. "About" says nothing that could decide anything, nor
    does a figure that is masked."""
    if value.number is None:
        return Bounds()
    if value.upper is not None:
        return Bounds(value.number, value.upper)
    return _OF[value.state](value.number)


def holds(greater: Bounds, lesser: Bounds, *, strict: bool = False) -> bool | None:
    """Whether the one is at least the other (`strict`: more than it); None if that is open."""
    if greater.low is not None and lesser.high is not None:
        touching = not strict or greater.low_open or lesser.high_open
        if greater.low > lesser.high or (greater.low == lesser.high and touching):
            return True
    if greater.high is not None and lesser.low is not None:
        short = strict or greater.high_open or lesser.low_open
        if greater.high < lesser.low or (greater.high == lesser.low and short):
            return False
    return None


#: The words that say where a limit lies, each with whether the figure itself is beyond it.
FLOOR: Mapping[State, bool] = {
    "known": False, "at-least": False, "or-more": False, "more-than": True,
}  # fmt: skip
CEILING: Mapping[State, bool] = {
    "known": False, "at-most": False, "or-less": False, "less-than": True,
}  # fmt: skip


def keeps(value: Bounds, limit: Measure, words: Mapping[State, bool], size: Bounds) -> bool | None:
    """Whether an amount keeps to a limit, which holds for each unit of a `size`; None if that is
    open. `words` are those of a floor or of a ceiling; one without such a word decides nothing."""
    if limit.number is None or limit.state not in words:
        return None
    at = Bounds(limit.number, limit.number).times(size)
    pair = (value, at) if words is FLOOR else (at, value)
    return holds(*pair, strict=words[limit.state])


def quotient(
    total: Measure, part: Measure, unit: Decimal, per: str, near: Decimal
) -> Measure | None:
    """One amount divided by another, which is counted in `unit`; None where no word of ours would
    be true of it. What is rounded lies on the same side of `near` as it truly does."""
    if total.number is None or not part.number:
        return None
    ranged = total.upper is not None or part.upper is not None
    state = _quotient_state(total.state, part.state)
    if state is None:
        return None
    with localcontext(Context(prec=EXACT)):
        low = total.number / ((part.upper or part.number) * unit)
        high = (total.upper or total.number) / (part.number * unit)
        shown = _rounded(low, near, up=state in _BELOW)
        upper = _rounded(high, near, up=True) if ranged else None
        state = "about" if state == "known" and shown != low else state
        return Measure("", state, shown, upper, unit=total.unit, per=per)


#: Words that say that the truth lies below the figure.
_BELOW = frozenset({"nearly", "less-than", "or-less", "at-most"})
#: The word of a quotient of which the second amount has a word.
_FLIPPED: dict[State, State] = {
    "about": "about", "nearly": "more-than", "less-than": "more-than", "or-less": "or-more",
    "at-most": "or-more", "over": "less-than", "more-than": "less-than", "or-more": "or-less",
    "at-least": "or-less",
}  # fmt: skip


def _quotient_state(total: State, part: State) -> State | None:
    """The word that goes with a quotient: that of the one amount that has any."""
    if {total, part} <= {"known", "range"}:
        return "range" if "range" in (total, part) else "known"
    if part == "known" or total == part == "about":
        return total
    return _FLIPPED.get(part) if total == "known" else None


def _rounded(exact: Decimal, near: Decimal, *, up: bool = False) -> Decimal:
    """An amount with few digits, but with as many as keep it on its side of another."""
    shown = exact
    for digits in range(_SHOWN, EXACT):
        context = Context(prec=digits, rounding=ROUND_UP if up else ROUND_DOWN)
        shown = context.plus(exact)
        if shown.compare(near) == exact.compare(near):
            break
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()
