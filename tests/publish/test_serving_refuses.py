"""The configuration of web servers: what they do not send, and what cannot be written into it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.serving import Place, configurations
from site_src.render.site import POLICY
from tests import portals
from tests.publish.served import HOST, LOCALES, SECRET, Portal
from tests.support.building import run


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("zh/nowhere/", "zh"), ("en/nowhere", "en"), ("en/projects/none/x.html", "en"),
        ("nowhere", "zh"), ("fr/", "zh"), ("english/", "zh"), ("assets/x.css", "zh"),
        ("en/index.html/x", "en"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_told_in_the_language_of_the_address(
    address: str, code: str, portal: Portal
) -> None:
    answer = portal.get(address)
    assert (answer.status, answer.body) == (404, portal.holds(f"{code}/404.html"))
    packed = portal.get(address, Accept_Encoding="gzip")
    assert (packed.status, gzip.decompress(packed.body)) == (404, answer.body)


@pytest.mark.parametrize(
    "address",
    [
        ".git/config", ".git/", "en/.hidden", "%2egit/config", "zh/..%2f.git/config", ".htaccess",
        "assets/", "papers/", "zh/index.html.gz", "zh/index.html.br", "zh/index.html%2egz",
    ],
)  # fmt: skip
def test_what_is_nobodys_business_is_not_there(address: str, portal: Portal) -> None:
    answer = portal.get(address)
    assert answer.status in ((404, 403) if "ht" in address else (404,))
    assert SECRET not in answer.body and b"Index of" not in answer.body


@pytest.mark.parametrize(
    "wanted", ["fr," * 2600, "en" + " " * 7000, "en" + "-a" * 3800, "," * 7800]
)
def test_a_long_list_of_languages_does_no_harm(wanted: str, portal: Portal) -> None:
    assert portal.get(Accept_Language=wanted).status in (200, 302)


def test_proofs_of_the_host_are_there(portal: Portal) -> None:
    assert portal.get(".well-known/token").body == b"proof"
    assert portal.get("manifest.json").headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in portal.get("zh/").headers


@pytest.mark.parametrize(
    "way",
    [
        "../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt",
        "zh/../../secret.txt", "zh/%2e%2e/%2e%2e/secret.txt", "..%5csecret.txt", "..\\secret.txt",
        "%252e%252e/secret.txt", "./../secret.txt", "zh/....//....//secret.txt", "..;/secret.txt",
        ".%2e/.%2e/.%2e/.%2e/.%2e/.%2e/etc/passwd", "%c0%ae%c0%ae/secret.txt",
        "zh/%00/../secret.txt", "//secret.txt", "../public-other/secret.txt",
    ],
)  # fmt: skip
def test_nothing_leads_out_of_the_folder(way: str, portal: Portal) -> None:
    for start in (portal.path, portal.path.rstrip("/")):
        answer = portal.server.get(start + way if start else f"/{way}")
        assert answer.status in (301, 302, 400, 403, 404, 418), answer.status
        assert SECRET not in answer.body and b"root:" not in answer.body


def test_the_command_writes_them(tmp_path: Path) -> None:
    root = portals.base(tmp_path)
    done = run("servers", "/var/www/invest", "--portal", root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == f"Written: {root / 'servers/nginx/site.conf'}"
    text = (root / "servers/nginx/site.conf").read_text(encoding="utf-8")
    assert 'alias "/var/www/invest/";' in text and "server_name example.org;" in text
    assert "ssl_certificate /etc/letsencrypt/live/example.org/fullchain.pem;" in text
    assert f"{POLICY}; frame-ancestors 'none'" in text
    run(
        "servers", "www", "--releases", "--portal", root, "--output", tmp_path / "out", cwd=tmp_path
    )
    text = (tmp_path / "out/apache/directory.conf").read_text(encoding="utf-8")
    assert f'DocumentRoot "{(tmp_path / "www/current").as_posix()}"' in text


@pytest.mark.parametrize(
    ("url", "folder", "word"),
    [
        (f"{HOST}/a;b/", "/var/www", "/a;b/"), (f'{HOST}/a"b/', "/var/www", '/a"b/'),
        (HOST, "/var/$www", "/var/$www"), (HOST, '/var/"www', '/var/"www'),
        (HOST, "/var/www\n", "/var/www\n"), ("http://a b/", "/var/www", "a b"),
        ("http://{a}/", "/var/www", "{a}"),
    ],
)  # fmt: skip
def test_nothing_else_gets_into_a_configuration(url: str, folder: str, word: str) -> None:
    with pytest.raises(Failure, match="server-word") as refused:
        configurations(Place(url, folder, LOCALES, POLICY))
    assert refused.value.params == {"value": word}
