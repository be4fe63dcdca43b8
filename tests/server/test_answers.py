"""What the preview answers to a browser, and to whom."""

from __future__ import annotations

import http.client
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.server.answers import Answers
from site_src.server.preview import Preview
from tests.portals import AS_OF, PROJECT, base, edit


class Host:
    """A preview that answers on this machine."""

    def __init__(self, root: Path) -> None:
        self.preview = Preview(root, 1, AS_OF)
        self.preview.refresh()
        handler = type("Handler", (Answers,), {"preview": self.preview})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def ask(
        self, path: str, method: str = "GET", host: str = ""
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer and what it brings."""
        port = self.server.server_port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHUCHAO_LANG", "en")
        opened = Host(base(tmp_path_factory.mktemp("host")))
        yield opened
        opened.server.shutdown()
        opened.server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/en/", 200, "text/html; charset=utf-8"),
        ("/en/projects/nylon-filament/", 200, "text/html; charset=utf-8"),
        ("/en/data/projects.csv", 200, "text/csv; charset=utf-8"),
        ("/en/data/projects.json", 200, "application/json"),
        ("/data/catalogue.json", 200, "application/json"),
        ("/en/data/catalogue.jsonld", 200, "application/ld+json"),
        ("/sitemap.xml", 200, "application/xml"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/.live/live.js", 200, "text/javascript; charset=utf-8"),
        ("/.live/live.css", 200, "text/css; charset=utf-8"),
        ("/en/nothing/", 404, "text/html; charset=utf-8"),
        ("/nothing", 404, "text/html; charset=utf-8"),
        ("/.live/other", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/mkdocs.yml", 404, "text/html; charset=utf-8"),
    ],
)
def test_answers(path: str, status: int, kind: str, host: Host) -> None:
    """HEAD is answered as GET is, without the content."""
    answer, content = host.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind) and content
    assert answer.headers["Cache-Control"] == "no-store"
    head, nothing = host.ask(path, "HEAD")
    assert (head.status, head.headers["Content-Length"], nothing) == (
        status, str(len(content)), b"",
    )  # fmt: skip


def test_every_page_looks_what_becomes_of_it(host: Host) -> None:
    for path in ("/en/", "/en/nothing/", "/nothing"):
        content = host.ask(path)[1]
        assert content.count(b'<script src="/.live/live.js"') == 1


def test_an_address_without_its_stroke_leads_on(host: Host) -> None:
    answer, _ = host.ask("/en/projects/nylon-filament")
    assert (answer.status, answer.headers["Location"]) == (302, "/en/projects/nylon-filament/")


@pytest.mark.parametrize(
    "name", ["elsewhere.example", "elsewhere.example:80", "127.0.0.1.example:8000"]
)
def test_a_page_of_another_host_gets_no_answer(name: str, host: Host) -> None:
    """Whatever its name resolves to."""
    answer, content = host.ask("/en/", host=name)
    assert answer.status == 403 and b"nylon" not in content


def test_each_save_is_told(host: Host) -> None:
    """As it happens, to whoever listens."""
    assert host.ask("/.live/events", "HEAD")[1] == b""
    connection = http.client.HTTPConnection("127.0.0.1", host.server.server_port, timeout=20)
    connection.request("GET", "/.live/events")
    events = connection.getresponse()
    assert events.headers["Content-Type"] == "text/event-stream"
    version = host.preview.version
    assert events.readline() + events.readline() == f"data: {version}\n\n".encode()
    edit(host.preview.root, PROJECT, ("14.1亿元", "15.2亿员"))
    host.preview.refresh()
    assert events.readline() + events.readline() == f"data: {version + 1}\n\n".encode()
    connection.close()
    now = json.loads(host.ask("/.live/look?at=/en/projects/nylon-filament/")[1])
    assert now["version"] == version + 1 and now["lang"] == "en"
    assert now["words"] == {"title": "The page stays as it was. Please mend:", "close": "Close"}
    assert now["troubles"][0]["place"] == f"{PROJECT}:20:11"
