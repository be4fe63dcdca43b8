"""The files of open data of a build: what an edit did not touch stays as it was."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_src.exporters.files import LocaleData, linked_file, whole_file
from site_src.exporters.records import Lines
from site_src.publish.output import Put, Stage
from site_src.render.data import data_page
from site_src.render.page import Page
from site_src.view.data.files import DataFile, locale_files, root_files
from site_src.view.setting import Setting
from site_src.work.cache import Cache

Sizes = Mapping[DataFile, int]


def locale_data(
    setting: Setting,
    lines: Lines,
    known: Mapping[str, int],
    whole: Sizes,
    wanted: Iterable[DataFile] | None = None,
) -> tuple[dict[str, bytes], Page]:
    """The `wanted` files of a locale (all without it), by their paths below its root; and the page
    on which they are described. `known` are the sizes of files that are there, by their paths;
    `whole` those of the files that hold all locales."""
    every = locale_files(setting)
    asked = [file for file in (every if wanted is None else wanted) if file.name not in known]
    made = {file.name: content for file, content in LocaleData(setting, lines).make(asked)}
    lines.keep()
    by_name = {**known, **{name: len(content) for name, content in made.items()}}
    sizes = {file: by_name[file.name] for file in every if file.name in by_name}
    for linked in (file for file in every if file.format == "jsonld"):
        made[linked.name] = content = linked_file(setting, {**sizes, **whole})
        sizes[linked] = len(content)
    ordered = {file: sizes[file] for file in every if file in sizes}
    return made, data_page(setting, {**ordered, **whole})


class LineMemory(NamedTuple):
    """Where the lines of projects are remembered, and for which state of all else."""

    cache: Cache | None
    key: str

    def lines(self, name: str) -> Lines:
        """Those of some files."""
        return Lines(self.cache, name, self.key)


class RootData(NamedTuple):
    """The files that hold all locales: those that were made, the sizes of all, and the paths of
    those that stay."""

    puts: tuple[Put, ...]
    sizes: Sizes
    kept: frozenset[str]


def root_data(
    settings: Sequence[Setting], stage: Stage, key: str, there: Mapping[str, str],
    memory: LineMemory,
) -> RootData:  # fmt: skip
    """Makes those of which no file is `there` that has their `key`. The settings are those of all
    locales, the original's first."""
    puts, sizes, kept = list[Put](), dict[DataFile, int](), set[str]()
    for file in root_files(settings[0].prepared):
        if key and there.get(file.name) == key:
            kept.add(file.name)
            sizes[file] = os.stat(stage.target / file.name).st_size
            continue
        lines = memory.lines(file.format)
        content = whole_file(file, settings, lines)
        lines.keep()
        puts.append(stage.put(file.name, content, key))
        sizes[file] = len(content)
    return RootData(tuple(puts), sizes, frozenset(kept))
