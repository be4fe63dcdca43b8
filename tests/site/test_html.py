"""Every page is correct HTML, says the Nu HTML checker."""

from __future__ import annotations

from tests.site.conftest import BuiltSite
from tests.support.html import html_errors


def test_no_error_on_any_page(site: BuiltSite) -> None:
    """Pages and style sheet, in one run."""
    errors = html_errors(site.folder)
    shown = "\n".join(errors[:10])
    assert not errors, f"{len(errors)} errors\n{shown}"
