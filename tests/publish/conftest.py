"""A site that the output checker looks at, right and spoilt; portals behind web servers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from site_src.publish.folder import PublicFolder
from site_src.publish.output import Output
from site_src.publish.serving import Place, configurations
from site_src.render.site import POLICY
from site_src.work.processes import Crew
from tests import portals
from tests.publish.checked import URL
from tests.publish.served import (
    HOST,
    LOCALES,
    SECRET,
    WAYS,
    Portal,
    within_apache,
    within_nginx,
)
from tests.support import servers
from tests.support.building import build, tree
from tests.support.tools import ToolMissing


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the valid portal, which nobody may change."""
    root = portals.base(tmp_path_factory.mktemp("checked"))
    portals.edit(root, "mkdocs.yml", ("https://example.org/", URL))
    build(root)
    return root / "site"


@pytest.fixture(scope="module")
def copied(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("spoilt") / "site"))


@pytest.fixture
def folder(copied: Path) -> Iterator[Path]:
    """A copy of the site, to be spoilt; it is put right again."""
    before = tree(copied)
    yield copied
    for name in tree(copied).keys() - before.keys():
        (copied / name).unlink()
    for name, content in before.items():
        (copied / name).write_bytes(content)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The valid portal, built for the root of a host and for a path below it."""
    found = {}
    for path in ("/", "/invest/"):
        root = portals.base(tmp_path_factory.mktemp("portal"))
        portals.edit(root, "mkdocs.yml", ("https://example.org/", HOST + path))
        build(root)
        found[path] = root / "site"
    return found


@pytest.fixture(scope="module", params=WAYS, ids=" ".join)
def portal(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Iterator[Portal]:
    """One way after the other; where a server is missing, its tests are skipped and say so."""
    kind, file, path = request.param
    with ExitStack() as stack:
        www = stack.enter_context(servers.open_folder())
        live = www / "public"
        with Crew(1) as crew:
            PublicFolder(live).publish(Output(sites[path]), lambda part: None, crew=crew)
        add_what_nobody_may_read(www)
        texts = configurations(Place(HOST + path, live.as_posix(), LOCALES, POLICY))
        try:
            if kind == "nginx":
                server = servers.nginx(within_nginx(texts, file))
            else:
                server = servers.apache(within_apache(texts, file, live))
            served = stack.enter_context(server)
        except ToolMissing as missing:
            pytest.skip(str(missing))
        yield Portal(served, live, path, kind)


def add_what_nobody_may_read(www: Path) -> None:
    """Files beside the portal and within it, and a few of the office's own."""
    secret = SECRET.decode()
    portals.write(
        www,
        {
            "public/.git/config": secret, "public/en/.hidden": secret, "secret.txt": secret,
            "public-other/secret.txt": secret, "public/.well-known/token": "proof",
            "public/papers/plan.docx": "x",
        },
    )  # fmt: skip
    for path in www.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
