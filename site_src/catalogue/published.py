"""What was published last, as far as the next edition is held up against it: amounts, and which
entries there were. It is kept beside the portal and is itself never published."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from site_src.catalogue.load import Loaded
from site_src.catalogue.portal import Portal
from site_src.diagnostics import Place, Report
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.model.measure import Measure
from site_src.model.project import Brief
from site_src.source.paths import shown
from site_src.source.yaml import Step, dotted

#: Below the portal's folder.
FILE = Path(".zhuchao", "published.json")
#: A factor between two amounts that is hardly a revision; 万 for 亿 is ten thousand.
JUMP = 1_000

#: Number, unit and words of an amount by kind, id and field: `project/x/investment.amount`.
Amounts = Mapping[str, tuple[str, str, str]]


class _Amount(NamedTuple):
    kind: str
    id: str
    steps: tuple[Step, ...]
    measure: Measure

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.id}/{dotted(self.steps)}"


class _Before(NamedTuple):
    amounts: Amounts
    entries: frozenset[str]
    gone: frozenset[str]


def amounts_of(projects: Mapping[str, Brief], figures: Mapping[str, Any]) -> Amounts:
    """The amounts that are published."""
    return {
        amount.name: (str(amount.measure.number), amount.measure.unit, amount.measure.written)
        for amount in _amounts(projects, figures)
    }


def remember(portal: Portal, amounts: Amounts) -> None:
    """Notes what has just been published, and which entries were there."""
    entries, before = _entries(portal), _read(portal.root)
    gone = ((before.entries | before.gone) if before else frozenset()) - entries
    path = portal.root / FILE
    aside = path.with_suffix(".part")
    noted = {"amounts": amounts, "entries": sorted(entries), "gone": sorted(gone)}
    path.parent.mkdir(exist_ok=True)
    aside.write_text(json.dumps(noted, ensure_ascii=False, indent=0), encoding="utf-8")
    os.replace(aside, path)


def check_against_published(loaded: Loaded, projects: Mapping[str, Brief], report: Report) -> None:
    """Reports amounts that are out of all proportion to what was published last, and entries under
    the id of one that was deleted."""
    before = _read(loaded.portal.root)
    if before is None:
        return
    for amount in _amounts(projects, loaded.catalogue.figure):
        number, unit, written = before.amounts.get(amount.name, ("0", "", ""))
        times = _times(amount.measure, number) if unit == amount.measure.unit else 0
        if times >= JUMP:
            place = loaded.place(amount.kind, amount.id, *amount.steps)
            report.add(
                "amount-jump", place, dotted(amount.steps),
                value=amount.measure.written, before=written, times=f"{times:,}",
            )  # fmt: skip
    for kind, id_ in sorted(loaded.named):
        if f"{kind}/{id_}" in before.gone:
            path = _path(loaded.portal, kind, id_)
            report.add("id-reused", Place(shown(path, loaded.portal.root)), value=id_)


def _amounts(projects: Mapping[str, Brief], figures: Mapping[str, Any]) -> Iterator[_Amount]:
    for id_, project in projects.items():
        if project.investment:
            yield from _known("project", id_, ("investment", "amount"), project.investment.amount)
        for number, output in enumerate(project.output):
            yield from _known("project", id_, ("output", number, "value"), output.value)
    for id_, figure in figures.items():
        if figure.value is not None:
            yield from _known("figure", id_, ("value",), figure.value)


def _known(kind: str, id_: str, steps: tuple[Step, ...], measure: Measure) -> Iterator[_Amount]:
    if measure.number:
        yield _Amount(kind, id_, steps, measure)


def _times(measure: Measure, before: str) -> int:
    """By what factor two numbers differ, whichever is the larger; 0 where there is none."""
    try:
        old, new = Decimal(before), measure.number
    except InvalidOperation:
        return 0
    if not old or not new or not old.is_finite():
        return 0
    return round(max(old / new, new / old))


def _read(root: Path) -> _Before | None:
    """What was noted; None if nothing was, or it is damaged."""
    try:
        noted = json.loads((root / FILE).read_text(encoding="utf-8"))
        amounts = {
            str(name): (str(n), str(u), str(w)) for name, (n, u, w) in noted["amounts"].items()
        }
        return _Before(amounts, frozenset(noted["entries"]), frozenset(noted["gone"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _entries(portal: Portal) -> frozenset[str]:
    """Kind and id of every file, public or not."""
    names = [
        f"{kind.name}/{path.stem}"
        for kind in KINDS.values()
        for path in (portal.catalogue / kind.folder).glob("*.yml")
    ]
    documents = portal.documents(portal.settings.original)
    names += [
        f"{kind.name}/{path.stem}"
        for kind in DOCUMENT_KINDS.values()
        for path in (documents / kind.folder).glob("*.md")
    ]
    return frozenset(names)


def _path(portal: Portal, kind: str, id_: str) -> Path:
    if kind in KINDS:
        return portal.catalogue / KINDS[kind].folder / f"{id_}.yml"
    folder = DOCUMENT_KINDS[kind].folder
    return portal.documents(portal.settings.original) / folder / f"{id_}.md"
