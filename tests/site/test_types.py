"""Scripts are typed by what their comments say, and every type is right."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.tools import NPM_PROJECT, node, typescript


def test_scripts_are_typed() -> None:
    command: list[str | Path] = [
        node(), typescript(), "--project", NPM_PROJECT / "jsconfig.json",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines() == []
    assert done.returncode == 0
