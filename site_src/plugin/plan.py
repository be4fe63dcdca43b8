"""Which pages of a locale have to be drawn: those of which no file is there that was made of the
same."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_src.plugin.keys import Keys
from site_src.view import urls
from site_src.view.data.files import MADE, DataFile, brief, locale_files
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
    data: tuple[tuple[DataFile, str], ...]
    """Files of open data to make, each with its key."""
    there: Mapping[str, int]
    """The sizes of those that stay, by their paths below the locale's root."""
    kept: frozenset[str]
    listed: frozenset[str]
    whole: Mapping[DataFile, int] = field(default_factory=dict)
    """The sizes of the files of open data that hold all locales."""
    lines: str = ""
    """The key of the lines of projects in files of open data."""


def plan(setting: Setting, keys: Keys, there: Mapping[str, str], target: Path) -> Plan:
    """`there` are our files in the site, whose folder is `target`, by what they were made of."""
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
    table, name = keys.table(), f"{code}/{urls.PROJECTS_TABLE}"
    if there.get(name) == table:
        kept.add(name)
        table = ""
    stale = frozenset(id_ for id_, _ in projects) if there.get(name) else None
    data, sizes = [], {}
    for file in locale_files(setting):
        path, key = f"{code}/{file.name}", keys.data(file)
        if file.format not in MADE:
            continue
        if there.get(path) == key:
            kept.add(path)
            sizes[file.name] = os.stat(target / path).st_size
        elif not brief(file):
            data.append((file, key))
    return Plan(
        projects, tuple(lists), policies, table, stale, tuple(data), sizes,
        frozenset(kept), frozenset(listed),
    )  # fmt: skip


def _wanted(
    ids: Mapping[str, object] | tuple[str, ...],
    address_of: Callable[[str], str],
    key_of: Callable[[str], str],
    stays: Callable[[str, str], bool],
) -> tuple[tuple[str, str], ...]:
    keyed = ((id_, key_of(id_)) for id_ in ids)
    return tuple((id_, key) for id_, key in keyed if not stays(address_of(id_), key))
