"""Files that cannot sensibly be stored in git: other encodings, bombs, links, devices."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from site_src.source.yaml import DEPTH_LIMIT
from tests.portals import PROJECT, base, checked, edit, lines, prepared, write

TITLE = "title:\n  zh: 大营\n"
AT = f"{PROJECT}:1:1: "
NOT_UTF8 = f"in UTF-8. Repair it with: python build.py fix-encoding {PROJECT} [encoding-not-utf8]"
DEEP = f"{AT}The file is nested more than {DEPTH_LIMIT} levels deep. [yaml-too-deep]"
FORBIDDEN = "does not belong in text. Delete it or type the word again. [character-forbidden]"

BYTES: dict[str, tuple[bytes, str]] = {
    "Y1 GBK": (TITLE.encode("gbk"), f"{AT}The file is written in GB18030, not {NOT_UTF8}"),
    "Y2 UTF-16, as Notepad calls Unicode": (
        TITLE.encode("utf-16"),
        f"{AT}The file is written in UTF-16, not {NOT_UTF8}",
    ),
    "Y2 UTF-16 without a mark": (
        TITLE.encode("utf-16-le"),
        f"{AT}The file is written in UTF-16, not {NOT_UTF8}",
    ),
    "Y4 byte-order mark inside": (
        "title:\n  zh: 大\ufeff营\n".encode(),
        f"{PROJECT}:2:8: The character U+FEFF (zero width no-break space) {FORBIDDEN}",
    ),
    "Y7 NUL": (b"title:\n  zh: a\x00b\n", f"{PROJECT}:2:8: The character U+0000 {FORBIDDEN}"),
    "Y7 line separator": (
        "title:\n  zh: a\u2028b\n".encode(),
        f"{PROJECT}:2:8: The character U+2028 (line separator) {FORBIDDEN}",
    ),
    "Y7 delete": (b"title:\n  zh: a\x7fb\n", f"{PROJECT}:2:8: The character U+007F {FORBIDDEN}"),
    "Y7 next line": (
        "title:\n  zh: a\x85b\n".encode(),
        f"{PROJECT}:2:8: The character U+0085 {FORBIDDEN}",
    ),
    "T68 control character": (
        b"title:\n  zh: a\x02b\n",
        f"{PROJECT}:2:8: The character U+0002 {FORBIDDEN}",
    ),
    "Y12 brackets": (b"title: " + b"[" * 100_000, DEEP),
    "Y12 brackets that quotes seem to close": (b'title: ["]", ' * 1 + b'["]", ' * 50_000, DEEP),
    "Y12 dashes": (b"title:\n  " + b"- " * 100_000, DEEP),
    "Y12 braces": (b"title: " + b"{a: " * 100_000, DEEP),
    "Y13 3 MB": (
        b"title: " + b"a" * 3_000_000,
        f"{AT}The file has 3,000,007 bytes; at most 2,097,152 are read. [file-too-large]",
    ),
    "Y23 half a character": (
        b'title: "\\ud83d"\n',
        f"{PROJECT}:1:9: A backslash in double quotes begins a special character; this one is "
        "unknown. Write two backslashes, or use single quotes. [yaml-escape]",
    ),
    "Y7 escaped control character": (
        b'title: "a\\x1bb"\n',
        f"{PROJECT}:1:8: The character U+001B {FORBIDDEN}",
    ),
    "T60 reversed reading": (
        "title: a\u202eb\n".encode(),
        f"{PROJECT}:1:9: The character U+202E (right-to-left override) {FORBIDDEN}",
    ),
    "nothing at all": (b"", f"{AT}The file is empty. [yaml-empty]"),
}


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=list(BYTES))
def test_bytes(data: bytes, expected: str, tmp_path: Path) -> None:
    root = base(tmp_path)
    (root / PROJECT).write_bytes(data)
    started = time.monotonic()
    assert lines(checked(root)) == [expected]
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\n" * 1_000_000, id="line ends"),
        pytest.param(b" " * 2_000_000, id="spaces"),
        pytest.param(b"a: b\n" * 100_000, id="one name many times"),
        pytest.param(b"stage: 1" + b" " * 500_000 + b"x\n", id="spaces within a value"),
        pytest.param(b"land: 1" + b" " * 500_000 + b"x\n", id="spaces within an amount"),
        pytest.param(b"a" + b" " * 100_000 + "b\nc：d\n".encode(), id="spaces beside a wide colon"),
        pytest.param(b"published: 2026" + b"-11" * 2_000 + b"-9:3\n", id="a day without an end"),
        pytest.param(b"description: |\n  [a](" + b"(" * 500_000, id="brackets in Markdown"),
        pytest.param(b"description: |\n  " + b"[a][" * 300_000, id="T66 links in Markdown"),
    ],
)
def test_large_files_are_checked_in_seconds(data: bytes, tmp_path: Path) -> None:
    root = base(tmp_path)
    (root / PROJECT).write_bytes(data)
    started = time.monotonic()
    assert checked(root).failed
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(line_end: str, tmp_path: Path) -> None:
    """CASES Y3, Y5."""
    root = base(tmp_path)
    for path in (root / PROJECT, root / "content/zh/policies/payment-rules.md"):
        text = path.read_text(encoding="utf-8").replace("\n", line_end)
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert lines(checked(root)) == []
    there = prepared(base(tmp_path / "as it was"))
    found = prepared(root)
    assert found.catalogue == there.catalogue and dict(found.projects) == dict(there.projects)


def test_invisible_character_is_a_warning(tmp_path: Path) -> None:
    """CASES T61: the joiners that Arabic and emoji need are let through."""
    root = base(tmp_path)
    edit(root, PROJECT, ("差别化", "差\u200b别化"), ("polyamide", "poly\u200camide"))
    assert lines(checked(root)) == [
        f"{PROJECT}:3:8: An invisible character, U+200B (zero width space), stands here. "
        "Delete it or type the word again. [character-invisible]"
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("target", ["/etc/passwd", "../../../elsewhere.yml", "loop.yml"])
def test_links_out_of_the_portal(target: str, tmp_path: Path) -> None:
    """CASES F78: also a link to itself."""
    root = base(tmp_path)
    (tmp_path / "elsewhere.yml").write_text("visibility: public\n", encoding="utf-8")
    (root / "projects_yaml/projects/loop.yml").symlink_to(target)
    assert lines(checked(root)) == [
        "projects_yaml/projects/loop.yml:1:1: This link leads out of the portal's folder, "
        "or nowhere. [file-outside]"
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_folder_that_is_a_link_out_of_the_portal(tmp_path: Path) -> None:
    root = base(tmp_path)
    (root / "projects_yaml/projects").rename(tmp_path / "projects")
    (root / "projects_yaml/projects").symlink_to(tmp_path / "projects")
    assert lines(checked(root))[-1] == (
        f"{AT}This link leads out of the portal's folder, or nowhere. [file-outside]"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    """CASES F79: no hang."""
    root = base(tmp_path)
    os.mkfifo(root / "projects_yaml/projects/pipe.yml")
    (root / "projects_yaml/projects/folder.yml").mkdir()
    assert lines(checked(root)) == [
        f"projects_yaml/projects/{name}.yml:1:1: This is not an ordinary file and is not read. "
        "[file-not-regular]"
        for name in ("folder", "pipe")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can store such names")
def test_names_that_some_system_cannot_store(tmp_path: Path) -> None:
    """CASES F73, F74, F77, and a Chinese name from a ZIP file that was unpacked as Latin."""
    root = base(tmp_path)
    for name in (b"nul.yml", b"a..yml", b"\xb4\xf3\xd3\xaa.yml", b"a" * 90 + b".yml"):
        path = os.path.join(os.fsencode(root / "projects_yaml/projects"), name)
        with open(path, "wb") as file:
            file.write(b"visibility: public\n")
    report = lines(checked(root))
    assert [line.partition("'")[2].partition("'")[0] for line in report] == [
        "\\udcb4\\udcf3Ӫ",
        "a.",
        "a" * 90,
        "nul",
    ]
    assert all(line.endswith("[id-invalid]") for line in report)


def test_what_editors_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """CASES F88."""
    root = base(tmp_path)
    for name in ("~$nylon.yml", ".DS_Store", ".nylon.yml.swp", "README.md"):
        (root / "projects_yaml/projects" / name).write_bytes(b"\x00")
    assert lines(checked(root)) == []


def test_aliases_in_mkdocs_yml_may_contain_themselves(tmp_path: Path) -> None:
    """CASES Y11: `mkdocs.yml` may hold anchors; a circle in them is no endless loop."""
    root = base(tmp_path)
    edit(root, "mkdocs.yml", ("plugins:", "extra: &x\n  again: *x\n\nplugins:"))
    assert lines(checked(root)) == []


def test_aliases_in_mkdocs_yml_do_not_multiply(tmp_path: Path) -> None:
    root = base(tmp_path)
    laughs = ["a0: &a0 ha"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    edit(root, "mkdocs.yml", ("plugins:", "\n".join([*laughs, "plugins:"])))
    assert lines(checked(root)) == []


def test_no_portal_at_all(tmp_path: Path) -> None:
    assert lines(checked(tmp_path)) == [
        "mkdocs.yml:1:1: The file 'mkdocs.yml' is missing. [file-missing]"
    ]


def test_no_folders(tmp_path: Path) -> None:
    root = base(tmp_path)
    (root / "projects_yaml").rename(root / "yaml")
    (root / "content").rename(root / "text")
    assert lines(checked(root)) == [
        "content/zh:1:1: The folder 'content/zh' is missing. [folder-missing]",
        "projects_yaml:1:1: The folder 'projects_yaml' is missing. [folder-missing]",
    ]


def test_an_id_that_differs_in_capitals_or_ending_is_refused(tmp_path: Path) -> None:
    """CASES S37, F75: two files of one id would overwrite each other on many systems."""
    root = base(tmp_path)
    text = (root / PROJECT).read_text(encoding="utf-8")
    folder = "projects_yaml/projects"
    write(root, {f"{folder}/Nylon-Filament.yml": text, f"{folder}/nylon-filament.yaml": text})
    found = lines(checked(root))
    assert [line.partition(":1:1: ")[0] for line in found] == [
        f"{folder}/Nylon-Filament.yml",
        f"{folder}/nylon-filament.yaml",
    ]
    assert [line.rpartition("[")[2] for line in found] == ["id-invalid]", "file-suffix]"]


def test_no_document_takes_the_address_of_its_list(tmp_path: Path) -> None:
    """CASES F76: `index` and `README` are the list itself; a language's code is a name like any."""
    root = base(tmp_path)
    page = "---\nvisibility: public\ntitle: 甲\n---\n"
    policy = (root / "content/zh/policies/payment-rules.md").read_text(encoding="utf-8")
    write(root, {
        "content/zh/policies/index.md": policy, "content/zh/pages/README.md": page,
        "content/zh/pages/en.md": page, "content/en/pages/en.md": "---\ntitle: A\n---\n",
    })  # fmt: skip
    found = [line.split(": ")[0] + line.rpartition(" ")[2] for line in lines(checked(root))]
    assert found == [
        "content/zh/pages/README.md:1:1[id-invalid]",
        "content/zh/policies/index.md:1:1[id-reserved]",
    ]


class Unreadable:
    """A file system that refuses to hand out one file, also to root."""

    def __init__(self, name: str, patch: pytest.MonkeyPatch) -> None:
        read = Path.read_bytes

        def refuse(path: Path) -> bytes:
            if path.name == name:
                raise PermissionError(13, "Permission denied", str(path))
            return read(path)

        patch.setattr(Path, "read_bytes", refuse)


@pytest.mark.parametrize("name", [PROJECT, "content/en/policies/payment-rules.md", "mkdocs.yml"])
def test_a_file_that_may_not_be_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASES F80."""
    root = base(tmp_path)
    Unreadable(Path(name).name, monkeypatch)
    found = lines(checked(root))
    assert f"{name}:1:1: The file cannot be read: Permission denied. [file-unreadable]" in found


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    """CASES F80."""
    root = base(tmp_path)
    (root / "projects_yaml/figures").chmod(0)
    try:
        found = lines(checked(root))
    finally:
        (root / "projects_yaml/figures").chmod(0o755)
    assert found[0].endswith("Permission denied. [file-unreadable]")
