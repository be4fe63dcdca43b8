"""The frame of a locale, made by MkDocs: as a whole for a build, piece by piece for the preview."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from jinja2 import BytecodeCache
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from site_src.catalogue.prepare import Prepared
from site_src.plugin.hooks import ZhuchaoPlugin
from site_src.plugin.locale import LocaleBuild, kind_of
from site_src.render.frame import Frame, Rendered, ShellKey
from site_src.render.shell import Shell, cut


class AnyFrame(Protocol):
    """What is asked of a frame, whichever way it is made."""

    def shell(self, key: ShellKey) -> Shell:
        """The document around a page. Raises ShellError."""

    def document(self, kind: str, id_: str) -> Rendered:
        """A document's Markdown as HTML."""

    def file(self, name: str) -> bytes | None:
        """A file by its path below the locale's root, if it is one of MkDocs'."""


def whole_frame(
    prepared: Prepared, code: str, workshop: Path, compiled: BytecodeCache | None = None
) -> Frame:
    """All of it at once. `compiled` knows what templates were compiled to."""
    with _configured(prepared, code, workshop) as (config, plugin):
        plugin.compiled = compiled
        with contextlib.redirect_stderr(io.StringIO()):
            mkdocs_build(config)
        return plugin.build.frame(config)


class OpenFrame:
    """The same, of which each piece is made when it is asked for. MkDocs' own build is followed
    step by step as far as the documents, and nothing is written."""

    def __init__(
        self, prepared: Prepared, code: str, workshop: Path, compiled: BytecodeCache
    ) -> None:
        """`compiled` knows what templates were compiled to."""
        with _configured(prepared, code, workshop) as (config, plugin):
            self._config, self._plugin = config.plugins.on_config(config), plugin
            self._build: LocaleBuild = plugin.build
        files, env = get_files(config), config.theme.get_env()
        env.bytecode_cache = compiled
        files.add_files_from_theme(env, config)
        self._files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = get_navigation(files, config)
        config.plugins.on_nav(nav, config=config, files=files)
        config.plugins.on_env(env, config=config, files=files)
        self._render = self._build.renderer(config)
        self._pages = {kind_of(file.src_uri): file for file in files.documentation_pages()}
        self._others = {file.dest_uri: file for file in files if not file.is_documentation_page()}
        self._shells: dict[ShellKey, Shell] = {}

    def shell(self, key: ShellKey) -> Shell:
        """The document around a page. Raises ShellError."""
        if key not in self._shells:
            self._shells[key] = cut(self._render, *key)
        return self._shells[key]

    def document(self, kind: str, id_: str) -> Rendered:
        """A document's Markdown as HTML."""
        known = self._build.rendered
        if (kind, id_) not in known:
            file = self._pages[kind, id_]
            self._read(file.page or MkDocsPage(None, file, self._config))
        return known[kind, id_]

    def file(self, name: str) -> bytes | None:
        """A file by its path below the locale's root, if it is one of MkDocs'."""
        return self._others[name].content_bytes if name in self._others else None

    def _read(self, page: MkDocsPage) -> None:
        config, files, plugins = self._config, self._files, self._config.plugins
        self._plugin.build = self._build  # all locales have one plugin
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)
        plugins.on_page_content(page.content or "", page=page, config=config, files=files)


@contextlib.contextmanager
def _configured(
    prepared: Prepared, code: str, workshop: Path
) -> Iterator[tuple[MkDocsConfig, ZhuchaoPlugin]]:
    """MkDocs for one locale, which is to make the frame only. It has one plugin for all that a
    process builds, so that what this build is about is taken back at its end."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    portal = prepared.portal
    portal.documents(code).mkdir(parents=True, exist_ok=True)
    config = load_config(
        str(portal.root / "mkdocs.yml"),
        docs_dir=str(portal.documents(code)),
        site_dir=str(workshop / code),
        site_url=f"{portal.site_url}{code}/",
    )
    plugin = config.plugins["zhuchao"]
    assert isinstance(plugin, ZhuchaoPlugin)
    plugin.prepared, plugin.framing = prepared, True
    try:
        yield config, plugin
    finally:
        plugin.prepared, plugin.framing, plugin.compiled = None, False, None
