"""Builds the locales of a portal side by side, and carries the result into the site."""

from __future__ import annotations

import dataclasses
import itertools
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.catalogue.prepare import Prepared
from site_src.plugin import drawing
from site_src.plugin.drawing import Drawing, Drawn
from site_src.plugin.keys import Keys, Sources
from site_src.plugin.plan import Plan, plan
from site_src.publish.lock import locked
from site_src.publish.output import Change, Output, check_target
from site_src.render.assets import assets
from site_src.render.components import samples
from site_src.render.environment import words_folders
from site_src.render.frame import Frame
from site_src.render.root import root_files
from site_src.view.renditions import shared_images
from site_src.work.cache import Cache
from site_src.work.processes import Crew, Task, spread, uncollected

#: Told what is being done: a message and how far it is, from 0 to 1.
Progress = Callable[[str, float], None]
#: So many pages are drawn in one go.
PORTION = 250
#: So many pages are worth other processes, which have to be started.
WORTH_OTHERS = 1200
_NONE: frozenset[str] = frozenset()
_tokens = itertools.count()


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    pages: int
    change: Change


@uncollected()
def build_site(
    prepared: Prepared,
    target: Path,
    crew: Crew,
    locales: tuple[str, ...],
    progress: Progress,
    components: bool = False,
    cache: Cache | None = None,
) -> Built:
    """Builds the given locales and everything above them into `target`, with `components` also
    the page of components. With a `cache`, only what changed is drawn.

    Raises OutputError if the folder must not or cannot be used.
    """
    check_target(target, prepared.portal.root)
    output = Output(target)
    with locked(output.state / "lock"):
        output.recover()
        shared = assets(prepared.portal.root, prepared.portal.settings)
        extra = samples(prepared) if components else None
        sources = Sources(prepared)
        workshop = output.state / "frames"
        whole = Drawing(prepared, shared, output.stage, workshop, extra, cache, sources.theme)
        plans, drawn = _draw(whole, sources, output, crew, locales, progress)
        every = set(locales) == set(prepared.portal.settings.codes)
        there = {name.partition("/")[0] for name in output.owned()} if not every else set()
        urls = {url for found in drawn for url in found.listed}
        urls = urls.union(*(plan.listed for plan in plans))
        words = words_folders(prepared.portal.root)
        above = {
            **root_files(prepared, shared, words, urls, {*locales, *there}),
            **shared_images(prepared, crew, extra),
        }
        puts = [put for found in drawn for put in found.puts]
        puts += [output.stage.put(name, content) for name, content in above.items()]
        kept = frozenset[str]().union(*(plan.kept for plan in plans))
        within = ("",) if every else tuple(f"{code}/" for code in locales)
        change = output.take(puts, within, kept)
        shutil.rmtree(whole.workshop, ignore_errors=True)
    pages = sum(name.endswith("index.html") for name in (*kept, *(put.name for put in puts)))
    return Built(pages, change)


def _draw(
    whole: Drawing,
    sources: Sources,
    output: Output,
    crew: Crew,
    locales: Sequence[str],
    progress: Progress,
) -> tuple[list[Plan], list[Drawn]]:
    """Has the crew draw whatever is not there yet; by itself, if that is little."""
    cache = whole.cache
    whole.frames.update(_frames(whole, sources, crew, locales))
    edition, there = (cache.edition, output.intact()) if cache else ("", {})
    plans = []
    for code in locales:
        keys = Keys(whole.prepared, sources, edition, code, whole.frames[code])
        plans.append(plan(whole.site(code).setting, keys, there))
    wanted = sum(len(p.projects) + len(p.lists) for p in plans)
    workers = crew if wanted > WORTH_OTHERS else Crew(1)
    token = _held_by(workers, whole)
    try:
        tasks = list(_tasks(token, whole.prepared, locales, plans))
        drawn = []
        for number, (_, found) in enumerate(spread(workers, tasks), start=1):
            drawn.append(found)
            progress("", number / len(tasks))
        return plans, drawn
    finally:
        _everybody(workers, drawing.let_go, token)


def _frames(
    whole: Drawing, sources: Sources, crew: Crew, locales: Sequence[str]
) -> Mapping[str, Frame]:
    """The frame of each locale: as it was, or made anew by MkDocs."""
    cache = whole.cache
    keys = {code: sources.frame(whole.prepared, code) for code in locales}
    known = {code: cache.get(f"frame-{code}", keys[code]) for code in locales} if cache else {}
    frames: dict[str, Frame] = {code: frame for code, frame in known.items() if frame is not None}
    missing = [code for code in locales if code not in frames]
    if missing:
        workers = crew if len(missing) > 1 else Crew(1)
        token = _held_by(workers, whole)
        tasks = [Task(drawing.make_frame, (token, code)) for code in missing]
        for task, frame in spread(workers, tasks):
            frames[task.arguments[1]] = frame
            if cache:
                cache.put(f"frame-{task.arguments[1]}", keys[task.arguments[1]], frame)
        _everybody(workers, drawing.let_go, token)
    return frames


def _tasks(
    token: str, prepared: Prepared, locales: Sequence[str], plans: Sequence[Plan]
) -> Iterator[Task[Drawn]]:
    """The lists of a locale by one worker, who then knows every row; projects by the worker that
    has read them."""
    for worker, (code, own) in enumerate(zip(locales, plans, strict=True)):
        rest = dataclasses.replace(own, projects=(), lists=(), kept=_NONE, listed=_NONE)
        yield Task(drawing.draw_rest, (token, code, rest), worker)
        for lists in _portions(own.lists):
            yield Task(drawing.draw_lists, (token, code, lists), worker)
    for code, own in zip(locales, plans, strict=True):
        keys = dict(own.projects)
        for worker, ids in enumerate(prepared.projects.shares):
            for portion in _portions([(id_, keys[id_]) for id_ in ids if id_ in keys]):
                yield Task(drawing.draw_projects, (token, code, portion), worker)


def _portions(wanted: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (wanted[start : start + PORTION] for start in range(0, len(wanted), PORTION))


def _held_by(crew: Crew, whole: Drawing) -> str:
    """Lets everybody take part in a drawing; returns the token by which they know it."""
    token = f"{whole.prepared.portal.root} {next(_tokens)}"
    shared = whole if crew.size == 1 else pickle.dumps(dataclasses.replace(whole, sites={}))
    _everybody(crew, drawing.hold, token, shared)
    return token


def _everybody(crew: Crew, function: Callable[..., None], *arguments: Any) -> None:
    futures: list[Future[None]] = [crew.ask(n, function, *arguments) for n in range(crew.size)]
    for future in futures:
        future.result()
