"""An entry's life on the site: clearance, days of publication, former ids, judged warnings."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from site_src.catalogue.load import Loaded
from site_src.catalogue.references import LINK, LINKED_KINDS
from site_src.diagnostics import PROBLEMS, Report, nearest
from site_src.model.fields import EntryFields, Internal
from site_src.source.paths import is_id
from site_src.source.yaml import dotted

#: Ids of the entries that had an id before, by their kind and that id.
Aliases = Mapping[tuple[str, str], Sequence[str]]
#: Kinds whose entries are addresses or words of others; without them a page falls apart.
_ALWAYS = frozenset({"industry", "region", "source", "home"})


def check_lifecycle(loaded: Loaded, today: datetime.date, report: Report) -> None:
    """Reports entries that are not cleared, and windows and former ids that cannot be."""
    required = loaded.portal.settings.secrecy_review
    aliases = _aliases(loaded)
    for kind, id_, entry in loaded.own():
        assert isinstance(entry, Internal)
        if required and entry.visibility == "public" and entry.cleared is None:
            report.add("clearance-missing", loaded.place(kind, id_, "visibility"), "visibility")
        if kind in _ALWAYS:
            _check_no_window(loaded, kind, id_, entry, report)
        _check_aliases(loaded, aliases, kind, id_, entry, report)
    _check_links(loaded, today, report)


def accept_judged(loaded: Loaded, report: Report) -> None:
    """Takes out the warnings that editors have judged. Runs after all other checks."""
    warnings = [code for code, problem in PROBLEMS.items() if problem.severity == "warning"]
    for kind, id_, entry in loaded.own():
        assert isinstance(entry, Internal)
        document = loaded.documents[kind, id_]
        written = [loaded.bodies.get((kind, id_, code)) for code in loaded.portal.settings.codes]
        paths = {document.path, *(markdown.head.path for markdown in written if markdown)}
        for number, acceptance in enumerate(entry.accept):
            code, steps = acceptance.code, ("accept", number, "code")
            if code not in warnings:
                near, place = nearest(code, warnings), document.place(*steps)
                report.add("accept-unknown", place, dotted(steps), near, value=code)
            elif not sum([report.accept(path, code) for path in paths]):
                report.add("accept-unused", document.place(*steps), dotted(steps), value=code)


def _check_no_window(
    loaded: Loaded, kind: str, id_: str, entry: EntryFields, report: Report
) -> None:
    for name in ("publish_from", "publish_until"):
        if getattr(entry, name) is not None:
            report.add("window-forbidden", loaded.place(kind, id_, name, key=True), name)


def _aliases(loaded: Loaded) -> Aliases:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, id_, entry in loaded.catalogue.all():
        for alias in entry.aliases:
            found[kind, alias].append(id_)
    return found


def _check_aliases(
    loaded: Loaded, aliases: Aliases, kind: str, id_: str, entry: EntryFields, report: Report
) -> None:
    for number, alias in enumerate(entry.aliases):
        steps = ("aliases", number)
        if not is_id(alias):
            report.add("id-invalid", loaded.place(kind, id_, *steps), dotted(steps), value=alias)
            continue
        taken = next((other for other in aliases[kind, alias] if other != id_), "")
        if alias in loaded.catalogue.of(kind):
            taken = alias
        if taken:
            place = loaded.place(kind, id_, *steps)
            report.add("alias-taken", place, dotted(steps), value=alias, kind=kind, other=taken)


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
