"""Builds every locale with MkDocs, side by side, and carries the result into the site."""

from __future__ import annotations

import io
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from site_src.catalogue.prepare import Prepared
from site_src.plugin.hooks import ZhuchaoPlugin
from site_src.publish.lock import locked
from site_src.publish.output import Change, Output, check_target
from site_src.render.assets import assets
from site_src.render.components import samples
from site_src.render.environment import words_folders
from site_src.render.root import root_files
from site_src.view.renditions import shared_images
from site_src.work.processes import each

#: Told what is being done: a message and how far it is, from 0 to 1.
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    pages: int
    change: Change


def build_site(
    prepared: Prepared,
    target: Path,
    jobs: int,
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
        workshop = output.state / "locales"
        extra = samples(prepared) if components else None
        tasks = [(prepared, code, workshop / code, extra) for code in locales]
        files: dict[str, bytes] = {}
        urls: set[str] = set()
        for number, (code, unlisted) in enumerate(each(build_locale, tasks, jobs), start=1):
            found = _collect(workshop / code)
            urls |= {_url(name) for name in found if _is_page(name)} - unlisted
            files |= {f"{code}/{name}": content for name, content in found.items()}
            progress(code, number / len(tasks))
        whole = set(locales) == set(prepared.portal.settings.codes)
        there = {name.partition("/")[0] for name in output.owned()} if not whole else set()
        files |= _above(prepared, urls, {*locales, *there})
        files |= shared_images(prepared, jobs, extra)
        change = output.replace(files, ("",) if whole else tuple(f"{c}/" for c in locales))
        shutil.rmtree(workshop, ignore_errors=True)
    return Built(sum(_is_page(name) for name in files), change)


def _above(prepared: Prepared, urls: set[str], present: set[str]) -> Mapping[str, bytes]:
    """The files above the locales. They name the locales that are `present` in the site."""
    root = prepared.portal.root
    shared = assets(root, prepared.portal.settings)
    return root_files(prepared, shared, words_folders(root), urls, present)


def build_locale(
    prepared: Prepared, code: str, folder: Path, samples: Prepared | None = None
) -> tuple[str, frozenset[str]]:
    """Builds one locale into a folder of its own; returns its code and the addresses of which
    site map and search engines are not told. Runs in a worker."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    portal = prepared.portal
    portal.documents(code).mkdir(parents=True, exist_ok=True)
    config = load_config(
        str(portal.root / "mkdocs.yml"),
        docs_dir=str(portal.documents(code)),
        site_dir=str(folder),
        site_url=f"{portal.site_url}{code}/",
    )
    plugin = config.plugins["zhuchao"]
    assert isinstance(plugin, ZhuchaoPlugin)
    plugin.prepared, plugin.samples = prepared, samples
    with redirect_stderr(io.StringIO()):
        mkdocs_build(config)
    return code, frozenset(plugin.build.unlisted)


def _collect(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _is_page(name: str) -> bool:
    return name.endswith("index.html")


def _url(name: str) -> str:
    return name.removesuffix("index.html")
