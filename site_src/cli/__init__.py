"""The command line: `python build.py …`."""

from __future__ import annotations

import signal
import sys
import tempfile
import traceback
from pathlib import Path

import click

from site_src.cli.commands import commands
from site_src.cli.report import INPUT_FAILED, MACHINE_FAILED
from site_src.cli.speech import say as _
from site_src.failures import Failure, failure_of

#: What the editor can mend; everything else is the machine's or the publisher's.
_INPUT_PROBLEMS = frozenset({
    "guide-glyph-missing", "guide-template", "export-empty", "export-prefix",
})  # fmt: skip
#: Commands after which it must be clear how the site stands.
_WRITING = frozenset({"build", "publish"})


def main(arguments: list[str] | None = None) -> None:
    """Runs one command; without a name, `build`. Exit status: 0 done, 1 the input has errors,
    2 wrong usage, 3 the machine failed."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in ("--help", "--version")):
        words.insert(0, "build")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    if words[0] in _WRITING:
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
    try:
        commands.main(words, prog_name="python build.py", standalone_mode=True)
    except _Stopped:
        click.echo(_("Stopped. The site is whole: the old one or the new one."), err=True)
        raise
    except Failure as problem:
        click.echo(problem.sentence(_), err=True)
        sys.exit(INPUT_FAILED if problem.code in _INPUT_PROBLEMS else MACHINE_FAILED)
    except OSError as problem:
        click.echo(failure_of(problem).sentence(_), err=True)
        sys.exit(MACHINE_FAILED)
    except Exception as problem:
        sys.exit(_explain_template(problem) or _explain_crash())


class _Stopped(SystemExit):
    """Somebody ended the command."""


def _stop(number: int, frame: object) -> None:
    raise _Stopped(128 + number)


def _explain_template(problem: Exception) -> int:
    """The status where a template's author can mend it, else 0."""
    from site_src.render.faults import is_of_a_template, place_in_template

    if not is_of_a_template(problem):
        return 0
    place = place_in_template(problem, Path.cwd())
    sentence = _("A template has a mistake: {problem}").format(problem=problem)
    click.echo(f"{place}: {sentence}" if place else sentence, err=True)
    return INPUT_FAILED


def _explain_crash() -> int:
    """An editor never meets a traceback: it goes into a file that can be sent to us."""
    log = Path(tempfile.gettempdir()) / "zhuchao-crash.txt"
    log.write_text(traceback.format_exc(), encoding="utf-8")
    click.echo(
        _("This is a mistake of the program, not yours. Details: {path}").format(path=log), err=True
    )
    return MACHINE_FAILED
