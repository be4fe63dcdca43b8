"""Releases behind real web servers: what is published or brought back is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.publish.releases import Releases
from site_src.publish.serving import Place, configurations
from site_src.render.site import POLICY
from tests.publish.served import HOST, LOCALES
from tests.publish.sites import NEW, OLD, output_of, quiet
from tests.support import servers
from tests.support.servers import Served
from tests.support.tools import ToolMissing


@pytest.fixture
def www() -> Iterator[Path]:
    with servers.open_folder() as folder:
        yield folder


@pytest.fixture(params=["nginx", "apache"])
def host(request: pytest.FixtureRequest, www: Path) -> Iterator[Served]:
    """A server that reads what `current` leads to."""
    texts = configurations(Place(f"{HOST}/", (www / "current").as_posix(), LOCALES, POLICY))
    try:
        with getattr(servers, request.param)(texts[f"{request.param}/site.conf"]) as served:
            yield served
    except ToolMissing as missing:
        pytest.skip(str(missing))


def test_no_server_is_reloaded(host: Served, www: Path, tmp_path: Path) -> None:
    releases = Releases(www)
    for files in (OLD, NEW):
        releases.publish(output_of(files, tmp_path), quiet)
        assert host.get("/zh/").body == files["zh/index.html"]
    assert host.get("/zh/gone/").status == 404
    releases.roll_back()
    assert host.get("/zh/").body == OLD["zh/index.html"]
    assert host.get("/releases/").status == 404
