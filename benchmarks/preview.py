"""How long an edit takes to be seen in the live preview."""

from __future__ import annotations

import http
import http.client
import socket
import time
from collections.abc import Iterator

from benchmarks.measure import BenchmarkError, Running, Runs, started
from benchmarks.sites import Site

#: Seconds between two looks at the page.
_PAUSE = 0.01
#: Seconds after which a page that does not come will not come.
_PATIENCE = 3600
#: Seconds of rest before an edit, at least: whoever edits looks at the page first.
_REST = 1.0


def edit_seconds(site: Site, edits: int, revisions: Iterator[int]) -> Runs:
    """Starts the preview, edits a project's YAML several times, and looks at its page until it
    shows each edit. Raises BenchmarkError."""
    port, number, runs = _free_port(), 0, Runs()
    with started(site.serve(port)) as running:
        _wait_for(running, port, site.url(number, "en"), "</html>")
        for _ in range(edits):
            # What else the last edit changed may still be in the making.
            time.sleep(max([_REST, *runs.walls[-1:]]))
            proof = site.edit_project(number, next(revisions))
            begin = time.perf_counter()
            _wait_for(running, port, proof.url, proof.text)
            runs.add(time.perf_counter() - begin)
    return runs


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(running: Running, port: int, url: str, text: str) -> None:
    """Looks at a page until it says something."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if running.process.poll() is not None:
            raise running.failure()
        if text in _page(port, url):
            return
        time.sleep(_PAUSE)
    raise BenchmarkError(f"{url} does not say “{text}” after {_PATIENCE} s.")


def _page(port: int, url: str) -> str:
    """What a page says; nothing as long as nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"/{url}")
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        return text if answer.status == http.HTTPStatus.OK else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
