"""The command `snapshot`, by which an office keeps where its projects stand."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from site_src.cli.options import here, options
from site_src.cli.report import INPUT_FAILED, checked
from site_src.cli.speech import say as _


@click.command(
    help=_(
        "Keep where every project stands today, in projects_yaml/snapshots/. The reports compare "
        "these snapshots."
    )
)
@click.option("--replace", is_flag=True, help=_("Replace the snapshot of that day, if there is."))
@options("portal", "as_of", "format")
def snapshot(replace: bool, portal: Path | None, as_of: datetime.date | None, form: str) -> None:
    """Takes a snapshot of the catalogue."""
    from site_src.catalogue.desk import read_desk
    from site_src.catalogue.snapshots import SnapshotExistsError, write_snapshot

    prepared, _report = checked(portal or here(), as_of, form)
    desk = read_desk(prepared.portal, prepared.today)
    try:
        path = write_snapshot(prepared.portal, desk, prepared.today, replace)
    except SnapshotExistsError as problem:
        message = _("{path} exists already; --replace replaces it.")
        click.echo(message.format(path=problem.path), err=True)
        sys.exit(INPUT_FAILED)
    click.echo(_("Written: {path}").format(path=path))
