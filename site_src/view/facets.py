"""The facets that lead from one list to narrower ones, and how many projects share each value."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.catalogue.relations import Groups
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import stage
from site_src.view.labels import COOPERATION, label
from site_src.view.setting import Setting, once

#: Levels of regions that the facets name first; lower ones appear once their city is chosen.
_TOP = frozenset({"city", "county-level-city", "masked-city", "masked-district"})
_SHOWN = 8


@frozen
class FacetValue:
    """One value of a facet, how many projects share it, and whether it is chosen."""

    text: Wording | str
    href: str
    count: int
    current: bool


@frozen
class Facet:
    """A way to narrow the list; `more` are the values behind a fold."""

    title: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...] = ()


@frozen
class Choice:
    """Which list it is: all projects, in one order or another, or those that share one value of
    a facet."""

    facet: str = ""
    value: str = ""
    text: Wording | str = ""
    order: str = ""


def size_label(setting: Setting, name: str) -> Wording | str:
    """A size class in words."""
    language = setting.language
    if name == "not-disclosed":
        return language.numbers.unknown().text
    amount = language.numbers.hundred_millions
    if name.endswith("-plus"):
        bound = amount(int(name.removesuffix("-plus")))
        return language.filled(language.gettext("%(amount)s or more"), amount=bound)
    if name.startswith("below-"):
        bound = amount(int(name.removeprefix("below-")))
        return language.filled(language.gettext("less than %(amount)s"), amount=bound)
    low, high = (amount(int(part)) for part in name.split("-"))
    return language.filled(language.gettext("%(low)s to %(high)s"), low=low, high=high)


def facet_groups(setting: Setting) -> Mapping[str, Groups]:
    """The projects that share each value, by facet."""
    relations = setting.relations
    return {
        "stage": relations.by_stage,
        "region": relations.by_region,
        "park": relations.by_park,
        "industry": relations.by_industry,
        "size": relations.by_size,
        "cooperation": relations.by_cooperation,
    }


def value_text(setting: Setting, facet: str, value: str) -> Wording | str:
    """A value of a facet in words."""
    if facet == "stage":
        return stage(setting, value).label
    if facet == "region":
        return setting.region(value)
    if facet == "park":
        return setting.language.text(setting.catalogue.park[value].title)
    if facet == "cooperation":
        return label(setting.language, COOPERATION, value)
    if facet == "industry":
        return setting.language.text(setting.catalogue.industry[value].title)
    return size_label(setting, value)


def facet_titles(setting: Setting) -> Mapping[str, str]:
    """The facets by name, in their order, with their words."""
    gettext = setting.language.gettext
    return {
        "stage": gettext("Stage"),
        "region": gettext("Region"),
        "park": gettext("Park"),
        "industry": gettext("Industry"),
        "size": gettext("Investment"),
        "cooperation": gettext("Form of cooperation"),
    }


@once
def facets_of(setting: Setting, choice: Choice) -> tuple[Facet, ...]:
    """The facets as a list shows them, its own value marked."""
    titles = facet_titles(setting)
    facets = []
    for name, groups in facet_groups(setting).items():
        values = _values(setting, choice, name, groups)
        chosen = [value for value in values[_SHOWN:] if value.current]
        shown = (*values[:_SHOWN], *chosen)
        more = tuple(value for value in values[_SHOWN:] if not value.current)
        facets.append(Facet(titles[name], shown, more))
    return tuple(facets)


def _values(setting: Setting, choice: Choice, facet: str, groups: Groups) -> tuple[FacetValue, ...]:
    names = list(groups)
    if facet == "region":
        names = _regions(setting, choice)
    if facet in ("region", "industry", "park"):
        names.sort(key=lambda name: (-len(groups[name]), name))
    return tuple(
        FacetValue(
            value_text(setting, facet, name),
            urls.facet(facet, name),
            len(groups[name]),
            current=(facet, name) == (choice.facet, choice.value),
        )
        for name in names
    )


def _regions(setting: Setting, choice: Choice) -> list[str]:
    """Cities and masked places, and what lies within the one that is chosen.

    A city whose projects all lie in one place that is named itself says nothing more.
    """
    regions, groups = setting.catalogue.region, setting.relations.by_region
    names = [name for name in groups if regions[name].level in _TOP]
    named = {regions[name].parent: groups[name] for name in names}
    names = [name for name in names if named.get(name) != groups[name]]
    if choice.facet == "region":
        inside = [name for name in groups if regions[name].parent == choice.value]
        names += [name for name in (choice.value, *inside) if name not in names]
    return names
