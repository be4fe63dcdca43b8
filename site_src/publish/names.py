"""Which names a manifest may hold: a list of files comes from a disk, and so from anywhere."""

from __future__ import annotations

_MOST = 4096


def is_sound(name: object) -> bool:
    """Whether a name leads to a file below the folder that it is taken from, on every system."""
    if not isinstance(name, str) or not 0 < len(name) <= _MOST:
        return False
    if "\\" in name or ":" in name or any(ord(character) < 32 for character in name):
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))
