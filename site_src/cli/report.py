"""Checks a portal for a command, and prints what is wrong with it."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_src.cli.speech import say as _
from site_src.diagnostics import Report
from site_src.work.cache import Cache
from site_src.work.processes import Crew

if TYPE_CHECKING:
    from site_src.catalogue.portal import EditionName
    from site_src.catalogue.prepare import Prepared

#: Exit statuses besides 0, "done".
INPUT_FAILED, USAGE_FAILED, MACHINE_FAILED = 1, 2, 3


#: How many warnings of one kind a command shows whose business is another than to check.
SHOWN = 5


def checked(
    root: Path,
    as_of: datetime.date | None,
    form: str,
    whole: bool = False,
    crew: Crew | None = None,
    cache: Cache | None = None,
    edition: EditionName = "public",
) -> tuple[Prepared, Report]:
    """The checked portal and its report, which is printed; ends the command if there are errors.
    Of many warnings of one kind only the first are shown, unless the `whole` report is wanted."""
    from site_src.catalogue.prepare import prepare
    from site_src.exporters.schema import write_schemas

    report = Report()
    prepared = prepare(root, report, as_of, crew, cache, edition)
    print_report(report, form, whole)
    if prepared is None:
        sys.exit(INPUT_FAILED)
    write_schemas(prepared.portal.root / ".zhuchao" / "schema", cache)
    return prepared, report


def print_report(report: Report, form: str, whole: bool = False) -> None:
    """Prints a report as text or as JSON."""
    if form == "json":
        problems = [
            {
                "code": d.code, "severity": d.severity, "path": d.place.path, "line": d.place.line,
                "column": d.place.column, "field": d.field, "message": d.sentence(_),
            }
            for d in report
        ]  # fmt: skip
        click.echo(json.dumps({"problems": problems}, ensure_ascii=False))
        return
    warnings: Counter[str] = Counter()
    for diagnostic in report:
        warnings[diagnostic.code] += diagnostic.severity == "warning"
        if whole or warnings[diagnostic.code] <= SHOWN:
            click.echo(diagnostic.line(_), err=True)
    if not whole:
        _print_hidden(warnings)
    if len(report):
        counts = {name: report.count(name) for name in ("error", "warning")}
        click.echo(_("Errors: {error}. Warnings: {warning}.").format(**counts), err=True)


def _print_hidden(warnings: Counter[str]) -> None:
    """How many warnings of each kind were not shown."""
    for code, count in sorted(warnings.items()):
        if count > SHOWN:
            message = _("… and {count} more of this kind; `python build.py check` shows all.")
            click.echo(f"{message.format(count=count - SHOWN)} [{code}]", err=True)


def chosen_locales(prepared: Prepared, locales: tuple[str, ...]) -> tuple[str, ...]:
    known = prepared.portal.settings.codes
    for code in locales:
        if code not in known:
            raise click.BadParameter(
                _("'{value}' is not a locale of this portal ({choices}).").format(
                    value=code, choices=", ".join(known)
                ),
                param_hint="--locale",
            )
    return locales or known


def show_progress(code: str, share: float) -> None:
    """One line that moves, on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"\r{share:4.0%} {code} ", err=True, nl=share >= 1)
