"""What the checker has found, however much it is: every fault counted, the first of each kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from site_src.diagnostics import joined, quoted
from site_src.faults import FAULTS

#: How many faults of one kind are shown.
SHOWN = 20


class Fault(NamedTuple):
    """One fault at a place of the site. `nearest` is a file that was probably meant."""

    path: str
    line: int
    code: str
    value: str = ""
    expected: str = ""
    nearest: str = ""

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """The message with its hint, in the language that `translate` speaks."""
        fault = FAULTS[self.code]
        words = {"value": quoted(self.value), "expected": quoted(self.expected)}
        parts = [translate(fault.message).format_map(words)]
        if self.nearest:
            meant = translate("Did you mean '{nearest}'?")
            parts.append(meant.format(nearest=quoted(self.nearest)))
        if fault.hint:
            parts.append(translate(fault.hint))
        return joined(parts)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """`path:line: code: sentence`."""
        return f"{self.path}:{self.line}: {self.code}: {self.sentence(translate)}"


class Ledger:
    """Faults by code. Whoever fills it goes through the site in the order of its paths."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._kept: dict[str, list[Fault]] = {}

    def add(self, fault: Fault) -> None:
        """Notes a fault."""
        self.counts[fault.code] += 1
        kept = self._kept.setdefault(fault.code, [])
        if len(kept) < SHOWN:
            kept.append(fault)

    def is_full(self, code: str) -> bool:
        """Whether further faults of this kind are counted only; then `count` is enough."""
        return len(self._kept.get(code, ())) >= SHOWN

    def merge(self, other: Ledger) -> None:
        """Takes over what was found in another part of the site."""
        self.counts.update(other.counts)
        for code, faults in other._kept.items():
            self._kept[code] = sorted(self._kept.get(code, []) + faults)[:SHOWN]

    def of(self, code: str) -> list[Fault]:
        """The first faults of a kind."""
        return self._kept.get(code, [])
