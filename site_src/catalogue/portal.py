"""A portal: a folder with `mkdocs.yml`, a catalogue and documents."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from site_src.catalogue.government import check_government
from site_src.catalogue.validation import validate
from site_src.diagnostics import Place, Report
from site_src.model.fields import Group
from site_src.model.image import FOLDER
from site_src.model.portal import PortalSettings
from site_src.model.text import Line, Locales, WebAddress
from site_src.source.text import read_text
from site_src.source.yaml import Document, Plain, Step, parse
from site_src.work.clock import today

#: For everybody, or for the office alone.
EditionName = Literal["public", "internal"]
CONFIGURATION = "mkdocs.yml"
PLUGIN = "zhuchao"


class _Site(Group):
    """What we need of the options that are MkDocs' own."""

    site_name: Line
    site_url: WebAddress


@dataclass(frozen=True, slots=True)
class Portal:
    """Where a portal is and how it is set up."""

    root: Path
    site_name: str
    site_url: str
    settings: PortalSettings
    alone: bool
    """Whether MkDocs is told nothing beyond this file, theme and documents, so that what it makes
    of them can be remembered: no hooks, other plugins, inherited settings or environment."""
    edition: EditionName = "public"
    """Which edition is made of it."""

    @property
    def internal(self) -> bool:
        """Whether it is made for the office alone."""
        return self.edition == "internal"

    @property
    def locales(self) -> Locales:
        """What the checks of fields need of the portal."""
        settings = self.settings
        return Locales(settings.codes, settings.original, settings.derived, settings.coordinates)

    @property
    def catalogue(self) -> Path:
        """The folder of the catalogue."""
        return self.root / self.settings.catalogue

    @property
    def images(self) -> Path:
        """The folder of the pictures of every locale."""
        return self.root / self.settings.content / FOLDER

    @property
    def outlines(self) -> tuple[Path, ...]:
        """The files of outlines on which maps are drawn."""
        return tuple(self.root / own.base for own in self.settings.maps.values() if own.base)

    def documents(self, locale: str) -> Path:
        """The folder of one locale's documents."""
        return self.root / self.settings.content / locale

    def today(self) -> datetime.date:
        """What day it is where the portal is."""
        return today(self.settings.timezone)


def read_portal(root: Path, report: Report, edition: EditionName = "public") -> Portal | None:
    """Reads `mkdocs.yml`, or reports what is wrong with it."""
    path = root / CONFIGURATION
    if not path.is_file():
        report.add("file-missing", Place(CONFIGURATION), value=CONFIGURATION)
        return None
    text = read_text(path, CONFIGURATION, report)
    document = parse(text, CONFIGURATION, report, marks=True) if text is not None else None
    if document is None:
        return None
    options, prefix = _options(document)
    locales = _locales(options)
    settings = validate(document, options, PortalSettings, locales, report, prefix)
    found = {name: document.data[name] for name in _Site.model_fields if name in document.data}
    site = validate(document, found, _Site, locales, report)
    if settings is None or site is None:
        return None
    news = (root / settings.content / settings.original / "news").is_dir()
    check_government(settings, document, prefix, news, report)
    alone = _is_alone(document.data, document.text)
    site_url = site.site_url.rstrip("/") + "/"
    return Portal(root, site.site_name, site_url, settings, alone, edition)


def setting_place(portal: Portal, *steps: Step) -> Place:
    """Where one of our options stands, read once more: what is wrong with it was found late."""
    report = Report()
    text = read_text(portal.root / CONFIGURATION, CONFIGURATION, report) or ""
    document = parse(text, CONFIGURATION, report, marks=True)
    assert document is not None
    return document.place(*_options(document)[1], *steps)


def _is_alone(data: dict[str, Plain], text: str) -> bool:
    if "INHERIT" in data or "hooks" in data or "!ENV" in text or "snippets" in text:
        return False
    plugins, theme = data.get("plugins", []), data.get("theme", {})
    named = {name for p in plugins for name in ([p] if isinstance(p, str) else p)}
    custom = theme.get("custom_dir", "theme") if isinstance(theme, dict) else "theme"
    return named <= {PLUGIN} and custom == "theme"


def _locales(options: Plain) -> Locales:
    """The locales as they are written: texts among the settings are checked by them."""
    written = options.get("locales") if isinstance(options, dict) else None
    codes = tuple(written) if isinstance(written, dict) else ()
    return Locales(codes, codes[0] if codes else "")


def _options(document: Document) -> tuple[Plain, tuple[Step, ...]]:
    """Our options and where they stand: MkDocs takes plugins as a list or as a group."""
    plugins = document.data.get("plugins")
    if isinstance(plugins, dict) and PLUGIN in plugins:
        return plugins[PLUGIN], ("plugins", PLUGIN)
    for number, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        if isinstance(plugin, dict) and PLUGIN in plugin:
            return plugin[PLUGIN], ("plugins", number, PLUGIN)
    return {}, ("plugins",)
