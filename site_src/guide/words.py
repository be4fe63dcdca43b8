"""The words of the guide that belong to no entry."""

from __future__ import annotations

from site_src.guide.addresses import base
from site_src.view.setting import Setting


def words(setting: Setting) -> dict[str, str]:
    """The guide's own words in one locale. In `page`, the template fills in `{page}` and
    `{pages}`, which nobody knows before the pages are made."""
    gettext, pgettext = setting.language.gettext, setting.language.pgettext
    return {
        "guide": gettext("Investment guide"),
        "contents": gettext("Contents"),
        "page": gettext("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "online": gettext("The current edition is online: %(address)s")
        % {"address": base(setting)},
        "demonstration": gettext("Demonstration; not an official site"),
        "sources": gettext("Sources"),
        "figures": gettext("Headline figures"),
        "figures-note": gettext(
            "Each as one place reported it. Places count differently, so nothing is added up."
        ),
        "steps": gettext("How far projects are"),
        "project": gettext("Project"),
        "place": gettext("Place"),
        "investment": gettext("Investment"),
        "nothing": gettext("Nothing matches"),
        "stage": gettext("Stage"),
        "reported": gettext("Reported figure"),
        "here": gettext("In this catalogue"),
        "no-total": gettext("No total was published"),
        "not-stated": _not_stated(setting),
        "catalogue": gettext("Project catalogue"),
        "total": setting.language.counted(
            "%(num)s project.", "%(num)s projects.", len(setting.catalogue.project)
        ),
        "disclosed": _disclosed(setting),
        "planned": pgettext("value", "Planned"),
        "policies": gettext("Policy register"),
        "policies-note": gettext("Whether it is in force comes first, then what it gives."),
        "gives": gettext("What it gives"),
        "law-note": gettext(
            "Our summary, not an official explanation. The promulgated Chinese text prevails."
        ),
        "over-note": gettext("Kept for reference. Nothing can be claimed under it any more."),
        "newer-note": gettext("A newer text has replaced this one."),
        "sources-note": gettext(
            "The documents on which this catalogue rests, with their dates as stated."
        ),
        "contacts": gettext("Whom to ask"),
        "illustrative": gettext("illustrative"),
        "derived": gettext("derived"),
    }


def _disclosed(setting: Setting) -> str:
    """For how many projects an investment is known."""
    projects = setting.catalogue.project.values()
    return setting.language.counted(
        "For %(num)s of them the source states an investment; "
        "for the others it is marked “not disclosed”.",
        "For %(num)s of them the source states an investment; "
        "for the others it is marked “not disclosed”.",
        sum(project.investment is not None for project in projects),
    )


def _not_stated(setting: Setting) -> str:
    """How many projects are in none of the lists; an empty string if all are in one."""
    number = len(setting.relations.by_stage.get("not-stated", ()))
    message = setting.language.counted(
        "“In this catalogue” counts what is described here; "
        "for %(num)s more project the source states no stage.",
        "“In this catalogue” counts what is described here; "
        "for %(num)s more projects the source states no stage.",
        number,
    )
    return message if number else ""
