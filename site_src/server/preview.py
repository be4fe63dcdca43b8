"""What the preview shows: the portal as it stands, or as it last stood without errors."""

from __future__ import annotations

import datetime
import hashlib
import threading
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

import site_src
from site_src.catalogue.desk import Desk, read_desk
from site_src.catalogue.portal import EditionName, read_portal
from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.failures import Failure
from site_src.i18n.messages import reader_language, tool_messages
from site_src.plugin.showing import Frames, Showing
from site_src.publish.edition import folder_of
from site_src.publish.output import Output
from site_src.render.environment import theme_folders
from site_src.render.faults import is_of_a_template, place_in_template
from site_src.work.cache import KeptCache, program_edition
from site_src.work.processes import Crew

T = TypeVar("T")

#: Files of a theme that say how things look.
_LOOKS = frozenset({".html", ".css", ".js", ".po", ".svg", ".xml"})
#: So many of the pages looked at last are kept, to stay when a template breaks.
KEPT = 200


class Trouble(NamedTuple):
    """What has to be mended: `file:line:column` as far as it is known, and what to do."""

    place: str
    sentence: str

    @property
    def line(self) -> str:
        """As the terminal shows it."""
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class Look(NamedTuple):
    """What there is to see at an address now: the page's digest, empty where there is none, and
    what has to be mended."""

    version: int
    page: str
    troubles: tuple[Trouble, ...]


class Preview:
    """Keeps the portal as it stands; `version` grows whenever something was saved."""

    def __init__(
        self,
        root: Path,
        jobs: int | None,
        as_of: datetime.date | None,
        edition: EditionName = "public",
    ) -> None:
        self.root, self._jobs, self._as_of, self._edition = root, jobs, as_of, edition
        self.say = tool_messages(reader_language()).gettext
        self.version = 0
        self._workshop = root / ".zhuchao" / f"preview-{edition}"
        program = program_edition(Path(site_src.__file__).parent)
        memory = Output(folder_of(root, edition)).state / "cache"
        self._cache = KeptCache(memory, f"{program} {edition}")
        self._frames: Frames = {}
        self._last_read: tuple[Prepared, Desk | None] | None = None
        self._showing: Showing | None = None
        self._troubles: tuple[Trouble, ...] = ()
        self._drawn: dict[str, bytes] = {}
        self._last_good: dict[str, bytes] = {}
        self._drawing = threading.RLock()
        self._saved = threading.Condition()

    def refresh(self, saved: Collection[Path] = ()) -> None:
        """Reads what was `saved`, or everything. What is wrong is said, and the last good state
        stays."""
        started = time.monotonic()
        if saved and not self._troubles and all(map(self._is_of_looks, saved)):
            showing, troubles = self._looked_at_anew()
        else:
            showing, troubles = self._read()
        with self._drawing:
            self._troubles = troubles
            if showing is not None:
                self._showing, self._drawn = showing, {}
        with self._saved:
            self.version += 1
            self._saved.notify_all()
        seconds = f"{time.monotonic() - started:.1f}"
        for trouble in troubles:
            click.echo(trouble.line, err=True)
        if not troubles:
            click.echo(self.say("Up to date after {seconds} s.").format(seconds=seconds))

    def wait(self, version: int, seconds: float) -> int:
        """The version, as soon as it is another one."""
        with self._saved:
            self._saved.wait_for(lambda: self.version != version, seconds)
            return self.version

    def file(self, name: str) -> bytes | None:
        """A file by its path below the site's root, as it is now or, where it cannot be made, as it
        was last; None if there is none."""
        return self._draw(name)[0]

    def look(self, name: str) -> Look:
        """What has become of a file that somebody looks at."""
        with self._drawing:
            content, trouble = self._draw(name)
            troubles = (*self._troubles, *([trouble] if trouble else ()))
            return Look(self.version, digest(content), troubles)

    def watched(self) -> Iterable[Path]:
        """Folders whose files make the site, as far as they are there."""
        portal = read_portal(self.root, Report())
        own = [portal.catalogue, self.root / portal.settings.content] if portal else []
        if portal:  # the portal's own folder is watched anyhow, without those below it
            own += sorted({path.parent for path in portal.outlines} - {self.root})
        return [folder for folder in (*own, *theme_folders(self.root)) if folder.is_dir()]

    def _is_of_looks(self, path: Path) -> bool:
        """Whether a file changes how the portal looks, but nothing of what is read and checked."""
        folders = theme_folders(self.root)
        return path.suffix in _LOOKS and any(path.is_relative_to(folder) for folder in folders)

    def _looked_at_anew(self) -> tuple[Showing | None, tuple[Trouble, ...]]:
        """What has been read, with the theme as it is now."""
        read = self._last_read

        def show() -> Showing | None:
            return self._shown(*read) if read else None

        showing, trouble = self._tried(show)
        return showing, (trouble,) if trouble else ()

    def _shown(self, prepared: Prepared, desk: Desk | None) -> Showing:
        return Showing(prepared, self._workshop, self._cache, self._frames, desk)

    def _read(self) -> tuple[Showing | None, tuple[Trouble, ...]]:
        report = Report()

        def read() -> Showing | None:
            with Crew(self._jobs) as crew:
                prepared = prepare(self.root, report, self._as_of, crew, self._cache, self._edition)
            if prepared is None:
                return None
            desk = read_desk(prepared.portal, prepared.today) if prepared.portal.internal else None
            self._last_read = prepared, desk
            return self._shown(prepared, desk)

        showing, trouble = self._tried(read)
        errors = [
            Trouble(str(d.place), f"{d.field}: {d.sentence(self.say)}" if d.field else
                    d.sentence(self.say)) for d in report if d.severity == "error"
        ]  # fmt: skip
        return showing, (*errors, *([trouble] if trouble else ()))

    def _draw(self, name: str) -> tuple[bytes | None, Trouble | None]:
        with self._drawing:
            if name in self._drawn:
                return self._drawn[name], None
            if self._showing is None:
                return None, None
            showing = self._showing
            content, trouble = self._tried(lambda: showing.file(name))
            if trouble:
                return self._last_good.get(name), trouble
            if content is not None:
                _keep(self._drawn, name, content)
                _keep(self._last_good, name, content)
            return content, None

    def _tried(self, work: Callable[[], T]) -> tuple[T | None, Trouble | None]:
        """What comes of some work, or what keeps it from being done: a preview never ends."""
        try:
            return work(), None
        except Failure as problem:
            return None, Trouble("", problem.sentence(self.say))
        except Exception as problem:
            sentence = f"{type(problem).__name__}: {problem}"
            if is_of_a_template(problem):
                message = self.say("A template has a mistake: {problem}")
                sentence = message.format(problem=problem)
            return None, Trouble(place_in_template(problem, self.root), sentence)


def digest(content: bytes | None) -> str:
    """Tells one state of a page from any other; empty where there is none."""
    return hashlib.blake2b(content, digest_size=8).hexdigest() if content else ""


def _keep(kept: dict[str, bytes], name: str, content: bytes) -> None:
    kept.pop(name, None)
    kept[name] = content
    if len(kept) > KEPT:
        kept.pop(next(iter(kept)))
