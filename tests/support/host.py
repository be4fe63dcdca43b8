"""Folders as an HTTP host on this machine, which packs text as hosts on the network do."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: What Windows may know otherwise.
_KINDS = {".js": "text/javascript"}
_PACKED = (".html", ".css", ".js", ".svg", ".xml", ".csv", ".txt")


@contextmanager
def serving(folder: Path, **beside: Path) -> Iterator[str]:
    """The address of a host that shows a folder, and others at addresses of their names."""
    handler = functools.partial(_Handler, folders={"": folder, **beside})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | _KINDS

    def __init__(self, *arguments: object, folders: dict[str, Path]) -> None:
        self._folders = folders
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The file, packed if it is text and the browser can unpack it."""
        path = self._path()
        if not path.is_file():
            # Browsers ask for this by themselves where a page names no icon.
            self.send_error(204 if self.path == "/favicon.ico" else 404)
            return
        packs = path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = packed(path) if packs else path.read_bytes()
        kind = self.guess_type(path)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if packs else kind)
        if packs:
            self.send_header("Content-Encoding", "gzip")
        if "/assets/" in self.path:  # named by its content, as our configurations have it
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _path(self) -> Path:
        name = self.path.partition("?")[0].lstrip("/")
        first, _, rest = name.partition("/")
        beside = self._folders.get(first) if first else None
        path = beside / rest if beside else self._folders[""] / name
        return path / "index.html" if path.is_dir() else path

    def log_message(self, format: str, *args: object) -> None:
        """Requests are no news."""


@functools.cache
def packed(path: Path) -> bytes:
    """A file as it goes over the line."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)
