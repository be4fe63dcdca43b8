"""The Nu HTML checker, which says what is wrong with pages and style sheets."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.tools import java, vnu_jar

#: Quick at once: to compile better, and to tidy side by side, costs more than it gains in one run.
_QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmn256m")


def html_errors(folder: Path) -> list[str]:
    """Everything that is wrong in a folder, with file and line."""
    command = [
        str(java()), "-Xss4m", *_QUICK, "-jar", str(vnu_jar()),
        "--errors-only", "--skip-non-html", "--format", "json", str(folder),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    assert messages or done.returncode == 0, done.stderr
    return [
        f"{unquote(urlsplit(m.get('url', '')).path).removeprefix(str(folder))}"
        f":{m.get('lastLine', 0)}: {m['message']}"
        for m in messages
    ]
