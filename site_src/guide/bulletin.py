"""The bulletin: what changed in a period, on a few pages, as plain data."""

from __future__ import annotations

from site_src.catalogue.desk import Desk
from site_src.catalogue.reports import Comparison
from site_src.guide.addresses import base
from site_src.guide.contents import Contents, head
from site_src.guide.embedded import figure_node
from site_src.guide.plain import plain
from site_src.view.desk.cadence import report_tables
from site_src.view.desk.tables import DeskSetting
from site_src.view.event import events_view
from site_src.view.figures import headlines
from site_src.view.overview import home_view
from site_src.view.policy import policy_row, policy_view
from site_src.view.report import Group, ReportView, report_view
from site_src.view.setting import Setting

#: So many events to come are announced.
EVENTS = 8


def bulletin(setting: Setting, found: Comparison, desk: Desk | None = None) -> Contents:
    """The bulletin on a period in one locale; JSON can hold it. With a `desk` it is for the office
    alone, and has the league tables."""
    view = report_view(setting, found.period.id)
    own = {
        "words": _words(setting, view),
        "title": view.row.title,
        "between": view.row.between,
        "address": base(setting) + view.row.href,
        "illustrative": view.row.illustrative,
        "counts": [
            {"name": name, "count": setting.language.count(number)}
            for name, number in view.row.counts
        ],
        "advanced": _group(setting, view.advanced),
        "new": _group(setting, view.new),
        "places": [
            {"name": row.place.text, "new": row.new, "advanced": row.advanced}
            for row in (*view.regions, *view.parks)
            if row.new or row.advanced
        ],
        "figures": [figure_node(setting, figure) for figure in headlines(setting)],
        "policies": _policies(setting, found),
        "events": _events(setting),
        "contacts": [{**plain(one), "tel": one.tel} for one in home_view(setting).contacts],
        "tables": report_tables(DeskSetting(setting, desk), found) if desk else [],
        "internal": desk is not None,
    }
    return {**head(setting), **{name: plain(value) for name, value in own.items()}}


def _group(setting: Setting, group: Group) -> Contents:
    """Some projects with what they come to, in one line."""
    language = setting.language
    amount = language.words(group.amount)
    sums = language.named(language.gettext("Investment"), amount).text if group.amount else ""
    more = language.counted("and %(num)s more", "and %(num)s more", group.more)
    moved = language.pgettext("report", "From %(before)s to %(after)s")
    return {
        "sums": [part for part in (sums, group.lacking) if part],
        "more": more if group.more else "",
        "projects": [
            {
                **plain(item.card),
                "after": item.after,
                "step": moved % {"before": item.before.label, "after": item.after.label}
                if item.before
                else item.after.label,
            }
            for item in group.projects
        ],
    }


def _policies(setting: Setting, found: Comparison) -> list[Contents]:
    """Those issued, or first shown here, within the period."""
    rows = []
    for id_, writing in setting.catalogue.policy.items():
        dates = (writing.facts.issued, writing.facts.published)
        days = [date.first() for date in dates if date and date.day]
        if any(found.period.first <= day < found.period.border for day in days):
            rows.append({**plain(policy_row(setting, id_)), "over": policy_view(setting, id_).over})
    return rows


def _events(setting: Setting) -> list[Contents]:
    """The next of those to come."""
    coming = [group for group in events_view(setting).groups if group.key == "upcoming"]
    return [plain(row) for group in coming for row in group.rows[:EVENTS]]


def _words(setting: Setting, view: ReportView) -> dict[str, str]:
    """The bulletin's own words in one locale; `guide` is what it is called."""
    gettext, pgettext = setting.language.gettext, setting.language.pgettext
    return {
        "guide": gettext("Investment promotion bulletin"),
        "page": gettext("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "demonstration": gettext("Demonstration; not an official site"),
        "internal": gettext("Internal edition"),
        "known": setting.language.counted(
            "Counted from %(num)s project that was public when the period ended and is so today.",
            "Counted from %(num)s projects that were public when the period ended and are so "
            "today.",
            view.known,
        ),
        "online": gettext("The whole report is online: %(address)s") % {"address": "{address}"},
        "figures": gettext("Headline figures"),
        "figures-note": gettext(
            "Each as one place reported it. Places count differently, so nothing is added up."
        ),
        "advanced": pgettext("report", "Advanced"),
        "no-advanced": gettext("No project went on to a further stage."),
        "new": pgettext("report", "New"),
        "no-new": gettext("No project was added."),
        "places": gettext("By place"),
        "place": gettext("Place"),
        "policies": gettext("New policies"),
        "policies-note": gettext("Issued, or first shown here, within the period."),
        "no-policies": gettext("No policy was added."),
        "events": gettext("Coming events"),
        "no-events": gettext("No event is announced."),
        "contacts": gettext("Whom to ask"),
        "illustrative": gettext("illustrative"),
        "derived": gettext("derived"),
        "planned": pgettext("value", "Planned"),
        "nothing": gettext("Nothing here."),
    }
