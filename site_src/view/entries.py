"""Entries of any kind: by id, what they are called, where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_src.catalogue.entries import PublicCatalogue, Writing
from site_src.catalogue.figures import shown_number, unit_of
from site_src.catalogue.prepare import Prepared
from site_src.model.measure import Measure
from site_src.view import urls
from site_src.view.setting import Setting


def entry_of(prepared: Prepared, kind: str, id_: str) -> Any:
    """A public entry as a whole."""
    return prepared.projects[id_] if kind == "project" else entries(prepared.catalogue, kind)[id_]


def entries(catalogue: PublicCatalogue, kind: str) -> Mapping[str, Any]:
    """The entries of a kind by id; projects are in brief."""
    found: Mapping[str, Any] = getattr(catalogue, kind)
    return found


def title_of(setting: Setting, kind: str, id_: str) -> str:
    """The name of an entry in a locale."""
    entry = entries(setting.catalogue, kind)[id_]
    if isinstance(entry, Writing):
        return setting.language.pick({c: words.title for c, words in entry.words.items()}).text
    return setting.language.text(entry.title).text


def page_of(setting: Setting, kind: str, id_: str) -> str:
    """Where an entry is shown, below the locale's root; empty if it has no place of its own."""
    lists = {"region": setting.relations.by_region, "industry": setting.relations.by_industry}
    if id_ not in lists.get(kind, (id_,)):
        return ""
    return urls.of(kind, id_) if kind != "contact" or _has_contacts(setting) else ""


def _has_contacts(setting: Setting) -> bool:
    return urls.CONTACT.split("/")[1] in setting.catalogue.page


def computed(catalogue: PublicCatalogue, id_: str) -> Measure:
    """What a derived figure comes to, rounded as its page shows it."""
    figures = catalogue.figure
    derived = figures[id_].derived
    unit = unit_of(id_, figures)[0]
    if derived and derived.show == "percent":
        unit = "%"
    number = shown_number(id_, figures)
    return Measure("", "known", number, unit=unit)
