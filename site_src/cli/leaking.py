"""Has a public site searched for what the portal keeps internal."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from site_src.cli.speech import say as _
from site_src.publish.edition import edition_of
from site_src.publish.leaks.scan import Findings, scan
from site_src.publish.output import Output
from site_src.work.processes import Crew


def looked_for(
    target: Path, root: Path | None, crew: Crew, as_of: datetime.date | None
) -> Findings | None:
    """The internal values that stand in a site that speaks to a day, by default today; None where
    nobody can tell: without its portal there is no saying what they are, and in the internal
    edition they belong."""
    if root is None or edition_of(Output(target)) == "internal":
        return None
    from site_src.catalogue.portal import read_portal
    from site_src.diagnostics import Report
    from site_src.render.environment import OWN_THEME

    portal = read_portal(root, Report())
    assert portal is not None
    return scan(target, portal, OWN_THEME, as_of or portal.today(), crew)


def tell_search(found: Findings | None) -> None:
    """Says what was searched for."""
    if found is None:
        message = _("Not searched for internal values: this takes the portal and its public site.")
        click.echo(message)
        return
    message = _("Internal values searched for: {values}, in {files} files.")
    click.echo(message.format(values=found.values, files=found.files))
