"""Builds portals in folders of their own, with the command that editors use."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.support.warm import Command, Warm

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"
COMMANDS = "site_src.cli"
#: The longest that a command may take, in seconds.
TIMEOUT = 120
#: What a portal consists of, in the repository's own folder.
PARTS = ("mkdocs.yml", "projects_yaml", "content", "theme")


def demonstration(folder: Path, *, source: Path = ROOT, theme: bool = False) -> Path:
    """A copy of the repository's own portal. Without `theme`, the product's is used: the portal's
    own folder for templates is there, since MkDocs wants it, but empty."""
    folder.mkdir(parents=True)
    shutil.copy(source / "mkdocs.yml", folder)
    for name in PARTS[1:]:
        if theme or name != "theme":
            shutil.copytree(source / name, folder / name)
    (folder / "theme").mkdir(exist_ok=True)
    return folder


def run(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    umask: int = -1,
    module: str = COMMANDS,
) -> subprocess.CompletedProcess[str]:
    """Runs a command of ours (or another module's) in a process of its own, in English. One that
    is given an environment reads the program anew, others come from one that has read it."""
    if env is None and module == COMMANDS and hasattr(os, "fork"):
        given, folder = [*map(str, arguments)], str(cwd or Path.cwd())
        return _warm().run(Command(module, given, folder, environment(), umask), TIMEOUT)
    command = [sys.executable, "-P", "-m", module, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment(env), umask=umask,
        capture_output=True, encoding="utf-8", errors="replace", timeout=TIMEOUT, check=False,
    )  # fmt: skip


@functools.cache
def _warm() -> Warm:
    return Warm(environment())


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of such a process: nothing of the tester's own language."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "ZHUCHAO_"))}
    ours = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return {**own, **ours, "ZHUCHAO_LANG": "en", **(more or {})}


def build(portal: Path, *options: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Builds a portal, which must go well; returns what was printed. Other tests are at work on
    the other cores, so that one process does it unless the options say otherwise."""
    jobs = () if "--jobs" in options else ("--jobs", "1")
    done = run("build", "--portal", portal, "--as-of", DAY, *jobs, *options, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_program(portal: Path, before: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, with something done to it first, in the words of Python."""
    program = (
        f"{before}\nfrom site_src.cli import main\n"
        f"main(['build', '--portal', {str(portal)!r}, '--as-of', '{DAY}', '--jobs', '1'])\n"
    )
    if hasattr(os, "fork"):
        return _warm().run(Command(program, (), str(Path.cwd()), environment(), -1), TIMEOUT)
    return subprocess.run(
        [sys.executable, "-P", "-c", program],
        env=environment(), capture_output=True, encoding="utf-8", timeout=TIMEOUT, check=False,
    )  # fmt: skip


def made_once(folder: Path, make: Callable[[], object]) -> Path:
    """A folder that several tests change: made for the first, and put back as it was, times
    included, for each of the others."""
    kept = folder.with_name(f"{folder.name}.kept")
    if kept.exists():
        shutil.rmtree(folder)
        shutil.copytree(kept, folder, symlinks=True)
    else:
        make()
        shutil.copytree(folder, kept, symlinks=True)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder: its path with forward slashes, and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names of files that are not the same in both trees."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
