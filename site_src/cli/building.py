"""The command `build`: nothing, if nothing changed; else as little as possible."""

from __future__ import annotations

import contextlib
import datetime
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from site_src.cli.options import ROOT
from site_src.cli.report import checked, chosen_locales, print_report, show_progress
from site_src.cli.speech import say as _
from site_src.diagnostics import Diagnostic, Report
from site_src.failures import Failure
from site_src.publish.edition import claim
from site_src.publish.edits import FOLDER
from site_src.publish.lock import locked
from site_src.publish.output import SEAL, Output, check_target
from site_src.work.cache import Cache, program_edition
from site_src.work.files import files_within
from site_src.work.last import LastBuild, now, state
from site_src.work.processes import Crew

if TYPE_CHECKING:
    from site_src.catalogue.portal import EditionName
    from site_src.catalogue.published import Amounts

#: So many files that were changed by hand are named.
NAMED = 5
#: From so many entries on, several processes read and draw.
MANY_ENTRIES = 1000


class Wish(NamedTuple):
    """What is to be built where."""

    root: Path
    target: Path
    locales: tuple[str, ...]
    components: bool
    as_of: datetime.date | None
    edition: EditionName = "public"

    @property
    def key(self) -> str:
        """Tells it from any other, the day apart."""
        root, target = self.root.resolve(), self.target.resolve()
        return f"{root}\0{target}\0{self.locales}\0{self.components}\0{self.edition}"


class Told(NamedTuple):
    """What the command says of a build."""

    problems: tuple[Diagnostic, ...]
    pages: int
    written: int
    removed: int
    left_out: int
    edited: tuple[str, ...]

    @property
    def warnings(self) -> int:
        """How many there are that no editor has accepted."""
        return sum(problem.severity == "warning" for problem in self.problems)


def build(
    wish: Wish, jobs: int | None, form: str, settled: bool = False, whole: bool = False
) -> Told:
    """Builds and says what came of it; `settled`: what is built is on the disk before it takes its
    place; `whole`: every warning is shown, however many there are. Raises OutputError."""
    started, at = time.monotonic(), now()
    check_target(wish.target, wish.root)
    output = Output(wish.target)
    claim(output, wish.edition)
    cache = _cache_of(output, wish)
    told = _as_before(wish, output, cache)
    if told is None:
        try:
            told = _built_whole(wish, jobs, form, cache, at, settled, whole)
        except BaseException:
            _tidy(output)
            raise
    else:
        report = Report()
        report.extend(told.problems)
        print_report(report, form, whole)
    if form == "text":
        _tell(told, wish.target, time.monotonic() - started)
    if told.edited:
        _tell_edited(told.edited, output.state / FOLDER)
    return told


def _cache_of(output: Output, wish: Wish) -> Cache:
    """What builds of this edition remember."""
    program = program_edition(ROOT / "site_src")
    return Cache(output.state / "cache", f"{program} {wish.edition}")


def amounts_built(wish: Wish) -> Amounts | None:
    """The amounts that the site shows that was built last; None if that is not known."""
    found: Amounts | None = _cache_of(Output(wish.target), wish).get("amounts", wish.key)
    return found


def _as_before(wish: Wish, output: Output, cache: Cache) -> Told | None:
    """What would come of it, if that is known without doing anything."""
    last: LastBuild | None = cache.get("last", wish.key)
    if last is None or not last.holds(wish.as_of):
        return None
    if not cache.get(SEAL, output.seal()) or not output.is_intact():
        return None
    told: Told = last.told
    return told._replace(written=0, removed=0, edited=())


def _tidy(output: Output) -> None:
    """Ends or takes back what was cut off, unless another process is at work here."""
    lock = output.state / "lock"
    if lock.exists():
        with contextlib.suppress(Failure, OSError), locked(lock):
            output.recover()
            shutil.rmtree(output.state / "frames", ignore_errors=True)


def _built_whole(
    wish: Wish, jobs: int | None, form: str, cache: Cache, at: int, settled: bool, whole: bool
) -> Told:
    """Builds; and once more if somebody saved a file meanwhile, of which the site might show a part
    and lack another."""
    try:
        told, changed = _built(wish, jobs, form, cache, at, settled, whole)
    except Failure as problem:
        if problem.code != "input-changed":
            raise
        changed = True
    if changed:
        message = _("Files were saved while the site was being built. It is built again.")
        click.echo(message, err=True)
        told, _changed = _built(wish, jobs, form, cache, now(), settled, whole)
    return told


def _built(
    wish: Wish, jobs: int | None, form: str, cache: Cache, at: int, settled: bool, whole: bool
) -> tuple[Told, bool]:
    """What came of it, and whether files were saved since the moment `at` (ns)."""
    with Crew(jobs or _worth(wish.root)) as crew:
        if not cache.folder.is_dir():  # there will be something to do for all of them
            crew.prepare("site_src.plugin.worker")
        from site_src.plugin.build import build_site

        prepared, report = checked(wish.root, wish.as_of, form, whole, crew, cache, wish.edition)
        chosen = chosen_locales(prepared, wish.locales)
        built = build_site(
            prepared, wish.target, crew, chosen, show_progress, wish.components, cache, settled
        )
    told = Told(
        tuple(report), built.pages, built.change.written, built.change.removed,
        prepared.left_out, built.change.edited,
    )  # fmt: skip
    from site_src.catalogue.published import FILE as PUBLISHED
    from site_src.catalogue.published import amounts_of
    from site_src.render.environment import OWN_THEME

    catalogue = prepared.catalogue
    cache.put("amounts", wish.key, amounts_of(catalogue.project, catalogue.figure))
    portal = prepared.portal
    if not portal.alone:
        return told, False
    content = portal.root / portal.settings.content
    theme = portal.root / "theme"  # there may be none yet
    roots = (
        portal.root / "mkdocs.yml", portal.root / PUBLISHED, portal.catalogue, content, theme,
        OWN_THEME, *portal.outlines,
    )  # fmt: skip
    files, ended = state(roots), now()
    last = LastBuild(
        at, prepared.today, portal.settings.timezone, tuple(map(str, roots)), files, told
    )
    cache.put("last", wish.key, last)
    return told, any(at < written <= ended for _, written in files.values())


def _worth(root: Path) -> int | None:
    """How many processes a portal is worth unless somebody says otherwise: with few entries, one
    is done before others are ready. The catalogue may lie elsewhere; then all are taken."""
    entries = root / "projects_yaml"
    few = entries.is_dir() and sum(1 for _ in files_within(entries)) < MANY_ENTRIES
    return 1 if few else None


def _tell(told: Told, target: Path, seconds: float) -> None:
    message = _(
        "{pages} pages in {seconds} s: {written} files written, {removed} removed → {folder}"
    )
    click.echo(
        message.format(
            pages=told.pages, seconds=f"{seconds:.1f}", written=told.written,
            removed=told.removed, folder=target,
        )
    )  # fmt: skip
    if told.left_out:
        click.echo(_("Left out as internal: {count}.").format(count=told.left_out))


def _tell_edited(names: tuple[str, ...], kept: Path) -> None:
    """Says which of our files somebody had changed by hand."""
    shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
    message = _(
        "Changed by hand in the finished site and made anew: {files}. What was written there is "
        "kept in {folder}; put it into the sources."
    )
    click.echo(message.format(files=shown, folder=kept), err=True)
