"""Whether each part of the site is still being kept up, and says when it was published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from site_src.catalogue.entries import Standing
from site_src.catalogue.load import Loaded
from site_src.diagnostics import Report
from site_src.model.dates import PartialDate
from site_src.model.fields import Internal
from site_src.model.kinds import DOCUMENT_KINDS, KINDS

_KINDS = {
    **{kind.folder: kind.name for kind in KINDS.values()},
    **{kind.folder: kind.name for kind in DOCUMENT_KINDS.values()},
}
#: Kinds whose pages carry the day of publication.
_ARTICLES = frozenset({"project", "policy", "chapter", "news", "page"})


@dataclass(frozen=True, slots=True)
class _Update:
    """A public entry and the day of its last change."""

    kind: str
    id: str
    date: PartialDate


def check_freshness(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports each part of the site whose newest update lies further back than its limit.

    A month or year counts to its last day. The home page gathers from all parts and is as new as
    the newest of them.
    """
    updates = list(_updates(loaded, today))
    for name, limit in loaded.portal.settings.freshness_limits.items():
        own = [u for u in updates if name == "home" or u.kind == _KINDS[name]]
        if not own:
            continue
        newest = max(own, key=lambda update: (update.date.last(), update.kind, update.id))
        days = (today - newest.date.last()).days
        if days > limit:
            report.add(
                "stale", loaded.place(newest.kind, newest.id, "updated"), "updated",
                value=name, date=str(newest.date), days=str(days), limit=str(limit),
            )  # fmt: skip


def check_published(loaded: Loaded, report: Report) -> None:
    """Reports public pages of a government site that do not say when they were published."""
    if not loaded.portal.settings.official:
        return
    for kind, id_, entry in loaded.own():
        assert isinstance(entry, Internal)
        if kind not in _ARTICLES or entry.visibility != "public":
            continue
        if entry.published is None:
            place = loaded.place(kind, id_, "visibility")
            report.add("published-missing", place, "published")
        elif entry.published.day is None:
            place = loaded.place(kind, id_, "published")
            report.add("published-imprecise", place, "published", value=str(entry.published))


def _updates(loaded: Loaded, today: datetime.date) -> Iterator[_Update]:
    for kind, id_, entry in loaded.catalogue.all():
        assert isinstance(entry, Internal | Standing)
        if entry.updated and entry.visibility == "public" and entry.shown_on(today):
            yield _Update(kind, id_, entry.updated)
