"""The MkDocs plugin: wiring, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_src.catalogue.prepare import Prepared
from site_src.plugin.locale import LocaleBuild, prepared_here
from site_src.publish.output import OutputError

#: Hooks of the portal and other plugins have their say on a document before it is set.
_LAST = -100


class ZhuchaoPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Builds one locale. `prepared` is handed over by whoever builds all of them, who may want
    the frame of the pages only (`framing`) and may know what templates were `compiled` to."""

    prepared: Prepared | None = None
    framing = False
    compiled: BytecodeCache | None = None
    serving = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Our options are checked with the catalogue, where a mistake gets a place."""
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether MkDocs serves from its own folder."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the portal, unless it was handed over, and points MkDocs at our folders."""
        root = Path(config.config_file_path).parent
        try:
            prepared = self.prepared or prepared_here(root)
            locale = Path(config.docs_dir).name
            self.build = LocaleBuild(prepared, locale, self.serving, self.framing)
            self.build.configure(config, own_folder=self.serving or self.prepared is not None)
        except (ValueError, OutputError) as problem:
            raise PluginError(str(problem)) from None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leaves out the theme's own assets and adds documents not yet translated."""
        return self.build.select(files, config)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Gives the templates our words and the frame."""
        self.build.site.dress(env)
        env.bytecode_cache = self.compiled
        self.build.env = env
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keeps what a template's context is made of."""
        self.build.nav, self.build.files = nav, files
        return nav

    @event_priority(_LAST)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Turns links to entries into addresses."""
        return self.build.resolve(markdown, page)

    @event_priority(_LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts a document's text into its template."""
        return self.build.body(html, page)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hands the document to `main.html`."""
        context["doc"] = self.build.document(page)  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watches catalogue and theme too."""
        for folder in self.build.watched():
            server.watch(str(folder))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds the pages of the catalogue, on the fast path."""
        if not self.framing:
            self.build.write_catalogue(config, publish=not (self.serving or self.prepared))
