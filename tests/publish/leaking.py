"""Searches a site of a few files for what a portal keeps internal."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.portal import Portal, read_portal
from site_src.diagnostics import Report
from site_src.publish.leaks import Findings, scan
from site_src.render.environment import OWN_THEME
from site_src.work.processes import Crew
from tests.portals import AS_OF


def portal_of(root: Path) -> Portal:
    """The portal in a folder, which must be readable."""
    found = read_portal(root, Report())
    assert found is not None
    return found


def searched(portal: Portal, files: dict[str, bytes]) -> Findings:
    """What is found in a site of these files."""
    folder = portal.root / "site"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return scan(folder, portal, OWN_THEME, AS_OF, Crew(1))


def told(findings: Findings) -> list[str]:
    """A line for each leak."""
    return [fault.text() for fault in findings.ledger.of("leak")]
