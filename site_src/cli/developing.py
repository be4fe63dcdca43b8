"""The commands with which the program itself is tried: they are no part of the wheel."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_src.cli.options import ROOT, options
from site_src.cli.speech import say as _
from site_src.work.processes import default_jobs

#: The long proofs, by name.
PROOFS = (
    "incremental", "same-bytes", "internal", "mutations", "defects", "writes", "kills",
    "mutants",
)  # fmt: skip


@click.command(
    help=_("Set up what the tests need, browser included, and run them."),
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Runs the tests; arguments go to pytest."""
    sys.path.insert(0, str(ROOT))
    from tests.support.run import main as run_tests

    sys.exit(run_tests(list(arguments)))


@click.command(
    help=_(
        "Compare the speed with Hugo's: both build the same made-up portal of N projects in three "
        "languages, in turn: cold, unchanged, and after edits. Ratios below 1 mean that we are "
        "quicker. As JSON, the last line is one object."
    )
)
@click.option(
    "--projects", type=click.IntRange(min=1), metavar="N",
    help=_("How many projects (default: 100, 1,000 and 10,000, which takes hours)."),
)  # fmt: skip
@click.option(
    "--rounds", type=click.IntRange(min=1), default=3, show_default=True, metavar="R",
    help=_("How often each build is timed; medians are shown."),
)  # fmt: skip
@options("format")
def bench(projects: int | None, rounds: int, form: str) -> None:
    """Runs the benchmark, which is no part of the wheel."""
    sys.path.insert(0, str(ROOT))
    from benchmarks.run import SIZES
    from benchmarks.run import main as run_benchmark

    sys.exit(run_benchmark(SIZES if projects is None else (projects,), rounds, form))


@click.command(
    help=_(
        "Carry out the long proofs, or one: incremental (a build after any of 1,000 random edits "
        "equals one from nothing), same-bytes (processes, hash seed, time zone, language, umask "
        "and folder change no byte), internal (nor does any of 1,000 edits of internal data), "
        "mutations (1,000,000 mutated inputs: no traceback, no hang), defects (5,000 mistakes, "
        "each named at its place), writes (each that fails in turn loses nothing), kills (500 "
        "times while publishing: the old site or the new one) and mutants (500 mistakes put into "
        "the code: the tests notice 85 in 100). What fails is named and kept. Exit status 1 if a "
        "proof fails, 3 if the machine does."
    )
)
@click.argument("what", metavar="[PROOF]", required=False,
                type=click.Choice(PROOFS))  # fmt: skip
@click.option(
    "--count", type=click.IntRange(min=1), metavar="N",
    help=_(
        "How many edits, mutations, defects, kills or mutants (default: each proof's own number)."
    ),
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), metavar="S",
    help=_("Where chance begins, to repeat a proof (default: drawn, and printed)."),
)  # fmt: skip
@options("jobs")
def prove(what: str | None, count: int | None, seed: int | None, jobs: int | None) -> None:
    """Carries out the long proofs, which are no part of the wheel."""
    sys.path.insert(0, str(ROOT))
    from tests.proofs.run import main as carry_out

    sys.exit(carry_out(what, count, seed, jobs or default_jobs()))


@click.command(
    help=_(
        "Write the bill of materials of what requirements.lock pins (CycloneDX 1.6, JSON): each "
        "package with version, licence, digests and what it needs. The same lock gives the same "
        "bytes."
    )
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
    default=ROOT / "dist" / "sbom.cdx.json",
    help=_("Where the bill goes; - is standard output (default: dist/sbom.cdx.json)."),
)  # fmt: skip
def sbom(output: Path) -> None:
    """Writes the bill of materials, which is no part of the wheel."""
    sys.path.insert(0, str(ROOT))
    from tests.support.bom import main as write_bill

    sys.exit(write_bill(output))


#: In the order in which they are explained.
DEVELOPERS = (test, bench, prove, sbom)
