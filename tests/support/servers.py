"""Real web servers on this machine: nginx and Apache with the configuration that the program wrote.

Each is a process of its own, listens on 127.0.0.1 only, keeps its files in a folder of its own, and
is ended by its process id.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.tools import web_server

#: How long a server may take until it answers, in seconds.
_PATIENCE = 10
_NGINX_MODULES = Path("/usr/lib/nginx/modules")
_BROTLI = _NGINX_MODULES / "ngx_http_brotli_static_module.so"
_APACHE_MODULES = (Path("/usr/lib/apache2/modules"), Path("/usr/lib64/httpd/modules"))
#: As Debian has it; the rest is what our own files ask for.
_APACHE_USES = (
    "mpm_event", "authz_core", "dir", "mime", "alias", "rewrite", "headers", "filter", "deflate",
)  # fmt: skip
_NGINX = """
{brotli}
daemon off;
pid {own}/nginx.pid;
error_log {own}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    gzip on;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    {configuration}
}}
"""
_APACHE = """
ServerRoot {own}
PidFile {own}/apache.pid
ErrorLog {own}/error.log
Mutex file:{own}
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
{modules}
User nobody
Group #65534
TypesConfig /dev/null
AddType application/x-gzip .gz .tgz
AddLanguage br .br
AddOutputFilterByType DEFLATE text/html text/css
<Directory "/">
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
{configuration}
"""


class Answer(NamedTuple):
    """What a server answered; names of headers are in small letters, of several the last."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    all: tuple[tuple[str, str], ...]

    def varies(self) -> set[str]:
        """The headers of a request on which the answer depends."""
        written = ",".join(value for name, value in self.all if name == "vary")
        return {word.strip().lower() for word in written.split(",") if word.strip()}


class Served(NamedTuple):
    """A server at work; `tls` is its port for HTTPS, and the one that is asked if `secure`."""

    port: int
    tls: int
    secure: bool = False

    def get(self, target: str, method: str = "GET", **headers: str) -> Answer:
        """Asks for a target, which is sent as it is written; names of headers with _ for -."""
        line = self._line()
        line.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        came = line.getresponse()
        told = tuple((name.lower(), value) for name, value in came.getheaders())
        answer = Answer(came.status, dict(told), came.read(), told)
        line.close()
        return answer

    def _line(self) -> http.client.HTTPConnection:
        if not self.secure:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(
            "127.0.0.1", self.tls, timeout=_PATIENCE, context=trusting
        )


def has_brotli() -> bool:
    """Whether this nginx can send files that Brotli packed."""
    return _BROTLI.is_file()


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that a server may enter, which does not run as the tester."""
    with tempfile.TemporaryDirectory(prefix="served-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def nginx(configuration: str) -> Iterator[Served]:
    """nginx with this in its http block; in it, all that listens does so here."""
    program = web_server("nginx")
    with open_folder() as own:
        port, tls = _free_port(), _free_port()
        brotli = f"load_module {_BROTLI};" if has_brotli() else ""
        text = re.sub(r"listen \[::\][^;]+;", "", configuration)
        text = re.sub(r"listen 80\b", f"listen 127.0.0.1:{port}", text)
        text = re.sub(r"listen 443\b", f"listen 127.0.0.1:{tls}", text)
        path = own / "nginx.conf"
        path.write_text(_NGINX.format(own=own, brotli=brotli, configuration=text))
        with _at_work([program, "-p", own, "-c", path, "-e", own / "error.log"], port, own):
            yield Served(port, tls)


@contextmanager
def apache(configuration: str) -> Iterator[Served]:
    """Apache with this configuration; in it, the virtual host of port 80 is here."""
    program = web_server("apache")
    with open_folder() as own:
        port, tls = _free_port(), _free_port()
        used = (*_APACHE_USES, "ssl") if "SSLEngine" in configuration else _APACHE_USES
        folder = next(folder for folder in _APACHE_MODULES if folder.is_dir())
        modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in used)
        text = configuration.replace("<VirtualHost *:80>", f"<VirtualHost 127.0.0.1:{port}>")
        if "<VirtualHost *:443>" in text:
            text = text.replace("<VirtualHost *:443>", f"<VirtualHost 127.0.0.1:{tls}>")
            text = f"Listen 127.0.0.1:{tls}\n{text}"
        path = own / "apache.conf"
        path.write_text(_APACHE.format(own=own, port=port, modules=modules, configuration=text))
        with _at_work([program, "-f", path, "-D", "FOREGROUND"], port, own):
            yield Served(port, tls)


@contextmanager
def _at_work(command: list[Path | str], port: int, own: Path) -> Iterator[None]:
    log = own / "error.log"
    with subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE) as process:
        try:
            deadline = time.monotonic() + _PATIENCE
            while not _answers(port):
                if process.poll() is not None or time.monotonic() > deadline:
                    process.kill()
                    said = process.stderr.read().decode() if process.stderr else ""
                    told = log.read_text() if log.exists() else ""
                    raise AssertionError(f"The server did not start.\n{said}\n{told}")
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
