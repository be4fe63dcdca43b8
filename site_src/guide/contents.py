"""Everything that the guide shows, as plain data: the views of the site, put in order."""

from __future__ import annotations

from typing import Any

from site_src.guide.addresses import addresses, base
from site_src.guide.embedded import embedded, figure_node
from site_src.guide.plain import plain, tongue
from site_src.guide.prose import sections
from site_src.guide.words import words
from site_src.view.chrome import chrome
from site_src.view.dates import newest_update
from site_src.view.document import chapter_view, page_view
from site_src.view.figures import headlines
from site_src.view.overview import (
    SourceView,
    Step,
    chapter_links,
    home_view,
    pipeline,
    source_views,
)
from site_src.view.policy import policy_rows, policy_view
from site_src.view.project import card
from site_src.view.setting import Setting

Contents = dict[str, Any]


def contents(setting: Setting) -> Contents:
    """The guide in one locale; JSON can hold it. Addresses in `href` are below `base`."""
    found = {
        "words": words(setting),
        "chapters": [_chapter(setting, link.href) for link in chapter_links(setting)],
        "figures": [figure_node(setting, figure) for figure in headlines(setting)],
        "steps": [_step(setting, step) for step in pipeline(setting)],
        "industries": _industries(setting),
        "policies": _policies(setting),
        "sources": [_source(view) for view in source_views(setting)],
        "contacts": _contacts(setting),
    }
    return {**head(setting), **{name: plain(value) for name, value in found.items()}}


def head(setting: Setting) -> Contents:
    """What any printed matter says of the portal and its languages."""
    settings = setting.prepared.portal.settings
    return {
        "own": settings.locales[setting.language.code].lang,
        "tongues": {locale.lang: tongue(locale) for locale in settings.locales.values()},
        "brand": settings.brand,
        "signal": settings.signal,
        "date": _date(setting),
        "base": base(setting),
        "portal": _portal(setting),
    }


def _date(setting: Setting) -> list[int]:
    date = newest_update(setting)
    return [date.first().year, date.first().month, date.first().day] if date else []


def _portal(setting: Setting) -> Contents:
    frame, home = chrome(setting), home_view(setting)
    updated = setting.language.gettext("Last updated: %(date)s")
    newest = setting.date(newest_update(setting))
    return {
        "name": frame.name.text,
        "tagline": frame.tagline.text,
        "promise": [phrase.text for phrase in home.promise],
        "disclaimer": frame.disclaimer.text,
        "demonstration": frame.demonstration,
        "updated": updated % {"date": newest} if newest else "",
    }


def _chapter(setting: Setting, href: str) -> Contents:
    gettext = setting.language.gettext
    id_ = href.rstrip("/").rpartition("/")[2]
    view = chapter_view(setting, id_)
    chapter = setting.catalogue.chapter[id_]
    body = setting.body(chapter)
    return {
        "number": view.number,
        "label": gettext("Chapter %(number)s") % {"number": view.number},
        "title": view.title.text,
        "summary": view.summary.text,
        "lang": view.lang,
        "fallback": _fallback(setting, view.fallback),
        "updated": gettext("Updated %(date)s") % {"date": view.updated} if view.updated else "",
        "sections": sections(
            body,
            addresses(setting, "guide"),
            embedded(setting, body, setting.locale_of(chapter)),
        ),
        "images": view.images,
        "sources": view.sources,
    }


def _fallback(setting: Setting, language: str) -> str:
    message = setting.language.gettext("Not yet translated: shown in %(language)s")
    return message % {"language": language} if language else ""


def _step(setting: Setting, step: Step) -> Contents:
    count = setting.language.count(step.count)
    return {"stage": step.stage, "reported": step.reported, "count": count}


def _industries(setting: Setting) -> list[Contents]:
    """The catalogue by industry, in the order of the industries' ids."""
    language, projects = setting.language, setting.catalogue.project
    found = []
    for id_, ids in sorted(setting.relations.by_industry.items()):
        industry = setting.catalogue.industry[id_]
        found.append(
            {
                "title": language.text(industry.title),
                "summary": language.text(industry.summary),
                "count": language.counted("%(num)s project", "%(num)s projects", len(ids)),
                "projects": [card(setting, projects[project]) for project in ids],
            }
        )
    return found


def _policies(setting: Setting) -> list[Contents]:
    """The register in its order, each document with what it gives."""
    language = setting.language
    found = []
    for row in policy_rows(setting):
        view = policy_view(setting, row.href.rstrip("/").rpartition("/")[2])
        newer = [version.row.title for version in view.versions if version.newer]
        effective = language.gettext("effective %(date)s") % {"date": row.effective}
        undated = language.gettext("date not stated")
        found.append(
            {
                **plain(row),
                "number": row.number or language.pgettext("value", "not stated"),
                "effective": effective if row.effective else undated,
                "issuer": view.issuer,
                "over": view.over,
                "gives": () if view.over else view.gives,
                "newer": newer,
            }
        )
    return found


def _source(view: SourceView) -> Contents:
    return {"note": view.note, "form": view.form, "summary": view.summary, "url": view.url}


def _contacts(setting: Setting) -> list[Contents]:
    """Everybody on the page of contacts, in its order."""
    if "contact" not in setting.catalogue.page:
        return []
    found = page_view(setting, "contact").contacts
    return [{**plain(contact), "tel": contact.tel} for contact in found]
