"""Builds the locales of a portal side by side, and carries the result into the site."""

from __future__ import annotations

import itertools
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.catalogue.prepare import Prepared
from site_src.plugin import drawing
from site_src.plugin.drawing import Drawing, Drawn
from site_src.publish.lock import locked
from site_src.publish.output import Change, Output, check_target
from site_src.render.assets import assets
from site_src.render.components import samples
from site_src.render.environment import words_folders
from site_src.render.root import root_files
from site_src.view.renditions import shared_images
from site_src.work.processes import Crew, Task, spread

#: Told what is being done: a message and how far it is, from 0 to 1.
Progress = Callable[[str, float], None]
#: So many projects are drawn in one go.
PORTION = 250
_tokens = itertools.count()


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    pages: int
    change: Change


def build_site(
    prepared: Prepared,
    target: Path,
    crew: Crew,
    locales: tuple[str, ...],
    progress: Progress,
    components: bool = False,
) -> Built:
    """Builds the given locales and everything above them into `target`, with `components` also
    the page of components.

    Raises OutputError if the folder must not or cannot be used.
    """
    check_target(target, prepared.portal.root)
    output = Output(target)
    with locked(output.state / "lock"):
        output.recover()
        shared = assets(prepared.portal.root, prepared.portal.settings)
        extra = samples(prepared) if components else None
        whole = Drawing(prepared, shared, output.stage, output.state / "frames", extra)
        drawn = _draw(whole, crew, locales, progress)
        puts = [put for found in drawn for put in found.puts]
        every = set(locales) == set(prepared.portal.settings.codes)
        there = {name.partition("/")[0] for name in output.owned()} if not every else set()
        urls = {url for found in drawn for url in found.listed}
        above = root_files(
            prepared, shared, words_folders(prepared.portal.root), urls, {*locales, *there}
        )
        above = {**above, **shared_images(prepared, crew, extra)}
        puts += [output.stage.put(name, content) for name, content in above.items()]
        change = output.take(puts, ("",) if every else tuple(f"{code}/" for code in locales))
        shutil.rmtree(whole.workshop, ignore_errors=True)
    return Built(sum(put.name.endswith("index.html") for put in puts), change)


def _draw(whole: Drawing, crew: Crew, locales: Sequence[str], progress: Progress) -> list[Drawn]:
    """Has the crew draw everything."""
    token = f"{whole.prepared.portal.root} {next(_tokens)}"
    _everybody(crew, drawing.hold, token, whole if crew.size == 1 else pickle.dumps(whole))
    try:
        frames = [Task(drawing.make_frame, (token, code)) for code in locales]
        for task, frame in spread(crew, frames):
            _everybody(crew, drawing.hold_frame, token, task.arguments[1], frame)
        drawn = []
        tasks = list(_tasks(token, whole.prepared, crew, locales))
        for number, (_, found) in enumerate(spread(crew, tasks), start=1):
            drawn.append(found)
            progress("", number / len(tasks))
        return drawn
    finally:
        _everybody(crew, drawing.let_go, token)


def _tasks(
    token: str, prepared: Prepared, crew: Crew, locales: Sequence[str]
) -> Iterator[Task[Drawn]]:
    """The lists and what else there is first, since they take longest; then projects, each drawn
    by the worker that has read it."""
    for code in locales:
        yield Task(drawing.draw_lists, (token, code))
        yield Task(drawing.draw_rest, (token, code))
    for worker, ids in enumerate(prepared.projects.shares):
        for code in locales:
            for start in range(0, len(ids), PORTION):
                portion = ids[start : start + PORTION]
                yield Task(drawing.draw_projects, (token, code, portion), worker)


def _everybody(crew: Crew, function: Callable[..., None], *arguments: Any) -> None:
    futures: list[Future[None]] = [crew.ask(n, function, *arguments) for n in range(crew.size)]
    for future in futures:
        future.result()
