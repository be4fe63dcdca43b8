"""`python build.py prove`: what the tests show with a few cases, with very many."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.proofs import surroundings
from tests.proofs.chains import first_fault
from tests.proofs.internal import first_change
from tests.proofs.same_bytes import BuildBroke, demonstration_and_more, first_difference

DONE, PROOF_FAILED, MACHINE_FAILED = 0, 1, 3
#: A seed that is drawn has no more digits than one likes to type.
_SEEDS = 1_000_000


def main(what: str | None, edits: int, seed: int | None, jobs: int) -> int:
    """Carries out one proof, or all; the exit status. A seed that is not given is drawn. What a
    proof that failed is about stays on the disk."""
    seed = random.randrange(_SEEDS) if seed is None else seed
    print(f"Seed: {seed}", flush=True)
    proofs: dict[str, Callable[[Path], object | None]] = {
        "incremental": lambda work: first_fault(edits, seed, jobs, work),
        "same-bytes": lambda work: first_changed_byte(seed, jobs, work),
        "internal": lambda work: first_change(edits, seed, jobs, work),
    }
    told = {
        "incremental": f"a build after each of {edits:,} edits equals one from nothing",
        "same-bytes": "no surroundings change a byte",
        "internal": f"none of {edits:,} edits of internal data changes a public byte",
    }
    statuses = [_prove(n, told[n], proof) for n, proof in proofs.items() if what in (None, n)]
    return max(statuses)


def first_changed_byte(seed: int, jobs: int, work: Path) -> object | None:
    """The second proof, with the demonstration and all surroundings."""
    portal = demonstration_and_more(work / "source")
    alone = tuple(surroundings.each_alone())
    # A portal that was moved is another one to the build, which then may read it anew.
    over = [found for found in alone if found.folder == surroundings.BASE.folder]
    found = (*alone, *surroundings.each_beside_each(seed))
    return first_difference(portal, found, over, jobs, work)


def _prove(name: str, told: str, proof: Callable[[Path], object | None]) -> int:
    started = time.monotonic()
    work = Path(tempfile.mkdtemp(prefix="zhuchao-prove-"))
    failed: object | None = None
    try:
        failed = proof(work)
    except (OSError, BuildBroke) as problem:
        print(f"{name}: {problem}", file=sys.stderr)
        return MACHINE_FAILED
    finally:
        if failed is None:
            shutil.rmtree(work, ignore_errors=True)
    if failed is not None:
        print(f"{name}: failed.\n{failed}", file=sys.stderr)
        return PROOF_FAILED
    print(f"{name}: {told} ({time.monotonic() - started:.0f} s).", flush=True)
    return DONE
