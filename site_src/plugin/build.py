"""Builds the locales of a portal side by side, and carries the result into the site."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_src.catalogue.desk import read_desk
from site_src.catalogue.prepare import Prepared
from site_src.plugin import drawing
from site_src.plugin.drawing import Drawing, Drawn
from site_src.plugin.hands import Hands
from site_src.plugin.keys import Contents, Keys, Sources, lines_key, whole_key
from site_src.plugin.open_data import LineMemory, RootData, root_data
from site_src.plugin.plan import Plan, plan
from site_src.publish.lock import locked
from site_src.publish.output import SEAL, Change, Output, check_target
from site_src.render.assets import assets
from site_src.render.components import samples
from site_src.render.environment import Memory, words_folders
from site_src.render.frame import Frame
from site_src.render.root import root_files, sitemap
from site_src.render.site import Site
from site_src.view.listing import made_of
from site_src.view.renditions import shared_images
from site_src.work.cache import Cache, key_of
from site_src.work.processes import Crew, Task, spread, uncollected

#: Told what is being done: a message and how far it is, from 0 to 1.
Progress = Callable[[str, float], None]
#: So many pages are drawn in one go.
PORTION = 250
#: So many pages are worth other processes, which have to be started.
WORTH_OTHERS = 4000
_NONE: frozenset[str] = frozenset()
_SITE_MAP = "sitemap.xml"


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
    settled: bool = False,
) -> Built:
    """Builds the given locales and everything above them into `target`, with `components` also
    the page of components. With a `cache`, only what changed is drawn; what is `settled` is on the
    disk before it takes its place.

    Raises OutputError if the folder must not or cannot be used.
    """
    check_target(target, prepared.portal.root)
    output = Output(target, settled)
    with locked(output.state / "lock"):
        output.recover()
        shared = assets(prepared.portal.root, prepared.portal.settings, prepared.portal.internal)
        extra = samples(prepared) if components else None
        sources = Sources(prepared)
        workshop = output.state / "frames"
        cache = cache if prepared.portal.alone else None
        shelves = sources.shelves(cache) if cache else None
        rows = sources.rows(prepared.catalogue)
        desk = read_desk(prepared.portal, prepared.today) if prepared.portal.internal else None
        whole = Drawing(
            prepared, shared, output.stage, workshop, extra, cache, shelves, rows, desk
        )  # fmt: skip
        known = _known_files(output, cache) if cache else {}
        plans, drawn, data = _draw(whole, sources, known, crew, locales, progress)
        every = set(locales) == set(prepared.portal.settings.codes)
        there = {name.partition("/")[0] for name in output.owned()} if not every else set()
        codes = [c for c in prepared.portal.settings.codes if c in locales or c in there]
        words = words_folders(prepared.portal.root)
        above = {
            **root_files(prepared, shared, words, codes, Memory(whole.compiled("plain"))),
            **shared_images(prepared, crew, extra),
        }
        puts = [*data.puts, *(put for found in drawn for put in found.puts)]
        puts += [output.stage.put(name, content) for name, content in above.items()]
        kept = data.kept.union(*(plan.kept for plan in plans))
        urls = sorted(set[str]().union(*(p.listed for p in plans), *(d.listed for d in drawn)))
        key = key_of(cache.edition, sources.settings, codes, urls) if cache else ""
        if key and known.get(_SITE_MAP) == key:
            kept |= {_SITE_MAP}
        elif not prepared.portal.internal:
            puts.append(output.stage.put(_SITE_MAP, sitemap(prepared, urls, codes), key))
        within = ("",) if every else tuple(f"{code}/" for code in locales)
        change = output.take(puts, within, kept)
        if cache:
            cache.put(SEAL, output.seal(), True)
        shutil.rmtree(whole.workshop, ignore_errors=True)
    pages = sum(name.endswith("index.html") for name in (*kept, *(put.name for put in puts)))
    return Built(pages, change)


def _draw(
    whole: Drawing,
    sources: Sources,
    known: Mapping[str, str],
    crew: Crew,
    locales: Sequence[str],
    progress: Progress,
) -> tuple[list[Plan], list[Drawn], RootData]:
    """Has drawn whatever is not among the `known` files yet."""
    cache = whole.cache
    with Hands(crew, whole) as hands:
        asked = _ask_for_frames(whole, sources, hands, locales)
        contents = Contents(whole.site(locales[0]).setting, sources)
        data = _root_data(whole, sources, contents, known)  # while others make the frames
        _add_frames(whole, sources, hands, asked)
        edition = cache.edition if cache else ""
        plans = []
        for code in locales:
            keys = Keys(whole.prepared, sources, contents, edition, code, whole.frames[code])
            own = plan(whole.site(code).setting, keys, known, whole.stage.target)
            plans.append(dataclasses.replace(own, lines=keys.lines, whole=data.sizes))
        workers = hands.at(sum(len(p.projects) + len(p.lists) for p in plans) > WORTH_OTHERS)
        tasks = list(_tasks(hands.token, whole.prepared, locales, plans))
        drawn = []
        for number, (_, found) in enumerate(spread(workers, tasks), start=1):
            drawn.append(found)
            progress("", number / len(tasks))
        _keep_rows(whole.prepared, [whole.site(code) for code in locales], drawn)
        return plans, drawn, data


def _root_data(
    whole: Drawing, sources: Sources, contents: Contents, known: Mapping[str, str]
) -> RootData:
    """The files of open data that hold all locales."""
    prepared, cache = whole.prepared, whole.cache
    edition = cache.edition if cache else ""
    settings = [whole.site(code).setting for code in prepared.portal.settings.codes]
    key = whole_key(prepared, sources, contents, edition)
    memory = LineMemory(cache, lines_key(prepared, sources, edition))
    return root_data(settings, whole.stage, key if cache else "", known, memory)


def _keep_rows(prepared: Prepared, sites: Sequence[Site], drawn: Sequence[Drawn]) -> None:
    there = {made_of(prepared, id_) for id_ in prepared.relations.projects}
    for site in sites:
        code = site.setting.language.code
        new = dict(new for found in drawn for new in found.rows.get(code, {}).items())
        site.rows.keep(new, there)


def _known_files(output: Output, cache: Cache) -> Mapping[str, str]:
    """Our files that stand as we left them, by what they were made of, as far as the manifest
    that says so is the one that we wrote."""
    return output.intact() if cache.get(SEAL, output.seal()) else {}


def _ask_for_frames(
    whole: Drawing, sources: Sources, hands: Hands, locales: Sequence[str]
) -> Mapping[str, Future[Frame]]:
    """Takes the frame of each locale as it was, or has MkDocs make it anew."""
    cache = whole.cache
    for code in locales:
        key = sources.frame(whole.prepared, code)
        if frame := cache.get(f"frame-{code}", key) if cache else None:
            hands.tell(code, frame)
    missing = [code for code in locales if code not in whole.frames]
    workers = hands.at(len(missing) > 1)
    asked = {
        code: workers.ask(number, drawing.make_frame, hands.token, code)
        for number, code in enumerate(missing)
    }
    if cache and workers.size > 1:  # whoever is done first
        workers.ask(len(missing), drawing.compile_templates, hands.token, locales)
    return asked


def _add_frames(
    whole: Drawing, sources: Sources, hands: Hands, asked: Mapping[str, Future[Frame]]
) -> None:
    for code, future in asked.items():
        frame = future.result()
        hands.tell(code, frame)
        if whole.cache:
            whole.cache.put(f"frame-{code}", sources.frame(whole.prepared, code), frame)


def _tasks(
    token: str, prepared: Prepared, locales: Sequence[str], plans: Sequence[Plan]
) -> Iterator[Task[Drawn]]:
    """Projects by the worker that has read them; then the lists of a locale by one worker, who then
    knows every row. They come last: to draw some rows twice costs others less than to read some
    projects twice."""
    for worker, (code, own) in enumerate(zip(locales, plans, strict=True)):
        rest = dataclasses.replace(own, projects=(), lists=(), kept=_NONE, listed=_NONE)
        yield Task(drawing.draw_rest, (token, code, rest), worker)
    keys = {code: dict(own.projects) for code, own in zip(locales, plans, strict=True)}
    for worker, ids in enumerate(prepared.projects.shares):
        for portion in _portions(ids):
            for code, known in keys.items():
                wanted = [(id_, known[id_]) for id_ in portion if id_ in known]
                if wanted:
                    yield Task(drawing.draw_projects, (token, code, wanted), worker)
    for worker, (code, own) in enumerate(zip(locales, plans, strict=True)):
        for lists in _portions(own.lists):
            yield Task(drawing.draw_lists, (token, code, lists), worker)


def _portions(wanted: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (wanted[start : start + PORTION] for start in range(0, len(wanted), PORTION))
