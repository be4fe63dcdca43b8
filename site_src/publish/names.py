"""Which names a manifest may hold: a list of files comes from a disk, and so from anywhere."""

from __future__ import annotations

_MOST = 4096
#: Windows takes 260 characters, of which the folder that it is unpacked into needs some.
_UNPACKED = 180
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)


def is_sound(name: object) -> bool:
    """Whether a name leads to a file below the folder that it is taken from, on every system."""
    if not isinstance(name, str) or not 0 < len(name) <= _MOST:
        return False
    if "\\" in name or ":" in name or any(ord(character) < 32 for character in name):
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def unpacks_everywhere(name: str) -> bool:
    """Whether Windows can make a file of this name, in a folder of usual depth."""
    if not is_sound(name) or len(name) > _UNPACKED or any(mark in name for mark in '<>"|?*'):
        return False
    return not any(
        part.endswith((".", " ")) or part.partition(".")[0].rstrip().lower() in _DEVICES
        for part in name.split("/")
    )
