"""Rows of lists, each drawn once: most of those that an edit moves stay as they were."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping

from site_src.work.cache import Cache

#: New rows, as a part of those remembered, that are worth writing all of them down again.
_WORTH_KEEPING = 0.05
#: The rows of a locale as HTML, by what each is made of.
DrawnRows = Mapping[str, str]


class Rows:
    """The rows of one locale: those that earlier builds remembered for the same `key`, which
    stands for all that every row depends on, and those that this one draws."""

    def __init__(self, cache: Cache | None = None, code: str = "", key: str = "") -> None:
        self._cache, self._name, self._key = cache, f"rows-{code}", key
        self._new: dict[str, str] = {}
        self._told = 0

    @functools.cached_property
    def _known(self) -> DrawnRows:
        return self._cache.get(self._name, self._key) or {} if self._cache else {}

    def get(self, made_of: str) -> str | None:
        """A row as HTML, if it has been drawn."""
        return self._new.get(made_of) or self._known.get(made_of)

    def add(self, made_of: str, html: str) -> None:
        """Adds a row that was drawn."""
        self._new[made_of] = html

    def latest(self) -> DrawnRows:
        """What was drawn since this was last asked."""
        drawn = dict(list(self._new.items())[self._told :])
        self._told = len(self._new)
        return drawn

    def keep(self, drawn: DrawnRows, there: Collection[str]) -> None:
        """Remembers these, if they are many, and of the earlier ones what is still `there`."""
        if self._cache and len(drawn) > _WORTH_KEEPING * len(self._known):
            rows = {**self._known, **drawn}
            kept = {made_of: html for made_of, html in rows.items() if made_of in there}
            self._cache.put(self._name, self._key, kept)
