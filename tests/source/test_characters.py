"""Bytes that become text, and characters that do not belong in one."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from site_src.diagnostics import Report
from site_src.source import text
from site_src.source.text import all_printable, foreign_encoding, read_text


def _read(data: bytes, folder: Path) -> tuple[str | None, list[str]]:
    path, report = folder / "f", Report()
    path.write_bytes(data)
    found = read_text(path, "zh/f.md", report)
    return found, [f"{d.place} {d.code} {' '.join(d.params.values())}".strip() for d in report]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a\nb\x07c\n", ["zh/f.md:2:2 character-forbidden U+0007"]),
        ("\x7fa\n\x85\n", ["zh/f.md:1:1 character-forbidden U+007F",
                           "zh/f.md:2:1 character-forbidden U+0085"]),
        ("a\u2028b", ["zh/f.md:1:2 character-forbidden U+2028 (line separator)"]),
        ("甲\n\n乙\ufeff", ["zh/f.md:3:2 character-forbidden U+FEFF (zero width no-break space)"]),
        ("a\u202eb", ["zh/f.md:1:2 character-forbidden U+202E (right-to-left override)"]),
        ("a\u2069", ["zh/f.md:1:2 character-forbidden U+2069 (pop directional isolate)"]),
        ("\ue000", ["zh/f.md:1:1 character-forbidden U+E000"]),
        ("x\x0b\x0c", ["zh/f.md:1:2 character-forbidden U+000B",
                       "zh/f.md:1:3 character-forbidden U+000C"]),
    ],
)  # fmt: skip
def test_characters_that_nobody_may_write(written: str, said: list[str], tmp_path: Path) -> None:
    """CASES Y4, Y7: each with its place and its name."""
    assert _read(written.encode(), tmp_path) == (None, said)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a\u200bb\n", ["zh/f.md:1:2 character-invisible U+200B (zero width space)"]),
        ("a\nco\u00adop", ["zh/f.md:2:3 character-invisible U+00AD (soft hyphen)"]),
        ("\u2060", ["zh/f.md:1:1 character-invisible U+2060 (word joiner)"]),
        ("می\u200cخواهم\n", []),
        ("👩\u200d🌾\ta\u3000b\u00a0c\n", []),
        ("plain\n", []),
    ],
)
def test_characters_that_do_no_harm(written: str, said: list[str], tmp_path: Path) -> None:
    """They are let through, the invisible ones with a remark."""
    assert _read(written.encode(), tmp_path) == (written, said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("标题".encode("gbk"), "GB18030"),
        ("标题: a\n".encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + "a".encode("utf-16-be"), "UTF-16"),
        ("title: a\n".encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF32_BE + "a".encode("utf-32-be"), "UTF-32"),
        (b"caf\xe9\xff", "LATIN-1"),
    ],
)
def test_another_encoding_is_named(data: bytes, said: str, tmp_path: Path) -> None:
    """CASES Y1, Y2."""
    assert _read(data, tmp_path) == (None, [f"zh/f.md:1:1 encoding-not-utf8 {said} zh/f.md"])


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"abc\x00", None),
        (b"ab\x00\x00", "utf-16"),
        (b"ab\x00", None),
        (b"a" * 64 + bytes(64), None),
        (b"a" * 43 + bytes(21) + b"a" * 9, None),
        (b"a" * 42 + bytes(22) + b"a" * 900, "utf-16"),
        (b"\xa4\xa4\xa4\xe5", "gb18030"),
    ],
)
def test_how_many_zeros_make_another_encoding(data: bytes, encoding: str | None) -> None:
    """CASES Y2: more than a third of the first characters."""
    assert foreign_encoding(data) == encoding


def test_how_long_a_text_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CASES Y13."""
    monkeypatch.setattr(text, "SIZE_LIMIT", 2000)
    assert _read(b"a" * 2000, tmp_path) == ("a" * 2000, [])
    assert _read(b"a" * 2001, tmp_path) == (None, ["zh/f.md:1:1 file-too-large 2,001 2,000"])


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path, "zh", report) is None
    assert [f"{d.place} {d.code}" for d in report] == ["zh:1:1 file-not-regular"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"a\r\n\r\nb\n\rc\r", "a\n\nb\n\nc\n"), (b"\xef\xbb\xbf\r\n", "\n"), (b"", "")],
)
def test_ends_of_lines(data: bytes, expected: str, tmp_path: Path) -> None:
    """CASES Y3, Y5."""
    assert _read(data, tmp_path) == (expected, [])


@pytest.mark.parametrize(
    ("written", "expected"), [("a\nb 好\n", True), ("a\tb", False), ("a\u3000", False), ("", True)]
)
def test_whether_all_is_seen(written: str, expected: bool) -> None:
    assert all_printable(written) is expected
