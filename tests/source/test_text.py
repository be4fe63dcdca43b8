"""Reading bytes: which encoding a file really has."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.diagnostics import Report
from site_src.source.text import foreign_encoding, read_text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("招商".encode(), None),
        (b"", None),
        (b"a\x00b", None),
        ("招商".encode("gbk"), "gb18030"),
        ("招商引資".encode("big5"), "gb18030"),
        ("招商".encode("utf-16"), "utf-16"),
        ("title: x".encode("utf-16-be"), "utf-16"),
        ("title".encode("utf-32"), "utf-32"),
        (b"\xe9t\xe9 \xff", "latin-1"),
    ],
)
def test_foreign_encoding(data: bytes, encoding: str | None) -> None:
    """CASES Y1, Y2: a NUL alone does not make UTF-16."""
    assert foreign_encoding(data) == encoding


def test_line_ends(tmp_path: Path) -> None:
    """CASES Y5."""
    path = tmp_path / "f"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert read_text(path, "f", Report()) == "a\nb\nc\n"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path / "none", "none", report) is None
    assert [d.line() for d in report] == [
        "none:1:1: The file cannot be read: No such file or directory. [file-unreadable]"
    ]
