"""A published portal behind nginx and Apache, in each way for which a configuration is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from site_src.publish.serving import HEADERS
from tests.support import servers
from tests.support.servers import Answer, Served

HOST = "http://portal.example"
LOCALES = {"zh": "zh-Hans", "en": "en"}
#: The ways of serving: the server, the file that it reads, the path of the portal.
WAYS = (
    ("nginx", "site.conf", "/"), ("nginx", "locations.conf", "/invest/"),
    ("apache", "site.conf", "/"), ("apache", "directory.conf", "/invest/"),
    ("apache", "htaccess.txt", "/invest/"),
)  # fmt: skip
SECRET = b"nobody's business"


class Portal(NamedTuple):
    """A published portal behind a server."""

    server: Served
    live: Path
    path: str
    kind: str

    def get(self, address: str = "", method: str = "GET", **headers: str) -> Answer:
        """Asks for an address below the portal's own."""
        return self.server.get(self.path + address, method, **headers)

    def holds(self, name: str) -> bytes:
        """A file as it was published."""
        return (self.live / name).read_bytes()

    @property
    def sends_brotli(self) -> bool:
        """Whether it can send what Brotli packed."""
        return self.kind == "apache" or servers.has_brotli()


def within_nginx(texts: Mapping[str, str], file: str) -> str:
    """What stands alone, or a server that has other things to do besides."""
    switched = {name: text.replace("#add_header", "add_header") for name, text in texts.items()}
    if servers.has_brotli():
        for name, text in switched.items():
            switched[name] = text.replace("#brotli_static", "brotli_static")
    if file == "site.conf":
        return switched["nginx/site.conf"]
    inside = f"{switched['nginx/locations.conf']}\nlocation / {{ return 418; }}"
    return f"{switched['nginx/maps.conf']}server {{ listen 80; {inside} }}"


def within_apache(texts: Mapping[str, str], file: str, live: Path) -> str:
    """The same; or nothing but a folder, in which `.htaccess` says the rest."""
    text = texts[f"apache/{file}"].replace("#Header", "Header")
    if file == "site.conf":
        return text
    if file == "htaccess.txt":
        (live / ".htaccess").write_text(text, encoding="utf-8")
        text = (
            f'RedirectMatch "^/invest$" "/invest/"\nAlias "/invest/" "{live}/"\n'
            f'<Directory "{live}">\nRequire all granted\n'
            "AllowOverride FileInfo Indexes Options\n</Directory>"
        )
    return f"<VirtualHost *:80>\nServerName portal.example\n{text}\n</VirtualHost>"


def assert_guarded(answer: Answer, lasting: bool = True) -> None:
    """Every header stands there, once; that for HTTPS where it was switched on (`lasting`)."""
    told = {name: answer.headers.get(name.lower()) for name in HEADERS}
    assert told == HEADERS
    names = [name for name, _ in answer.all if name != "vary"]
    assert sorted(set(names)) == sorted(names)
    year = answer.headers.get("strict-transport-security")
    assert year == ("max-age=31536000" if lasting else None)
