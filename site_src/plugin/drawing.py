"""Draws the pages of a portal, some here and some there: what one worker does of a build."""

from __future__ import annotations

import io
import itertools
import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from site_src.catalogue.prepare import Prepared
from site_src.exporters.table import projects_table
from site_src.i18n.language import Language
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.plugin.hooks import ZhuchaoPlugin
from site_src.publish.output import Put, Stage
from site_src.render.assets import Assets
from site_src.render.environment import words_folders
from site_src.render.frame import Frame, body
from site_src.render.page import Page
from site_src.render.pages import document_page, list_pages, overview_pages, project_page
from site_src.render.site import Site
from site_src.view.setting import Setting
from site_src.work.processes import uncollected


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a task: files, and the addresses below the locale's root of the pages among
    them that site map and search engines are told of."""

    puts: tuple[Put, ...]
    listed: tuple[str, ...] = ()


@dataclass(slots=True)
class Drawing:
    """A build as its workers know it."""

    prepared: Prepared
    assets: Assets
    stage: Stage
    workshop: Path
    samples: Prepared | None
    frames: dict[str, Frame] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)

    def site(self, code: str) -> Site:
        """One locale."""
        if code not in self.sites:
            portal = self.prepared.portal
            language = Language(code, portal.settings.locales, words_folders(portal.root))
            self.sites[code] = Site(Setting(self.prepared, language), self.assets)
        return self.sites[code]


#: The drawings in which this process has a part, by token.
_held: dict[str, Drawing] = {}


def hold(token: str, drawing: Drawing | bytes) -> None:
    """Lets this process take part in a drawing."""
    _held[token] = pickle.loads(drawing) if isinstance(drawing, bytes) else drawing


def hold_frame(token: str, code: str, frame: Frame) -> None:
    """Gives this process the frame of a locale."""
    _held[token].frames[code] = frame


def let_go(token: str) -> None:
    """Ends a drawing."""
    _held.pop(token, None)


def make_frame(token: str, code: str) -> Frame:
    """Has MkDocs render the documents and the frame of one locale."""
    drawing = _held[token]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    portal = drawing.prepared.portal
    portal.documents(code).mkdir(parents=True, exist_ok=True)
    config = load_config(
        str(portal.root / "mkdocs.yml"),
        docs_dir=str(portal.documents(code)),
        site_dir=str(drawing.workshop / code),
        site_url=f"{portal.site_url}{code}/",
    )
    plugin = config.plugins["zhuchao"]
    assert isinstance(plugin, ZhuchaoPlugin)
    plugin.prepared, plugin.framing = drawing.prepared, True
    with redirect_stderr(io.StringIO()):
        mkdocs_build(config)
    return plugin.build.frame(config)


@uncollected()
def draw_projects(token: str, code: str, ids: Sequence[str]) -> Drawn:
    """The pages of some projects."""
    drawing = _held[token]
    setting = drawing.site(code).setting
    return _drawn(drawing, code, (project_page(setting, id_) for id_ in ids))


@uncollected()
def draw_lists(token: str, code: str) -> Drawn:
    """The lists of projects, and all projects as a table."""
    drawing = _held[token]
    setting = drawing.site(code).setting
    drawn = _drawn(drawing, code, list_pages(setting))
    table = drawing.stage.put(f"{code}/data/projects.csv", projects_table(setting))
    return Drawn((*drawn.puts, table), drawn.listed)


@uncollected()
def draw_rest(token: str, code: str) -> Drawn:
    """Documents, pages that gather, pages for what is over, former addresses, feed, files."""
    drawing = _held[token]
    site, frame = drawing.site(code), drawing.frames[code]
    site.samples = drawing.samples
    pages = itertools.chain(overview_pages(site.setting), site.other_pages())
    drawn = _drawn(drawing, code, pages)
    documents = list(_documents(site, frame))
    puts = [_put(drawing, code, page, inside) for page, inside in documents]
    files = {**frame.files, **{name: text.encode() for name, text in site.feeds()}}
    files |= {f"{url}index.html": html.encode() for url, html in site.redirects()}
    puts += [drawing.stage.put(f"{code}/{name}", content) for name, content in files.items()]
    listed = (page.url for page, _ in documents)
    return Drawn((*drawn.puts, *puts), (*drawn.listed, *listed))


def _documents(site: Site, frame: Frame) -> Iterator[tuple[Page, str]]:
    setting = site.setting
    for kind in DOCUMENT_KINDS:
        for id_, writing in getattr(setting.catalogue, kind).items():
            page = document_page(setting, kind, id_)
            rendered = frame.documents[kind, id_]
            yield page, body(site, page, rendered, setting.locale_of(writing))


def _drawn(drawing: Drawing, code: str, pages: Iterator[Page]) -> Drawn:
    puts, listed = [], []
    for page in pages:
        puts.append(_put(drawing, code, page))
        if page.listed:
            listed.append(page.url)
    return Drawn(tuple(puts), tuple(listed))


def _put(drawing: Drawing, code: str, page: Page, inside: str | None = None) -> Put:
    frame = drawing.frames[code]
    html = drawing.site(code).joined(page, frame.shell, inside)
    return drawing.stage.put(f"{code}/{page.file}", html.encode())
