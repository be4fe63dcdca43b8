"""Files and folders that a web server may read whatever the umask, and our own notes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pydantic_core import to_json

#: A file to be written, in place of what stood there.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def make_folder(folder: str | Path) -> None:
    """Makes a folder and those around it; a web server may enter whatever the umask."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        make_folder(os.path.dirname(folder))
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder)
    os.chmod(folder, 0o755)


def as_it_stands(path: str, content: bytes) -> int | None:
    """When a file was written (ns), if it holds this content; else None."""
    try:
        status = os.stat(path)
        if status.st_size != len(content):
            return None
        with open(path, "rb", buffering=0) as file:
            return status.st_mtime_ns if file.read() == content else None
    except OSError:
        return None


def write_file(path: str, content: bytes) -> int:
    """Writes a file that a web server may read whatever the umask; returns when (ns)."""
    if path.endswith("/index.html"):  # a page has a folder of its own, which is seldom there yet
        make_folder(os.path.dirname(path))
    try:
        file = os.open(path, _NEW, 0o644)
    except FileNotFoundError:
        make_folder(os.path.dirname(path))
        file = os.open(path, _NEW, 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        status = os.fstat(file)
    finally:
        os.close(file)
    if status.st_mode & 0o777 != 0o644:
        os.chmod(path, 0o644)
    return status.st_mtime_ns


def write_state(path: Path, data: object) -> None:
    """Writes aside and for good, then renames."""
    make_folder(path.parent)
    aside = path.with_name(path.name + ".part")
    with aside.open("wb") as file:
        file.write(to_json(data))
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
