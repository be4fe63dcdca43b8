"""Draws the pages of a portal, some here and some there: what one worker does of a build."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogue.desk import Desk
from site_src.catalogue.prepare import Prepared
from site_src.exporters.calendar import calendars
from site_src.exporters.records import Lines
from site_src.exporters.table import projects_table, rows_of
from site_src.i18n.language import Language
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.plugin.open_data import locale_data
from site_src.plugin.plan import Plan
from site_src.publish.output import Put, Stage
from site_src.render.assets import Assets
from site_src.render.desk import desk_pages
from site_src.render.entries import entry_pages
from site_src.render.environment import Compiled, Memory, Shelves, words_folders
from site_src.render.frame import Frame, body
from site_src.render.overviews import overview_pages
from site_src.render.page import Page
from site_src.render.pages import document_page, listing_page, project_page
from site_src.render.reports import report_pages
from site_src.render.rows import DrawnRows, Rows
from site_src.render.site import Site
from site_src.view import urls
from site_src.view.desk.tables import DeskSetting
from site_src.view.facets import Choice
from site_src.view.listing import listing_view
from site_src.view.setting import Setting
from site_src.work.cache import Cache, key_of
from site_src.work.processes import uncollected


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a task: files, and the addresses below the locale's root of those pages, not in
    the plan, that site map and search engines are told of."""

    puts: tuple[Put, ...]
    listed: tuple[str, ...] = ()
    rows: Mapping[str, DrawnRows] = field(default_factory=dict)
    """Rows of lists that were drawn for the first time, by locale."""


@dataclass(slots=True)
class Drawing:
    """A build as its workers know it."""

    prepared: Prepared
    assets: Assets
    stage: Stage
    workshop: Path
    samples: Prepared | None
    cache: Cache | None
    shelves: Shelves | None
    """Where it is remembered what templates were compiled to."""
    rows: str
    """The same of all that every row of a list depends on."""
    desk: Desk | None = None
    """What only the office may know; in the internal edition alone."""
    frames: dict[str, Frame] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    memories: dict[str, Compiled] = field(default_factory=dict)

    def site(self, code: str) -> Site:
        """One locale."""
        if code not in self.sites:
            portal = self.prepared.portal
            language = Language(code, portal.settings.locales, words_folders(portal.root))
            setting = Setting(self.prepared, language)
            rows = Rows(self.cache, code, self.rows)
            memory = Memory(self.compiled("plain"), self.compiled(code))
            self.sites[code] = Site(setting, self.assets, memory=memory, rows=rows)
        return self.sites[code]

    def compiled(self, environment: str) -> Compiled | None:
        """What the templates of an environment were compiled to before."""
        if self.shelves is not None and environment not in self.memories:
            portal = self.prepared.portal
            locales = key_of(*portal.settings.locales.items())[:8]  # no portal must oust another's
            name = f"{portal.edition}-{environment}-{locales}"
            self.memories[environment] = Compiled(self.shelves, name)
        return self.memories.get(environment)


#: The templates that draw most pages.
_MANY = ("pages/project.html", "pages/projects.html", "pieces/card.html", "pieces/row.html")
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
    from site_src.plugin.frames import whole_frame  # and MkDocs, which few builds need

    drawing = _held[token]
    compiled = drawing.compiled("frame")
    return whole_frame(drawing.prepared, code, drawing.workshop, compiled)


@uncollected()
def compile_templates(token: str, codes: Sequence[str]) -> None:
    """Compiles what draws projects and lists, so that the others find it compiled."""
    for code in codes:
        _held[token].site(code).bodies.compile(_MANY)


@uncollected()
def draw_projects(token: str, code: str, wanted: Sequence[tuple[str, str]]) -> Drawn:
    """The pages of some projects, by id and key."""
    drawing = _held[token]
    setting = drawing.site(code).setting
    pages = ((project_page(setting, id_), key) for id_, key in wanted)
    return Drawn(tuple(_put(drawing, code, page, key) for page, key in pages))


@uncollected()
def draw_lists(token: str, code: str, wanted: Sequence[tuple[Choice, int, str]]) -> Drawn:
    """Some pages of lists of projects."""
    drawing = _held[token]
    site = drawing.site(code)
    setting = site.setting
    views = ((listing_view(setting, choice, number), key) for choice, number, key in wanted)
    pages = ((listing_page(setting, view), key) for view, key in views)
    puts = tuple(_put(drawing, code, page, key) for page, key in pages)
    return Drawn(puts, rows={code: site.rows.latest()})


@uncollected()
def draw_rest(token: str, code: str, plan: Plan) -> Drawn:
    """Policies, the table of projects, and what is always drawn: other documents and entries,
    pages that gather, pages for what is over, former addresses, feed."""
    policies = dict(plan.policies)
    drawing = _held[token]
    site, frame = drawing.site(code), drawing.frames[code]
    site.samples = drawing.samples
    puts, listed = [], []
    desk = desk_pages(DeskSetting(site.setting, drawing.desk)) if drawing.desk else ()
    setting = site.setting
    gathering, entries = overview_pages(setting), entry_pages(setting)
    reports = report_pages(setting)
    for page in itertools.chain(gathering, entries, reports, site.other_pages(), desk):
        puts.append(_put(drawing, code, page))
        listed += [page.url] if page.listed else []
    for kind in DOCUMENT_KINDS:
        for id_, writing in getattr(site.setting.catalogue, kind).items():
            if kind == "policy" and id_ not in policies:
                continue
            page, rendered = document_page(site.setting, kind, id_), frame.document(kind, id_)
            inside = body(site, page, rendered, site.setting.locale_of(writing))
            key = policies[id_] if kind == "policy" else ""
            puts.append(_put(drawing, code, page, key, inside))
            listed.append(page.url)
    files = {**frame.files, **{name: text.encode() for name, text in site.feeds()}}
    files |= dict(calendars(site.setting))
    files |= {f"{url}index.html": html.encode() for url, html in site.redirects()}
    puts += [drawing.stage.put(f"{code}/{name}", content) for name, content in files.items()]
    known = dict(plan.there)
    if plan.table:
        name = f"{code}/{urls.PROJECTS_TABLE}"
        rows = _rows(drawing.stage.target / name, plan)
        table = projects_table(site.setting, rows)
        puts.append(drawing.stage.put(name, table, plan.table))
        known[urls.PROJECTS_TABLE] = len(table)
    known |= {name: len(content) for name, content in files.items()}
    data, page = _data(drawing, site.setting, plan, known)
    puts += [*data, _put(drawing, code, page)]
    listed.append(page.url)
    return Drawn(tuple(puts), tuple(listed))


def _data(
    drawing: Drawing, setting: Setting, plan: Plan, known: Mapping[str, int]
) -> tuple[list[Put], Page]:
    """Files of open data, and the page on which all of them are described."""
    keys = {file.name: key for file, key in plan.data}
    lines = Lines(drawing.cache, setting.language.code, plan.lines)
    made, page = locale_data(setting, lines, known, plan.whole, [file for file, _ in plan.data])
    code = setting.language.code
    puts = [drawing.stage.put(f"{code}/{n}", made[n], keys.get(n, "")) for n in made]
    return puts, page


def _rows(path: Path, plan: Plan) -> dict[str, list[str]]:
    """The rows of the table in the site that still hold: of projects whose page stays."""
    if plan.stale is None:
        return {}
    return {id_: row for id_, row in rows_of(path.read_bytes()).items() if id_ not in plan.stale}


def _put(drawing: Drawing, code: str, page: Page, key: str = "", inside: str | None = None) -> Put:
    whole = drawing.site(code).joined(page, drawing.frames[code].shell, inside)
    return drawing.stage.put(f"{code}/{page.file}", whole, key)
