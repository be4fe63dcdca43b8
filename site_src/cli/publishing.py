"""The command `publish`: what is built and found sound goes to where visitors read it."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import click

from site_src.cli.building import Wish, amounts_built, build
from site_src.cli.report import INPUT_FAILED, show_progress
from site_src.cli.speech import say as _
from site_src.cli.verifying import is_sound
from site_src.diagnostics import Report
from site_src.publish.folder import PublicFolder, Published
from site_src.publish.output import Output, check_target
from site_src.publish.releases import Releases


def publish_site(
    root: Path, target: Path, releases: bool, jobs: int, as_of: datetime.date | None, form: str
) -> None:
    """Builds a portal, judges what came of it, and puts it in place of what visitors read. Ends the
    command if anything is wrong; then the old site stays."""
    site = root / "site"
    place = _place(target, releases)
    check_target(target, root)
    if target.resolve() == site.resolve():
        message = _("{folder} is where the site is built. Publish it elsewhere.")
        raise click.UsageError(message.format(folder=target))
    wish = Wish(root, site, (), False, as_of)
    build(wish, jobs, "text")
    if not is_sound(site, root, jobs, form):
        click.echo(_("Nothing was published. Mend what is named above."), err=True)
        sys.exit(INPUT_FAILED)
    published = place.publish(Output(site), lambda part: show_progress("", part))
    _remember(wish)
    _tell(published, target, form)


def _remember(wish: Wish) -> None:
    """Notes what the next edition is held up against."""
    from site_src.catalogue.portal import read_portal
    from site_src.catalogue.published import remember

    portal, amounts = read_portal(wish.root, Report()), amounts_built(wish)
    if portal is not None and amounts is not None:
        remember(portal, amounts)


def roll_back(target: Path, releases: bool, form: str) -> None:
    """Brings back the site before the one that visitors read."""
    _tell(_place(target, releases).roll_back(), target, form)


def _place(target: Path, releases: bool) -> PublicFolder | Releases:
    return Releases(target) if releases or Releases.are_in(target) else PublicFolder(target)


def _tell(published: Published, target: Path, form: str) -> None:
    if form == "json":
        click.echo(json.dumps({**published._asdict(), "target": str(target)}, ensure_ascii=False))
        return
    message = _("Published: {files} files as {id} → {folder}")
    click.echo(message.format(files=published.files, id=published.id, folder=target))
    if published.foreign:
        shown = ", ".join(published.foreign[:5]) + (" …" if len(published.foreign) > 5 else "")
        message = _("Files of others beside it, left as they are: {count} ({files})")
        click.echo(message.format(count=len(published.foreign), files=shown))
