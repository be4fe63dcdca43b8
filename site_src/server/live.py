"""The preview on 127.0.0.1: reads again what is saved, as soon as it is."""

from __future__ import annotations

import datetime
import gc
import http.server
import sys
import threading
import time
from collections.abc import Collection
from pathlib import Path

import click
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from site_src.catalogue.portal import EditionName
from site_src.failures import Failure
from site_src.server.answers import Answers
from site_src.server.preview import Preview
from site_src.work.processes import uncollected

#: Seconds without another change after which a file counts as written, and the longest wait for it.
_QUIET, _PATIENCE = 0.02, 0.5
#: Seconds without a change after which nobody is likely to wait.
_IDLE = 5


#: Reading is no change, and there is much of it.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, FileMovedEvent,
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip


class PreviewError(Failure):
    """The preview cannot start. `code` names the reason for the reader's language."""


def serve_portal(
    root: Path,
    jobs: int | None,
    as_of: datetime.date | None,
    port: int,
    edition: EditionName = "public",
) -> None:
    """Serves and watches until interrupted. Raises PreviewError if the port is taken."""
    preview = Preview(root, jobs, as_of, edition)
    handler = type("Handler", (Answers,), {"preview": preview})
    try:
        server = Host(("127.0.0.1", port), handler)
    except OSError:
        raise PreviewError("port-taken", port=str(port)) from None
    click.echo(preview.say("Building …"), err=True)
    changes = Changes(preview)
    try:
        with uncollected():
            preview.refresh()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"http://127.0.0.1:{server.server_port}/")
            while True:
                preview.refresh(changes.wait())
                changes.follow()
    except KeyboardInterrupt:
        click.echo()
    finally:
        changes.end()
        server.shutdown()


class Host(http.server.ThreadingHTTPServer):
    """Many answers at a time."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes on to the next page before it has this one is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Changes(FileSystemEventHandler):
    """Watches the files that make the site; hidden files and editors' own do not count."""

    def __init__(self, preview: Preview) -> None:
        self._preview, self._happened = preview, threading.Event()
        self._saved: set[Path] = set()
        self._observer = Observer()
        self._watches: dict[Path, tuple[int, ObservedWatch]] = {}
        self._observer.schedule(self, str(preview.root), recursive=False, event_filter=_EVENTS)
        self.follow()
        self._observer.start()

    def wait(self) -> Collection[Path]:
        """What was saved, as soon as it is quiet again. While nobody saves, memory is tidied up,
        for which a page would have to wait."""
        if not self._happened.wait(_IDLE):
            gc.collect()
        self._happened.wait()
        end = time.monotonic() + _PATIENCE
        while self._happened.is_set() and time.monotonic() < end:
            self._happened.clear()
            time.sleep(_QUIET)
        self._happened.clear()
        saved, self._saved = self._saved, set()
        return saved

    def end(self) -> None:
        """Watches no longer."""
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes what was written, made, moved or removed."""
        for path in filter(None, (event.src_path, event.dest_path)):
            name = Path(str(path)).name
            if not (name.startswith((".", "~")) or name.endswith((".swp", "~"))):
                self._saved.add(Path(str(path)))
                self._happened.set()

    def follow(self) -> None:
        """Watches folders that are new, or others than before under the same name."""
        for folder in self._preview.watched():
            number = folder.stat().st_ino
            known = self._watches.get(folder)
            if known and known[0] == number:
                continue
            if known:
                self._observer.unschedule(known[1])
            watch = self._observer.schedule(self, str(folder), recursive=True, event_filter=_EVENTS)
            self._watches[folder] = number, watch
