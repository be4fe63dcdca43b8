"""The command `export`: open data as files, however many projects there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from site_src.catalogue.prepare import Prepared
from site_src.cli.speech import say as _
from site_src.exporters.files import LocaleData, linked_file, whole_file
from site_src.exporters.records import Lines
from site_src.failures import Failure
from site_src.i18n.language import Language
from site_src.publish.writing import write_file
from site_src.render.environment import Templates, words_folders
from site_src.render.site import feeds
from site_src.view.data.files import DataFile, locale_files, root_files
from site_src.view.setting import Setting


def export_data(
    prepared: Prepared, formats: Collection[str], codes: Sequence[str], folder: Path, some: bool
) -> None:
    """Writes the files of some formats: those of each of the locales, and those that hold all
    unless only `some` are wanted. Raises Failure `export-…` if there are none."""
    written = 0
    for name, content in _files(prepared, formats, codes, some):
        write_file(str(folder / name), content)
        click.echo(_("Written: {path}").format(path=folder / name))
        written += 1
    if not written:
        prefix = prepared.portal.settings.oc4ids_prefix
        lacks = "oc4ids" in formats and not some and not prefix
        raise Failure("export-prefix" if lacks else "export-empty", format=", ".join(formats))


def _files(
    prepared: Prepared, formats: Collection[str], codes: Sequence[str], some: bool
) -> Iterator[tuple[str, bytes]]:
    settings = {code: _setting(prepared, code) for code in prepared.portal.settings.codes}
    if not some:
        everybody = list(settings.values())
        for file in root_files(prepared, bounded=False):
            if file.format in formats:
                yield _name(file), whole_file(file, everybody, Lines())
    for code in codes:
        for name, content in _locale_files(settings[code], formats):
            yield f"{code}/{name}", content


def _locale_files(setting: Setting, formats: Collection[str]) -> Iterator[tuple[str, bytes]]:
    own = LocaleData(setting)
    wanted = [f for f in locale_files(setting, False) if f.format in formats]
    for file, content in own.make(wanted):
        yield _name(file), content
    if "atom" in formats:
        templates = Templates(setting.prepared.portal.root, setting.language)
        yield from ((name, text.encode()) for name, text in feeds(setting, templates))
    if "jsonld" in formats:
        made = own.make(locale_files(setting))
        sizes = {file: len(content) for file, content in made}
        yield "catalogue.jsonld", linked_file(setting, sizes)


def _setting(prepared: Prepared, code: str) -> Setting:
    portal = prepared.portal
    return Setting(prepared, Language(code, portal.settings.locales, words_folders(portal.root)))


def _name(file: DataFile) -> str:
    return file.name.rpartition("/")[2]
