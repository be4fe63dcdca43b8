"""Takes a snapshot of the catalogue: a line for each project, in a file named by the day."""

from __future__ import annotations

import datetime
import os

from site_src.catalogue.desk import Desk, footing
from site_src.catalogue.portal import Portal
from site_src.model.kinds import KINDS
from site_src.model.measure import parse_measure
from site_src.model.project import Project
from site_src.model.snapshot import BETWEEN, COLUMNS, written_rows
from site_src.source.paths import shown


class SnapshotExistsError(Exception):
    """There is one of that day already."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def write_snapshot(portal: Portal, desk: Desk, day: datetime.date, replace: bool) -> str:
    """Writes down where every project stands, under a day; returns the path as shown. Raises
    SnapshotExistsError rather than replace one, unless told to `replace` it."""
    path = portal.catalogue / KINDS["snapshot"].folder / f"{day}.yml"
    name = shown(path, portal.root)
    if path.exists() and not replace:
        raise SnapshotExistsError(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whoever reviews for secrecy decides when the public part of it may be read.
    visibility = "internal" if portal.settings.secrecy_review else "public"
    rows = written_rows(_row(desk.projects[id_]) for id_ in sorted(desk.projects))
    lines = "".join(f"  {line}\n" for line in rows.splitlines())
    head = f"visibility: {visibility}\nupdated: {day}\n# {BETWEEN.join(COLUMNS)}\n"
    body = f"projects: |\n{lines}" if lines else ""
    aside = path.with_name(f".{path.name}.part")  # what is replaced stays until this is whole
    aside.write_text(head + body, encoding="utf-8", newline="\n")
    os.replace(aside, path)
    return name


def _row(project: Project) -> tuple[str, ...]:
    return (
        project.id, project.stage, project.visibility, project.region, project.park or "",
        _amount(project), footing(project),
    )  # fmt: skip


def _amount(project: Project) -> str:
    """The amount as the source writes it; with its currency before it where that stands apart."""
    if project.investment is None:
        return ""
    amount, currency = project.investment.amount, project.investment.currency
    if amount.number is None or not currency:
        return amount.written
    try:
        parse_measure(amount.written, "money")
    except ValueError:
        return f"{currency} {amount.written}"
    return amount.written
