"""Stubs of new entries: commented, and valid as they stand."""

from __future__ import annotations

import datetime
from pathlib import Path

from site_src.catalogue.portal import Portal, read_portal
from site_src.diagnostics import Report
from site_src.model.kinds import KINDS, RESERVED
from site_src.source.paths import entries, is_id, shown

_STUBS = Path(__file__).with_name("stubs")


class StubError(Exception):
    """The stub cannot be written. `message` has `params` to fill in."""

    def __init__(self, message: str, **params: str) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def write_stub(root: Path, kind: str, slug: str) -> str:
    """Writes a new entry and returns its path as shown. Raises StubError; never overwrites."""
    report = Report()
    portal = read_portal(root, report)
    if portal is None:
        raise StubError("There is no portal in {folder}.", folder=str(root))
    path = portal.catalogue / KINDS[kind].folder / f"{slug}.yml"
    if not is_id(slug) or slug in RESERVED:
        raise StubError(
            "'{value}' cannot be an id: use a-z, 0-9 and hyphens, beginning with a letter.",
            value=slug,
        )
    if path.exists():
        raise StubError("{path} exists already.", path=shown(path, portal.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_project(portal, slug), encoding="utf-8", newline="\n")
    return shown(path, portal.root)


def write_portal(folder: Path, today: datetime.date) -> list[str]:
    """Writes a fresh portal that builds at once; returns its files. Raises StubError if the
    folder holds anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StubError("{path} is not empty.", path=str(folder))
    source = _STUBS / "portal"
    written = []
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        name = path.relative_to(source)
        text = path.read_text(encoding="utf-8").replace("{today}", today.isoformat())
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        written.append(name.as_posix())
    return written


def _project(portal: Portal, slug: str) -> str:
    codes = portal.settings.written
    template = (_STUBS / "project.yml").read_text(encoding="utf-8")
    return template.format(
        titles="\n".join(f"  {code}: {slug}" for code in codes),
        summaries="\n".join(f"#   {code}:" for code in codes),
        industry=_first(portal, "industry"),
        region=_first(portal, "region"),
        original=portal.settings.original,
        catalogue=portal.settings.catalogue,
        today=portal.today().isoformat(),
    )


def _first(portal: Portal, kind: str) -> str:
    """An id that exists, so that the stub is valid; the editor puts the right one."""
    folder = portal.catalogue / KINDS[kind].folder
    found = entries(folder, ".yml", portal.root, Report()) if folder.is_dir() else iter(())
    id_, _, _ = next(found, ("", folder, ""))
    if not id_:
        raise StubError("Write an entry in {folder} first.", folder=shown(folder, portal.root))
    return f"{id_}    # {portal.settings.catalogue}/{KINDS[kind].folder}/"
