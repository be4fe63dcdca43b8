"""The command line: `python build.py …`."""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from site_src import __version__
from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.i18n.language import Language
from site_src.i18n.messages import reader_language, tool_messages
from site_src.model.dates import parse_date
from site_src.publish.output import OutputError
from site_src.work.processes import default_jobs

ROOT = Path(__file__).resolve().parents[1]
INPUT_FAILED, USAGE_FAILED, MACHINE_FAILED = 1, 2, 3

_ = tool_messages(reader_language()).gettext

_OUTPUT_PROBLEMS = {
    "output-foreign": (
        "The folder {folder} holds files that are not ours: {files}. "
        "Move them away or choose another folder with --site-dir."
    ),
    "output-forbidden": "The site cannot be built into {folder}. Choose another folder with --site-dir.",
}


def _here() -> Path:
    """The portal in which the command runs, else the one that comes with the program."""
    return Path.cwd() if (Path.cwd() / "mkdocs.yml").is_file() else ROOT


def _day(
    context: click.Context, option: click.Parameter, value: str | None
) -> datetime.date | None:
    if value is None:
        return None
    try:
        date = parse_date(value)
    except ValueError:
        date = None
    if date is None or date.day is None:
        raise click.BadParameter(_("'{value}' is not a day: write 2026-02-03.").format(value=value))
    return date.first()


def _options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
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
            "--jobs", type=click.IntRange(min=1), default=default_jobs(),
            help=_("Processes that work side by side (default: one a core)."),
        ),
        "locale": click.option(
            "--locale", "locales", multiple=True, metavar="CODE",
            help=_("Only this locale; may be repeated (default: all)."),
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


@click.group(help=_("Builds an investment promotion portal from YAML and Markdown."))
@click.version_option(__version__)
def commands() -> None:
    """All commands."""


@commands.command(
    help=_("Build the public edition in every locale into site/ (the default command).")
)
@_options("portal", "site_dir", "locale", "jobs", "as_of", "format")
def build(
    portal: Path | None,
    site_dir: Path | None,
    locales: tuple[str, ...],
    jobs: int,
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Checks and builds."""
    from site_src.plugin.build import build_site

    started = time.monotonic()
    prepared = _prepared(portal or _here(), as_of, form)
    chosen = _chosen(prepared, locales)
    target = site_dir or prepared.portal.root / "site"
    built = build_site(prepared, target, jobs, chosen, _progress)
    _write_schemas(prepared.portal.root)
    if form == "json":
        return
    seconds = f"{time.monotonic() - started:.1f}"
    click.echo(
        _(
            "{pages} pages in {seconds} s: {written} files written, {removed} removed → {folder}"
        ).format(
            pages=built.pages,
            seconds=seconds,
            written=built.change.written,
            removed=built.change.removed,
            folder=target,
        )
    )
    if prepared.left_out:
        click.echo(_("{count} internal entries were left out.").format(count=prepared.left_out))


@commands.command(help=_("Report every problem in catalogue and documents, with its place."))
@_options("portal", "as_of", "format")
def check(portal: Path | None, as_of: datetime.date | None, form: str) -> None:
    """Checks and builds nothing."""
    prepared = _prepared(portal or _here(), as_of, form)
    _write_schemas(prepared.portal.root)
    if form == "text":
        click.echo(_("No errors."))


@commands.command(
    help=_("Show the portal in the browser while you work; an edit rebuilds and reloads.")
)
@_options("portal", "jobs", "as_of")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help=_("Port on this machine.")
)
def serve(portal: Path | None, jobs: int, as_of: datetime.date | None, port: int) -> None:
    """Live preview of all locales."""
    from site_src.server.live import serve_portal

    serve_portal((portal or _here()).resolve(), jobs, as_of, port)


@commands.command(help=_("Write a commented, valid stub: new project SLUG."))
@click.argument("kind", type=click.Choice(["project"]))
@click.argument("slug")
@_options("portal")
def new(kind: str, slug: str, portal: Path | None) -> None:
    """Writes the stub of an entry."""
    from site_src.catalogue.stub import StubError, write_stub

    try:
        path = write_stub((portal or _here()).resolve(), kind, slug)
    except StubError as problem:
        raise click.UsageError(_(problem.message).format(**problem.params)) from None
    click.echo(_("Written: {path}").format(path=path))


@commands.command("print", help=_("Make printed matter: print guide."))
@click.argument("what", type=click.Choice(["guide"]))
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help=_("Folder for the PDF (default: print/ in the portal)."),
)  # fmt: skip
@_options("portal", "locale", "as_of", "format")
def print_(
    what: str,
    output: Path | None,
    portal: Path | None,
    locales: tuple[str, ...],
    as_of: datetime.date | None,
    form: str,
) -> None:
    """Makes PDFs."""
    from site_src.guide.pdf import GuideError, print_guide
    from site_src.render.environment import words_folder
    from site_src.view.setting import Setting

    prepared = _prepared(portal or _here(), as_of, form)
    root = prepared.portal.root
    folder = output or root / "print"
    for code in _chosen(prepared, locales):
        language = Language(code, prepared.portal.settings.locales, words_folder(root))
        try:
            path = print_guide(Setting(prepared, language), folder)
        except GuideError as problem:
            raise click.ClickException(str(problem)) from None
        click.echo(_("Written: {path}").format(path=path))


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


@commands.command(
    help=_("Set up what the tests need, browser included, and run them."),
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Runs the tests; arguments go to pytest."""
    sys.path.insert(0, str(ROOT))
    from tests.support.run import main as run_tests

    sys.exit(run_tests(list(arguments)))


def main(arguments: list[str] | None = None) -> None:
    """Runs one command; without a name, `build`. Exit status: 0 done, 1 the input has errors,
    2 wrong usage, 3 the machine failed."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in ("--help", "--version")):
        words.insert(0, "build")
    try:
        commands.main(words, prog_name="python build.py", standalone_mode=True)
    except OutputError as problem:
        click.echo(_(_OUTPUT_PROBLEMS[problem.code]).format(**problem.params), err=True)
        sys.exit(MACHINE_FAILED)
    except OSError as problem:
        name = f"{problem.filename}: " if problem.filename else ""
        click.echo(f"{name}{problem.strerror or problem}", err=True)
        sys.exit(MACHINE_FAILED)
    except Exception:
        sys.exit(_explain_crash())


def _explain_crash() -> int:
    """An editor never meets a traceback: it goes into a file that can be sent to us."""
    log = Path(tempfile.gettempdir()) / "zhuchao-crash.txt"
    log.write_text(traceback.format_exc(), encoding="utf-8")
    click.echo(
        _("This is a mistake of the program, not yours. Details: {path}").format(path=log), err=True
    )
    return MACHINE_FAILED


def _prepared(root: Path, as_of: datetime.date | None, form: str) -> Prepared:
    """The checked portal; prints the report, and ends the command if it has errors."""
    report = Report()
    prepared = prepare(root, report, as_of)
    _print_report(report, form)
    if prepared is None:
        sys.exit(INPUT_FAILED)
    return prepared


def _print_report(report: Report, form: str) -> None:
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
    for diagnostic in report:
        click.echo(diagnostic.line(_), err=True)
    if len(report):
        counts = {name: report.count(name) for name in ("error", "warning")}
        click.echo(_("{error} errors, {warning} warnings").format(**counts), err=True)


def _chosen(prepared: Prepared, locales: tuple[str, ...]) -> tuple[str, ...]:
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


def _progress(code: str, share: float) -> None:
    """One line that moves, on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"\r{share:4.0%} {code} ", err=True, nl=share >= 1)


def _write_schemas(root: Path) -> None:
    from site_src.exporters.schema import write_schemas

    write_schemas(root / ".zhuchao" / "schema")


if __name__ == "__main__":
    main()
