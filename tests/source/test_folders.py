"""What a folder holds: which files are entries, and what is said of the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from site_src.diagnostics import Report
from site_src.source.paths import entries, is_id, listed, shown

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


def _told(folder: Path, root: Path) -> tuple[list[tuple[str, str, str]], list[str]]:
    report = Report()
    found = list(entries(folder, ".yml", root, report))
    codes = [
        f"{d.place} {d.code} {' '.join(d.params.values())} {d.nearest}".strip() for d in report
    ]
    return found, codes


def _fill(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"")


def test_entries_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    _fill(tmp_path / "parks", "b.yml", "a.yml", "a-2.yml", ".c.yml", "~$a.yml", "~d.yml")
    found, codes = _told(tmp_path / "parks", tmp_path)
    assert found == [
        (id_, str(tmp_path / "parks" / f"{id_}.yml"), f"parks/{id_}.yml")
        for id_ in ("a-2", "a", "b")
    ]
    assert codes == []
    names = [path.name for path in listed(tmp_path / "parks", tmp_path, Report())]
    assert names == ["a-2.yml", "a.yml", "b.yml"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.yaml", "file-suffix a.yaml .yml"),
        ("a.YML", "file-suffix a.YML .yml"),
        ("a.yml.txt", "file-suffix a.yml.txt .yml"),
        ("a.DOCX", "file-suffix a.DOCX .yml"),
        ("readme.md", "file-suffix readme.md .yml"),
        ("README.md", ""),
        ("a.png", ""),
        ("yml", ""),
        ("My Park.yml", "id-invalid My Park my-park"),
        ("-a-b-.yml", "id-invalid -a-b- a-b"),
        ("大营.yml", "id-invalid 大营"),
        ("大营 ab.yml", "id-invalid 大营 ab"),
        ("大营abc.yml", "id-invalid 大营abc abc"),
        ("1a.yml", "id-invalid 1a"),
        ("CON.yml", "id-invalid CON"),
    ],
)
def test_a_name_that_was_meant_otherwise(name: str, said: str, tmp_path: Path) -> None:
    """CASES F73, F75: an id is proposed where half of the name is left of it."""
    _fill(tmp_path / "parks", name)
    expected = [f"parks/{name}:1:1 {said}"] if said else []
    assert _told(tmp_path / "parks", tmp_path) == ([], expected)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """CASES F77: as after unpacking a ZIP file of another system."""
    folder = tmp_path / "parks"
    folder.mkdir()
    path = os.fsencode(folder) + b"/a\xb4\xf3.yml"
    with open(path, "wb"):
        found, codes = _told(folder, tmp_path)
    name = "a\\udcb4\\udcf3"
    assert (found, codes) == ([], [f"parks/{name}.yml:1:1 id-invalid {name} a-udcb4-udcf3"])
    assert shown(Path(os.fsdecode(path)), tmp_path) == f"parks/{name}.yml"


def test_paths_are_shown_from_the_portal(tmp_path: Path) -> None:
    assert shown(tmp_path / "a" / "b.yml", tmp_path) == "a/b.yml"
    assert shown(tmp_path / "b.yml", tmp_path / "a") == (tmp_path / "b.yml").as_posix()


@links
def test_links_within_the_portal_and_out_of_it(tmp_path: Path) -> None:
    root, folder = tmp_path / "portal", tmp_path / "portal" / "parks"
    root.mkdir()
    _fill(folder, "a.yml")
    _fill(tmp_path / "elsewhere", "x.yml")
    (folder / "b.yml").symlink_to(folder / "a.yml")
    (folder / "c.yml").symlink_to(tmp_path / "elsewhere" / "x.yml")
    (folder / "d.yml").symlink_to(folder / "gone.yml")
    (folder / "e.yml").symlink_to(folder / "e.yml")
    found, codes = _told(folder, root)
    assert [id_ for id_, _, _ in found] == ["a", "b"]
    assert codes == [f"parks/{name}.yml:1:1 file-outside" for name in "cde"]
    (root / "zones").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert _told(root / "zones", root) == ([], ["zones/x.yml:1:1 file-outside"])
    (root / "areas").symlink_to(folder, target_is_directory=True)
    assert [seen for _, _, seen in _told(root / "areas", root)[0]] == [
        "areas/a.yml",
        "areas/b.yml",
    ]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    found, codes = _told(tmp_path / "parks", tmp_path)
    reason = os.strerror(2)
    assert (found, codes) == ([], [f"parks:1:1 file-unreadable {reason}"])


@pytest.mark.parametrize("word", ["prn", "aux", "nul", "com0", "lpt0", "com9"])
def test_names_of_devices(word: str) -> None:
    """CASES F74: and names that only begin like one."""
    assert not is_id(word)
    assert is_id(f"{word}x") and is_id(f"{word}-1")
