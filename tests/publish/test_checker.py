"""The output checker: silent on a right site, exact on each fault that is planted into one."""

from __future__ import annotations

import json
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_src.faults import FAULTS
from site_src.i18n.messages import tool_messages
from site_src.publish.checker import SHOWN, Site, derived, verdict, verify
from site_src.work.processes import Crew
from tests import portals
from tests.support.building import build, run, tree

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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the valid portal, which nobody may change."""
    root = portals.base(tmp_path_factory.mktemp("checked"))
    portals.edit(root, "mkdocs.yml", ("https://example.org/", URL))
    build(root)
    return root / "site"


@pytest.fixture(scope="module")
def copied(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("spoilt") / "site"))


@pytest.fixture
def folder(copied: Path) -> Iterator[Path]:
    """A copy of the site, to be spoilt; it is put right again."""
    before = tree(copied)
    yield copied
    for name in tree(copied).keys() - before.keys():
        (copied / name).unlink()
    for name, content in before.items():
        (copied / name).write_bytes(content)


def found(folder: Path, site: Site = SITE, jobs: int = 1) -> list[str]:
    """What the checker says, without the hints that stand after it."""
    with Crew(jobs) as crew:
        ledger = verify(folder, site, crew).ledger
    return [fault.text() for code in FAULTS for fault in ledger.of(code)]


def line_of(folder: Path, name: str, words: str) -> int:
    text = (folder / name).read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words)) + 1


def test_a_right_site_has_no_faults(built: Path) -> None:
    assert found(built) == []


def test_the_site_says_itself_what_no_settings_say(built: Path) -> None:
    names = [path.relative_to(built).as_posix() for path in built.rglob("*.html")]
    assert derived(built, names) == SITE
    assert found(built, Site("", {})) == []


#: What is put into the page's text (or what replaces what), and what is said of it.
PLANTED = [
    # where links lead
    ('<a href="../nowhere/">x</a>', "link-broken: '../nowhere/' leads to no file of the site."),
    (
        '<a href="../../Projects/">x</a>',
        "link-broken: '../../Projects/' leads to no file of the site. Did you mean 'en/projects/'?",
    ),
    (
        '<a href="../../../assets/">x</a>',
        "link-broken: '../../../assets/' leads to no file of the site.",
    ),
    (
        f'<a href="{URL}en/nowhere">x</a>',
        f"link-broken: '{URL}en/nowhere' leads to no file of the site.",
    ),
    (
        '<a href="../../projects/nylon-filament/x/">x</a>',
        "link-broken: '../../projects/nylon-filament/x/' leads to no file of the site.",
    ),
    (
        '<a href="../../projects/nylon-filament/../x/">x</a>',
        "link-broken: '../../projects/nylon-filament/../x/' leads to no file of the site.",
    ),
    (
        '<a href="../../../../x/">x</a>',
        "link-outside: '../../../../x/' leads out of the site's folder.",
    ),
    (
        '<a href="java\tscript:alert(1)">x</a>',
        "link-scheme: 'java script:alert(1)' is no address that may be linked. "
        "Use https:, http:, mailto: or tel:.",
    ),
    (
        '<a href="data:text/html,x">x</a>',
        "link-scheme: 'data:text/html,x' is no address that may be linked. "
        "Use https:, http:, mailto: or tel:.",
    ),
    (
        '<a\nhref="#nowhere"\n>x</a>',
        "anchor-missing: '#nowhere': there is no such place on that page.",
    ),
    (
        '<a href="../../sources/#nowhere">x</a>',
        f"anchor-missing: '{URL}en/sources/#nowhere': there is no such place on that page.",
    ),
    (
        '<img src="../plan.png" alt="">',
        "asset-broken: '../plan.png' would be loaded and is no file of the site.",
    ),
    (
        '<img srcset="../plan.png 2x" alt="">',
        "asset-broken: '../plan.png' would be loaded and is no file of the site.",
    ),
    *(
        (
            tag,
            "foreign-host: 'https://cdn.example/x' would be loaded from elsewhere without being "
            "asked for. Put the file into the site.",
        )
        for tag in (
            '<img src="https://cdn.example/x" alt="">',
            '<script src="https://cdn.example/x"></script>',
            '<link rel="stylesheet" href="https://cdn.example/x">',
            '<link rel="preconnect" href="https://cdn.example/x">',
            '<iframe src="https://cdn.example/x"></iframe>',
            '<form action="https://cdn.example/x"></form>',
        )
    ),
    # identifiers
    ('<p id="">x</p>', "id-empty: An id is empty or has a space in it: ''."),
    ('<p id="main">x</p>', "id-duplicate: The id 'main' stands on the page a second time."),
    (
        '<label for="amount">x</label>',
        "id-missing: for names the id 'amount', which the page does not have.",
    ),
    (
        '<p aria-describedby="main note">x</p>',
        "id-missing: aria-describedby names the id 'note', which the page does not have.",
    ),
    # languages
    (
        "<p>See 河南尼龙 for more.</p>",
        "language-mixed: '河南尼龙' is of another language than the text around it. "
        "Mark the element with lang.",
    ),
    (
        '<p lang="ar"><b>المشاريع</b></p><p>المشاريع</p>',
        "language-mixed: 'المشاريع' is of another language than the text around it. "
        "Mark the element with lang.",
    ),
    (
        '<p lang="zh-Hans">河南尼龙</p><p aria-label="河南尼龙">x</p>',
        "language-mixed: '河南尼龙' is of another language than the text around it. "
        "Mark the element with lang.",
    ),
    # what a reader needs
    (
        '<img src="../../../assets/plan.png">',
        "alt-missing: The picture '../../../assets/plan.png' has no alt. "
        'Describe it; for mere decoration write alt="".',
    ),
    (
        '<svg role="img"><path d="M0 0"/></svg>',
        "name-missing: This svg is a picture without a name. Add aria-label.",
    ),
    ("<h5>x</h5>", "heading-skipped: h5 follows h1: a level is left out."),
    # security
    (
        "<script>alert(1 < 2)</script>",
        "csp-script: A script stands in the page itself. Put it into a file.",
    ),
    (
        "<style>p > b {}</style>",
        "csp-style: A style stands in the page itself. Put it into the style sheet.",
    ),
    (
        '<p style="color: red">x</p>',
        "csp-style: A style stands in the page itself. Put it into the style sheet.",
    ),
    (
        '<p onclick="x()">x</p>',
        "csp-handler: A script stands in the attribute onclick. Put it into a file.",
    ),
    # the form of files
    (
        '<script type="application/ld+json">{"a": }</script>',
        "json-invalid: This is not JSON: Expecting value: line 1 column 7 (char 6).",
    ),
    (
        "<p>\ufffd</p>",
        "character-broken: A character without meaning stands here: U+FFFD. "
        "Look at the template or the text from which it was made.",
    ),
    (
        "<p>&#xE001;</p>",
        "character-broken: A character without meaning stands here: U+E001. "
        "Look at the template or the text from which it was made.",
    ),
    (
        "<p>{{ title }}</p><pre>{{ x }}</pre>",
        "template-left: Template code was left over: '{{ title }}'. "
        "Look at the template or the text from which it was made.",
    ),
    (
        "<p>a < b</p>",
        "html-broken: This is not HTML: '< b'. In a text, write &lt; for <.",
    ),
    ("<div><b>x</div>", "html-unclosed: <b> is not closed before </div>."),
    ("</section>", "html-unopened: </section> closes nothing."),
]


@pytest.mark.parametrize(("planted", "said"), PLANTED, ids=[said[:40] for _, said in PLANTED])
def test_a_fault_in_a_page_is_named_with_its_line(folder: Path, planted: str, said: str) -> None:
    portals.write(folder, {"assets/plan.png": ""})
    portals.edit(folder, PAGE, ("</h1>", f"</h1>\n{planted}\n"))
    assert found(folder) == [f"{PAGE}:{line_of(folder, PAGE, planted)}: {said}"]


def test_what_looks_like_a_fault_and_is_none(folder: Path) -> None:
    portals.edit(
        folder, PAGE,
        (
            "</h1>",
            '</h1><!-- <a href="x">\n{{ x }} --><a href="https://example.org/">a</a>\n'
            '<a href="mailto:a@b.example">b</a><a href="tel:+86">c</a><a href="#top">d</a>\n'
            '<a href="?page=2">e</a><a title="a > b < c" href="../../projects">f</a>\n'
            '<ul><li>a<li>b</ul><p>c<p lang="zh-Hans">河南尼龙</p>\n'
            '<svg role="img"><title>x</title></svg><img alt="" src="data:image/gif;base64,R0">\n'
            '<script type="application/json">\n{"a": "<b>"}\n</script><code>{{ x }}</code>',
        ),
    )  # fmt: skip
    assert found(folder) == []


#: The file, what is replaced there by what, and all that is said.
CHANGED = [
    (
        PAGE,
        '<html lang="en" dir="ltr">',
        '<html lang="fr" dir="rtl">',
        [
            "4: lang-wrong: The page's language is 'fr' and should be 'en'.",
            "4: dir-wrong: The page's direction is 'rtl' and should be 'ltr'.",
        ],
    ),
    (
        PAGE,
        '<html lang="en" dir="ltr">',
        '<html dir="ltr">',
        ["4: lang-missing: The page does not say its language (en)."],
    ),
    (
        PAGE,
        "script-src &#39;self&#39;",
        "script-src https: &#39;unsafe-inline&#39;",
        [
            "7: csp-weak: The content security policy allows too much: script-src 'unsafe-inline'.",
            "7: csp-weak: The content security policy allows too much: script-src https:.",
        ],
    ),
    (
        PAGE,
        "; base-uri &#39;none&#39;",
        "",
        ["7: csp-weak: The content security policy allows too much: base-uri."],
    ),
    (
        PAGE,
        'http-equiv="Content-Security-Policy"',
        'name="x"',
        ["1: csp-missing: The page has no content security policy."],
    ),
    (
        PAGE,
        "<h1>",
        "<h1>x</h1><h1>",
        ["1: heading-first: The page has 2 headings h1 and should have one."],
    ),
    (
        PAGE,
        HERE,
        "",
        [
            "1: canonical-missing: The page does not say which is its own address.",
        ],
    ),
    (
        PAGE,
        HERE,
        f'<link rel="canonical" href="{URL}en/">',
        [
            f"12: canonical-other: '{URL}en/' is given as the page's own address, which it is not.",
            f"sitemap.xml:N: sitemap-canonical: '{URL}{OWN}' is in the site map; its own "
            "address is another.",
        ],
    ),
    (
        PAGE,
        HERE,
        f'<link rel="canonical" href="{URL}xx/">',
        [
            f"12: canonical-broken: '{URL}xx/' is given as the page's own address and is no page.",
            f"sitemap.xml:N: sitemap-canonical: '{URL}{OWN}' is in the site map; its own "
            "address is another.",
        ],
    ),
    (
        PAGE,
        DEFAULT,
        "",
        [
            "1: hreflang-default: x-default is missing among the languages that the page names.",
            f"1: hreflang-differs: '{URL}zh/projects/nylon-filament/' names other languages or "
            "addresses than this page.",
            f"{OTHER}:1: hreflang-differs: '{URL}{OWN}' names other languages or addresses than "
            "this page.",
            f"sitemap.xml:N: sitemap-languages: The site map names other languages of '{URL}{OWN}' "
            "than the page.",
        ],
    ),
    (
        PAGE,
        ENGLISH,
        "",
        [
            "1: hreflang-self: The page is not among the languages that it names.",
            f"1: hreflang-differs: '{URL}zh/projects/nylon-filament/' names other languages or "
            "addresses than this page.",
            f"{OTHER}:1: hreflang-differs: '{URL}{OWN}' names other languages or addresses than "
            "this page.",
            f"sitemap.xml:N: sitemap-languages: The site map names other languages of '{URL}{OWN}' "
            "than the page.",
        ],
    ),
    (
        PAGE,
        ENGLISH,
        f"{ENGLISH}{ENGLISH}",
        ["16: hreflang-repeated: The language 'en' is named twice."],
    ),
    (
        PAGE,
        HEAD,
        f'{HEAD}<meta name="robots" content="noindex">\n',
        [
            f"sitemap.xml:N: sitemap-hidden: '{URL}{OWN}' is in the site map and keeps search "
            "engines out.",
        ],
    ),
    (
        "sitemap.xml",
        LISTED,
        f"<url><loc>{URL}xx/</loc>",
        [
            f"N: sitemap-broken: '{URL}xx/' is in the site map and is no page.",
            f"{PAGE}:1: sitemap-lacks: The page is linked and is not in the site map.",
        ],
    ),
    (
        "sitemap.xml",
        LISTED,
        f"<url><loc>{URL}en/</loc></url>{LISTED}",
        [f"N: sitemap-repeated: '{URL}en/' is in the site map a second time."],
    ),
    ("sitemap.xml", "</urlset>", "", ["40: xml-invalid: This is not XML: no element found."]),
    (
        "robots.txt",
        "sitemap.xml",
        "site-map.xml",
        [f"4: link-broken: '{URL}site-map.xml' leads to no file of the site."],
    ),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"), CHANGED, ids=[said[0][:40] for *_, said in CHANGED]
)
def test_a_wrong_page_is_named(
    folder: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    entry = line_of(folder, "sitemap.xml", LISTED)
    portals.edit(folder, name, (old, new))
    whole = [
        line if line.startswith(("sitemap.", "en/", "zh/")) else f"{name}:{line}" for line in said
    ]
    assert sorted(found(folder)) == sorted(line.replace(":N:", f":{entry}:") for line in whole)


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
    assert done.stdout.startswith("Pages: 39. Links: 12") and "Problems: 23." in done.stdout
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
