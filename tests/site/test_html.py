"""Every page is correct HTML, says the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from urllib.parse import unquote, urlsplit

from tests.site.conftest import BuiltSite
from tests.support.tools import java, vnu_jar


def test_no_error_on_any_page(site: BuiltSite) -> None:
    """Pages and style sheet, in one run."""
    command = [
        str(java()), "-Xss4m", "-jar", str(vnu_jar()),
        "--errors-only", "--skip-non-html", "--format", "json", str(site.folder),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    errors = [
        f"{unquote(urlsplit(m.get('url', '')).path).removeprefix(str(site.folder))}"
        f":{m.get('lastLine', 0)}: {m['message']}"
        for m in messages
    ]
    shown = "\n".join(errors[:10])
    assert not errors, f"{len(errors)} errors\n{shown}"
    assert done.returncode == 0, done.stderr
