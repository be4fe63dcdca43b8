"""What is remembered between builds: only what this user wrote, for this key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_src.work.cache import Cache, own_secret

SECRET = b"s" * 32


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "e", SECRET)
    cache.put("name", "key", {"a": (1, 2)})
    assert cache.get("name", "key") == {"a": (1, 2)}
    assert [cache.get("name", "other"), cache.get("other", "key")] == [None, None]


def test_of_another_name_or_user_it_is_forgotten(tmp_path: Path) -> None:
    """CASES P117: a file that came with somebody's portal is not even opened as Python's."""
    cache = Cache(tmp_path, "e", SECRET)
    cache.put("name", "key", [1])
    os.replace(tmp_path / "name", tmp_path / "another")
    assert cache.get("another", "key") is None
    cache.put("name", "key", [1])
    assert Cache(tmp_path, "e", b"t" * 32).get("name", "key") is None
    assert Cache(tmp_path, "f", SECRET).get("name", "key") is None
    assert Cache(tmp_path, "e", SECRET).get("name", "key") == [1]


@pytest.mark.parametrize("cut", [0, 1, 20])
def test_damage_is_noticed(cut: int, tmp_path: Path) -> None:
    """CASES P116."""
    cache = Cache(tmp_path, "e", SECRET)
    cache.put("name", "key", list(range(50)))
    path = tmp_path / "name"
    whole = path.read_bytes()
    for damaged in (whole[:cut], whole[cut:] if cut else b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(damaged)
        assert cache.get("name", "key") is None


def test_the_secret_is_made_once_and_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    first = own_secret()
    assert len(first) == 32 and own_secret() == first
    if os.name != "nt":
        assert (tmp_path / "zhuchao/secret").stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_kept_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    cache = Cache(tmp_path / "cache")
    cache.put("name", "key", 1)
    assert cache.get("name", "key") is None and not (tmp_path / "cache").exists()
