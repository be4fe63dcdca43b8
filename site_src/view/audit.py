"""How this site was checked, in words: for the public, where its publisher wants that."""

from __future__ import annotations

from collections import Counter

from site_src.catalogue.audit import Audit, audit
from site_src.diagnostics import PROBLEMS
from site_src.faults import FAULTS
from site_src.model.frozen import frozen
from site_src.view.labels import KIND, label
from site_src.view.setting import Setting

#: What a site made here is meant to keep to; each is held by a check of the program.
STANDARDS = (
    "HTML Living Standard", "WCAG 2.2 AA", "Content Security Policy 3", "BCP 47", "CLDR",
    "ISO 4217", "schema.org (JSON-LD)", "Sitemaps 0.9", "Atom (RFC 4287)",
    "iCalendar (RFC 5545)", "PDF/UA-1",
)  # fmt: skip


@frozen
class Line:
    """A name with what was counted."""

    name: str
    value: str
    late: bool = False


@frozen
class Section:
    """Some lines that belong together, with what has to be said of them."""

    id: str
    title: str
    note: str
    lines: tuple[Line, ...]


def audit_view(setting: Setting) -> tuple[Section, ...]:
    """The sections of the page."""
    portal = setting.prepared.portal
    found = audit(setting.catalogue, portal.settings.written, setting.prepared.today)
    return (
        _content(setting, found), _languages(setting, found), _ages(setting, found),
        _sources(setting, found), _checks(setting), _standards(setting),
    )  # fmt: skip


def _content(setting: Setting, found: Audit) -> Section:
    _, count = setting.language.gettext, setting.language.count
    lines = [
        Line(label(setting.language, KIND, kind), count(number))
        for kind, number in found.entries.items()
        if number and kind != "home"
    ]
    lines.append(Line(_("Illustrative entries"), count(found.illustrative)))
    return Section("content", _("What there is"), _("Public entries alone."), tuple(lines))


def _languages(setting: Setting, found: Audit) -> Section:
    _, language = setting.language.gettext, setting.language
    lines = tuple(
        Line(language.language_name(code), _share(setting, number, found.texts))
        for code, number in found.translated.items()
    )
    note = _("Share of texts that exist in each language. Where one is missing, the page says so.")
    return Section("languages", _("Languages"), note, lines)


def _ages(setting: Setting, found: Audit) -> Section:
    _, count = setting.language.gettext, setting.language.count
    names = (
        _("Within 30 days"), _("31 to 90 days ago"), _("91 to 365 days ago"), _("Longer ago"),
        _("Day not stated"),
    )  # fmt: skip
    lines = [Line(name, count(n)) for name, n in zip(names, found.ages, strict=True)]
    lines.append(Line(_("Due for another look"), count(found.overdue), found.overdue > 0))
    newest = setting.date(found.newest)
    message = _("Last change of an entry, as of %(day)s.")
    day = setting.language.date(setting.prepared.today)
    title = _("How new it is")
    if newest:
        lines.insert(0, Line(_("Newest change"), newest))
    return Section("ages", title, message % {"day": day}, tuple(lines))


def _sources(setting: Setting, found: Audit) -> Section:
    _ = setting.language.gettext
    lines = (
        Line(_("Entries that name a source"), _share(setting, found.sourced, found.sourceable)),
    )
    return Section("sources", _("Sources"), "", lines)


def _checks(setting: Setting) -> Section:
    _, count = setting.language.gettext, setting.language.count
    severities = Counter(problem.severity for problem in PROBLEMS.values())
    lines = (
        Line(_("Kinds of mistakes that stop a build"), count(severities["error"])),
        Line(_("Kinds of remarks on what may be wrong"), count(severities["warning"])),
        Line(_("Kinds of faults searched for in every file before publishing"), count(len(FAULTS))),
    )
    note = _("The program checks whatever a build reads and writes; none of it was done by hand.")
    return Section("checks", _("What is checked"), note, lines)


def _standards(setting: Setting) -> Section:
    _ = setting.language.gettext
    lines = tuple(Line(name, "") for name in STANDARDS)
    note = _("What machines can check of these is checked; that does not replace a look by people.")
    return Section("standards", _("Standards"), note, lines)


def _share(setting: Setting, part: int, whole: int) -> str:
    """`97 of 100`: never rounded to all."""
    count = setting.language.count
    message = setting.language.gettext("%(part)s of %(whole)s")
    return message % {"part": count(part), "whole": count(whole)}
