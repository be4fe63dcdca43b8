"""Which names may become addresses."""

from __future__ import annotations

import pytest

from site_src.source.paths import is_id


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
