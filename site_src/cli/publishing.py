"""The command `publish`: what is built and found sound goes to where visitors read it."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn, Protocol

import click

from site_src.cli.building import Wish, amounts_built, build
from site_src.cli.report import INPUT_FAILED, show_progress
from site_src.cli.speech import say as _
from site_src.cli.verifying import is_sound, settings_of
from site_src.diagnostics import Report
from site_src.publish.disk import settle
from site_src.publish.far import Address, Far, address
from site_src.publish.folder import PublicFolder, Published
from site_src.publish.output import Output, check_target
from site_src.publish.releases import Releases
from site_src.publish.remote import RemoteReleases
from site_src.publish.signature import Signer, is_open_to_others, refuse_exposed, signer
from site_src.publish.stand import StandZip
from site_src.work.processes import Crew


class Place(Protocol):
    """Where a site can go."""

    def publish(
        self, output: Output, progress: Callable[[float], None], *,
        signer: Signer | None = None, crew: Crew | None = None,
    ) -> Published:  # fmt: skip
        """Puts a built site there, signed if there is somebody to sign it. A crew packs its text,
        where that is of use."""


class Target(NamedTuple):
    """Where the site is to go, in the words of the command: a folder, a ZIP, another machine."""

    name: str
    releases: bool
    ssh: str

    @property
    def far(self) -> Address | None:
        """The other machine, if it is one."""
        return None if Path(self.name).exists() else address(self.name)

    @property
    def is_zip(self) -> bool:
        """Whether one file is wanted."""
        is_zip = self.name.lower().endswith(".zip") and not Path(self.name).is_dir()
        return is_zip and not self.far


def publish_site(
    root: Path, target: Target, key: Path | None, pack: bool, despite_warnings: bool,
    jobs: int | None, as_of: datetime.date | None, form: str,
) -> None:  # fmt: skip
    """Builds a portal, judges what came of it, and puts it in place of what visitors read. Ends the
    command if anything is wrong, or if there are warnings that nobody has said to have read; then
    the old site stays."""
    site = root / "site"
    place = _place(target, root, form)
    vouching = _signer(key, site, root, target) if key else None
    wish = Wish(root, site, (), False, as_of)
    warnings = build(wish, jobs, form, settled=True, whole=not despite_warnings).warnings
    if warnings and not despite_warnings:
        _refuse(warnings, target, form)
    if not is_sound(site, root, jobs, form, as_of=as_of):
        if form == "text":
            click.echo(_("Nothing was published. Mend what is named above."), err=True)
        sys.exit(INPUT_FAILED)
    settle(site)
    with Crew(jobs) as crew:
        published = place.publish(
            Output(site), lambda part: show_progress("", part),
            signer=vouching, crew=crew if pack else None,
        )  # fmt: skip
    _remember(wish)
    _tell(published, target, form, vouching, warnings)


def _refuse(warnings: int, target: Target, form: str) -> NoReturn:
    """Ends the command: a warning that was shown may be a mistake that visitors would read."""
    sentence = _(
        "Nothing was published, because of the warnings: mend them, accept those that are right "
        "in their entries (`accept`), or, when you have read them all, publish with "
        "--despite-warnings."
    )
    if form == "json":
        told = {"refused": sentence, "warnings": warnings, "target": target.name}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(sentence, err=True)
    sys.exit(INPUT_FAILED)


def _remember(wish: Wish) -> None:
    """Notes what the next edition is held up against."""
    from site_src.catalogue.portal import read_portal
    from site_src.catalogue.published import remember

    portal, amounts = read_portal(wish.root, Report()), amounts_built(wish)
    if portal is not None and amounts is not None:
        remember(portal, amounts)


def roll_back(target: Target, form: str) -> None:
    """Brings back the site before the one that visitors read."""
    if target.is_zip:
        raise click.UsageError(_("A ZIP has no earlier site to go back to."))
    _tell(_folders(target).roll_back(), target, form)


def _place(target: Target, root: Path, form: str) -> Place:
    """The place that is meant. Raises OutputError where no site may go."""
    if target.far:
        return RemoteReleases(Far(target.far, target.ssh))
    path = Path(target.name)
    check_target(path, root)
    if path.resolve().is_relative_to((root / "site").resolve()):
        message = _("{folder} is where the site is built. Publish it elsewhere.")
        raise click.UsageError(message.format(folder=path))
    if target.is_zip:
        if target.releases:
            raise click.UsageError(_("--releases is for folders; a ZIP is one file."))
        return StandZip(path, settings_of(root, form).url)
    return _folders(target)


def _folders(target: Target) -> PublicFolder | Releases | RemoteReleases:
    if target.far:
        return RemoteReleases(Far(target.far, target.ssh))
    path = Path(target.name)
    if path.is_file():
        raise click.UsageError(_("{path} is a file, not a folder.").format(path=path))
    return Releases(path) if target.releases or Releases.are_in(path) else PublicFolder(path)


def _signer(path: Path, site: Path, root: Path, target: Target) -> Signer:
    """The office's key, which must lie where nobody else sees it."""
    away = () if target.far or target.is_zip else (Path(target.name),)
    refuse_exposed(path, site, root / "content", root / "theme", *away)
    found = signer(path, _password)
    if is_open_to_others(path):
        message = _("Others on this machine can read the key {path}. Run: chmod 600 {path}")
        click.echo(message.format(path=path), err=True)
    return found


def _password() -> str | None:
    if given := os.environ.get("ZHUCHAO_KEY_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        return None
    typed: str = click.prompt(_("Password of the key"), hide_input=True, err=True)
    return typed


def _tell(
    published: Published, target: Target, form: str,
    vouching: Signer | None = None, warnings: int | None = None,
) -> None:  # fmt: skip
    key = vouching.fingerprint if vouching else ""
    if form == "json":
        told = {**published._asdict(), "target": target.name, "signed": key}
        told |= {} if warnings is None else {"warnings": warnings}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    message = _("Published: {files} files as {id} → {folder}")
    click.echo(message.format(files=published.files, id=published.id, folder=target.name))
    if warnings:
        click.echo(_("Published despite warnings: {count}.").format(count=warnings))
    if target.is_zip:
        click.echo(_("Unpack it where it is needed and open index.html."))
    if key:
        click.echo(_("Signed: {key}").format(key=key))
    if published.foreign:
        shown = ", ".join(published.foreign[:5]) + (" …" if len(published.foreign) > 5 else "")
        message = _("Files of others beside it, left as they are: {count} ({files})")
        click.echo(message.format(count=len(published.foreign), files=shown))
