"""Rows of lists, each drawn once: most of those that an edit moves stay as they were."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from site_src.work.cache import Cache

#: New rows, as a part of those remembered, that are worth writing all of them down again.
_WORTH_KEEPING = 0.05
#: The rows of a locale as HTML, by piece of the theme and by what each is made of.
DrawnRows = Mapping[tuple[str, str], str]


class Rows:
    """The rows of one locale: those that earlier builds remembered for the same `key`, which
    stands for all that every row depends on, and those that this one draws."""

    def __init__(self, cache: Cache | None = None, code: str = "", key: str = "") -> None:
        self._cache, self._name, self._key = cache, f"rows-{code}", key
        self._new: dict[tuple[str, str], str] = {}
        self._told = 0

    @functools.cached_property
    def _known(self) -> DrawnRows:
        return self._cache.get(self._name, self._key) or {} if self._cache else {}

    def get(self, piece: str, made_of: str) -> str | None:
        """A row as HTML, if it has been drawn."""
        key = piece, made_of
        return self._new.get(key) or self._known.get(key)

    def add(self, piece: str, made_of: str, html: str) -> str:
        """Adds a row that was drawn, and gives it back."""
        self._new[piece, made_of] = html
        return html

    def latest(self) -> DrawnRows:
        """What was drawn since this was last asked."""
        drawn = dict(list(self._new.items())[self._told :])
        self._told = len(self._new)
        return drawn

    def keep(self, drawn: DrawnRows, there: Iterable[str]) -> None:
        """Remembers these, if they are many, and of the earlier ones what is still `there`."""
        if self._cache and len(drawn) > _WORTH_KEEPING * len(self._known):
            rows, stay = {**self._known, **drawn}, set(there)
            kept = {key: html for key, html in rows.items() if key[1] in stay}
            self._cache.put(self._name, self._key, kept)
