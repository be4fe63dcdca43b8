"""Builds portals in folders of their own, with the command that editors use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"
#: What a portal consists of, in the repository's own folder.
PARTS = ("mkdocs.yml", "projects_yaml", "content", "theme")


def demonstration(folder: Path, *, source: Path = ROOT, theme: bool = True) -> Path:
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
    module: str = "site_src.cli",
) -> subprocess.CompletedProcess[str]:
    """Runs a command of ours (or another module's) in a process of its own, in English."""
    command = [sys.executable, "-P", "-m", module, *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment(env), umask=umask,
        capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False,
    )  # fmt: skip


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of such a process: nothing of the tester's own language."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "ZHUCHAO_"))}
    ours = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return {**own, **ours, "ZHUCHAO_LANG": "en", **(more or {})}


def build(portal: Path, *options: str | Path, env: Mapping[str, str] | None = None) -> str:
    """Builds a portal, which must go well; returns what was printed."""
    done = run("build", "--portal", portal, "--as-of", DAY, *options, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_program(portal: Path, before: str) -> subprocess.CompletedProcess[str]:
    """A build in one process, with something done to it first, in the words of Python."""
    program = (
        f"{before}\nfrom site_src.cli import main\n"
        f"main(['build', '--portal', {str(portal)!r}, '--as-of', '{DAY}', '--jobs', '1'])\n"
    )
    return subprocess.run(
        [sys.executable, "-P", "-c", program],
        env=environment(), capture_output=True, encoding="utf-8", timeout=120, check=False,
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
