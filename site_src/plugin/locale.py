"""One MkDocs build of one locale: what the hooks do."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from site_src.catalogue.prepare import Prepared, prepare
from site_src.diagnostics import Report
from site_src.exporters.calendar import calendars
from site_src.exporters.files import whole_file
from site_src.exporters.records import Lines
from site_src.exporters.table import projects_table
from site_src.i18n.language import Language
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.plugin.open_data import locale_data
from site_src.publish.output import Output, check_target
from site_src.render.assets import assets
from site_src.render.environment import theme_folders, words_folders
from site_src.render.frame import Frame, Heading, Rendered, all_shells, body
from site_src.render.page import Page
from site_src.render.pages import document_page
from site_src.render.shell import NOTHING, Document
from site_src.render.site import Site
from site_src.view import urls
from site_src.view.blocks import set_apart
from site_src.view.data.files import DataFile, root_files
from site_src.view.links import resolve
from site_src.view.renditions import shared_images
from site_src.view.setting import Setting

if TYPE_CHECKING:
    from mkdocs.structure.toc import AnchorLink, TableOfContents

_TEMPLATE = "main.html"


def prepared_here(root: Path) -> Prepared:
    """The portal in a folder. Raises ValueError with all errors if there are any."""
    report = Report()
    prepared = prepare(root, report)
    if prepared is None:
        errors = [d.line() for d in report if d.severity == "error"]
        raise ValueError("\n".join(errors))
    return prepared


class LocaleBuild:
    """Holds what one build needs from hook to hook.

    With `single`, the locale is a site of its own (`mkdocs serve`) and has its assets inside. With
    `framing`, no page is drawn: what MkDocs contributes to the pages is kept for `frame`.
    """

    def __init__(
        self, prepared: Prepared, locale: str, single: bool, framing: bool = False
    ) -> None:
        portal = prepared.portal
        if locale not in portal.settings.locales:
            raise ValueError(f"docs_dir: '{locale}' is not a locale of this portal")
        language = Language(locale, portal.settings.locales, words_folders(portal.root))
        setting = Setting(prepared, language)
        shared = assets(portal.root, portal.settings, portal.internal)
        self.site = Site(setting, shared, up="" if single else "../")
        self.single = single
        self.env: Environment
        self.nav: Navigation
        self.files: Files
        self.unlisted: set[str] = set()
        self.framing = framing
        self.rendered: dict[tuple[str, str], Rendered] = {}
        self._pages: dict[str, Page] = {}
        self._texts: dict[str, str] = {}

    def configure(self, config: MkDocsConfig, own_folder: bool) -> None:
        """Sets theme folders and addresses; without `own_folder`, builds into our cache, since
        MkDocs empties the folder that it builds into."""
        portal = self.site.setting.prepared.portal
        own = [str(folder) for folder in theme_folders(portal.root)]
        config.theme.dirs[:] = own + [path for path in config.theme.dirs if path not in own]
        config.theme.static_templates.clear()
        if not own_folder:
            code, target = self.site.setting.language.code, Path(config.site_dir)
            self._target = target.parent if target.name == code else target
            check_target(self._target, portal.root)
            config.site_dir = str(portal.root / ".zhuchao" / "mkdocs" / code)

    def select(self, files: Files, config: MkDocsConfig) -> Files:
        """The documents of the locale, with the original where one is not translated."""
        chosen = Files(
            [file for file in files if file.src_dir == config.docs_dir and self._public(file)]
        )
        for name, path in self._attachments.items():
            if not any(file.src_uri == name for file in chosen):
                chosen.append(File.generated(config, name, abs_src_path=str(path)))
        present = {file.src_uri for file in chosen}
        for kind in DOCUMENT_KINDS.values():
            for id_, writing in getattr(self.site.setting.catalogue, kind.name).items():
                name = str(PurePosixPath(kind.folder) / f"{id_}.md")
                if name not in present:
                    body = self.site.setting.body(writing)
                    chosen.append(File.generated(config, name, content=body))
        return chosen

    def resolve(self, markdown: str, page: MkDocsPage) -> str:
        """`project:x` becomes the way to that project's page from this one, and a block of the
        catalogue a mark, which no renderer or sanitiser minds."""
        self._texts[page.file.src_uri] = markdown
        kind, id_ = kind_of(page.file.src_uri)
        depth = urls.of(kind, id_).count("/") if kind != "home" else 0
        return resolve(set_apart(markdown), "../" * depth or "./")

    def body(self, html: str, page: MkDocsPage) -> str:
        """The document's text, made safe and set in its template."""
        name = page.file.src_uri
        headings = tuple(Heading(entry.id, entry.title) for entry in _headings(page.toc))
        rendered = Rendered(html, self._texts[name], headings)
        if self.framing:
            self.rendered[kind_of(name)] = rendered
            return ""
        return body(self.site, self._page(page), rendered, self._spoken(page))

    def document(self, page: MkDocsPage) -> Document:
        """A document as `main.html` takes it."""
        if self.framing:
            return NOTHING
        return self.site.document(self._page(page), page.content or "")

    def frame(self, config: MkDocsConfig) -> Frame:
        """What MkDocs has made of the locale, for others to draw its pages."""
        folder = Path(config.site_dir)
        pages = {file.dest_uri for file in self.files.documentation_pages()}
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
        files = {path.relative_to(folder).as_posix(): path for path in paths}
        return Frame(
            shells=all_shells(self.site, self.renderer(config)),
            documents=self.rendered,
            files={name: files[name].read_bytes() for name in files if name not in pages},
        )

    def write_catalogue(self, config: MkDocsConfig, publish: bool) -> None:
        """Writes the pages of the catalogue beside the documents."""
        folder, render = Path(config.site_dir), self.renderer(config)
        for page in self.site.pages():
            _write(folder / page.file, self.site.quick(page, render))
            if not page.listed:
                self.unlisted.add(page.url)
        for url, html in self.site.redirects():
            _write(folder / url / "index.html", html.encode())
            self.unlisted.add(url)
        if self.single:
            for name, content in {**self._shared(), **self._data()}.items():
                _write(folder / name, content)
        files = {name: text.encode() for name, text in self.site.feeds()}
        files |= dict(calendars(self.site.setting))
        files[urls.PROJECTS_TABLE] = projects_table(self.site.setting)
        sizes = {name: len(content) for name, content in files.items()}
        whole = {file: len(content) for file, content in self._whole.items()}
        data, page = locale_data(self.site.setting, Lines(), sizes, whole)
        files |= data | {page.file: self.site.quick(page, render)}
        for name, content in files.items():
            _write(folder / name, content)
        if publish:
            self._publish(folder)

    def _shared(self) -> dict[str, bytes]:
        """What all locales have in common."""
        return {**self.site.assets.files, **shared_images(self.site.setting.prepared)}

    def _data(self) -> dict[str, bytes]:
        """What holds all locales. Where a build of all has made it, that one stays."""
        return {file.name: content for file, content in self._whole.items()}

    @functools.cached_property
    def _whole(self) -> Mapping[DataFile, bytes]:
        """The files of open data that hold all locales."""
        prepared = self.site.setting.prepared
        locales, words = prepared.portal.settings.locales, words_folders(prepared.portal.root)
        settings = [Setting(prepared, Language(code, locales, words)) for code in locales]
        return {file: whole_file(file, settings, Lines()) for file in root_files(prepared)}

    def watched(self) -> tuple[Path, ...]:
        """Folders besides the documents whose files make the site."""
        portal = self.site.setting.prepared.portal
        return (portal.catalogue, *theme_folders(portal.root))

    def renderer(self, config: MkDocsConfig) -> Any:
        """Draws `main.html` in MkDocs' own environment, as MkDocs does."""
        template = self.env.get_template(_TEMPLATE)

        def render(document: Document) -> str:
            context = get_context(self.nav, self.files, config, base_url=document.base)
            return template.render({**context, "doc": document})

        return render

    def _publish(self, folder: Path) -> None:
        """Carries one locale into the site without touching anything else there."""
        code = self.site.setting.language.code
        output = Output(self._target)
        files = {
            f"{code}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        data = {n: c for n, c in self._data().items() if not (self._target / n).exists()}
        output.replace({**files, **self._shared(), **data}, within=(f"{code}/",))

    @property
    def _attachments(self) -> Mapping[str, Path]:
        """The files that texts of this locale link to; no other file gets out."""
        return self.site.setting.prepared.attachments[self.site.setting.language.code]

    def _public(self, file: File) -> bool:
        if not file.is_documentation_page():
            return file.src_uri in self._attachments
        kind, id_ = kind_of(file.src_uri)
        return bool(kind) and id_ in getattr(self.site.setting.catalogue, kind)

    def _page(self, page: MkDocsPage) -> Page:
        name = page.file.src_uri
        if name not in self._pages:
            self._pages[name] = document_page(self.site.setting, *kind_of(name))
        return self._pages[name]

    def _spoken(self, page: MkDocsPage) -> str:
        """The locale in which a document is written."""
        setting, (kind, id_) = self.site.setting, kind_of(page.file.src_uri)
        return setting.locale_of(getattr(setting.catalogue, kind)[id_])


def kind_of(name: str) -> tuple[str, str]:
    """Kind and id of a document by its path; the kind is empty for other files."""
    path = PurePosixPath(name)
    folder = "" if str(path.parent) == "." else str(path.parent)
    kind = next((k.name for k in DOCUMENT_KINDS.values() if k.folder == folder), "")
    return kind, path.stem


def _headings(toc: TableOfContents) -> Iterator[AnchorLink]:
    """The headings that the contents at the side name."""
    for top in toc:
        yield from (entry for entry in (top, *top.children) if entry.level == 2)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
