"""Serves the built site on 127.0.0.1, rebuilds when a file changes, and reloads open pages."""

from __future__ import annotations

import datetime
import functools
import http.server
import threading
import time
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import site_src
from site_src.catalogue.portal import read_portal
from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from site_src.failures import Failure
from site_src.i18n.messages import reader_language, tool_messages
from site_src.plugin.build import Built, build_site
from site_src.publish.output import Output
from site_src.render.environment import theme_folders
from site_src.work.cache import Cache, program_edition
from site_src.work.processes import Crew

_RELOAD = b"""<script src="/.live/reload.js" defer></script></body>"""
_SCRIPT = b"""(async () => {
  const state = () => fetch("/.live/state").then((answer) => answer.text());
  const first = await state();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    if ((await state().catch(() => first)) !== first) location.reload();
  }
})();
"""
_PAUSE = 0.15


class PreviewError(Failure):
    """The preview cannot start. `code` names the reason for the reader's language."""


class Preview:
    """Keeps the site built; `version` grows whenever it changes."""

    def __init__(self, root: Path, jobs: int, as_of: datetime.date | None) -> None:
        self.root, self.jobs, self.as_of = root, jobs, as_of
        self.target = root / ".zhuchao" / "preview"
        edition = program_edition(Path(site_src.__file__).parent)
        self.cache = Cache(Output(self.target).state / "cache", edition)
        self.version = 0
        self.say = tool_messages(reader_language()).gettext

    def rebuild(self) -> None:
        """Builds once; mistakes are shown and the last good site stays."""
        started = time.monotonic()
        report = Report()
        try:
            with Crew(self.jobs) as crew:
                built = self._build(report, crew)
        except Failure as problem:
            click.echo(problem.sentence(self.say), err=True)
            return
        if built is None:
            return
        if built.change.written or built.change.removed or not self.version:
            self.version += 1
        seconds = f"{time.monotonic() - started:.1f}"
        message = self.say("Built in {seconds} s: {written} files changed.")
        click.echo(message.format(seconds=seconds, written=built.change.written))

    def _build(self, report: Report, crew: Crew) -> Built | None:
        """Only what changed is built; None if there are errors."""
        prepared = prepare(self.root, report, self.as_of, crew, self.cache)
        for diagnostic in report:
            click.echo(diagnostic.line(self.say), err=True)
        if prepared is None:
            return None
        codes = prepared.portal.settings.codes
        return build_site(prepared, self.target, crew, codes, lambda *_: None, cache=self.cache)

    def watched(self) -> tuple[Path, ...]:
        """Folders whose files make the site."""
        portal = read_portal(self.root, Report())
        if portal is None:
            return theme_folders(self.root)
        content = self.root / portal.settings.content
        folders = (portal.catalogue, content, *theme_folders(self.root))
        return tuple(folder for folder in folders if folder.is_dir())


class _Changes(FileSystemEventHandler):
    """Remembers that something changed; hidden files and editors' own do not count."""

    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        name = Path(str(event.src_path)).name
        if event.event_type in ("modified", "created", "deleted", "moved") and not (
            event.is_directory or name.startswith((".", "~")) or name.endswith((".swp", "~"))
        ):
            self.happened.set()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Static files, the reload script, and the version that it asks for."""

    def __init__(self, *args: object, preview: Preview, **options: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.target), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == "/.live/state":
            self._send(str(self.preview.version).encode(), "text/plain")
        elif self.path == "/.live/reload.js":
            self._send(_SCRIPT, "text/javascript")
        elif (page := Path(self.translate_path(self.path))).is_dir() and self.path.endswith("/"):
            self._page(page / "index.html")
        else:
            super().do_GET()

    def _page(self, path: Path) -> None:
        if not path.is_file():
            self.send_error(404)
            return
        self._send(path.read_bytes().replace(b"</body>", _RELOAD), "text/html; charset=utf-8")

    def _send(self, content: bytes, type_: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests of one's own browser are no news."""


def serve_portal(root: Path, jobs: int, as_of: datetime.date | None, port: int) -> None:
    """Builds, serves and watches until interrupted. Raises PreviewError if the port is taken."""
    preview = Preview(root, jobs, as_of)
    handler = functools.partial(_Handler, preview=preview)
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise PreviewError("port-taken", port=str(port)) from None
    click.echo(preview.say("Building …"), err=True)
    preview.rebuild()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"http://127.0.0.1:{server.server_port}/")
    changes, observer = _Changes(), Observer()
    observer.schedule(changes, str(root), recursive=False)
    for folder in preview.watched():
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            changes.happened.wait()
            time.sleep(_PAUSE)
            changes.happened.clear()
            preview.rebuild()
    except KeyboardInterrupt:
        click.echo()
    finally:
        observer.stop()
        server.shutdown()
