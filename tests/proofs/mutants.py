"""Mutation testing: small mistakes are put into the code, one at a time; the tests have to notice.

mutmut makes the mutants, all in one copy of the tree, and finds out which tests go through each
function. Which mutants are tried is left to chance: all would take days.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.proofs.progress import Progress
from tests.support.run import install_lock

ROOT = Path(__file__).resolve().parents[2]
#: So many in a hundred have to be noticed.
ENOUGH = 85
#: Whose code is changed, and whose tests have to notice.
_CODE = ("site_src/source/*", "site_src/publish/*", "site_src/catalogue/edition.py")
_TESTS = ("tests/source", "tests/publish", "tests/catalogue", "tests/site/test_internal_edition.py")
#: Tests that start servers or whole commands take minutes for what others notice in a second.
_SLOW = ("test_serving", "test_killed", "test_failing_writes", "test_warnings", "the_command")
#: What mutmut is asked to try itself: it only has to get as far as that.
_FIRST = "site_src.source.paths.x_is_id__mutmut_1"


def survivors(count: int, seed: int, jobs: int, folder: Path) -> str | None:
    """Tries so many mutants; a list of those that no test noticed, if they are too many. The list
    is printed in any case."""
    if not hasattr(os, "fork"):
        return "Mutants are tried in processes that this system cannot fork."
    copy = _prepared(folder / "tree")
    names = sorted(_mutants(copy / "mutants"))
    chosen = random.Random(seed).sample(names, min(count, len(names)))
    ends = dict(_tried(chosen, jobs, copy / "mutants", folder))
    alive = [name for name in chosen if ends[name] in ("survived", "no tests")]
    noticed = 100 * (len(chosen) - len(alive)) / len(chosen)
    print(f"Noticed: {noticed:.1f} % of {len(chosen):,} mutants out of {len(names):,}.")
    for name in alive:
        print(f"{ends[name]}: {_shown(name, copy)}", flush=True)
    return None if noticed >= ENOUGH else f"Only {noticed:.1f} % of the mutants were noticed."


def _prepared(copy: Path) -> Path:
    """A copy of the tree in which mutmut has made its mutants and listened to the tests."""
    if not install_lock():
        raise OSError("What the tests need cannot be installed.")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    files = [name for name in listed.stdout.split("\0") if name]
    for name in files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy / name)
    beside = sorted({name.split("/")[0] for name in files} - {"site_src", "pyproject.toml"})
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(_settings(beside))
    mutmut = Path(sys.executable).with_name("mutmut")
    done = subprocess.run([mutmut, "run", "--max-children", "1", _FIRST], cwd=copy,
                          capture_output=True, encoding="utf-8", errors="replace")  # fmt: skip
    if done.returncode or not (copy / "mutants/mutmut-stats.json").is_file():
        raise OSError(f"mutmut: {(done.stdout + done.stderr)[-2000:]}")
    return copy


def _settings(beside: Sequence[str]) -> str:
    passed_over = " and ".join(f"not {word}" for word in _SLOW)
    settings = {
        "source_paths": ["site_src"], "only_mutate": _CODE, "also_copy": beside,
        "pytest_add_cli_args": ["-p", "no:xdist", "-m", "not browser", "-k", passed_over],
        "pytest_add_cli_args_test_selection": _TESTS,
    }  # fmt: skip
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
    return f"\n[tool.mutmut]\n{''.join(lines)}use_git_change_detection = false\n"


def _mutants(folder: Path) -> Iterator[str]:
    """The names of all mutants."""
    for path in folder.rglob("*.meta"):
        yield from json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]


def _tried(
    names: Sequence[str], jobs: int, mutants: Path, folder: Path
) -> Iterator[tuple[str, str]]:
    """How each of the mutants ended: `noticed`, `too slow`, `survived` or `no tests`."""
    progress = Progress("Mutants", len(names), 20)
    command = [sys.executable, str(Path(__file__).with_name("mutant.py")), str(folder / "tmp")]
    runners = [
        subprocess.Popen([*command, *names[at::jobs]], cwd=mutants, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, encoding="utf-8")
        for at in range(jobs)
    ]  # fmt: skip
    for runner in runners:
        assert runner.stdout is not None
        for line in runner.stdout:
            name, _, end = line.rstrip("\n").partition(" ")
            progress.step()
            yield name, end
        if runner.wait():
            raise OSError("The tests fail without any mutant, or cannot be carried out.")


def _shown(name: str, copy: Path) -> str:
    """What was changed."""
    mutmut = Path(sys.executable).with_name("mutmut")
    done = subprocess.run([mutmut, "show", name], cwd=copy, capture_output=True, encoding="utf-8")
    lines = (line for line in done.stdout.splitlines() if line[:3] not in ("---", "+++"))
    return "\n    ".join([name, *(line for line in lines if line[:1] in ("-", "+"))])
