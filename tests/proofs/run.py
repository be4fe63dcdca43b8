"""`python build.py prove`: what the tests show with a few cases, with very many."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.proofs import surroundings
from tests.proofs.chains import first_fault
from tests.proofs.defects import not_located
from tests.proofs.failing import first_loss
from tests.proofs.internal import first_change
from tests.proofs.kills import first_mixture
from tests.proofs.mutants import survivors
from tests.proofs.mutations import first_trouble
from tests.proofs.same_bytes import BuildBroke, demonstration_and_more, first_difference

DONE, PROOF_FAILED, MACHINE_FAILED = 0, 1, 3
#: A seed that is drawn has no more digits than one likes to type.
_SEEDS = 1_000_000


def main(what: str | None, count: int | None, seed: int | None, jobs: int) -> int:
    """Carries out one proof, or all; the exit status. A seed that is not given is drawn. What a
    proof that failed is about stays on the disk."""
    seed = random.randrange(_SEEDS) if seed is None else seed
    print(f"Seed: {seed}", flush=True)
    statuses = [
        _prove(name, proof, count or proof.times, seed, jobs)
        for name, proof in _PROOFS.items()
        if what in (None, name)
    ]
    return max(statuses)


class _Proof(NamedTuple):
    """How it is carried out (count, seed, processes, folder), what it shows, how often."""

    carry_out: Callable[[int, int, int, Path], object | None]
    shown: str
    times: int = 0


def first_changed_byte(seed: int, jobs: int, work: Path) -> object | None:
    """The second proof, with the demonstration and all surroundings."""
    portal = demonstration_and_more(work / "source")
    alone = tuple(surroundings.each_alone())
    # A portal that was moved is another one to the build, which then may read it anew.
    over = [found for found in alone if found.folder == surroundings.BASE.folder]
    found = (*alone, *surroundings.each_beside_each(seed))
    return first_difference(portal, found, over, jobs, work)


def _located(count: int, seed: int, folder: Path) -> str | None:
    """At least 99 in 100 have to be."""
    missed = not_located(folder, seed, count)
    return "\n".join(missed) if len(missed) * 100 > count else None


_PROOFS = {
    "incremental": _Proof(
        first_fault, "a build after each of {count:,} edits equals one from nothing", 1000
    ),
    "same-bytes": _Proof(
        lambda _, seed, jobs, work: first_changed_byte(seed, jobs, work),
        "no surroundings change a byte",
    ),
    "internal": _Proof(
        first_change, "none of {count:,} edits of internal data changes a public byte", 1000
    ),
    "mutations": _Proof(
        first_trouble, "no traceback and no hang in {count:,} mutated inputs", 1_000_000
    ),
    "defects": _Proof(
        lambda count, seed, _, work: _located(count, seed, work),
        "of {count:,} mistakes at least 99 in 100 are named at their place", 5000,
    ),
    "writes": _Proof(
        lambda _, __, jobs, work: first_loss(jobs, work), "no write that fails loses anything"
    ),
    "kills": _Proof(
        first_mixture, "killed {count:,} times, publishing left the old site or the new one", 500
    ),
    "mutants": _Proof(
        survivors, "of {count:,} mistakes in the code the tests noticed at least 85 in 100", 500
    ),
}  # fmt: skip


def _prove(name: str, proof: _Proof, count: int, seed: int, jobs: int) -> int:
    started = time.monotonic()
    work = Path(tempfile.mkdtemp(prefix="zhuchao-prove-"))
    failed: object | None = None
    try:
        failed = proof.carry_out(count, seed, jobs, work)
    except (OSError, BuildBroke) as problem:
        print(f"{name}: {problem}", file=sys.stderr)
        return MACHINE_FAILED
    finally:
        if failed is None:
            shutil.rmtree(work, ignore_errors=True)
    if failed is not None:
        print(f"{name}: failed.\n{failed}", file=sys.stderr)
        return PROOF_FAILED
    shown = proof.shown.format(count=count)
    print(f"{name}: {shown} ({time.monotonic() - started:.0f} s).", flush=True)
    return DONE
