"""What every view is made from: the edition, the relations, one locale, one day."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from site_src.catalogue.entries import PublicCatalogue, Writing
from site_src.catalogue.prepare import Prepared
from site_src.catalogue.relations import Relations, region_path
from site_src.i18n.language import Language, Wording
from site_src.i18n.numbers import Number
from site_src.model.dates import PartialDate
from site_src.model.measure import Measure
from site_src.model.text import LocalizedText

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Setting:
    """One edition in one locale."""

    prepared: Prepared
    language: Language

    @property
    def catalogue(self) -> PublicCatalogue:
        """What the public may see."""
        return self.prepared.catalogue

    @property
    def relations(self) -> Relations:
        """How entries hang together."""
        return self.prepared.relations

    @property
    def shows_audit(self) -> bool:
        """Whether there is a page that says how the site was checked."""
        portal = self.prepared.portal
        return portal.settings.audit or portal.internal

    def number(self, value: Measure | None) -> Number:
        """An amount in words; "not disclosed" where there is none."""
        return self.language.numbers.measure(value) if value else self.language.numbers.unknown()

    def locale_of(self, writing: Writing[Any, Any]) -> str:
        """The locale in which a document is shown, where it is not written in this one."""
        return self.language.source(writing.words)

    def body(self, writing: Writing[Any, Any]) -> str:
        """The Markdown of a document as it is shown here."""
        code = self.locale_of(writing)
        return self.language.rendered(writing.bodies[code], code)

    def date(self, value: PartialDate | None) -> str:
        """A date in words, or an empty string."""
        return self.language.date(value) if value else ""

    @functools.cached_property
    def made(self) -> defaultdict[object, dict[Any, Any]]:
        """What `once` has made so far, by function."""
        return defaultdict(dict)

    def region(self, id_: str) -> Wording:
        """A region's name, after that of the city it lies in."""
        return _region(self, id_)

    def industry(self, id_: str) -> Wording:
        """An industry's name."""
        return _industry(self, id_)

    def park(self, id_: str) -> Wording:
        """A park's name, after that of the city it lies in."""
        park = self.catalogue.park[id_]
        return self.within(park.title, park.region, region_path(park.region, self.catalogue))

    def within(self, title: LocalizedText, region: str, path: tuple[str, ...]) -> Wording:
        """A name after that of the first city on a path outwards, unless the region is masked."""
        regions, own = self.catalogue.region, self.language.text(title)
        above = [
            regions[parent]
            for parent in path
            if regions[parent].level == "city" and not regions[region].masked
        ]
        if not above:
            return own
        city = self.language.text(above[0].title)
        joined = self.language.pgettext("place within a city", "%(place)s, %(city)s")
        if own.lang and own.lang == city.lang:
            return Wording(joined % {"place": own.text, "city": city.text}, own.lang, own.dir)
        return self.language.filled(joined, place=own, city=city)


def once(make: V) -> V:
    """A view that many pages show and that is made once in a locale; its arguments are hashable."""

    @functools.wraps(make)
    def made(setting: Setting, *arguments: Any) -> Any:
        views = setting.made[make]
        try:
            return views[arguments]
        except KeyError:
            pass
        views[arguments] = view = make(setting, *arguments)
        return view

    return cast(V, made)


@once
def _industry(setting: Setting, id_: str) -> Wording:
    return setting.language.text(setting.catalogue.industry[id_].title)


@once
def _region(setting: Setting, id_: str) -> Wording:
    above = region_path(id_, setting.catalogue)[1:]
    return setting.within(setting.catalogue.region[id_].title, id_, above)
