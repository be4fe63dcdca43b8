"""The configuration that is written for web servers, in real ones: what visitors are sent."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import pytest

from site_src.publish.folder import PublicFolder
from site_src.publish.output import Output
from site_src.work.processes import Crew
from tests.publish.served import Portal, assert_guarded
from tests.publish.sites import quiet

OFFICE = "openxmlformats-officedocument"
META = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress, "gzip": gzip.decompress, "": bytes,
}  # fmt: skip


@pytest.mark.parametrize(
    "address", ["zh/", "en/projects/", "index.html", "zh/nowhere", "en/404.html"]
)
def test_every_page_is_guarded(address: str, portal: Portal) -> None:
    """The header says what the page says, and that nobody may frame it."""
    answer = portal.get(address)
    assert_guarded(answer)
    policy = META.search(answer.body.decode())
    assert policy is not None
    assert answer.headers["content-security-policy"] == (
        f"{html.unescape(policy[1])}; frame-ancestors 'none'"
    )
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("packing", ["", "gzip", "br"])
def test_a_page_is_asked_for_again_and_not_sent_again(packing: str, portal: Portal) -> None:
    asked = {"Accept_Encoding": packing} if packing else {}
    first = portal.get("zh/", **asked)
    again = portal.get("zh/", **asked, If_None_Match=first.headers["etag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert again.headers["cache-control"] == "no-cache"
    other = portal.get("zh/", **asked, If_None_Match='"other"')
    assert (other.status, other.body) == (200, first.body)


def test_packed_and_plain_are_told_apart(portal: Portal) -> None:
    packings = ("", "gzip", "br" if portal.sends_brotli else "gzip")
    tags = [portal.get("zh/", Accept_Encoding=packing).headers["etag"] for packing in packings]
    assert len(set(tags)) == len(set(packings))


@pytest.mark.parametrize(
    ("end", "type_"),
    [
        ("assets/*.css", "text/css; charset=utf-8"),
        ("assets/*.js", "text/javascript; charset=utf-8"),
        ("assets/*.svg", "image/svg+xml"), ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"), ("manifest.json", "application/json"),
        ("zh/data/*.csv", "text/csv; charset=utf-8"),
        ("papers/*.docx", f"application/vnd.{OFFICE}.wordprocessingml.document"),
    ],
)  # fmt: skip
def test_types(end: str, type_: str, portal: Portal) -> None:
    paths = list(portal.live.glob(end))
    assert paths
    for path in paths:
        answer = portal.get(path.relative_to(portal.live).as_posix())
        assert answer.body == path.read_bytes()
        assert answer.headers["content-type"].lower() == type_
        assert_guarded(answer)
        policed = type_ in ("image/svg+xml", "application/xml")
        assert ("content-security-policy" in answer.headers) == policed


def test_what_is_named_by_its_content_is_kept_for_a_year(portal: Portal) -> None:
    assets = list((portal.live / "assets").glob("*.*.*"))
    kept = [path.name for path in assets if path.suffix in (".css", ".js", ".svg")]
    assert len(kept) == 3
    for name in kept:
        for packing in ("", "gzip", "br"):
            answer = portal.get(f"assets/{name}", Accept_Encoding=packing)
            expected = "public, max-age=31536000, immutable"
            assert (answer.status, answer.headers["cache-control"]) == (200, expected)
    for name in ("robots.txt", "sitemap.xml", "assets/site.0123456789.css"):
        assert portal.get(name).headers["cache-control"] == "no-cache", name


@pytest.mark.parametrize(
    ("asked", "packing"),
    [
        ("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip", "gzip"),
        ("identity", ""), ("", ""), ("deflate", ""), ("gzip;q=0", ""), ("br", "br"), ("zbr", ""),
        ("GZIP;q=0.5", "gzip"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["zh/", "en/projects/", "sitemap.xml", "assets/*.css"])
def test_packed_files_are_sent_to_who_can_unpack_them(
    address: str, asked: str, packing: str, portal: Portal
) -> None:
    (path,) = portal.live.glob(address + "index.html" if address.endswith("/") else address)
    name = path.relative_to(portal.live).as_posix()
    if packing == "br" and not portal.sends_brotli:
        packing = "gzip" if "gzip" in asked else ""
    answer = portal.get(address.replace("*.css", path.name), Accept_Encoding=asked)
    end = {"br": ".br", "gzip": ".gz"}.get(packing, "")
    assert answer.headers.get("content-encoding", "") == packing
    assert answer.body == portal.holds(name + end), "as it was packed beforehand"
    assert UNPACK[packing](answer.body) == portal.holds(name)
    assert "accept-encoding" in answer.varies()
    plain = portal.get(address.replace("*.css", path.name))
    assert answer.headers["content-type"] == plain.headers["content-type"]


def test_a_proxy_gets_packed_files_too(portal: Portal) -> None:
    for packing, end in (("gzip", ".gz"), ("br", ".br" if portal.sends_brotli else "")):
        answer = portal.get("zh/", Accept_Encoding=packing, Via="1.1 cdn.example")
        assert answer.body == portal.holds(f"zh/index.html{end}")


def test_what_is_asked_of_a_packed_page_by_head(portal: Portal) -> None:
    answer = portal.get("zh/", "HEAD", Accept_Encoding="gzip")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == str(len(portal.holds("zh/index.html.gz")))


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("fr,en;q=0.5", "en"),
        ("ZH", "zh"),
    ],
)  # fmt: skip
def test_the_root_leads_to_the_visitors_language(wanted: str, code: str, portal: Portal) -> None:
    answer = portal.get(Accept_Language=wanted)
    where = re.sub(r"^https?://[^/]+", "", answer.headers["location"])
    assert (answer.status, where) == (302, f"{portal.path}{code}/")
    assert "accept-language" in answer.varies()
    assert answer.headers["cache-control"] == "no-cache"
    assert_guarded(answer)


@pytest.mark.parametrize("wanted", ["", "fr", "de-DE,fr;q=0.5", "*", "en;q=0"])
def test_who_wants_none_of_ours_chooses(wanted: str, portal: Portal) -> None:
    """As search engines do, which name no language: x-default is where it was."""
    for answer in (portal.get(Accept_Language=wanted), portal.get("?x=1", Accept_Language=wanted)):
        assert (answer.status, answer.body) == (200, portal.holds("index.html"))
        assert {"accept-language", "accept-encoding"} <= answer.varies()
    assert portal.get("index.html", Accept_Language="en").body == portal.holds("index.html")
    assert "accept-language" not in portal.get("zh/").varies()


def test_folders_lead_to_their_pages(portal: Portal) -> None:
    answer = portal.get("en/projects")
    where = re.sub(r"^https?://[^/]+", "", answer.headers["location"])
    assert (answer.status, where) == (301, f"{portal.path}en/projects/")
    if portal.path != "/":
        answer = portal.server.get(portal.path.rstrip("/"))
        assert answer.status in (301, 302) and answer.headers["location"].endswith(portal.path)


def test_a_site_that_was_published_again_is_not_sent_again(
    portal: Portal, sites: dict[str, Path]
) -> None:
    """Other files stand there then, with the times of those that were built."""
    tag, packed = portal.get("en/").headers["etag"], portal.holds("en/index.html.gz")
    asked = {"Accept_Encoding": "gzip"}
    other = portal.get("en/", **asked).headers["etag"]
    with Crew(1) as crew:
        for pack in (None, crew):
            PublicFolder(portal.live).publish(Output(sites[portal.path]), quiet, crew=pack)
            assert portal.get("en/", If_None_Match=tag).status == 304
    assert portal.holds("en/index.html.gz") == packed
    assert portal.get("en/", **asked, If_None_Match=other).status == 304
