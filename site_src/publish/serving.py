"""Configuration of web servers for one portal: nginx and Apache, from templates in `servers/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_src.failures import Failure
from site_src.publish.negotiation import accepted
from site_src.publish.variants import FORMS, TEXT

_TEMPLATES = Path(__file__).with_name("servers")
#: The files that are written: what stands alone, and what goes into a server that is there already.
FILES = (
    "nginx/site.conf", "nginx/maps.conf", "nginx/locations.conf",
    "apache/site.conf", "apache/directory.conf", "apache/htaccess.txt",
)  # fmt: skip
#: What browsers are told with every answer, beside the content security policy.
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: What the pages' own policy cannot say, since it stands in them.
_ONLY_IN_HEADERS = "frame-ancestors 'none'"
#: What a browser can show as a page, and so what may run scripts.
POLICED = r"^(?:text/html|image/svg\+xml|application/xml)"
#: Types by the ends of names: what a site consists of, and what an office puts beside it.
TYPES: Mapping[str, str] = {
    "text/html": "html", "text/css": "css", "text/javascript": "js mjs", "text/csv": "csv",
    "text/plain": "txt", "text/calendar": "ics", "application/json": "json map",
    "application/xml": "xml",
    "application/geo+json": "geojson", "application/ld+json": "jsonld",
    "application/manifest+json": "webmanifest",
    "application/wasm": "wasm", "image/svg+xml": "svg", "image/webp": "webp", "image/png": "png",
    "image/jpeg": "jpg jpeg", "image/gif": "gif", "image/avif": "avif", "image/x-icon": "ico",
    "font/woff2": "woff2", "application/pdf": "pdf", "application/zip": "zip",
    "application/msword": "doc", "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "audio/mpeg": "mp3", "video/mp4": "mp4",
}  # fmt: skip
#: Types that need to be told how their letters are written; the others say so themselves.
_LETTERS = ("text/calendar", "text/css", "text/csv", "text/javascript", "text/plain")
#: Types that are worth packing where no variant lies beside them.
_PACKED = (
    *_LETTERS, "application/json", "application/xml", "application/geo+json",
    "application/ld+json", "image/svg+xml",
)  # fmt: skip
#: Files whose names are made of their content and never hold anything else.
HASHED = r"(?:[^/]+\.[0-9a-f]{10}\.[a-z0-9]+|[0-9a-f]{16,64}-[0-9]+\.webp)$"
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9a-f:.]+\]")
_PATH, _FOLDER = re.compile(r"[\w./~@+-]*"), re.compile(r"[\w./~@+: -]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a portal is served: its public address, the folder that the server reads, the
    language tag of each locale with the original first, and the policy of its pages."""

    url: str
    folder: str
    locales: Mapping[str, str]
    policy: str

    @property
    def path(self) -> str:
        """The site's own part of every address: `/`, or `/invest/`."""
        return unquote(urlsplit(self.url).path).rstrip("/") + "/"


def configurations(place: Place) -> Mapping[str, str]:
    """The files by their names. Raises Failure `server-word` for what cannot be written there."""
    address = urlsplit(place.url)
    host = address.hostname or ""
    for word, form in ((host, _HOST), (place.path, _PATH), (place.folder, _FOLDER)):
        if not form.fullmatch(word):
            raise Failure("server-word", value=word)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, autoescape=False,
    )  # fmt: skip
    first = next(iter(place.locales))
    known = {
        "host": host, "secure": address.scheme == "https", "url": place.url,
        "path": place.path, "href": quote(place.path), "pattern": re.escape(place.path),
        "folder": place.folder.rstrip("/"),
        "name": re.sub(r"[^a-z0-9]+", "_", f"portal_{host}{place.path}".lower()).strip("_"),
        "codes": tuple(place.locales), "first": first, "languages": accepted(place.locales),
        "headers": HEADERS, "policy": f"{place.policy}; {_ONLY_IN_HEADERS}", "policed": POLICED,
        "types": TYPES, "letters": _LETTERS, "packed_types": _PACKED, "hashed": HASHED,
        "text": "|".join(end[1:] for end in TEXT), "forms": "|".join(form[1:] for form in FORMS),
    }  # fmt: skip
    return {name: environment.get_template(f"{name}.j2").render(known) for name in FILES}
