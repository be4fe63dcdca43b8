"""Which pages of a locale have to be drawn: those of which no file is there that was made of the
same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_src.plugin.keys import Keys
from site_src.view import urls
from site_src.view.facets import Choice
from site_src.view.listing import address, choices, portions
from site_src.view.setting import Setting


@dataclass(frozen=True, slots=True)
class Plan:
    """What to draw, each with its key, and what stays; `listed` are the addresses of those pages
    of which site map and search engines are told, whichever they are."""

    projects: tuple[tuple[str, str], ...]
    lists: tuple[tuple[Choice, int, str], ...]
    policies: tuple[tuple[str, str], ...]
    table: str
    """The key of the table of projects; empty where it stays."""
    stale: frozenset[str] | None
    """Which rows of the table that is there hold no longer; None: there is none to go by."""
    kept: frozenset[str]
    listed: frozenset[str]


def plan(setting: Setting, keys: Keys, there: Mapping[str, str]) -> Plan:
    """`there` are our files in the site by what they were made of."""
    kept, listed, code = set[str](), set[str](), setting.language.code

    def stays(url: str, key: str) -> bool:
        name = f"{code}/{url}index.html"
        listed.add(url)
        if there.get(name) == key:
            kept.add(name)
            return True
        return False

    projects = _wanted(setting.relations.projects, urls.project, keys.project, stays)
    policies = _wanted(setting.catalogue.policy, urls.policy, keys.policy, stays)
    lists = []
    for choice in choices(setting):
        for number in range(1, len(portions(setting, choice)) + 1):
            url = address(choice, number)
            if not stays(url, key := keys.listing(url)):
                lists.append((choice, number, key))
    table, name = keys.table(), f"{code}/data/projects.csv"
    if there.get(name) == table:
        kept.add(name)
        table = ""
    stale = frozenset(id_ for id_, _ in projects) if there.get(name) else None
    return Plan(projects, tuple(lists), policies, table, stale, frozenset(kept), frozenset(listed))


def _wanted(
    ids: Mapping[str, object] | tuple[str, ...],
    address_of: Callable[[str], str],
    key_of: Callable[[str], str],
    stays: Callable[[str, str], bool],
) -> tuple[tuple[str, str], ...]:
    keyed = ((id_, key_of(id_)) for id_ in ids)
    return tuple((id_, key) for id_, key in keyed if not stays(address_of(id_), key))
