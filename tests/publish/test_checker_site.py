"""The output checker over a whole site, and the command that says what it found."""

from __future__ import annotations

import json
import shutil
import string
from pathlib import Path

import pytest

from site_src.faults import FAULTS
from site_src.i18n.messages import tool_messages
from site_src.publish.checker import SHOWN, Site, verdict
from tests import portals
from tests.publish.checked import (
    OTHER,
    PAGE,
    SITE,
    URL,
    found,
    line_of,
)
from tests.support.building import run


def test_files_beside_the_pages(folder: Path) -> None:
    """Style sheets, pictures and data lead to files of the site, too."""
    portals.write(
        folder,
        {
            "assets/a.css": "/* url(x.png) */\np { background: url('b.png') }\n@import 'c.css';\n"
            "i { background: url(//cdn.example/d.png), url(data:x) }",
            "assets/e.svg": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink='
            '"http://www.w3.org/1999/xlink" onload="x()">\n<image href="f.png"/><script/></svg>',
            "assets/g.json": "{",
            "assets/h.webmanifest": '{"icons": [{"src": "i.png"}], "start_url": "../en/"}',
            "en/feed.xml": f"<feed>\n<link href='{URL}en/news/'/></feed>",
        },
    )
    (folder / "en/j.csv").write_bytes("\n中".encode("gb18030"))
    assert found(folder) == [
        f"en/feed.xml:2: link-broken: '{URL}en/news/' leads to no file of the site.",
        "assets/a.css:2: asset-broken: 'b.png' would be loaded and is no file of the site.",
        "assets/a.css:3: asset-broken: 'c.css' would be loaded and is no file of the site.",
        "assets/e.svg:2: asset-broken: 'f.png' would be loaded and is no file of the site.",
        "assets/h.webmanifest:1: asset-broken: 'i.png' would be loaded and is no file of the site.",
        "assets/a.css:4: foreign-host: '//cdn.example/d.png' would be loaded from elsewhere "
        "without being asked for. Put the file into the site.",
        "assets/e.svg:2: csp-script: A script stands in the page itself. Put it into a file.",
        "assets/e.svg:1: csp-handler: A script stands in the attribute onload. Put it into a file.",
        "en/j.csv:2: utf8-invalid: The file is not written in UTF-8.",
        "assets/g.json:1: json-invalid: This is not JSON: Expecting property name enclosed in "
        "double quotes: line 1 column 2 (char 1).",
    ]


def test_a_page_without_ways_to_it(folder: Path) -> None:
    for name in (PAGE, OTHER):
        shutil.copytree((folder / name).parent, (folder / name).parent.with_name("alone"))
    for name in (PAGE, OTHER):
        alone = name.replace("nylon-filament", "alone")
        text = (folder / alone).read_text(encoding="utf-8")
        portals.write(folder, {alone: text.replace("nylon-filament", "alone")})
    assert found(folder) == [
        f"{code}/projects/alone/index.html:1: page-orphan: No link leads to this page, and it is "
        "not in the site map."
        for code in ("en", "zh")
    ]
    portals.edit(
        folder, "sitemap.xml",
        ("</urlset>", f"<url><loc>{URL}en/projects/alone/</loc></url>\n</urlset>"),
    )  # fmt: skip
    line = line_of(folder, "sitemap.xml", "alone")
    assert found(folder)[0] == (
        f"sitemap.xml:{line}: sitemap-unreachable: '{URL}en/projects/alone/' is in the site map "
        "and no link leads to it."
    )


def test_several_processes_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portals.edit(folder, PAGE, ("</h1>", '</h1><a href="../../sources/#x">x</a><p id="main">'))
    portals.edit(folder, OTHER, ("</h1>", '</h1><a href="../x/">x</a>'))
    alone = found(folder)
    monkeypatch.setattr(verdict, "_MANY", 0)
    monkeypatch.setattr(verdict, "_BATCH", 10)
    assert len(alone) == 3
    assert found(folder, jobs=2) == alone


def test_below_a_path(built: Path, tmp_path: Path) -> None:
    """Addresses that begin with a slash lead to the site only below its own path."""
    folder = Path(shutil.copytree(built, tmp_path / "site"))
    below = Site(f"{URL}invest/", SITE.locales)
    for path in folder.rglob("*"):
        if path.suffix in (".html", ".xml", ".txt", ".csv"):
            text = path.read_text(encoding="utf-8").replace(URL, below.url)
            text = text.replace('href="/', 'href="/invest/').replace('src="/', 'src="/invest/')
            path.write_text(text, encoding="utf-8")
    assert found(folder, below) == []
    portals.edit(folder, PAGE, ("</h1>", '</h1><a href="/other/">x</a>'))
    portals.edit(folder, PAGE, ("</h1>", '</h1><a href="/x">x</a>'))
    line = line_of(folder, PAGE, "/other/")
    assert found(folder, below) == [
        f"{PAGE}:{line}: link-outside: '{address}' leads out of the site's folder."
        for address in ("/other/", "/x")
    ]


def test_the_command_counts_what_it_does_not_show(built: Path, tmp_path: Path) -> None:
    portals.edit(
        Path(shutil.copytree(built.parent, tmp_path / "portal")), f"site/{PAGE}",
        ("</h1>", "</h1>" + "\n<p style='x'>x</p>" * (SHOWN + 3)),
    )  # fmt: skip
    done = run("verify", "--portal", tmp_path / "portal")
    lines = done.stderr.splitlines()
    assert (done.returncode, len(lines)) == (1, SHOWN + 1)
    assert lines[0].startswith(f"{PAGE}:") and ": csp-style: " in lines[0]
    assert lines[-1] == "… and 3 more of this kind. [csp-style]"
    assert done.stdout.startswith("Pages: 57. Links: 21") and "Problems: 23." in done.stdout
    done = run("verify", tmp_path / "portal/site", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["counts"], len(told["problems"])) == (1, {"csp-style": 23}, SHOWN)
    assert told["problems"][0]["path"] == PAGE and told["problems"][0]["severity"] == "error"


def test_a_portal_without_a_site(tmp_path: Path) -> None:
    root = portals.base(tmp_path)
    done = run("verify", "--portal", root)
    assert (done.returncode, done.stderr) == (
        3, f"There is no site in {root / 'site'}. Build it with: python build.py\n",
    )  # fmt: skip


MESSAGES = sorted({text for p in FAULTS.values() for text in (p.message, p.hint) if text})


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_a_chinese_translation(message: str) -> None:
    translated = tool_messages("zh").gettext(message)
    assert translated != message
    assert _names(translated) == _names(message)
    assert translated.endswith("。"), "sentences follow without a space"


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
