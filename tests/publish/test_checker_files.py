"""The output checker: files beside the pages, each of which leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.checker import verify
from site_src.work.processes import Crew
from tests import portals
from tests.publish.checked import LOOKED_AT, SMALL, URL, found, page

OUT = "link-outside: '{}' leads out of the site's folder."
ASSET = "asset-broken: '{}' would be loaded and is no file of the site."
LINK = "link-broken: '{}' leads to no file of the site."
ELSEWHERE = (
    "foreign-host: '{}' would be loaded from elsewhere without being asked for. "
    "Put the file into the site."
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
HANDLER = "csp-handler: A script stands in the attribute {}. Put it into a file."
SCRIPT = "csp-script: A script stands in the page itself. Put it into a file."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.css", "\np { background: url(../x.png) }", f"2: {OUT.format('../x.png')}"),
        ("assets/a.css", "p { background: url(../../x.png) }", f"1: {OUT.format('../../x.png')}"),
        ("assets/a.css", "p { background: url(../../../x) }", f"1: {OUT.format('../../../x')}"),
        ("assets/a.css", "p { background: url(../x.png) }", f"1: {ASSET.format('../x.png')}"),
        ("assets/a.css", '\n\n@import "x.css";', f"3: {ASSET.format('x.css')}"),
        ("assets/a.css", 'p { background: url( "x.png" ) }', f"1: {ASSET.format('x.png')}"),
        ("assets/A.CSS", "p { background: url(/x.png) }", f"1: {ASSET.format('/x.png')}"),
        (
            "assets/a.css",
            "p { background: url(PLAN.png) }",
            f"1: {ASSET.format('PLAN.png')} Did you mean 'assets/plan.png'?",
        ),
        (
            "assets/a.css",
            "p { background: url(https://cdn.example/x) }",
            f"1: {ELSEWHERE.format('https://cdn.example/x')}",
        ),
        ("assets/a.svg", f'{SVG}<use href="x.svg"/></svg>', f"2: {ASSET.format('x.svg')}"),
        ("assets/a.svg", f'{SVG}<use xlink:href="x.svg"/></svg>', f"2: {ASSET.format('x.svg')}"),
        ("assets/a.svg", f'{SVG}\n<feImage src="x"/></svg>', f"3: {ASSET.format('x')}"),
        ("assets/a.svg", f"{SVG}<g fill=\"url('x.svg')\"/></svg>", f"2: {ASSET.format('x.svg')}"),
        ("assets/a.svg", f'{SVG}<g onclick="x()"/></svg>', f"2: {HANDLER.format('onclick')}"),
        ("assets/a.svg", f'{SVG}\n<script href="plan.png"/></svg>', f"3: {SCRIPT}"),
        ("assets/a.svg", f"{SVG}\n<g>", "3: xml-invalid: This is not XML: no element found."),
        ("a.json", f'{{"a":\n"{URL}x/"}}', f"2: {LINK.format(URL + 'x/')}"),
        ("a.geojson", f'["{URL}en/",\n\n"{URL}x/"]', f"3: {LINK.format(URL + 'x/')}"),
        ("a.jsonld", f'["{URL}x/"]', f"1: {LINK.format(URL + 'x/')}"),
        (
            "a.json",
            '["x",\n',
            "2: json-invalid: This is not JSON: Expecting value: line 2 column 1 (char 6).",
        ),
        ("a.txt", f"\n{URL}en/\n{URL}x/\n", f"3: {LINK.format(URL + 'x/')}"),
        ("a.csv", f"x,{URL}x/,y\n", f"1: {LINK.format(URL + 'x/')}"),
        ("a.xml", f"<a>\n<b>{URL}en/</b>\n<b>{URL}x/</b></a>", f"3: {LINK.format(URL + 'x/')}"),
        ("a.webmanifest", '{"icons": [1, {"src": "x.png"}]}', f"1: {ASSET.format('x.png')}"),
        ("a.webmanifest", '{"screenshots": [{"src": "x.png"}]}', f"1: {ASSET.format('x.png')}"),
        ("a.webmanifest", '{"start_url": "x/"}', f"1: {ASSET.format('x/')}"),
        ("a.webmanifest", '{"scope": "../"}', f"1: {OUT.format('../')}"),
        (
            "a.webmanifest",
            "",
            "1: json-invalid: This is not JSON: Expecting value: line 1 column 1 (char 0).",
        ),
    ],
)
def test_where_a_file_leads(tmp_path: Path, name: str, text: str, said: str) -> None:
    portals.write(tmp_path, {LOOKED_AT: page(LOOKED_AT), "assets/plan.png": "", name: text})
    portals.write(tmp_path, {"en/index.html": page("en/index.html")})
    assert found(tmp_path, SMALL) == [f"{name}:{said}"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assets/a.css", "p { fill: url(#x); src: url(plan.png), url('') }"),
        ("assets/a.css", "p { src: url(../assets/plan.png) }"),
        ("assets/a.css", "/* url(x.png)\n@import 'x' */ @import url(/assets/plan.png);"),
        ("assets/a.svg", f'{SVG}<a href="#x"/><g fill="url(#x)" class="x.png"/></svg>'),
        ("assets/a.svg", f'{SVG}<image href="data:x"/><a href="plan.png"/></svg>'),
        ("a.json", '["x.png", "https://example.org/x"]'),
        ("a.json", "0"),
        ("a.webmanifest", "[]"),
        ("a.webmanifest", '{"start_url": 1, "scope": "en/", "icons": [{}, {"src": 1}]}'),
        ("a.txt", f"({URL}en/) '{URL}en/' {URL}en/; {URL}en/#x, https://example.org/x"),
        ("a.bin", f"{URL}x/"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_else(tmp_path: Path, name: str, text: str) -> None:
    portals.write(tmp_path, {LOOKED_AT: page(LOOKED_AT), "assets/plan.png": "", name: text})
    portals.write(tmp_path, {"en/index.html": page("en/index.html")})
    assert found(tmp_path, SMALL) == []


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [("a.txt", b"\n\n\xff", 3), ("a.css", b"\xff", 1), (LOOKED_AT, b"", 8), ("a.bin", b"\xff", 0)],
)
def test_files_that_are_not_written_in_utf_8(
    tmp_path: Path, name: str, data: bytes, line: int
) -> None:
    portals.write(tmp_path, {LOOKED_AT: page(LOOKED_AT)})
    whole = page(LOOKED_AT).encode().replace(b"</body>", b"\xff</body>")
    (tmp_path / name).write_bytes(data or whole)
    said = [f"{name}:{line}: utf8-invalid: The file is not written in UTF-8."]
    assert found(tmp_path, SMALL) == (said if line else [])


@pytest.mark.parametrize(
    ("name", "text", "links"),
    [
        ("a.css", "p { src: url(en/), url(#x), url(https://example.org/) }", 3),
        ("a.txt", f"{URL}en/ {URL}en/a/ https://example.org/", 2),
        ("a.svg", '<svg><a href="en/"/></svg>', 1),
        ("a.webmanifest", '{"scope": "en/", "start_url": "en/", "icons": [{"src": "en/"}]}', 3),
        ("en/b.txt", "x", 0),
        ("en/b/index.html", '<a href="../"></a>\n<a href="#"></a><a href="../a/#x"></a>', 3),
        ("en/b/index.html", "<ul><li><a href='../'>x</a></ul><img alt='' src='../'>", 2),
    ],
)  # fmt: skip
def test_every_address_is_counted(tmp_path: Path, name: str, text: str, links: int) -> None:
    """A page's own address is none that leads anywhere."""
    pages = {LOOKED_AT: page(LOOKED_AT), "en/index.html": page("en/index.html")}
    if name.endswith(".html"):
        text = page(name, text)
    portals.write(tmp_path, {**pages, name: text})
    with Crew(1) as crew:
        verdict = verify(tmp_path, SMALL, crew)
    assert (verdict.links, verdict.pages) == (links, 3 if name.endswith(".html") else 2)
