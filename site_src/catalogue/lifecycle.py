"""An entry's life on the site: clearance, days of publication, former ids, judged warnings."""

from __future__ import annotations

import datetime

from site_src.catalogue.load import Loaded
from site_src.catalogue.references import LINK, LINKED_KINDS
from site_src.diagnostics import PROBLEMS, Report, nearest
from site_src.model.fields import EntryFields, Internal
from site_src.source.paths import is_id

#: Kinds whose entries are addresses or words of others; without them a page falls apart.
_ALWAYS = frozenset({"industry", "region", "source", "home"})


def check_lifecycle(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports entries that are not cleared, and windows and former ids that cannot be."""
    required = loaded.portal.settings.secrecy_review
    for kind, id_, entry in loaded.catalogue.all():
        assert isinstance(entry, Internal)
        if required and entry.visibility == "public" and entry.cleared is None:
            report.add("clearance-missing", loaded.place(kind, id_, "visibility"), "visibility")
        if kind in _ALWAYS:
            _check_no_window(loaded, kind, id_, entry, report)
        _check_aliases(loaded, kind, id_, entry, report)
    _check_links(loaded, today, report)


def accept_judged(loaded: Loaded, report: Report) -> None:
    """Takes out the warnings that editors have judged. Runs after all other checks."""
    warnings = [code for code, problem in PROBLEMS.items() if problem.severity == "warning"]
    for kind, id_, entry in loaded.catalogue.all():
        assert isinstance(entry, Internal)
        for number, acceptance in enumerate(entry.accept):
            code, place = acceptance.code, loaded.place(kind, id_, "accept", number, "code")
            if code not in warnings:
                near = nearest(code, warnings)
                report.add("accept-unknown", place, f"accept[{number + 1}].code", near, value=code)
            elif not report.accept(place.path, code):
                report.add("accept-unused", place, f"accept[{number + 1}].code", value=code)


def _check_no_window(
    loaded: Loaded, kind: str, id_: str, entry: EntryFields, report: Report
) -> None:
    for name in ("publish_from", "publish_until"):
        if getattr(entry, name) is not None:
            report.add("window-forbidden", loaded.place(kind, id_, name, key=True), name)


def _check_aliases(loaded: Loaded, kind: str, id_: str, entry: EntryFields, report: Report) -> None:
    others = loaded.catalogue.of(kind)
    for number, alias in enumerate(entry.aliases):
        place = loaded.place(kind, id_, "aliases", number)
        field = f"aliases[{number + 1}]"
        if not is_id(alias):
            report.add("id-invalid", place, field, value=alias)
            continue
        taken = alias if alias in others else _other_with(alias, id_, others)
        if taken:
            report.add("alias-taken", place, field, value=alias, kind=kind, other=taken)


def _other_with(alias: str, id_: str, others: dict[str, EntryFields]) -> str:
    for other, entry in others.items():
        facts = getattr(entry, "facts", entry)
        if other != id_ and alias in facts.aliases:
            return other
    return ""


def _check_links(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """A text must not lead to what is not there yet; what is over keeps a page that says so."""
    for (kind, id_, _), markdown in loaded.bodies.items():
        writing = loaded.catalogue.of(kind).get(id_)
        if writing is None or not writing.facts.shown_on(today):
            continue
        for match in LINK.finditer(markdown.body):
            target_kind, target = match.groups()
            found = (
                loaded.catalogue.of(target_kind).get(target)
                if target_kind in LINKED_KINDS
                else None
            )
            facts = getattr(found, "facts", found)
            if facts and not facts.shown_on(today) and not facts.over_on(today):
                report.add(
                    "link-too-early",
                    markdown.place(match.start(1)),
                    value=target,
                    kind=target_kind,
                    date=str(facts.publish_from),
                )
