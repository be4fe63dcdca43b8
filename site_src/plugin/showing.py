"""A portal of which each file is made when somebody asks for it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path

from site_src.catalogue.desk import Desk
from site_src.catalogue.prepare import Prepared
from site_src.exporters.calendar import calendars
from site_src.exporters.files import whole_file
from site_src.exporters.records import Lines
from site_src.exporters.table import projects_table
from site_src.i18n.language import Language
from site_src.plugin.frames import AnyFrame, OpenFrame, whole_frame
from site_src.plugin.keys import Sources
from site_src.plugin.open_data import locale_data
from site_src.render.addresses import document_at, listed, page_at
from site_src.render.assets import assets
from site_src.render.desk import desk_page
from site_src.render.environment import Compiled, Memory, Shelves, words_folders
from site_src.render.frame import body
from site_src.render.page import Page
from site_src.render.pages import document_page
from site_src.render.root import chooser, robots, sitemap
from site_src.render.site import Site
from site_src.source.images import Original
from site_src.view import urls
from site_src.view.data.files import DataFile, locale_files, root_files
from site_src.view.desk.tables import DeskSetting
from site_src.view.renditions import kept_images
from site_src.view.setting import Setting
from site_src.work.cache import Cache

#: The frames of all locales, each with the key of what it was made of.
Frames = dict[str, tuple[str, AnyFrame]]


class Showing:
    """One state of a portal. Its files are those that a build writes, byte for byte."""

    def __init__(
        self, prepared: Prepared, workshop: Path, cache: Cache, frames: Frames,
        desk: Desk | None = None,
    ) -> None:  # fmt: skip
        """`frames` are those of an earlier state, of which those that still hold are used; the
        new ones are added. `workshop` is a folder in which MkDocs may work. The internal edition
        has a `desk`."""
        self._prepared, self._workshop, self._cache = prepared, workshop, cache
        self._desk = desk
        self._frames, self._sources = frames, Sources(prepared)
        self._assets = assets(
            prepared.portal.root, prepared.portal.settings, prepared.portal.internal
        )
        self._sites: dict[str, Site] = {}
        self._made: dict[str, tuple[dict[str, bytes], Page]] = {}
        self._above: dict[str, Callable[[], bytes]] = {
            "index.html": self._chooser, "robots.txt": lambda: robots(prepared),
        }  # fmt: skip
        if not prepared.portal.internal:
            self._above["sitemap.xml"] = self._sitemap

    def file(self, name: str) -> bytes | None:
        """A file by its path below the site's root; None if there is no such file.

        Raises whatever is wrong with a template, and Failure `input-changed` if a project's file
        is no longer what was checked.
        """
        code, _, inner = name.partition("/")
        if inner and code in self._prepared.portal.settings.codes:
            return self._own(self._site(code), self._frame(code), inner)
        if name in self._above:
            return self._above[name]()
        if name in (file.name for file in root_files(self._prepared)):
            return next(content for file, content in self._whole.items() if file.name == name)
        if name in self._pictures:
            return kept_images(self._prepared, [self._pictures[name]])[name]
        return self._assets.files.get(name)

    def _own(self, site: Site, frame: AnyFrame, name: str) -> bytes | None:
        """A file of one locale."""
        page, inside = self._page(site, frame, name.removesuffix("index.html"))
        if page is not None and page.file == name:
            return site.joined(page, frame.shell, inside)
        if name == urls.PROJECTS_TABLE:
            return projects_table(site.setting)
        if name in (file.name for file in locale_files(site.setting) if file.format != "atom"):
            return self._data(site)[0][name]
        if name.endswith(".ics"):
            return dict(calendars(site.setting)).get(name)
        for url, html in (*site.feeds(), *((f"{u}index.html", h) for u, h in site.redirects())):
            if url == name:
                return html.encode()
        return frame.file(name)

    def _page(self, site: Site, frame: AnyFrame, url: str) -> tuple[Page | None, str | None]:
        """The page at an address, and the inside of it where it is a document's."""
        setting = site.setting
        if document := document_at(setting, url):
            kind, id_ = document
            writing = getattr(setting.catalogue, kind)[id_]
            page = document_page(setting, kind, id_)
            return page, body(site, page, frame.document(kind, id_), setting.locale_of(writing))
        if self._desk and (found := desk_page(DeskSetting(setting, self._desk), url)):
            return found, None
        if url == urls.DATA:
            return self._data(site)[1], None
        others = {page.url: page for page in site.other_pages()}
        return page_at(setting, url) or others.get(url), None

    def _data(self, site: Site) -> tuple[dict[str, bytes], Page]:
        """The files of open data of a locale, and their page, made once."""
        code = site.setting.language.code
        if code not in self._made:
            feeds = {name: len(text.encode()) for name, text in site.feeds()}
            whole = {file: len(content) for file, content in self._whole.items()}
            self._made[code] = locale_data(site.setting, Lines(), feeds, whole)
        return self._made[code]

    @functools.cached_property
    def _whole(self) -> Mapping[DataFile, bytes]:
        """The files of open data that hold all locales."""
        codes = self._prepared.portal.settings.codes
        settings = [self._site(code).setting for code in codes]
        files = root_files(self._prepared)
        return {file: whole_file(file, settings, Lines()) for file in files}

    def _site(self, code: str) -> Site:
        if code not in self._sites:
            portal = self._prepared.portal
            language = Language(code, portal.settings.locales, words_folders(portal.root))
            setting = Setting(self._prepared, language)
            self._sites[code] = Site(setting, self._assets, memory=self._memory)
        return self._sites[code]

    @functools.cached_property
    def _memory(self) -> Memory:
        """Quick templates are not remembered: others are set in place in them, and may change."""
        return Memory(Compiled(Shelves(self._cache), "plain"))

    def _frame(self, code: str) -> AnyFrame:
        """A portal with parts of its own in MkDocs gets a frame as a build does."""
        key = self._sources.frame(self._prepared, code)
        if self._frames.get(code, ("",))[0] != key:
            self._frames[code] = key, self._new_frame(code)
        return self._frames[code][1]

    def _new_frame(self, code: str) -> AnyFrame:
        if not self._prepared.portal.alone:
            return whole_frame(self._prepared, code, self._workshop)
        compiled = Compiled(Shelves(self._cache), "frame")
        return OpenFrame(self._prepared, code, self._workshop, compiled)

    @functools.cached_property
    def _pictures(self) -> Mapping[str, Original]:
        images = self._prepared.images.values()
        return {rendition.name: image for image in images for rendition in image.renditions}

    def _chooser(self) -> bytes:
        portal = self._prepared.portal
        words, codes = words_folders(portal.root), portal.settings.codes
        return chooser(self._prepared, self._assets, words, codes, self._memory)

    def _sitemap(self) -> bytes:
        codes = self._prepared.portal.settings.codes
        return sitemap(self._prepared, sorted(set(listed(self._site(codes[0]).setting))), codes)
