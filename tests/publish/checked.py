"""What the tests of the output checker have in common."""

from __future__ import annotations

from pathlib import Path

from site_src.faults import FAULTS
from site_src.publish.checker import Site, verify
from site_src.work.processes import Crew

URL = "https://portal.example/"
SITE = Site(URL, {"zh": ("zh-Hans", "ltr"), "en": ("en", "ltr")})
PAGE = "en/projects/nylon-filament/index.html"
OTHER = "zh/projects/nylon-filament/index.html"
#: Where things stand that every page has.
BODY, MAIN, HEAD = '<main id="main" tabindex="-1">\n', "</main>", '<meta charset="utf-8">\n'
OWN = "en/projects/nylon-filament/"
HERE = f'<link rel="canonical" href="{URL}{OWN}">'
ENGLISH = f'<link rel="alternate" hreflang="en" href="{URL}{OWN}">'
DEFAULT = f'<link rel="alternate" hreflang="x-default" href="{URL}zh/projects/nylon-filament/">'
LISTED = f"<url><loc>{URL}{OWN}</loc>"


def found(folder: Path, site: Site = SITE, jobs: int = 1) -> list[str]:
    """What the checker says, without the hints that stand after it."""
    with Crew(jobs) as crew:
        ledger = verify(folder, site, crew).ledger
    return [fault.text() for code in FAULTS for fault in ledger.of(code)]


def line_of(folder: Path, name: str, words: str) -> int:
    text = (folder / name).read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words)) + 1
