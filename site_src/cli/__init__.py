"""The command line: `python build.py …`."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

import click

from site_src.cli.commands import commands
from site_src.cli.report import MACHINE_FAILED
from site_src.cli.speech import say as _
from site_src.publish.output import OutputError

_OUTPUT_PROBLEMS = {
    "output-foreign": (
        "The folder {folder} holds files that are not ours: {files}. "
        "Move them away or choose another folder with --site-dir."
    ),
    "output-forbidden": (
        "The site cannot be built into {folder}. Choose another folder with --site-dir."
    ),
}


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
