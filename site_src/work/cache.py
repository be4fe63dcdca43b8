"""What one build remembers for the next. Only what this user wrote, whole, and for the same key is
taken back: anything else counts as forgotten, since it is Python's own objects that are stored and
a portal may come from anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import secrets
import sys
from pathlib import Path
from typing import Any

_MAC = 16


class Cache:
    """A folder of remembered objects by name, each with the key for which it was made.

    What another `edition` of the program or of the portal wrote counts as forgotten.
    """

    def __init__(self, folder: Path, edition: str = "", secret: bytes | None = None) -> None:
        self.folder, self.edition = folder, edition
        self._secret = own_secret() if secret is None else secret

    def of_user(self, name: str) -> Cache:
        """What this user's builds remember of the program alone, whatever the portal."""
        return Cache(_home() / "zhuchao" / name, self.edition, self._secret)

    def get(self, name: str, key: str) -> Any:
        """What was remembered under this name for this key; None if there is nothing."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        mac, payload = data[:_MAC], data[_MAC:]
        if not self._secret or not secrets.compare_digest(mac, self._mac(name, key, payload)):
            return None
        return pickle.loads(payload)

    def put(self, name: str, key: str, value: object) -> None:
        """Remembers an object. Where that cannot be, the next build does the work again."""
        if self._secret:
            self.put_packed(name, key, pack(value))

    def put_packed(self, name: str, key: str, payload: bytes) -> None:
        """Remembers an object that was packed for other processes too."""
        if not self._secret:
            return
        aside = self.folder / f"{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(self._mac(name, key, payload) + payload)
            os.replace(aside, self.folder / name)
        except OSError:
            aside.unlink(missing_ok=True)

    def _mac(self, name: str, key: str, payload: bytes) -> bytes:
        made = hashlib.blake2b(payload, key=self._secret, digest_size=_MAC)
        made.update(f"\0{self.edition}\0{name}\0{key}".encode())
        return made.digest()


class KeptCache(Cache):
    """A cache whose objects stay in memory too, for a process that asks for them again and again.
    Nobody may change them."""

    def __init__(self, folder: Path, edition: str = "", secret: bytes | None = None) -> None:
        super().__init__(folder, edition, secret)
        self._kept: dict[str, tuple[str, Any]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the folder alone."""
        return Cache, (self.folder, self.edition, self._secret)

    def get(self, name: str, key: str) -> Any:
        """What was remembered under this name for this key; None if there is nothing."""
        kept, value = self._kept.get(name, ("", None))
        if kept != key:
            value = super().get(name, key)
            if value is not None:  # else another process may remember it any time
                self._kept[name] = key, value
        return value

    def put(self, name: str, key: str, value: object) -> None:
        """Remembers an object."""
        self._kept[name] = key, value
        super().put(name, key, value)


def pack(value: object) -> bytes:
    """An object as it is remembered."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def key_of(*parts: object) -> str:
    """A short key for many parts; their Python forms tell them apart."""
    made = hashlib.blake2b(digest_size=_MAC)
    for part in parts:
        made.update(f"{part!r}\0".encode())
    return made.hexdigest()


def program_edition(folder: Path) -> str:
    """Tells one state of a program from any other: by the files of its folder, the version of
    Python, and the packages that are installed."""
    made = hashlib.blake2b(sys.version.encode(), digest_size=_MAC)
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".po", ".typ")):
        made.update(f"\0{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    for package in sorted(_packages()):
        made.update(f"\0{package}".encode())
    return made.hexdigest()


def _packages() -> set[str]:
    """Name and version of the packages that are installed, as their folders have them; to read
    what each says of itself takes a quarter of a second."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):  # not there, no folder, or not ours to read
            names = os.listdir(folder)
            found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return found


def own_secret() -> bytes:
    """What only this user's builds know; empty where nothing can be kept."""
    try:
        path = _home() / "zhuchao" / "secret"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f"secret.{os.getpid()}")
            aside.touch(mode=0o600)
            aside.write_bytes(secrets.token_bytes(32))
            os.replace(aside, path)
        found = path.read_bytes()
    except (OSError, RuntimeError):  # the disk; a user without a home
        return b""
    return found if len(found) == 32 else b""


def _home() -> Path:
    """Where programs keep what can be made again."""
    if sys.platform == "win32":
        named = os.environ.get("LOCALAPPDATA")
    else:
        named = os.environ.get("XDG_CACHE_HOME")
    return Path(named) if named else Path.home() / ".cache"
