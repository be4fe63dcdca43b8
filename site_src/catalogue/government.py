"""What a government site ought to state and does not."""

from __future__ import annotations

from collections.abc import Iterator

from site_src.diagnostics import Report
from site_src.model.government import COLUMNS, Government
from site_src.model.portal import PortalSettings
from site_src.model.text import LocalizedText
from site_src.source.yaml import Document, Step, dotted

Steps = tuple[Step, ...]

#: Settings without which every page lacks a tag, and the tag.
_TAGS = {"site_domain": "SiteDomain", "site_id_code": "SiteIDCode"}
#: Settings without which the footer lacks a line.
_LINES = (
    "organiser", "operator", "phone", "icp", "psb", "party_government_mark", "error_report",
    "ipv6",
)  # fmt: skip


def check_government(
    settings: PortalSettings, document: Document, prefix: Steps, news: bool, report: Report
) -> None:
    """Reports what the profile of a government site leaves open; nothing if it is off.

    `prefix` is where our settings stand in `document`; `news` says whether the portal has news.
    """
    government = settings.government
    if government is None or not government.enabled:
        return
    place = document.place(*prefix, "government", key=True)
    if settings.demonstration:
        at = document.place(*prefix, "demonstration")
        report.add("government-demonstration", at, "demonstration")
        return
    for name, tag in _TAGS.items():
        if not getattr(government, name):
            report.add("government-tag-missing", place, "government", value=name, tag=tag)
    for name in _LINES:
        if getattr(government, name) in (None, ""):
            report.add("government-line-missing", place, "government", value=name)
    unsaid = [name for name in _unsaid(government) if news or name != "news"]
    if unsaid:
        at = document.place(*prefix, "government", "columns", key=True)
        lists = ", ".join(unsaid)
        report.add("government-columns-missing", at, "government.columns", value=lists)
    _check_translations(government, settings, document, prefix, report)


def _unsaid(government: Government) -> Iterator[str]:
    """The lists that lack type or keywords."""
    for name in COLUMNS:
        column = government.columns.get(name)
        if column is None or not (column.type and column.keywords):
            yield name


def _check_translations(
    government: Government,
    settings: PortalSettings,
    document: Document,
    prefix: Steps,
    report: Report,
) -> None:
    for steps, text in _texts(government):
        missing = ", ".join(text.missing(settings.written)) if text else ""
        if missing:
            place = document.place(*prefix, *steps, key=True)
            shown = settings.original
            report.add("translation-missing", place, dotted(steps), locales=missing, shown=shown)


def _texts(government: Government) -> Iterator[tuple[Steps, LocalizedText | None]]:
    for name in ("organiser", "operator", "address"):
        yield ("government", name), getattr(government, name)
    for name, column in government.columns.items():
        yield ("government", "columns", name, "type"), column.type
        yield ("government", "columns", name, "keywords"), column.keywords
