"""Which names may become addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.source.paths import is_id, is_inside


@pytest.mark.parametrize("word", ["a", "daying-geothermal", "p-014", "a" * 80])
def test_ids(word: str) -> None:
    assert is_id(word)


@pytest.mark.parametrize(
    "word",
    [
        "", "..", "../x", "a/b", "a\\b", "%2e%2e", "C:", "con", "com1", "lpt9", "A", "1a", "-a",
        "a-", "a--b", "a_b", "a b", "a.", "a ", "大营", "é", "a" * 81, "a\x00", "a\n",
    ],
)  # fmt: skip
def test_names_that_cannot_be_ids(word: str) -> None:
    """CASES F73, F74, F75, F77."""
    assert not is_id(word)


def test_only_what_is_there_is_inside(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "b.md").write_text("b", encoding="utf-8")
    inside = {name: is_inside(home / name, home) for name in ("a.md", "../b.md", "gone.md")}
    assert inside == {"a.md": True, "../b.md": False, "gone.md": False}
