"""Where the names of places stand on a map, so that none lies on another."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from site_src.view.maps.plane import WIDTH

_LETTER, _WIDE_LETTER = 7, 13
#: How high a name is; how far it stands from its point, and what else lies between that and the
#: end of its room.
_LINE, _STEP, _BESIDE = 17, 11, 14
#: What a sign takes of the map around its point.
_SIGN = 6
#: So much lower than its point a name may stand, or higher, the first first.
_LOWER = (0, 4, -4, 8, -8, 12, -12)
#: What is taken is known by squares of so many pixels, so that a crowded map takes no longer.
_SQUARE = 3


class Name(NamedTuple):
    """As much of a name as there is room for, where it begins, and whether it stands before that
    in the direction of reading."""

    label: str
    x: int
    y: int
    before: bool


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Names:
    """The names of one map. Every point is marked before the first name is placed."""

    def __init__(self, mirrored: bool) -> None:
        """With `mirrored`, names are read from right to left."""
        self._mirrored = mirrored
        self._taken: set[tuple[int, int]] = set()

    def mark(self, x: int, y: int) -> None:
        """Keeps the place of a sign free."""
        self._take(_Box(x - _SIGN, y - _SIGN, x + _SIGN, y + _SIGN))

    def keep(self, x: int, y: int, text: str) -> None:
        """Keeps free what a small text takes in the middle of which a point lies."""
        self._take(_small(x, y, text))

    def is_free(self, x: int, y: int, text: str) -> bool:
        """Whether there is room for it, so that nobody takes it for a sign's name."""
        left, top, right, bottom = _small(x, y, text)
        return not self._meets(_Box(left - _BESIDE, top, right + _BESIDE, bottom))

    def beside(self, x: int, y: int, text: str) -> Name | None:
        """Where a whole name stands beside its point, or a little lower or higher; None where there
        is no room for it."""
        for lower, west in product(_LOWER, (self._mirrored, not self._mirrored)):
            whole = (x if west else WIDTH - x) >= extent(text) + _BESIDE
            if whole and (name := self._tried(x, y + lower, text, west)):
                return name
        return None

    def needed(self, x: int, y: int, text: str) -> Name:
        """Where a name stands: beside its point, or on the roomier side below those that are
        there, cut off if need be."""
        name, west = self.beside(x, y, text), x > WIDTH / 2
        while name is None:
            name, y = self._tried(x, y, text, west), y + 1
        return name

    def _tried(self, x: int, y: int, text: str, west: bool) -> Name | None:
        label = fitting(text, (x if west else WIDTH - x) - _BESIDE)
        start = x - _STEP if west else x + _STEP
        end = start - extent(label) if west else start + extent(label)
        box = _Box(min(start, end), y + 5 - _LINE + 4, max(start, end), y + 5 + 4)
        if self._meets(box):
            return None
        self._take(box)
        return Name(label, start, y + 5, west != self._mirrored)

    def _meets(self, box: _Box) -> bool:
        return any(square in self._taken for square in _squares(box))

    def _take(self, box: _Box) -> None:
        self._taken.update(_squares(box))


def fitting(text: str, room: float) -> str:
    """A name, cut off where there is no more room."""
    if extent(text) <= room:
        return text
    while text and extent(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


@functools.lru_cache(maxsize=4096)
def extent(text: str) -> int:
    """How much room a name takes, roughly."""
    return sum(_LETTER if letter < "\u2e80" else _WIDE_LETTER for letter in text)


def _small(x: int, y: int, text: str) -> _Box:
    return _Box(x - extent(text) / 2, y - _LINE / 2, x + extent(text) / 2, y)


def _squares(box: _Box) -> Iterator[tuple[int, int]]:
    columns = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
    return product(columns, range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1))
