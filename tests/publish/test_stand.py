"""The ZIP for a stand at a fair: its links lead to files, its bytes are the same every time."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.manifest import NAME, SIGNATURE, Manifest
from site_src.publish.names import unpacks_everywhere
from site_src.publish.offline import Offline
from site_src.publish.stand import StandZip
from tests.portals import AS_OF, base, edit
from tests.publish.sites import NEW, OLD, output_of, quiet
from tests.support.building import run

URL = "https://portal.example/sub/"
NAMES = (
    "index.html", "assets/site.css", "zh/index.html", "zh/projects/index.html", "zh/a b/index.html",
    "zh/projects/mine/index.html", "zh/data/projects.csv", "zh/图.webp",
)  # fmt: skip
PAGE = "zh/projects/mine/index.html"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="../../">', '<a href="../../index.html">'),
        ('<a href="../../../">', '<a href="../../../index.html">'),
        ('<a href="../../../zh">', '<a href="../../index.html">'),
        ('<a href="../#top">', '<a href="../index.html#top">'),
        ('<a href="./?q=1&amp;r=2#x">', '<a href="index.html?q=1&amp;r=2#x">'),
        ('<a href="../../a%20b/">', '<a href="../../a%20b/index.html">'),
        ("<a title='x > y' href='../'>", "<a title='x > y' href=\"../index.html\">"),
        ("<a href=../ hidden>", '<a href="../index.html" hidden>'),
        ('<a href="/sub/zh/projects/">', '<a href="../index.html">'),
        (f'<a href="{URL}zh/">', '<a href="../../index.html">'),
        (f'<a href="{URL}">', '<a href="../../../index.html">'),
        ('<form action="../" method="get">', '<form action="../index.html" method="get">'),
        ('<link rel="stylesheet" href="/sub/assets/site.css">',
         '<link rel="stylesheet" href="../../../assets/site.css">'),
        ('<img srcset="/sub/zh/图.webp 1x, ../../图.webp 2x">',
         '<img srcset="../../%E5%9B%BE.webp 1x, ../../图.webp 2x">'),
        ('<meta http-equiv="refresh" content="0; url=../">',
         '<meta http-equiv="refresh" content="0; url=../index.html">'),
        ('<option value="projects/mine/">', '<option value="projects/mine/index.html">'),
    ],
)  # fmt: skip
def test_a_link_names_its_file(written: str, expected: str) -> None:
    assert Offline(NAMES, URL).page(PAGE, written) == expected


@pytest.mark.parametrize(
    "written",
    [
        '<a href="#main">', '<a href="mailto:a@b.example">', '<a href="https://other.example/">',
        '<a href="../../data/projects.csv">', '<a href="../nothing/">', '<a href="/elsewhere/">',
        f'<link rel="canonical" href="{URL}zh/projects/mine/">',
        f'<link rel="alternate" hreflang="en" href="{URL}en/">',
        f'<meta property="og:url" content="{URL}zh/">', '<option value="">', '<option value="x/">',
        '<!-- <a href="../"> -->', "&lt;a href=\"../\"&gt;",
        '<p title="&lt;a href=&quot;../&quot;">',
        '<script type="application/ld+json">{"url":"../"}</script>', '<a alt="see href=../ there">',
        "a < b and c > d", '<img alt="" src="../../图.webp">', "<a href>",
    ],
)  # fmt: skip
def test_everything_else_stays_as_it_is(written: str) -> None:
    assert Offline(NAMES, URL).page(PAGE, written) == written


def test_the_root_leads_into_its_languages() -> None:
    page = '<a href="zh/"><a href="./"><option value="zh/">'
    expected = '<a href="zh/index.html"><a href="index.html"><option value="zh/index.html">'
    assert Offline(NAMES, URL).page("index.html", page) == expected


def packed(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """And a manifest of what is in the ZIP."""
    for name in ("one", "other"):
        StandZip(tmp_path / f"{name}.zip", URL).publish(output_of(OLD, tmp_path / name), quiet)
        time.sleep(0.01)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as found:
        names = found.namelist()
        assert names == [*sorted(OLD), NAME]
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        found.extractall(tmp_path / "stand")
    manifest = Manifest.read(tmp_path / "stand")
    assert manifest is not None
    assert manifest.compared(tmp_path / "stand") == ((), (), ())


def test_names_are_in_unicode(tmp_path: Path) -> None:
    StandZip(tmp_path / "a.zip", URL).publish(
        output_of({"zh/图/index.html": b"x"}, tmp_path), quiet
    )
    with zipfile.ZipFile(tmp_path / "a.zip") as found:
        entry = found.infolist()[0]
    assert entry.filename == "zh/图/index.html" and entry.flag_bits & 0x800


def test_what_only_servers_read_stays_out(tmp_path: Path) -> None:
    site = {**OLD, "robots.txt": b"", "sitemap.xml": b"", "zh/404.html": b""}
    StandZip(tmp_path / "a.zip", URL).publish(output_of(site, tmp_path), quiet)
    assert packed(tmp_path / "a.zip").keys() == {*OLD, NAME}


@pytest.mark.parametrize(
    "name",
    ["zh/con/index.html", "zh/a./x", "zh/b /x", "nul.txt", "a?b", "a*b", 'a"b', "a|b", "x" * 181],
)
def test_names_that_windows_cannot_unpack(name: str, tmp_path: Path) -> None:
    assert not unpacks_everywhere(name)
    assert unpacks_everywhere("zh/console/图片.webp")
    with pytest.raises(Failure, match="zip-name"):
        StandZip(tmp_path / "a.zip", URL).publish(output_of({name: b""}, tmp_path), quiet)
    assert not (tmp_path / "a.zip").exists()


def test_names_that_differ_in_capitals_only(tmp_path: Path) -> None:
    output = output_of({"A/x": b"1", "a/x": b"2"}, tmp_path)
    with pytest.raises(Failure, match="zip-name"):
        StandZip(tmp_path / "a.zip", URL).publish(output, quiet)


def test_only_a_zip_of_ours_is_replaced(tmp_path: Path) -> None:
    place = tmp_path / "stand.zip"
    place.write_bytes(b"somebody's thesis")
    with pytest.raises(Failure, match="zip-foreign"):
        StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    assert place.read_bytes() == b"somebody's thesis"
    place.unlink()
    with zipfile.ZipFile(place, "w") as other:
        other.writestr("thesis.txt", "all of it")
    with pytest.raises(Failure, match="zip-foreign"):
        StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    place.unlink()
    StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    StandZip(place, URL).publish(output_of(NEW, tmp_path), quiet)
    assert packed(place)["index.html"] == b"new"


def test_a_full_disk_leaves_the_old_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "out" / "stand.zip"
    StandZip(place, URL).publish(output_of(OLD, tmp_path), quiet)
    before, output = place.read_bytes(), output_of(NEW, tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        StandZip(place, URL).publish(output, quiet)
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == ["stand.zip"]


def test_the_command_writes_a_zip(tmp_path: Path) -> None:
    """With JSON, each line that comes out is an object."""
    portal, place = base(tmp_path), tmp_path / "out" / "stand.zip"
    edit(portal, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    arguments = ("publish", place, "--portal", portal, "--as-of", AS_OF.isoformat())
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    assert f"→ {place}\nUnpack it where it is needed and open index.html.\n" in done.stdout
    files = packed(place)
    assert files["index.html"].decode().count('href="zh/index.html"') == 1
    assert SIGNATURE not in files
    told = run(*arguments, "--format", "json")
    objects = [json.loads(line) for line in told.stdout.splitlines()]
    assert told.returncode == 0 and told.stderr == ""
    assert objects[-1]["files"] == len(files) - 1 and objects[-1]["target"] == str(place)
    with zipfile.ZipFile(place) as found:
        found.extractall(tmp_path / "stand")
    judged = run("verify", tmp_path / "stand", "--portal", portal)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    back = run("publish", place, "--rollback")
    assert back.returncode == 2 and "A ZIP has no earlier site to go back to." in back.stderr
    both = run("publish", place, "--releases", "--portal", portal)
    assert both.returncode == 2 and "--releases is for folders" in both.stderr
