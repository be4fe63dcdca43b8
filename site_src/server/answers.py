"""What the preview answers to a browser on this machine."""

from __future__ import annotations

import http.server
import json
import urllib.parse
from pathlib import Path, PurePosixPath

from site_src.i18n.messages import reader_language
from site_src.server.preview import Preview, digest

_HERE = Path(__file__).parent
_OWN = {"/.live/live.js": "live.js", "/.live/live.css": "live.css"}
#: Seconds after which a silent connection shows that it is still there.
_BREATH = 15
#: Not as the system knows them: on Windows any program may have changed what `.js` is.
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".webp": "image/webp",
    ".png": "image/png", ".jpg": "image/jpeg", ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf", ".json": "application/json",
    ".geojson": "application/geo+json", ".jsonld": "application/ld+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


class Answers(http.server.BaseHTTPRequestHandler):
    """The portal's files, and what its pages ask to stay as they are on the disk."""

    preview: Preview
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answers this machine's own browser, and nobody who got a page of another host to ask."""
        if not self._is_of_here():
            self.send_error(403)
            return
        path, _, query = self.path.partition("?")
        if path in _OWN:
            self._send((_HERE / _OWN[path]).read_bytes(), _type(path))
        elif path == "/.live/events":
            self._tell()
        elif path == "/.live/look":
            at = urllib.parse.parse_qs(query).get("at", [""])[0]
            self._send(self._look(at), _TYPES[".json"])
        else:
            self._file(urllib.parse.unquote(path))

    do_HEAD = do_GET

    def _file(self, path: str) -> None:
        name = _name(path)
        content = self.preview.file(name)
        if content is None and not path.endswith("/") and self.preview.file(f"{name}/index.html"):
            self.send_response(302)
            self.send_header("Location", f"{urllib.parse.quote(path)}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif content is None:
            missing = self.preview.file(f"{name.partition('/')[0]}/404.html")
            page = missing or (_HERE / "waiting.html").read_bytes()
            self._send(_followed(page, ""), _TYPES[".html"], 404)
        elif name.endswith(".html"):
            self._send(_followed(content, digest(content)), _TYPES[".html"])
        else:
            self._send(content, _type(name))

    def _look(self, path: str) -> bytes:
        now, say = self.preview.look(_name(path)), self.preview.say
        words = {"title": say("The page stays as it was. Please mend:"), "close": say("Close")}
        troubles = [trouble._asdict() for trouble in now.troubles]
        answer = {**now._asdict(), "troubles": troubles, "words": words, "lang": reader_language()}
        return json.dumps(answer).encode()

    def _tell(self) -> None:
        """Tells each new version as long as somebody listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        version = self.preview.version
        try:
            while True:
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
                known, version = version, self.preview.wait(version, _BREATH)
                while known == version:
                    self.wfile.write(b":\n\n")
                    self.wfile.flush()
                    version = self.preview.wait(version, _BREATH)
        except OSError:
            return

    def _send(self, content: bytes, type_: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _is_of_here(self) -> bool:
        host = self.headers.get("Host", "").rpartition(":")[0]
        return host in ("127.0.0.1", "localhost")

    def log_message(self, format: str, *args: object) -> None:
        """Requests of one's own browser are no news."""


def _name(path: str) -> str:
    """The file at an address."""
    name = path.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _type(name: str) -> str:
    return _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")


def _followed(page: bytes, shown: str) -> bytes:
    """A page that looks what becomes of it."""
    script = f'<script src="/.live/live.js" data-page="{shown}" defer></script></body>'
    return page.replace(b"</body>", script.encode(), 1)
