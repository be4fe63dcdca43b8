"""A site that the output checker looks at, right and spoilt."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import portals
from tests.publish.checked import URL
from tests.support.building import build, tree


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
