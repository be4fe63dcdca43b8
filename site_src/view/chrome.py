"""What surrounds every page: name, navigation, languages, footer."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import Contact, filled, first_contact
from site_src.view.government import GovernmentView, Tags, government_view, site_tags
from site_src.view.overview import home_words
from site_src.view.setting import Setting


@frozen
class NavEntry:
    """An entry of the main navigation; `key` names its section and its icon."""

    key: str
    label: Wording | str
    href: str


@frozen
class LanguageLink:
    """Another language of the same page."""

    code: str
    lang: str
    dir: str
    name: str


@frozen
class Chrome:
    """The frame of all pages of one locale. `url` is the portal's address, with a slash; `feed` is
    below the locale's root and empty where there is no news."""

    code: str
    lang: str
    dir: str
    name: Wording
    tagline: Wording
    url: str
    nav: tuple[NavEntry, ...]
    languages: tuple[LanguageLink, ...]
    original: str
    finding: tuple[NavEntry, ...]
    using: tuple[NavEntry, ...]
    contact: Contact | None
    disclaimer: Wording
    demonstration: bool
    feed: str
    government: GovernmentView | None
    tags: Tags
    desk: str
    """The way to the desk of the internal edition; empty in the public one."""


def chrome(setting: Setting) -> Chrome:
    """The frame of a locale's pages."""
    settings = setting.prepared.portal.settings
    words = home_words(setting)
    return Chrome(
        code=setting.language.code,
        lang=setting.language.lang,
        dir=setting.language.dir,
        name=words.title,
        tagline=words.tagline,
        url=setting.prepared.portal.site_url,
        nav=_navigation(setting),
        languages=tuple(
            LanguageLink(code, locale.lang, locale.dir, locale.name)
            for code, locale in settings.locales.items()
        ),
        original=settings.original,
        finding=_finding(setting),
        using=_using(setting),
        contact=first_contact(setting),
        disclaimer=words.disclaimer,
        demonstration=settings.demonstration,
        feed=urls.FEED if setting.catalogue.news else "",
        government=government_view(setting),
        tags=site_tags(setting),
        desk=urls.DESK if setting.prepared.portal.internal else "",
    )


def _navigation(setting: Setting) -> tuple[NavEntry, ...]:
    gettext, pgettext = setting.language.gettext, setting.language.pgettext
    ways = (
        NavEntry("projects", gettext("Projects"), urls.PROJECTS),
        NavEntry("land", pgettext("navigation", "Land & parks"), urls.LAND),
        NavEntry("chains", gettext("Industries"), urls.CHAINS),
        NavEntry("policies", gettext("Policies"), urls.POLICIES),
        NavEntry("guide", gettext("Guide"), urls.GUIDE),
    )
    return filled(setting, ways)


def _finding(setting: Setting) -> tuple[NavEntry, ...]:
    gettext = setting.language.gettext
    ways = (
        NavEntry("", gettext("Project catalogue"), urls.PROJECTS),
        NavEntry("", gettext("Project lists by stage"), urls.LISTS),
        NavEntry("", gettext("Land and idle assets"), urls.SITES),
        NavEntry("", gettext("Parks side by side"), urls.PARKS),
        NavEntry("", gettext("Maps"), urls.MAPS),
        NavEntry("", gettext("Industrial chains and funds"), urls.CHAINS),
        NavEntry("", gettext("Enterprises"), urls.ENTERPRISES),
        NavEntry("", gettext("Channels"), urls.CHANNELS),
        NavEntry("", gettext("Events"), urls.EVENTS),
        NavEntry("", gettext("Policy register"), urls.POLICIES),
        NavEntry("", gettext("Incentives"), urls.INCENTIVES),
        NavEntry("", gettext("Figures and targets"), urls.FIGURES),
        NavEntry("", gettext("Reports"), urls.REPORTS),
        NavEntry("", gettext("News"), urls.NEWS),
    )
    return filled(setting, ways)


def _using(setting: Setting) -> tuple[NavEntry, ...]:
    gettext, pick = setting.language.gettext, setting.language.pick
    pages = setting.catalogue.page
    ordered = [id_ for id_ in ("about", "contact") if id_ in pages]
    ordered += [id_ for id_ in sorted(pages) if id_ not in ordered]
    documents = [
        NavEntry("", pick({c: w.title for c, w in pages[id_].words.items()}), urls.page(id_))
        for id_ in ordered
    ]
    ways = (
        NavEntry("", gettext("Investment guide"), urls.GUIDE),
        NavEntry("", gettext("Services and procedures"), urls.SERVICES),
        NavEntry("", gettext("Sources"), urls.SOURCES),
        *documents,
        *([NavEntry("", gettext("How it was checked"), urls.AUDIT)] if setting.shows_audit else []),
        NavEntry("", gettext("Open data"), urls.DATA),
        NavEntry("", gettext("Site map"), urls.SITE_MAP),
    )
    return filled(setting, ways)
