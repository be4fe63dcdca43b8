"""The command `servers`: configuration of web servers for a portal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_src.cli.report import INPUT_FAILED, print_report
from site_src.cli.speech import say as _
from site_src.diagnostics import Report
from site_src.publish.releases import Releases
from site_src.publish.serving import Place, configurations


def write_configurations(root: Path, target: Path, releases: bool, output: Path) -> None:
    """Writes what nginx and Apache need to serve a portal from the folder to which it is published.
    Ends the command if its settings are wrong."""
    from site_src.catalogue.portal import read_portal
    from site_src.render.site import POLICY

    report = Report()
    portal = read_portal(root, report)
    if portal is None:
        print_report(report, "text")
        sys.exit(INPUT_FAILED)
    live = target / "current" if releases or Releases.are_in(target) else target
    folder = live if live.root else live.absolute()  # on Windows a server's path has no drive
    locales = {code: own.lang for code, own in portal.settings.locales.items()}
    place = Place(portal.site_url, folder.as_posix(), locales, POLICY)
    for name, text in configurations(place).items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        click.echo(_("Written: {path}").format(path=path))
