"""Scripts are typed by what their comments say, and every type is right."""

from __future__ import annotations

import subprocess

from tests.support.tools import NPM_PROJECT, node, typescript


def test_scripts_are_typed() -> None:
    command = [node(), typescript(), "--project", NPM_PROJECT / "jsconfig.json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines() == []
    assert done.returncode == 0
