"""The command `print`: the guide, and the bulletin on a period."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_src.cli.options import here, options
from site_src.cli.report import checked, chosen_locales
from site_src.cli.speech import say as _

if TYPE_CHECKING:
    from site_src.catalogue.portal import EditionName
    from site_src.catalogue.prepare import Prepared
    from site_src.catalogue.reports import Comparison
    from site_src.view.setting import Setting


@click.command(
    "print",
    help=_(
        "Make printed matter: print guide; print bulletin, on the newest period or another. With "
        "--edition internal, the bulletin for the office alone, with its league tables."
    ),
)
@click.argument("what", type=click.Choice(["guide", "bulletin"]))
@click.option(
    "--period", metavar="PERIOD", default="",
    help=_("Of the bulletin: 2026-10, 2026-q3, 2026-h1 or 2025 (default: the newest)."),
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help=_("Folder for the PDF (default: print/ in the portal)."),
)  # fmt: skip
@options("edition", "portal", "locale", "as_of", "format")
def print_(
    what: str,
    period: str,
    output: Path | None,
    edition: EditionName,
    portal: Path | None,
    locales: tuple[str, ...],
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Makes PDFs."""
    if what == "guide" and (period or edition == "internal"):
        raise click.UsageError(_("--period and --edition internal are for the bulletin alone."))
    prepared, _report = checked(portal or here(), as_of, form, edition=edition)
    folder = output or prepared.portal.root / "print"
    settings = [_setting(prepared, code) for code in chosen_locales(prepared, locales)]
    if what == "guide":
        _print_guide(settings, folder)
    else:
        _print_bulletin(settings, period, folder)


def _setting(prepared: Prepared, code: str) -> Setting:
    from site_src.i18n.language import Language
    from site_src.render.environment import words_folders
    from site_src.view.setting import Setting

    portal = prepared.portal
    language = Language(code, portal.settings.locales, words_folders(portal.root))
    return Setting(prepared, language)


def _print_guide(settings: list[Setting], folder: Path) -> None:
    from site_src.guide.pdf import print_guide

    for setting in settings:
        click.echo(_("Written: {path}").format(path=print_guide(setting, folder)))


def _print_bulletin(settings: list[Setting], period: str, folder: Path) -> None:
    from site_src.catalogue.desk import read_desk
    from site_src.guide.pdf import print_bulletin

    prepared = settings[0].prepared
    found = _chosen(settings[0], period)
    desk = read_desk(prepared.portal, prepared.today) if prepared.portal.internal else None
    for setting in settings:
        path = print_bulletin(setting, found, folder, desk)
        click.echo(_("Written: {path}").format(path=path))


def _chosen(setting: Setting, period: str) -> Comparison:
    """The period wanted, or the newest. Raises UsageError if there is no report on it."""
    from site_src.view.report import latest, possible

    found = latest(setting, period)
    if found:
        return found
    known = possible(setting)
    if not known:
        raise click.UsageError(
            _("No period lies between two snapshots yet: python build.py snapshot keeps one.")
        )
    raise click.BadParameter(
        _("There is no report on '{value}'; there are: {choices}.").format(
            value=period, choices=", ".join(known)
        ),
        param_hint="--period",
    )
