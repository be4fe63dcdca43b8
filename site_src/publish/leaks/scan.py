"""Goes through a finished public site and names every internal value in it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from site_src.catalogue.portal import Portal
from site_src.publish.checker.ledger import Fault, Ledger
from site_src.publish.leaks.attached import read_attached
from site_src.publish.leaks.contents import Sealed
from site_src.publish.leaks.forms import normal
from site_src.publish.leaks.known import known_words
from site_src.publish.leaks.searcher import Searcher, Words, names_with
from site_src.publish.leaks.secrets import Secret, Sources, read_sources, source_paths
from site_src.publish.manifest import names_within
from site_src.publish.variants import base_of, holds
from site_src.work.processes import Crew, Task, spread, uncollected

R = TypeVar("R")

#: How many files a process looks at in one go.
_BATCH = 300
#: With fewer files, starting further processes would take longer than the work.
_MANY = 1200


class Findings(NamedTuple):
    """What came of it: how many values were looked for in how many files, and what was found."""

    values: int
    files: int
    ledger: Ledger


#: What a process holds while it works: the texts that the public may read, and the searcher.
_public: dict[str, list[str]] = {}
_searchers: dict[str, Searcher] = {}


def scan(folder: Path, portal: Portal, theme: Path, today: datetime.date, crew: Crew) -> Findings:
    """Looks for what a portal keeps internal on a day in the bytes of a site, in the names of its
    files, and in what those files hold packed. `theme` is the product's."""
    names = sorted(names_within(folder))
    many = crew if len(names) >= _MANY else Crew(1)
    with uncollected():
        paths = source_paths(portal)
        attached = read_attached(portal, paths, today)
        secrets = _secrets(portal, paths, theme, today, many, attached.sources)
        ledger = Ledger()
        if secrets or attached.copies:
            _everybody(many, _know, str(folder), secrets, portal, attached.copies)
            starts = range(0, len(names), _BATCH)
            tasks = [Task(_search_names, (secrets, names, portal))]
            tasks += [Task(_search, (str(folder), names[at : at + _BATCH])) for at in starts]
            for _, found in spread(many, tasks):
                ledger.merge(found)
            _everybody(many, _searchers.pop, str(folder), None)
    return Findings(len(secrets), len(names), ledger)


def _secrets(
    portal: Portal, paths: list[str], theme: Path, today: datetime.date, crew: Crew,
    attached: Sources,
) -> list[Secret]:  # fmt: skip
    """The internal values that stand nowhere in what the public may read. `attached` are those of
    files beside the texts."""
    token = str(portal.root)
    starts = range(0, len(paths), _BATCH)
    tasks = [Task(_read, (token, portal, paths[at : at + _BATCH], today)) for at in starts]
    found = {secret.value: secret for secret in attached.secrets}
    for _, secrets in spread(crew, tasks):
        for secret in secrets:
            known = found.get(secret.value, secret)
            found[secret.value] = min(secret, known, key=_path)
    secrets = [found[value] for value in sorted(found)]
    open_ = Words([(secret.value, n) for n, secret in enumerate(secrets)])
    excused = open_.within(normal("\n".join(known_words(portal, theme))))
    excused |= open_.within(attached.public)
    for told in _everybody(crew, _told, token, [secret.value for secret in secrets]):
        excused |= told
    return [secret for number, secret in enumerate(secrets) if number not in excused]


def _read(token: str, portal: Portal, paths: list[str], today: datetime.date) -> Sequence[Secret]:
    sources = read_sources(portal, paths, today)
    _public.setdefault(token, []).append(sources.public)
    return sources.secrets


def _told(token: str, values: Sequence[str]) -> set[int]:
    """Which of the values the public may read, by the sources that this process has read."""
    known = Words([(value, number) for number, value in enumerate(values)])
    return {number for text in _public.pop(token, []) for number in known.within(text)}


def _everybody(crew: Crew, function: Callable[..., R], *arguments: Any) -> list[R]:
    """What each process answers."""
    asked = [crew.ask(number, function, *arguments) for number in range(crew.size)]
    return [future.result() for future in asked]


def _path(secret: Secret) -> str:
    return secret.path


def _know(
    folder: str, secrets: Sequence[Secret], portal: Portal, copies: Mapping[str, Secret]
) -> None:
    _searchers[folder] = Searcher(secrets, portal, copies)


def _search_names(secrets: Sequence[Secret], names: Sequence[str], portal: Portal) -> Ledger:
    ledger = Ledger()
    for name, secret in names_with(secrets, names):
        ledger.add(Fault(name, 1, "leak", secret.place(portal)))
    return ledger


def _search(folder: str, names: Sequence[str]) -> Ledger:
    searcher, ledger = _searchers[folder], Ledger()
    with uncollected():
        for name in names:
            path = os.path.join(folder, name)
            data = b"" if os.path.islink(path) else _content(path)
            if _says_the_same(folder, name, data):
                continue
            try:
                for place, line in searcher.hits(name, data):
                    ledger.add(Fault(name, line, "leak", place))
            except Sealed as problem:
                ledger.add(Fault(name, 1, "leak-sealed", str(problem)))
    return ledger


def _says_the_same(folder: str, name: str, data: bytes) -> bool:
    """Whether a file is only another one of the site, packed. Links are not followed, hence their
    content is not searched elsewhere."""
    base = os.path.join(folder, base_of(name) or name)
    if not base_of(name) or os.path.islink(base) or not os.path.isfile(base):
        return False
    return holds(name, data, _content(base))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
