"""Nothing that is pinned has a known vulnerability, as far as that can be asked from here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker

from tests.supply.auditing import ACCEPTED, AuditFailed, Finding, Unreachable, findings
from tests.support.building import ROOT
from tests.support.pinned import pins

LOCKS = ("requirements.lock", "requirements-test.lock")
#: What the service of these tests knows: one vulnerability of one package, in OSV's form.
KNOWN = {
    "id": "PYSEC-2999-1",
    "aliases": ["CVE-2999-0001"],
    "summary": "Made up for a test",
    "schema_version": "1.6.0",
    "affected": [{
        "package": {"name": "click", "ecosystem": "PyPI"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}],
    }],
}  # fmt: skip


class Service(ThreadingHTTPServer):
    """Answers as OSV does; with `broken`, as a service out of order."""

    asked: list[dict[str, Any]]
    broken = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/query"


class _Answers(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(query)
        known = query["package"]["name"] == "click"
        answer = json.dumps({"vulns": [KNOWN]} if known else {}).encode()
        self.send_response(500 if self.server.broken else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Service(("127.0.0.1", 0), _Answers) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def installed_here(lock: Path) -> dict[str, str]:
    """The packages of a lock that are installed on this system, with their versions."""
    return {
        pin.name: pin.version
        for pin in pins(lock).values()
        if pin.marker is None or Marker(pin.marker).evaluate()
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_that_is_pinned_has_a_known_vulnerability(lock: str) -> None:
    try:
        found, _ = findings(ROOT / lock)
    except Unreachable as problem:
        pytest.skip(f"Not audited: osv.dev cannot be reached from here ({problem}).")
    assert list(map(str, found)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_known_vulnerability_is_found_and_every_package_asked_about(
    service: Service, name: str
) -> None:
    lock = ROOT / name
    version = pins(lock)["click"].version
    found, asked = findings(lock, service.url)
    assert found == [Finding("click", version, "PYSEC-2999-1", ("99.1",))]
    assert str(found[0]) == f"click {version}: PYSEC-2999-1, mended in 99.1"
    assert asked == len(installed_here(lock))
    assert {
        query["package"]["name"]: query["version"] for query in service.asked
    } == installed_here(lock)


@pytest.mark.parametrize("id", ["PYSEC-2999-1", "CVE-2999-0001"])
def test_what_was_accepted_is_not_found_again(service: Service, id: str) -> None:
    found, _ = findings(ROOT / "requirements.lock", service.url, {id: "It is made up."})
    assert found == []


def test_only_a_service_that_cannot_be_reached_skips_the_audit(service: Service) -> None:
    service.broken = True
    with pytest.raises(AuditFailed, match="500"):
        findings(ROOT / "requirements.lock", service.url)
    with pytest.raises(Unreachable, match="ConnectionError"):
        findings(ROOT / "requirements.lock", "http://127.0.0.1:9/v1/query")


def test_what_is_accepted_has_a_reason() -> None:
    assert [id for id, reason in ACCEPTED.items() if len(reason.split()) < 4] == []
