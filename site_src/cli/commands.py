"""All commands of `python build.py`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_src import __version__
from site_src.cli.developing import DEVELOPERS
from site_src.cli.keeping import snapshot
from site_src.cli.options import DATA_FORMATS, here, options
from site_src.cli.printing import print_
from site_src.cli.report import checked, chosen_locales
from site_src.cli.speech import say as _

if TYPE_CHECKING:
    from site_src.catalogue.portal import EditionName


@click.group(help=_("Builds an investment promotion portal from YAML and Markdown."))
@click.version_option(__version__)
def commands() -> None:
    """All commands."""


@commands.command(
    help=_("Build the public edition in every locale into site/ (the default command).")
)
@click.option(
    "--components", is_flag=True,
    help=_("Add the page of components (_components/ in each locale), for designers."),
)  # fmt: skip
@options("edition", "portal", "site_dir", "locale", "jobs", "as_of", "format")
def build(
    components: bool,
    edition: EditionName,
    portal: Path | None,
    site_dir: Path | None,
    locales: tuple[str, ...],
    jobs: int | None,
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Checks and builds."""
    from site_src.cli.building import Wish
    from site_src.cli.building import build as build_portal
    from site_src.publish.edition import folder_of

    root = portal or here()
    wish = Wish(root, site_dir or folder_of(root, edition), locales, components, as_of, edition)
    build_portal(wish, jobs, form)


@commands.command(help=_("Report every problem in catalogue and documents, with its place."))
@options("portal", "as_of", "format")
def check(portal: Path | None, as_of: datetime.date | None, form: str) -> None:
    """Checks and builds nothing."""
    checked(portal or here(), as_of, form, whole=True)
    if form == "text":
        click.echo(_("No errors."))


@commands.command(
    help=_(
        "Judge a finished site by its files: links, languages, site map, alt texts, security. "
        "DIR is its folder (default: site/ in the portal)."
    )
)
@click.argument(
    "folder", metavar="[DIR]", required=False,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
)  # fmt: skip
@click.option(
    "--trust", metavar="PUBLIC.PEM", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=_("Only a manifest that this key has signed will do (PEM, Ed25519)."),
)  # fmt: skip
@options("portal", "jobs", "as_of", "format")
def verify(
    folder: Path | None, trust: Path | None, portal: Path | None, jobs: int | None,
    as_of: datetime.date | None, form: str,
) -> None:  # fmt: skip
    """Checks what was built, however it was built."""
    from site_src.cli.verifying import verify_site

    verify_site(folder, trust, portal, jobs, as_of, form)


@commands.command(
    help=_(
        "Build and judge the site and put it where visitors read it: whole, at one stroke. TARGET "
        "is the folder that the web server reads (files of others in it stay), user@host:/path on "
        "another machine, or a ZIP for a stand at a fair."
    )
)
@click.argument("target")
@click.option(
    "--releases", is_flag=True,
    help=_("Keep the last sites side by side: TARGET/current leads to one in TARGET/releases/."),
)  # fmt: skip
@click.option(
    "--no-compress", is_flag=True,
    help=_("Leave out the compressed copies (.gz, .br) of pages and other text."),
)  # fmt: skip
@click.option(
    "--despite-warnings", is_flag=True,
    help=_("Publish although there are warnings, which have been read."),
)  # fmt: skip
@click.option("--rollback", is_flag=True, help=_("Bring back the site before this one."))
@click.option(
    "--key", envvar="ZHUCHAO_KEY", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help=_("Sign the manifest with this private key (PEM, Ed25519); also: ZHUCHAO_KEY."),
)  # fmt: skip
@click.option(
    "--ssh", envvar=["ZHUCHAO_SSH", "RSYNC_RSH"], metavar="COMMAND", default="",
    help=_("The command that reaches another machine (default: ssh); also: ZHUCHAO_SSH."),
)  # fmt: skip
@options("portal", "jobs", "as_of", "format")
def publish(
    target: str,
    releases: bool,
    no_compress: bool,
    despite_warnings: bool,
    rollback: bool,
    key: Path | None,
    ssh: str,
    portal: Path | None,
    jobs: int | None,
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Publishes, or goes back."""
    from site_src.cli.publishing import Target, publish_site, roll_back

    place = Target(target, releases, ssh)
    if rollback:
        roll_back(place, form)
    else:
        root = (portal or here()).resolve()
        publish_site(root, place, key, not no_compress, despite_warnings, jobs, as_of, form)


@commands.command(
    help=_(
        "Write the configuration of web servers (nginx, Apache) for this portal. TARGET is the "
        "folder on the server to which it is published."
    )
)
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option("--releases", is_flag=True, help=_("The portal is published with --releases."))
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help=_("Folder for the configuration (default: servers/ in the portal)."),
)  # fmt: skip
@options("portal")
def servers(target: Path, releases: bool, output: Path | None, portal: Path | None) -> None:
    """Writes what web servers are told."""
    from site_src.cli.serving import write_configurations

    root = portal or here()
    write_configurations(root, target, releases, output or root / "servers")


@commands.command(
    help=_("Show the portal in the browser while you work; an edit rebuilds and reloads.")
)
@options("edition", "portal", "jobs", "as_of")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help=_("Port on this machine.")
)
def serve(
    edition: EditionName,
    portal: Path | None,
    jobs: int | None,
    as_of: datetime.date | None,
    port: int,
) -> None:
    """Live preview of all locales."""
    from site_src.server.live import serve_portal

    serve_portal((portal or here()).resolve(), jobs, as_of, port, edition)


@commands.command(
    help=_("Write a commented, valid stub: new project SLUG; or a fresh portal: new portal DIR.")
)
@click.argument("kind", type=click.Choice(["project", "portal"]))
@click.argument("name", metavar="SLUG|DIR")
@options("portal")
def new(kind: str, name: str, portal: Path | None) -> None:
    """Writes the stub of an entry, or a portal of one's own."""
    from site_src.catalogue.stub import StubError, write_portal, write_stub

    try:
        if kind == "portal":
            written = write_portal(Path(name), datetime.date.today())
        else:
            written = [write_stub((portal or here()).resolve(), kind, name)]
    except StubError as problem:
        raise click.UsageError(_(problem.message).format(**problem.params)) from None
    for path in written:
        click.echo(_("Written: {path}").format(path=path))
    if kind == "portal":
        click.echo(_("Build it with: python build.py --portal {folder}").format(folder=name))


@commands.command(
    help=_(
        "Write open data of what is public: csv, json, xlsx, geojson, ics (calendar of events), "
        "atom (news), jsonld (what data there are), oc4ids (infrastructure projects), or all. One "
        "folder a language; what holds all languages stands beside them. However many projects "
        "there are, every field is written."
    )
)
@click.argument("form_of_data", metavar="FORMAT", type=click.Choice((*DATA_FORMATS, "all")))
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help=_("Folder for the files (default: dist/data/ in the portal)."),
)  # fmt: skip
@options("portal", "locale", "as_of", "format")
def export(
    form_of_data: str,
    output: Path | None,
    portal: Path | None,
    locales: tuple[str, ...],
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Writes files of open data."""
    from site_src.cli.exporting import export_data

    prepared, _report = checked(portal or here(), as_of, form)
    chosen = chosen_locales(prepared, locales)
    wanted = DATA_FORMATS if form_of_data == "all" else (form_of_data,)
    folder = output or prepared.portal.root / "dist" / "data"
    export_data(prepared, wanted, chosen, folder, bool(locales))


@commands.command(
    "fix-encoding", help=_("Turn files into UTF-8; the original is kept as FILE.bak.")
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
def fix_encoding(files: tuple[Path, ...]) -> None:
    """Repairs what a spreadsheet or an old editor saved."""
    from site_src.source.text import foreign_encoding

    for path in files:
        data = path.read_bytes()
        encoding = foreign_encoding(data)
        if encoding is None:
            click.echo(_("{path} is UTF-8 already.").format(path=path))
            continue
        path.with_name(path.name + ".bak").write_bytes(data)
        path.write_text(data.decode(encoding), encoding="utf-8", newline="\n")
        click.echo(_("{path}: {encoding} → UTF-8").format(path=path, encoding=encoding.upper()))


for _command in (print_, snapshot, *DEVELOPERS):
    commands.add_command(_command)
