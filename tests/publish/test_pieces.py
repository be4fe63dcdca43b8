"""Manifests, and copies that are held against them: each file with its digest and its size."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish import copying, stand
from site_src.publish.copying import as_built, copied
from site_src.publish.manifest import (
    NAME,
    SIGNATURE,
    Differences,
    Manifest,
    Piece,
    is_id,
    names_within,
)
from site_src.publish.stand import StandZip
from tests.publish.sites import NEW, OLD, output_of, quiet

FORM = "zhuchao-manifest-1"
DIGEST = hashlib.sha256(b"old").hexdigest()
URL = "https://city.example/"


def piece(content: bytes) -> Piece:
    return Piece(hashlib.sha256(content).hexdigest(), len(content))


def told(failure: pytest.ExceptionInfo[Failure]) -> str:
    return failure.value.sentence()


def test_a_manifest_comes_back(tmp_path: Path) -> None:
    """The same files give the same bytes in whatever order they were found."""
    files = {"zh/图.webp": piece(b"1"), "a.css": piece(b"")}
    manifest = Manifest(files)
    assert manifest.content == Manifest(dict(reversed(files.items()))).content
    assert manifest.content.endswith(b"}\n") and "zh/图.webp".encode() in manifest.content
    assert json.loads(manifest.content)["form"] == FORM
    (tmp_path / NAME).write_bytes(manifest.content)
    assert Manifest.read(tmp_path) == manifest
    assert is_id(manifest.id) and manifest.content.startswith(b"{")
    assert manifest.id == hashlib.sha256(manifest.content).hexdigest()[:16]


def test_a_folder_without_one(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path) is None
    assert Manifest.read(tmp_path / "gone") is None


@pytest.mark.parametrize(
    "content",
    [
        {"form": FORM},
        {"form": "zhuchao-manifest-2", "files": {}},
        {"form": FORM, "files": []},
        {"form": FORM, "files": {"a": DIGEST}},
        {"form": FORM, "files": {"a": [DIGEST]}},
        {"form": FORM, "files": {"a": [DIGEST, 3, 4]}},
        {"form": FORM, "files": {"a": [DIGEST, "3"]}},
        {"form": FORM, "files": {"a": [DIGEST, True]}},
        {"form": FORM, "files": {"a": [3, 3]}},
        {"form": FORM, "files": {"../a": [DIGEST, 3]}},
        {"form": FORM, "files": {"a": [DIGEST, 3], "": [DIGEST, 3]}},
    ],
)
def test_a_manifest_that_cannot_be_trusted(content: object, tmp_path: Path) -> None:
    """It is named, so that somebody finds it."""
    path = tmp_path / NAME
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(Failure) as failure:
        Manifest.read(tmp_path)
    said = f"{path} is damaged. Move the folder that holds it away and publish again."
    assert told(failure) == said
    path.write_text(json.dumps({"form": FORM, "files": {"a": [DIGEST, 3]}}), encoding="utf-8")
    assert Manifest.read(tmp_path) == Manifest({"a": Piece(DIGEST, 3)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [("0123456789abcdef", True), ("0123456789abcde", False), ("0123456789abcdef0", False),
     ("0123456789ABCDEF", False), (None, False), (b"0123456789abcdef", False)],
)  # fmt: skip
def test_short_names_of_manifests(word: object, expected: bool) -> None:
    assert is_id(word) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_differs_is_told_by_its_kind(tmp_path: Path) -> None:
    """Links and hidden files are beside it, too; what the publisher writes is not."""
    manifest = Manifest({name: piece(b"x") for name in ("a", "b", "d/c", "d/gone", "z")})
    (tmp_path / "d").mkdir()
    for name, content in {
        "a": b"x", "b": b"y", "d/c": b"xx", "z": b"x", ".hidden": b"", "d/e": b"",
        NAME: b"", SIGNATURE: b"",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link").symlink_to(tmp_path / "d", target_is_directory=True)
    found = manifest.compared(tmp_path)
    assert found == Differences(("b", "d/c"), ("d/gone",), (".hidden", "d/e", "link"))
    assert found.damage == ("b", "d/c", "d/gone")
    assert "link/c" not in set(names_within(tmp_path))


def test_how_far_a_copy_is(tmp_path: Path) -> None:
    """Files come in the order of their names, and the last one ends it."""
    found = list(as_built(output_of(OLD, tmp_path)))
    assert [name for name, _, _ in found] == sorted(OLD)
    assert {name: content for name, content, _ in found} == OLD
    assert [share for _, _, share in found] == [1 / 3, 2 / 3, 1]


def test_a_site_that_is_not_there(tmp_path: Path) -> None:
    output = output_of({}, tmp_path)
    with pytest.raises(Failure) as failure:
        next(as_built(output))
    assert told(failure) == (f"There is no site in {output.target}. Build it with: python build.py")


@pytest.mark.parametrize("way", ["changed", "gone"])
def test_a_file_that_is_not_what_was_built(way: str, tmp_path: Path) -> None:
    """Half a copy is not left there."""
    output, parts = output_of(OLD, tmp_path), list[float]()
    path = output.target / "zh/index.html"
    path.unlink() if way == "gone" else path.write_bytes(b"mine")
    with pytest.raises(Failure) as failure:
        copied(output, tmp_path / "copy", parts.append, tmp_path / "live")
    assert told(failure).startswith("zh/index.html in the site is not what was built. ")
    assert parts == [1 / 3, 2 / 3] and not (tmp_path / "copy").exists()


def test_a_copy_is_as_old_as_the_site(tmp_path: Path) -> None:
    """Web servers tell by that whether a visitor has a file already. Nobody else's file goes
    along."""
    output, parts = output_of(OLD, tmp_path), list[float]()
    os.utime(output.target / "index.html")
    (output.target / "theirs.txt").write_bytes(b"theirs")
    manifest = copied(output, tmp_path / "copy", parts.append, tmp_path / "live")
    assert manifest == Manifest({name: piece(content) for name, content in OLD.items()})
    assert Manifest.read(tmp_path / "copy") == manifest and parts[-1] == 1
    assert manifest.compared(tmp_path / "copy") == ((), (), ())
    for name, ours in output.owned().items():
        assert (tmp_path / "copy" / name).stat().st_mtime_ns == ours.written


def test_a_disk_that_keeps_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "copy"
    output = output_of(OLD, tmp_path)
    monkeypatch.setattr(copying, "settle", lambda at: (at / "index.html").write_bytes(b"???"))
    with pytest.raises(Failure) as failure:
        copied(output, folder, quiet, tmp_path / "live")
    said = f"index.html in {folder} is not what was written there. Look after the disk."
    assert told(failure) == said
    assert not folder.exists()


@pytest.mark.parametrize("content", ["{}", "[]", '{"form": "zhuchao-manifest-1"}', "no"])
def test_a_zip_whose_manifest_is_another_programs(content: str, tmp_path: Path) -> None:
    place = tmp_path / "stand.zip"
    with zipfile.ZipFile(place, "w") as other:
        other.writestr(NAME, content)
    before = place.read_bytes()
    with pytest.raises(Failure) as failure:
        StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    assert told(failure) == (
        f"{place} is there already and was not published from here. Move it away or name another "
        "ZIP."
    )
    assert place.read_bytes() == before


def test_a_zip_on_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was packed is read again before it takes the old one's place."""
    place = tmp_path / "stand.zip"
    StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    before = place.read_bytes()
    real = stand._piece
    output = output_of(NEW, tmp_path)
    seen: list[bytes] = []

    def another(content: bytes) -> Piece:
        seen.append(content)
        return real(bytes(len(seen)))

    monkeypatch.setattr(stand, "_piece", another)
    with pytest.raises(Failure) as failure:
        StandZip(place, URL).publish(output, quiet)
    part = tmp_path / f".stand.zip.{os.getpid()}.part"
    assert told(failure) == (
        f"index.html in {part} is not what was written there. Look after the disk."
    )
    assert place.read_bytes() == before and not part.exists()


def test_parts_of_killed_processes_are_removed(tmp_path: Path) -> None:
    """And nothing that only looks like one."""
    place = tmp_path / "stand.zip"
    kept = (".stand.zip.x.part", ".stand.zip..part", "stand.zip.7.part", ".other.zip.7.part")
    for name in (*kept, ".stand.zip.7.part", ".stand.zip.99999.part"):
        (tmp_path / name).write_bytes(b"")
    StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    there = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert there == {"stand.zip", *kept}


def test_how_a_zip_is_packed(tmp_path: Path) -> None:
    """Files for everybody on every system; what is packed already is not packed again."""
    site = {**OLD, "a.webp": b"1" * 500, "b.PDF": b"2" * 500, "c.css": b"3" * 500}
    parts: list[float] = []
    made = StandZip(tmp_path / "a.zip", URL).publish(output_of(site, tmp_path), parts.append)
    assert (made.files, made.foreign) == (len(site), ()) and parts[-1] == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        manifest = Manifest.parsed(packed.read(NAME), "")
        entries = {entry.filename: entry for entry in packed.infolist()}
    assert manifest.id == made.id
    for name, entry in entries.items():
        assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)
        assert entry.compress_type == (
            zipfile.ZIP_STORED if name in ("a.webp", "b.PDF") else zipfile.ZIP_DEFLATED
        )
    assert entries["c.css"].compress_size < 20
