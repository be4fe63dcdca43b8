"""Packed forms beside the files that they hold: what goes over the line, and nothing else."""

from __future__ import annotations

import functools
import gzip
import os
import random
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from site_src.failures import Failure
from site_src.publish import variants
from site_src.publish.folder import PublicFolder
from site_src.publish.manifest import Manifest
from site_src.publish.output import Output
from site_src.publish.releases import Releases
from site_src.publish.variants import LEAST, TEXT, brotlied, gzipped, holds
from site_src.work.processes import Crew
from tests.portals import AS_OF, base, edit, write
from tests.publish.checked import PAGE, found
from tests.publish.sites import output_of, quiet
from tests.support.building import run, tree

LONG = "招商引资 " * 400
PAGES = {"index.html": LONG.encode(), "en/index.html": (LONG + "en").encode(), "a.css": b"p{}"}


def published(files: dict[str, bytes], folder: Path) -> Path:
    """A site of these files as visitors read it."""
    live = folder / "www"
    with Crew(1) as crew:
        PublicFolder(live).publish(output_of(files, folder), quiet, crew=crew)
    return live


def count_work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms that are made from here on."""
    made: list[str] = []

    def noted(form: str, pack: Callable[[bytes], bytes], content: bytes) -> bytes:
        made.append(form)
        return pack(content)

    forms = {form: functools.partial(noted, form, pack) for form, pack in variants.FORMS.items()}
    monkeypatch.setattr(variants, "FORMS", forms)
    return made


def test_text_is_packed_and_in_the_manifest(tmp_path: Path) -> None:
    live = published(PAGES, tmp_path)
    there = tree(live)
    for name in ("index.html", "en/index.html"):
        assert gzip.decompress(there[f"{name}.gz"]) == PAGES[name]
        assert brotli.decompress(there[f"{name}.br"]) == PAGES[name]
        times = {os.stat(live / (name + form)).st_mtime_ns for form in ("", ".gz", ".br")}
        assert len(times) == 1, "a server tells versions apart by time and size"
    assert "a.css.gz" not in there, "what is short goes in one packet anyway"
    manifest = Manifest.read(live)
    assert manifest is not None and manifest.compared(live) == ((), (), ())


@pytest.mark.parametrize("end", [*TEXT, ".webp", ".pdf", ".woff2"])
def test_what_is_packed(end: str, tmp_path: Path) -> None:
    live = published({f"x{end}": b"x" * LEAST, f"y{end}": b"y" * (LEAST - 1)}, tmp_path)
    packed = {f"x{end}.gz", f"x{end}.br"} if end in TEXT else set()
    assert tree(live).keys() - {"manifest.json"} == {f"x{end}", f"y{end}", *packed}


def test_what_would_save_nothing_is_left_out(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(2 * LEAST)
    assert tree(published({"a.csv": noise}, tmp_path)).keys() == {"a.csv", "manifest.json"}


def test_the_same_bytes_give_the_same_variant() -> None:
    content = LONG.encode()
    assert gzipped(content)[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    assert gzipped(content) == gzipped(content) and brotlied(content) == brotlied(content)


def test_unchanged_files_are_not_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = published(PAGES, tmp_path)
    before = tree(live)
    made = count_work(monkeypatch)
    published({**PAGES, "en/index.html": (LONG + "new").encode()}, tmp_path)
    assert sorted(made) == [".br", ".gz"]
    after = tree(live)
    same = ("index.html", "index.html.gz", "index.html.br")
    assert all(after[name] == before[name] for name in same)
    assert gzip.decompress(after["en/index.html.gz"]) == (LONG + "new").encode()


def test_a_variant_that_was_spoilt_is_not_taken_over(tmp_path: Path) -> None:
    """Not even if the manifest was spoilt with it."""
    live = published(PAGES, tmp_path)
    spoilt = gzipped(b"hacked")
    (live / "index.html.gz").write_bytes(spoilt)
    told = Manifest.read(live)
    assert told is not None
    piece = told.files["index.html.gz"]._replace(size=len(spoilt))
    write(
        live, {"manifest.json": Manifest({**told.files, "index.html.gz": piece}).content.decode()}
    )
    published(PAGES, tmp_path)
    assert gzip.decompress((live / "index.html.gz").read_bytes()) == PAGES["index.html"]


def test_releases_take_over_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    releases = Releases(tmp_path / "www")
    with Crew(1) as crew:
        releases.publish(output_of(PAGES, tmp_path), quiet, crew=crew)
        made = count_work(monkeypatch)
        releases.publish(output_of({**PAGES, "b.css": b"q" * 2000}, tmp_path), quiet, crew=crew)
    assert sorted(made) == [".br", ".gz"]
    assert "en/index.html.br" in tree(tmp_path / "www" / "current")


def test_without_a_crew_nothing_is_packed(tmp_path: Path) -> None:
    published(PAGES, tmp_path)
    PublicFolder(tmp_path / "www").publish(output_of(PAGES, tmp_path), quiet)
    assert tree(tmp_path / "www").keys() == {*PAGES, "manifest.json"}


def test_a_file_of_others_in_the_way_of_a_variant(tmp_path: Path) -> None:
    write(tmp_path / "www", {"index.html.gz": "theirs"})
    with pytest.raises(Failure, match="publish-foreign"):
        published(PAGES, tmp_path)


def test_several_processes_pack_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = tree(published(PAGES, tmp_path / "1"))
    monkeypatch.setattr(variants, "_MANY", 0)
    monkeypatch.setattr(variants, "_BATCH", 1)
    with Crew(2) as crew:
        live = tmp_path / "2" / "www"
        PublicFolder(live).publish(output_of(PAGES, tmp_path / "2"), quiet, crew=crew)
    assert tree(live) == alone


CONTENT = LONG.encode()


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.gz", gzipped(CONTENT + b"x")), ("a.gz", gzipped(CONTENT[:-1])), ("a.gz", b""),
        ("a.gz", gzipped(CONTENT) + b"x"), ("a.gz", gzipped(CONTENT)[:-1]), ("a.gz", CONTENT),
        ("a.gz", gzipped(CONTENT)[:-8] + bytes(8)), ("a.gz", gzipped(bytes(50_000_000))),
        ("a.br", brotlied(CONTENT + b"x")), ("a.br", brotlied(CONTENT[:-1])), ("a.br", b""),
        ("a.br", brotlied(CONTENT)[:-1]), ("a.br", CONTENT), ("a.br", brotlied(CONTENT) + b"x"),
        ("a.br", brotlied(bytes(50_000_000))),
    ],
)  # fmt: skip
def test_whatever_else_a_variant_holds_is_noticed(name: str, packed: bytes) -> None:
    assert holds("a.gz", gzipped(CONTENT), CONTENT) and holds("a.br", brotlied(CONTENT), CONTENT)
    assert not holds(name, packed, CONTENT)


def test_verify_unpacks_them(folder: Path) -> None:
    """Files that only look like variants are others' business."""
    content = (folder / PAGE).read_bytes()
    for form, pack in variants.FORMS.items():
        (folder / f"{PAGE}{form}").write_bytes(pack(content))
    write(folder, {"papers.tar.gz": "x", "gone.html.gz": "x", "en/robots.gz": "x"})
    assert found(folder) == []
    for form, pack in variants.FORMS.items():
        (folder / f"{PAGE}{form}").write_bytes(pack(content + b" "))
    said = (
        f"variant-differs: It does not unpack to '{PAGE}', which stands beside it. Publish again."
    )
    assert found(folder) == [f"{PAGE}{form}:1: {said}" for form in (".br", ".gz")]


def test_the_command_packs_unless_told_otherwise(tmp_path: Path) -> None:
    portal, live = base(tmp_path / "portal"), tmp_path / "www"
    edit(portal, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    arguments = ("publish", live, "--portal", portal, "--as-of", AS_OF.isoformat())
    done = run(*arguments)
    assert done.returncode == 0 and (live / "zh/index.html.br").is_file(), done.stderr
    assert run("verify", live, "--portal", portal).returncode == 0
    (live / "zh/index.html.br").write_bytes(brotlied(b"old"))
    told = run("verify", live, "--portal", portal)
    assert told.returncode == 1 and ": variant-differs: " in told.stderr
    assert run(*arguments, "--no-compress").returncode == 0
    assert not list(live.rglob("*.br")) + list(live.rglob("*.gz"))
    assert Output(portal / "site").is_intact()
