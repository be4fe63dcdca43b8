"""The templates of a portal's own: whether they can be trusted with what editors write."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.portal import Portal
from site_src.diagnostics import Place, Report
from site_src.source.paths import shown
from site_src.source.templates import ENDINGS, flaws
from site_src.work.files import files_within

#: The product's own theme, which its tests look at.
_PRODUCT = Path(__file__).resolve().parents[2] / "theme"


def check_theme(portal: Portal, report: Report) -> None:
    """Reports what is careless in the templates of the portal's own theme."""
    folder = portal.root / "theme"
    if not folder.is_dir() or folder.resolve() == _PRODUCT:
        return
    for path in sorted(files_within(folder)):
        if path.endswith(ENDINGS):
            look_at_template(Path(path), shown(Path(path), portal.root), report)


def look_at_template(path: Path, name: str, report: Report) -> None:
    """Reports what is careless in one template."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    for flaw in flaws(text):
        line = text.count("\n", 0, flaw.position) + 1
        column = flaw.position - text.rfind("\n", 0, flaw.position)
        report.add(flaw.code, Place(name, line, column), value=flaw.value)
