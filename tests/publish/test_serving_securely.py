"""The configuration of a host with HTTPS, in real web servers, with a certificate made for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from site_src.publish.serving import Place, configurations
from site_src.render.site import POLICY
from tests.publish.served import LOCALES, assert_guarded
from tests.support import servers
from tests.support.servers import Served
from tests.support.tools import ToolMissing


@pytest.fixture(params=["nginx", "apache"])
def host(request: pytest.FixtureRequest) -> Iterator[Served]:
    """A server with the whole file as it was written, but for certificate and ports."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not on this machine: no certificate can be made.")
    with servers.open_folder() as www:
        (www / "zh").mkdir()
        (www / "zh" / "index.html").write_text("here")
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                "-subj", "/CN=portal.example", "-keyout", www / "key", "-out", www / "cert",
            ],
            check=True, capture_output=True,
        )  # fmt: skip
        place = Place("https://portal.example/", www.as_posix(), LOCALES, POLICY)
        text = configurations(place)[f"{request.param}/site.conf"]
        for name, file in (("fullchain", "cert"), ("privkey", "key")):
            text, count = re.subn(rf"/etc/\S+/{name}\.pem", f"{www}/{file}", text)
            assert count == 1
        try:
            with getattr(servers, request.param)(text) as served:
                yield served
        except ToolMissing as missing:
            pytest.skip(str(missing))


def test_everything_leads_to_https(host: Served) -> None:
    """And nobody is bound to it for a year who has not switched that on."""
    plain = host.get("/zh/?a=b")
    assert (plain.status, plain.headers["location"]) == (301, "https://portal.example/zh/?a=b")
    answer = host._replace(secure=True).get("/zh/")
    assert (answer.status, answer.body) == (200, b"here")
    assert_guarded(answer, lasting=False)
