"""What the tests of the output checker have in common."""

from __future__ import annotations

from pathlib import Path

from site_src.faults import FAULTS
from site_src.publish.checker import Site, verify
from site_src.work.processes import Crew
from tests import portals

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


#: A small site has English pages only; this one of them is looked at, and its text stands there.
SMALL = Site(URL, {"en": ("en", "ltr")})
LOOKED_AT = "en/a/index.html"
TEXT = 7


def page(name: str, text: str = "<p>x</p>", head: str = "", site: Site = SMALL) -> str:
    """A page in which nothing is wrong but what is put into it."""
    language, direction = site.locales.get(name.partition("/")[0], ("en", "ltr"))
    own = site.url + name.removesuffix("index.html")
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head><title>x</title>\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'self'; base-uri 'none'; form-action 'self'\">\n"
        f'<link rel="canonical" href="{own}">{head}\n</head><body><h1>x</h1>\n{text}\n'
        "</body></html>\n"
    )


def judged(folder: Path, text: str, head: str = "", name: str = LOOKED_AT) -> list[str]:
    """What is said of a small site of two pages, in one of which this stands; without its name."""
    portals.write(folder, {"en/index.html": page("en/index.html"), name: page(name, text, head)})
    return [line.removeprefix(f"{name}:") for line in found(folder, SMALL)]
