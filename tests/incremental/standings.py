"""Edits, at random, of where projects stand: snapshots, and what is ready."""

from __future__ import annotations

import random
import re
from pathlib import Path

from tests.portals import write

STAGES = ("planned", "negotiating", "signed", "started", "operating", "not-stated")


def projects(root: Path) -> list[Path]:
    """Those that are edited."""
    return sorted((root / "projects_yaml/projects").glob("made-up-*.yml"))


def keep_snapshot(root: Path, chosen: random.Random) -> None:
    """Where the projects stood on a day: the reports compare it with others."""
    rows = "".join(
        f"  {path.stem} | {chosen.choice(STAGES)} | {chosen.choice(('public', 'internal'))} | "
        f"pingdingshan | - | {chosen.randrange(1, 9)}亿元 | active\n"
        for path in projects(root)
    )
    day = chosen.choice(("2025-12-31", "2026-06-30", "2026-09-30", "2026-10-31"))
    text = f"visibility: public\nprojects: |\n{rows}"
    write(root, {f"projects_yaml/snapshots/{day}.yml": text})


def lose_snapshots(root: Path, chosen: random.Random) -> None:
    """And with the last of them the reports."""
    for path in (root / "projects_yaml/snapshots").glob("*.yml"):
        if chosen.random() < 0.7:
            path.unlink()


def change_readiness(root: Path, chosen: random.Random) -> None:
    """A project's score, which its day of review changes as well."""
    stated = f"readiness:\n  land: {chosen.choice(('ready', 'under-way'))}\n"
    if chosen.random() < 0.5:
        stated += "readiness_exceptions:\n  - condition: eia\n    reason: 无须环评\n"
    pattern = r"(?:readiness:\n  .*\n(?:readiness_exceptions:\n  .*\n    .*\n)?)?stage: "
    path = chosen.choice(projects(root))
    text = re.sub(pattern, f"{stated}stage: ", path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8", newline="\n")
