"""The words that an office puts before a conversion, checked with everything else."""

from __future__ import annotations

from site_src.catalogue.portal import Portal
from site_src.diagnostics import Report
from site_src.i18n.conversion import file_name, read_words
from site_src.source.paths import shown


def check_conversions(portal: Portal, report: Report) -> None:
    """Reports what is wrong with the lists of words of derived locales."""
    for code in portal.settings.derived:
        path = portal.root / "theme" / "locale" / file_name(code)
        if path.is_file():
            read_words(path, shown(path, portal.root), report)
