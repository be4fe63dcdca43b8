"""Why publishing cannot go on is told with the place and the way out of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.copying import as_built
from site_src.publish.far import Address, Far
from site_src.publish.manifest import NAME, Manifest
from site_src.publish.releases import Releases
from site_src.publish.remote import RemoteReleases
from site_src.publish.signature import signer
from site_src.publish.stand import StandZip
from tests.publish.sites import OLD, output_of, quiet
from tests.support.far import HOST, FarMachine


def told(failure: pytest.ExceptionInfo[Failure]) -> str:
    return failure.value.sentence()


def test_nothing_to_go_back_to(tmp_path: Path) -> None:
    live = Releases(tmp_path / "www")
    live.publish(output_of(OLD, tmp_path), quiet)
    with pytest.raises(Failure) as failure:
        live.roll_back()
    assert told(failure) == f"There is no earlier site for {tmp_path / 'www'} to go back to."


@pytest.mark.skipif(sys.platform == "win32", reason="the command in place of ssh is for a shell")
def test_nothing_to_go_back_to_there(tmp_path: Path) -> None:
    there = RemoteReleases(Far(Address(HOST, "www"), FarMachine(tmp_path).ssh()))
    with pytest.raises(Failure) as failure:
        there.roll_back()
    assert told(failure) == f"There is no earlier site for {HOST}:www to go back to."


def test_a_site_that_was_changed_since(tmp_path: Path) -> None:
    output = output_of(OLD, tmp_path)
    (output.target / "zh/index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(Failure) as failure:
        list(as_built(output))
    assert told(failure) == (
        "zh/index.html in the site is not what was built. "
        "Build again, and change the sources, not the site."
    )


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"form": 1}', '{"form": 1, "files": {"../x": ["a", 1]}}']
)
def test_a_damaged_manifest(content: str, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Failure) as failure:
        Manifest.read(tmp_path)
    assert told(failure) == (
        f"{path} is damaged. Move the folder that holds it away and publish again."
    )


def test_a_zip_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "stand.zip"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Failure) as failure:
        StandZip(path, "https://city.example/").publish(output_of(OLD, tmp_path), quiet)
    assert told(failure) == (
        f"{path} is there already and was not published from here. Move it away or name another "
        "ZIP."
    )
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_machine_without_signatures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(Failure) as failure:
        signer(tmp_path / "key.pem", lambda: None)
    assert told(failure).startswith(
        "Signatures can be neither made nor checked on this machine: the package cryptography is "
        "missing ("
    )
