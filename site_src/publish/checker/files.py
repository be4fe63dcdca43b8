"""The files of a site that are no pages: style sheets, pictures, feeds, site maps, data."""

from __future__ import annotations

import html
import json
import re
import xml.parsers.expat
from collections.abc import Callable, Iterator
from typing import NamedTuple

from site_src.publish.checker.ledger import Fault, Ledger
from site_src.publish.checker.links import (
    ASSET,
    DATA,
    ELSEWHERE,
    FAULTS_BY_KIND,
    ROOT,
    SAME,
    Files,
    Site,
    ancestors,
    elsewhere_fault,
    own_addresses,
)  # fmt: skip

_CSS = re.compile(
    r"""/\*.*?\*/|url\(\s*("[^"]*"|'[^']*'|[^)]*?)\s*\)|@import\s+("[^"]*"|'[^']*')""", re.DOTALL
)
_URL = re.compile(r"<url>(.*?)</url>", re.DOTALL)
_LOCATION = re.compile(r"<loc>\s*([^<]*?)\s*</loc>")
_ALTERNATE = re.compile(r"<xhtml:link\b([^>]*)>")
_HREFLANG = re.compile(r"""\bhreflang=["']([^"']*)""")
_HREF = re.compile(r"""\shref=["']([^"']*)""")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


class Listed(NamedTuple):
    """A page in a site map: the map, the line, the address, the page and those in other languages
    (-1 for none)."""

    path: str
    line: int
    written: str
    number: int
    others: tuple[tuple[str, int], ...]


class FileReader:
    """Looks at files by the ends of their names."""

    def __init__(self, site: Site, files: Files, ledger: Ledger) -> None:
        self.site, self.files, self.ledger = site, files, ledger
        self.links = 0
        self.listed: list[Listed] = []
        self._own = own_addresses(site)
        self._kinds: dict[str, Callable[[str, str], None]] = {
            "css": self._style, "xml": self._xml, "svg": self._picture, "json": self._json,
            "webmanifest": self._manifest, "txt": self._text, "csv": self._text,
            "geojson": self._json, "jsonld": self._json, "ics": self._calendar,
        }  # fmt: skip

    def read(self, name: str, data: bytes) -> None:
        """Looks at a file, if it is of a kind that can be wrong."""
        look = self._kinds.get(name.rpartition(".")[2].lower())
        if look is None:
            return
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = data[: problem.start].count(b"\n") + 1
            self.ledger.add(Fault(name, line, "utf8-invalid"))
            return
        look(name, text)

    def _refer(self, name: str, address: str, kind: str, line: int) -> None:
        self.links += 1
        reference = self.site.reference(address, kind)
        folders = ancestors(name)
        if reference.ups == SAME:
            return
        if reference.ups == ELSEWHERE:
            if code := elsewhere_fault(reference):
                self.ledger.add(Fault(name, line, code, address))
            return
        if reference.ups >= len(folders):
            self.ledger.add(Fault(name, line, "link-outside", address))
            return
        start = "" if reference.ups == ROOT else folders[reference.ups]
        path = start + reference.rest
        if path not in self.files.numbers:
            meant = self.files.otherwise(path)
            self.ledger.add(Fault(name, line, FAULTS_BY_KIND[kind], address, nearest=meant))

    def _style(self, name: str, text: str) -> None:
        for found in _CSS.finditer(text):
            address = (found[1] or found[2] or "").strip("\"'")
            if address:
                self._refer(name, address, ASSET, text.count("\n", 0, found.start()) + 1)

    def _text(self, name: str, text: str) -> None:
        line, at = 1, 0
        for found in self._own.finditer(text):
            line, at = line + text.count("\n", at, found.start()), found.start()
            self._refer(name, html.unescape(found[0]), DATA, line)

    def _calendar(self, name: str, text: str) -> None:
        self._text(name, text.replace("\r\n ", ""))  # long lines are folded

    def _json(self, name: str, text: str) -> None:
        if self._parsed(name, text) is not None:
            self._text(name, text)

    def _parsed(self, name: str, text: str) -> object:
        try:
            return json.loads(text) or ()
        except ValueError as problem:
            line = getattr(problem, "lineno", 1)
            self.ledger.add(Fault(name, line, "json-invalid", str(problem)))
            return None

    def _manifest(self, name: str, text: str) -> None:
        manifest = self._parsed(name, text)
        if not isinstance(manifest, dict):
            return
        pictures = [*manifest.get("icons", ()), *manifest.get("screenshots", ())]
        addresses = [picture.get("src") for picture in pictures if isinstance(picture, dict)]
        for address in (*addresses, manifest.get("start_url"), manifest.get("scope")):
            if isinstance(address, str):
                self._refer(name, address, ASSET, 1)

    def _picture(self, name: str, text: str) -> None:
        def begin(tag: str, attributes: dict[str, str]) -> None:
            for key, value in attributes.items():
                line = parser.CurrentLineNumber
                if key in ("href", "xlink:href", "src"):
                    self._refer(name, value, ASSET, line)
                elif key.startswith("on"):
                    self.ledger.add(Fault(name, line, "csp-handler", key))
                for found in _CSS.finditer(value) if "url(" in value else ():
                    self._refer(name, (found[1] or "").strip("\"'"), ASSET, line)
            if tag == "script":
                self.ledger.add(Fault(name, parser.CurrentLineNumber, "csp-script"))

        parser = xml.parsers.expat.ParserCreate()
        parser.StartElementHandler = begin
        self._parse(parser, name, text)

    def _xml(self, name: str, text: str) -> None:
        parser = xml.parsers.expat.ParserCreate()
        if not self._parse(parser, name, text):
            return
        if "<urlset" in text[:1000]:
            self.listed += self._listed(name, text)
        else:
            self._text(name, text)

    def _parse(self, parser: xml.parsers.expat.XMLParserType, name: str, text: str) -> bool:
        try:
            parser.Parse(text.encode("utf-8"), True)
        except xml.parsers.expat.ExpatError as problem:
            reason = xml.parsers.expat.ErrorString(problem.code)
            self.ledger.add(Fault(name, problem.lineno, "xml-invalid", reason))
            return False
        return True

    def _listed(self, name: str, text: str) -> Iterator[Listed]:
        line, at = 1, 0
        for found in _URL.finditer(text):
            line, at = line + text.count("\n", at, found.start()), found.start()
            place = _LOCATION.search(found[1])
            address = place[1] if place else ""
            others = tuple(sorted(self._languages(found[1])))
            self.links += 1 + len(others)
            yield Listed(name, line, address, self._number(address), others)

    def _languages(self, entry: str) -> Iterator[tuple[str, int]]:
        for attributes in _ALTERNATE.findall(entry):
            language, address = _HREFLANG.search(attributes), _HREF.search(attributes)
            if language and address:
                yield language[1], self._number(address[1])

    def _number(self, address: str) -> int:
        for entity, character in _ENTITIES if "&" in address else ():
            address = address.replace(entity, character)
        if not self.site.url or not address.startswith(self.site.url):
            return -1
        path = address[len(self.site.url) :]
        if "%" in path or "?" in path or "#" in path:
            path = self.site.reference(address, DATA).rest
        return self.files.numbers.get(path, -1)
