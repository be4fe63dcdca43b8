"""Whether every folder and file stands where it is read: what lies elsewhere would be lost."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.portal import Portal
from site_src.diagnostics import Place, Report, nearest
from site_src.model.checks import is_language
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.source.paths import listed, shown


def check_folders(portal: Portal, report: Report) -> None:
    """Reports folders that are missing or that nothing is read from."""
    _check_catalogue(portal, report)
    content = portal.root / portal.settings.content
    if not portal.documents(portal.settings.original).is_dir():
        name = shown(portal.documents(portal.settings.original), portal.root)
        report.add("folder-missing", Place(name), value=name)
    codes = portal.settings.codes
    for path in listed(content, portal.root, report) if content.is_dir() else ():
        if path.name in codes:
            _check_documents(path, portal, report)
        elif is_language(path.name.replace("_", "-").lower()) and any(path.rglob("*.md")):
            near = nearest(path.name, codes) or codes[0]
            place = Place(shown(path, portal.root))
            choices = ", ".join(codes)
            report.add("locale-unknown", place, nearest=near, value=path.name, choices=choices)


def _check_catalogue(portal: Portal, report: Report) -> None:
    if not portal.catalogue.is_dir():
        name = portal.settings.catalogue
        report.add("folder-missing", Place(name), value=name)
        return
    folders = [kind.folder for kind in KINDS.values()]
    for path in listed(portal.catalogue, portal.root, report):
        if path.name not in folders and (path.is_dir() or path.suffix == ".yml"):
            _report_unknown(path, folders, portal, report)


def _check_documents(locale: Path, portal: Portal, report: Report) -> None:
    """Folders without documents, for pictures say, may have any name."""
    folders = [kind.folder for kind in DOCUMENT_KINDS.values() if kind.folder]
    for path in listed(locale, portal.root, report):
        if path.name not in folders and path.is_dir() and any(path.glob("*.md")):
            _report_unknown(path, folders, portal, report)


def _report_unknown(path: Path, folders: list[str], portal: Portal, report: Report) -> None:
    name = shown(path, portal.root)
    near = nearest(path.name, folders)
    code = "folder-unknown" if path.is_dir() else "file-misplaced"
    report.add(code, Place(name), nearest=near, value=name.rpartition("/")[2])
