"""The page of components, made on request: every part of a page in every state, from a portal of
samples that comes with the theme, in the colours and the words of the portal that asks for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.i18n.language import Language
from site_src.render.environment import OWN_THEME, words_folders
from site_src.render.page import Page
from site_src.view.common import Link
from site_src.view.components import components_view
from site_src.view.setting import Setting

SAMPLES = OWN_THEME / "samples"
#: The day to which the samples speak, so that what is late stays late.
DAY = datetime.date(2026, 11, 21)
URL = "_components/"


def samples(prepared: Prepared) -> Prepared:
    """The samples in the locales of a portal, beside their own."""
    report = Report()
    found = prepare(SAMPLES, report, DAY)
    assert found is not None, [diagnostic.line() for diagnostic in report]
    settings = found.portal.settings
    locales = {**settings.locales, **prepared.portal.settings.locales}
    settings = settings.model_copy(update={"locales": locales})
    return replace(found, portal=replace(found.portal, settings=settings))


def components_page(setting: Setting, samples: Prepared) -> Page:
    """The page of components in one locale; site map and search engines are not told of it."""
    language = Language(
        setting.language.code,
        samples.portal.settings.locales,
        words_folders(setting.prepared.portal.root),
    )
    title = language.gettext("Components")
    return Page(
        url=URL,
        template="components.html",
        view=components_view(Setting(samples, language)),
        title=title,
        description=language.gettext("Every part of a page in every state."),
        crumbs=(Link(language.gettext("Home"), ""),),
        listed=False,
    )
