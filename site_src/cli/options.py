"""Options that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from site_src.cli.speech import say as _

#: The folder of the program, with the portal that comes with it.
ROOT = Path(__file__).resolve().parents[2]
#: What open data can be written as.
DATA_FORMATS = ("csv", "json", "xlsx", "geojson", "ics", "atom", "jsonld", "oc4ids")


def here() -> Path:
    """The portal in which the command runs, else the one that comes with the program."""
    return Path.cwd() if (Path.cwd() / "mkdocs.yml").is_file() else ROOT


def _day(
    context: click.Context, option: click.Parameter, value: str | None
) -> datetime.date | None:
    from site_src.model.dates import parse_date

    if value is None:
        return None
    try:
        date = parse_date(value)
    except ValueError:
        date = None
    if date is None or date.day is None:
        raise click.BadParameter(_("'{value}' is not a day: write 2026-02-03.").format(value=value))
    return date.first()


def options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The common options, by name."""
    known = {
        "portal": click.option(
            "--portal", type=click.Path(path_type=Path, file_okay=False, exists=True),
            help=_("Folder with mkdocs.yml, projects_yaml/ and content/ (default: here)."),
        ),
        "as_of": click.option(
            "--as-of", metavar="DATE", callback=_day,
            help=_("The day to which the portal speaks (default: today in its time zone)."),
        ),
        "site_dir": click.option(
            "--site-dir", type=click.Path(path_type=Path, file_okay=False),
            help=_("Folder into which the site is built (default: site/ in the portal)."),
        ),
        "jobs": click.option(
            "--jobs", type=click.IntRange(min=1),
            help=_("Processes that work side by side (default: one a core, for enough work)."),
        ),
        "locale": click.option(
            "--locale", "locales", multiple=True, metavar="CODE",
            help=_("Only this locale; may be repeated (default: all)."),
        ),
        "edition": click.option(
            "--edition", type=click.Choice(["public", "internal"]), default="public",
            show_default=True,
            help=_(
                "internal: every entry, and the office's own desk, never to be published; built "
                "into internal/."
            ),
        ),
        "format": click.option(
            "--format", "form", type=click.Choice(["text", "json"]), default="text",
            help=_("How the report is written."),
        ),
    }  # fmt: skip

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            command = known[name](command)
        return command

    return decorate
