"""Names and files of a site: which can be, who may read them, what is kept of somebody's edit."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from site_src.publish.edition import claim, edition_of, folder_of
from site_src.publish.edits import keep_edited
from site_src.publish.lock import locked
from site_src.publish.names import is_sound, unpacks_everywhere
from site_src.publish.output import OutputError
from site_src.publish.writing import as_it_stands, make_folder, write_file, write_state
from tests.publish.sites import OLD, output_of

UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


@pytest.mark.parametrize("name", ["a", "a/b", "..a", "a..", "a b", "图.webp", "x" * 4096, "a\x7f"])
def test_a_name_that_leads_below_its_folder(name: str) -> None:
    assert is_sound(name)


@pytest.mark.parametrize(
    "name",
    ["x" * 4097, "a\x1fb", "a\nb", "a:b", "a\\b", ".", "..", "a/../b", "a/", "/a", "", None, 1],
)  # fmt: skip
def test_a_name_that_does_not(name: object) -> None:
    """CASES F73."""
    assert not is_sound(name)


@pytest.mark.parametrize(
    ("name", "unpacks"),
    [
        ("x" * 180, True), ("x" * 181, False), ("com", True), ("com1", False), ("COM9.txt", False),
        ("com10", True), ("lpt0", False), ("LPT3.a.b", False), ("con", False),
        ("zh/Aux.html", False),
        ("prn ", False), ("con .txt", False), ("icon", True), ("nul/x", False), ("nullable", True),
        ("a.", False), ("a./b", False), ("a /b", False), (".a", True), ("a<b", False),
        ("a>b", False),
        ("a:b", False), ("", False),
    ],
)  # fmt: skip
def test_what_windows_can_unpack(name: str, unpacks: bool) -> None:
    """CASES F74, F77."""
    assert unpacks_everywhere(name) is unpacks


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def strict_mask() -> object:
    """New files are for nobody but their owner."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@UNIX
@pytest.mark.usefixtures("strict_mask")
def test_a_web_server_may_read_what_is_written(tmp_path: Path) -> None:
    for name in ("a/b/index.html", "a/c/d.css", "e.txt"):
        path = tmp_path / "site" / name
        written = write_file(str(path), b"text")
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (b"text", written)
        assert mode(path) == 0o644 and mode(path.parent) == 0o755
    assert mode(tmp_path / "site/a") == mode(tmp_path / "site") == 0o755
    write_file(str(tmp_path / "e.txt"), b"longer than before")
    write_file(str(tmp_path / "e.txt"), b"short")
    assert (tmp_path / "e.txt").read_bytes() == b"short"


@UNIX
def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o700)
    make_folder(tmp_path / "mine")
    assert mode(tmp_path / "mine") == 0o700
    make_folder(tmp_path / "mine/a/b")
    assert mode(tmp_path / "mine/a") == mode(tmp_path / "mine/a/b") == 0o755


def test_what_stands_there_already(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"text")
    assert as_it_stands(str(path), b"text") == path.stat().st_mtime_ns
    for content in (b"test", b"texts", b""):
        assert as_it_stands(str(path), content) is None
    assert as_it_stands(str(tmp_path / "b"), b"text") is None


def test_a_note_is_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new/note.json"
    for data in ({"to": "招商"}, ["a", 1]):
        write_state(path, data)
        assert json.loads(path.read_text(encoding="utf-8")) == data
    assert "招商" not in path.read_text(encoding="utf-8")
    write_state(path, "招商")
    assert path.read_text(encoding="utf-8") == '"招商"'
    assert [other.name for other in path.parent.iterdir()] == ["note.json"]


def test_what_somebody_wrote_into_a_page_is_kept(tmp_path: Path) -> None:
    """Neither a page as we left it, nor one that was only touched, nor one that is gone."""
    output = output_of({**OLD, "d.html": b"d"}, tmp_path)
    left = output.owned()
    target, state = output.target, tmp_path / "state"
    (target / "zh/index.html").write_bytes("改".encode())
    os.utime(target / "zh/index.html", (1, 1))
    os.utime(target / "index.html", (1, 1))
    (target / "d.html").unlink()
    (target / "foreign").write_bytes(b"theirs")
    names = ["zh/index.html", "index.html", "d.html", "zh/gone/index.html", "foreign"]
    assert keep_edited(target, state, names, left) == ("zh/index.html",)
    kept = state / "replaced/zh/index.html"
    assert kept.read_bytes() == "改".encode() and kept.stat().st_mtime == 1
    assert [path for path in state.rglob("*") if path.is_file()] == [kept]


def test_the_same_size_is_not_the_same_page(tmp_path: Path) -> None:
    output = output_of(OLD, tmp_path)
    (output.target / "index.html").write_bytes(b"odd")
    found = keep_edited(output.target, tmp_path / "state", ["index.html"], output.owned())
    assert found == ("index.html",)


def test_a_folder_is_for_one_edition(tmp_path: Path) -> None:
    """An empty one for either."""
    assert folder_of(tmp_path, "public") == tmp_path / "site"
    assert folder_of(tmp_path, "internal") == tmp_path / "internal"
    output = output_of({}, tmp_path)
    assert edition_of(output) == "public"
    claim(output, "internal")
    assert edition_of(output) == "internal"
    claim(output, "public")
    output.replace(OLD)
    claim(output, "public")
    with pytest.raises(OutputError) as caught:
        claim(output, "internal")
    assert caught.value.code == "output-other-edition"
    assert caught.value.params == {"folder": str(output.target), "edition": "public"}
    assert edition_of(output) == "public"


@UNIX
def test_who_is_at_work_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "state/lock"
    with locked(lock):
        for holder in (f"{os.getpid()}", "?"):
            with pytest.raises(OutputError) as caught, locked(lock):
                raise AssertionError("two at work")
            assert (caught.value.code, caught.value.params) == ("output-locked", {"pid": holder})
            lock.with_suffix(".pid").unlink(missing_ok=True)
    with locked(lock):
        assert lock.with_suffix(".pid").read_text(encoding="utf-8") == f"{os.getpid()}"
