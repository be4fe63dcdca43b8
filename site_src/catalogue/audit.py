"""What can be counted of the public edition: how much there is, in which languages, how new, from
which sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from site_src.catalogue.entries import PublicCatalogue, Writing
from site_src.model.dates import PartialDate
from site_src.model.text import LocalizedText

#: Ages of entries, in days: up to each of these, and beyond.
AGES = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts of one edition on one day.

    `entries` by kind; `texts` is how many there are, `translated` how many of them each locale
    has; `ages` how many entries were last changed within 30, 90 and 365 days and before, undated
    ones last; `overdue` how many should have been looked at again; `sourced` how many entries
    that can name a source do, out of `sourceable`.
    """

    entries: dict[str, int]
    texts: int
    translated: dict[str, int]
    ages: tuple[int, ...]
    newest: PartialDate | None
    overdue: int
    sourced: int
    sourceable: int
    illustrative: int


def audit(catalogue: PublicCatalogue, codes: tuple[str, ...], today: datetime.date) -> Audit:
    """Counts an edition. Of projects, what their lists show of them."""
    found = {field.name: getattr(catalogue, field.name) for field in fields(catalogue)}
    everything = [_facts(entry) for entries in found.values() for entry in entries.values()]
    translated, texts = dict.fromkeys(codes, 0), 0
    for entries in found.values():
        for entry in entries.values():
            for there in _languages(entry):
                texts += 1
                for code in codes:
                    translated[code] += code in there
    dates = [entry.updated for entry in everything if entry.updated]
    sourceable = [entry for entry in everything if hasattr(entry, "sources")]
    return Audit(
        entries={kind: len(entries) for kind, entries in found.items()},
        texts=texts,
        translated=translated,
        ages=_ages(everything, today),
        newest=max(dates, key=lambda date: date.last(), default=None),
        overdue=sum(_is_overdue(entry, today) for entry in everything),
        sourced=sum(bool(entry.sources) for entry in sourceable),
        sourceable=len(sourceable),
        illustrative=sum(bool(entry.illustrative) for entry in everything),
    )


def _facts(entry: Any) -> Any:
    return entry.facts if isinstance(entry, Writing) else entry


def _languages(entry: Any) -> Iterator[Any]:
    """The locales in which each text of an entry exists; a document is one text."""
    if isinstance(entry, Writing):
        yield entry.words
        return
    for name in getattr(type(entry), "model_fields", None) or type(entry).__dataclass_fields__:
        value = getattr(entry, name)
        if isinstance(value, LocalizedText):
            yield value.texts


def _ages(entries: list[Any], today: datetime.date) -> tuple[int, ...]:
    counts = [0] * (len(AGES) + 2)
    for entry in entries:
        if entry.updated is None:
            counts[-1] += 1
            continue
        days = (today - entry.updated.last()).days
        counts[next((n for n, most in enumerate(AGES) if days <= most), len(AGES))] += 1
    return tuple(counts)


def _is_overdue(entry: Any, today: datetime.date) -> bool:
    return entry.review_by is not None and entry.review_by.last() < today
