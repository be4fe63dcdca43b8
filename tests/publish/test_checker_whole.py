"""The output checker: what can be told only of all pages of a small site together."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.checker import Site
from tests import portals
from tests.publish.checked import LOOKED_AT, SMALL, TEXT, URL, found, judged, page

TWO = Site(URL, {"en": ("en", "ltr"), "ar": ("ar", "rtl")})
ENGLISH, ARABIC, ROOT = "en/index.html", "ar/index.html", "index.html"
MAP = "<urlset xmlns:xhtml='http://www.w3.org/1999/xhtml'>\n{}</urlset>"


def listing(*paths: str) -> dict[str, str]:
    """A site map, with an entry a line."""
    entries = (f"<url><loc>{URL}{path}</loc></url>\n" for path in paths)
    return {"sitemap.xml": MAP.format("".join(entries))}


def languages(**paths: str) -> str:
    return "".join(
        f'<link rel="alternate" hreflang="{code.replace("_", "-")}" href="{URL}{path}">'
        for code, path in paths.items()
    )


@pytest.mark.parametrize(
    ("root", "english", "said"),
    [
        ("en/", "a/", []),
        (
            "",
            "a/",
            [f"sitemap.xml:{line}: sitemap-unreachable: '{URL}{path}' is in the site map and no "
             "link leads to it." for line, path in ((3, "en/"), (4, "en/a/"))],
        ),
        (
            "en/",
            "",
            [f"sitemap.xml:4: sitemap-unreachable: '{URL}en/a/' is in the site map and no link "
             "leads to it."],
        ),
    ],
)  # fmt: skip
def test_pages_are_reached_from_the_root(
    tmp_path: Path, root: str, english: str, said: list[str]
) -> None:
    portals.write(
        tmp_path,
        {
            ROOT: page(ROOT, f'<a href="{root}">x</a>' if root else "<p>x</p>"),
            ENGLISH: page(ENGLISH, f'<a href="{english}">x</a>' if english else "<p>x</p>"),
            LOOKED_AT: page(LOOKED_AT),
            **listing("", "en/", "en/a/"),
        },
    )
    assert found(tmp_path, SMALL) == said


def test_without_a_root_pages_are_reached_from_the_first_of_each_language(tmp_path: Path) -> None:
    portals.write(
        tmp_path,
        {
            ENGLISH: page(ENGLISH, '<a href="a/">x</a>'), LOOKED_AT: page(LOOKED_AT),
            "en/b/index.html": page("en/b/index.html"), "en/c/index.html": page("en/c/index.html"),
            ARABIC: page(ARABIC, '<a href="../en/c/">x</a>', site=TWO), **listing("en/", "ar/"),
        },
    )  # fmt: skip
    assert found(tmp_path, TWO) == [
        *(f"en/{name}/index.html:1: sitemap-lacks: The page is linked and is not in the site map."
          for name in "ac"),
        "en/b/index.html:1: page-orphan: No link leads to this page, and it is not in the site "
        "map.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<meta name="robots" content="NOINDEX, follow">', []),
        ('<meta http-equiv="refresh" content="0; url=../">', []),
        ('<meta name="robots" content="index">', ["page-orphan"]),
        ('<meta http-equiv="refresh" content="9">', ["page-orphan"]),
        ('<meta name="x" content="noindex">', ["page-orphan"]),
    ],
)
def test_what_search_engines_do_not_see_needs_no_place_in_the_site_map(
    tmp_path: Path, head: str, said: list[str]
) -> None:
    portals.write(tmp_path, {ENGLISH: page(ENGLISH), LOOKED_AT: page(LOOKED_AT, head=head)})
    portals.write(tmp_path, listing("en/"))
    assert [line.split(": ")[1] for line in found(tmp_path, SMALL)] == said


@pytest.mark.parametrize(
    "hidden", ['name="robots" content="noindex"', 'http-equiv="refresh" content="0; url=../"']
)
def test_a_hidden_page_needs_no_address_of_its_own(tmp_path: Path, hidden: str) -> None:
    own = f'<link rel="canonical" href="{URL}en/a/">'
    text = page(LOOKED_AT, head=f"<meta {hidden}>")
    for other in ("", f'<link rel="canonical" href="{URL}en/">'):
        portals.write(tmp_path, {ENGLISH: page(ENGLISH), LOOKED_AT: text.replace(own, other)})
        assert found(tmp_path, SMALL) == []


def test_a_page_moves_on_to_a_page_that_is_reached(tmp_path: Path) -> None:
    """No link leads there, but every visitor comes to it."""
    moved = page(ROOT, head='<meta http-equiv="refresh" content="0; url=en/">')
    portals.write(tmp_path, {ROOT: moved, ENGLISH: page(ENGLISH), **listing("en/")})
    assert found(tmp_path, SMALL) == []


@pytest.mark.parametrize(
    ("address", "line", "said"),
    [
        ("../b/", 5, "hreflang-broken: The page in another language, '../b/', does not exist."),
        (
            "https://example.org/",
            5,
            "hreflang-broken: The page in another language, 'https://example.org/', does not "
            "exist.",
        ),
        (
            "../../../",
            5,
            "hreflang-broken: The page in another language, '../../../', does not exist.",
        ),
        (
            f"{URL}en/",
            1,
            f"hreflang-one-way: '{URL}en/' is named here and does not name this page back.",
        ),
    ],
)
def test_a_page_in_another_language_must_be_there(
    tmp_path: Path, address: str, line: int, said: str
) -> None:
    others = languages(en="en/a/", x_default="en/a/")
    other = f'<link rel="alternate" hreflang="fr" href="{address}">'
    assert judged(tmp_path, "<p>x</p>", f"{others}{other}") == [f"{line}: {said}"]
    assert judged(tmp_path, "<p>x</p>", others) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("../", "canonical-other: '../' is given as the page's own address, which it is not."),
        ("../b/", "canonical-broken: '../b/' is given as the page's own address and is no page."),
        (
            "https://example.org/",
            "canonical-broken: 'https://example.org/' is given as the page's own address and is "
            "no page.",
        ),
        (
            "../../../",
            "canonical-broken: '../../../' is given as the page's own address and is no page.",
        ),
        ("", ""),
        ("../a/", ""),
    ],
)
def test_the_address_of_a_page(tmp_path: Path, own: str, said: str) -> None:
    text = page(LOOKED_AT).replace(f'href="{URL}en/a/"', f'href="{own}"')
    portals.write(tmp_path, {ENGLISH: page(ENGLISH), LOOKED_AT: text})
    assert found(tmp_path, SMALL) == ([f"{LOOKED_AT}:5: {said}"] if said else [])


def test_a_site_map_names_the_languages_of_its_pages(tmp_path: Path) -> None:
    others = languages(en="en/", ar="ar/", x_default="en/")
    entry = f"<url><loc>{URL}en/</loc>{others.replace('<link', '<xhtml:link').replace('>', '/>')}"
    files = {
        ENGLISH: page(ENGLISH, '<a href="../ar/">x</a>', others),
        ARABIC: page(ARABIC, head=others, site=TWO),
    }
    right = MAP.format(f"{entry}</url>\n<url><loc> {URL}%61r/ </loc></url>\n")
    portals.write(tmp_path, {**files, "sitemap.xml": right})
    assert found(tmp_path, TWO) == [
        f"sitemap.xml:3: sitemap-canonical: '{URL}%61r/' is in the site map; its own address is "
        "another."
    ]
    portals.edit(tmp_path, "sitemap.xml", ("%61r", "ar"), ('hreflang="ar"', 'hreflang="fa"'))
    assert found(tmp_path, TWO) == [
        f"sitemap.xml:2: sitemap-languages: The site map names other languages of '{URL}en/' than "
        "the page."
    ]


def test_a_root_that_only_leads_on_needs_no_place_in_the_site_map(tmp_path: Path) -> None:
    chooser = page(ROOT, '<a href="en/">x</a>', languages(en="en/", x_default=""))
    english = page(ENGLISH, head=languages(en="en/", x_default=""))
    portals.write(tmp_path, {ROOT: chooser, ENGLISH: english, **listing("en/")})
    assert found(tmp_path, SMALL) == []
    portals.write(tmp_path, {ROOT: page(ROOT, '<a href="en/">x</a>'), ENGLISH: page(ENGLISH)})
    assert found(tmp_path, SMALL) == [
        "index.html:1: sitemap-lacks: The page is linked and is not in the site map."
    ]


#: Rows of a table so long that each is looked at by itself.
ROWS = "<table><tbody>" + "<tr><td>x</td></tr>" * 80


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('<a href="../">x</a>', ""),
        (
            '<a href="../c/">x</a>',
            f"{LOOKED_AT}:{TEXT}: link-broken: '../c/' leads to no file of the site.",
        ),
        ("<td>", ""),
        ("<b>", f"{LOOKED_AT}:{TEXT}: html-unclosed: <b> is not closed before </tbody>."),
    ],
)
def test_rows_of_a_long_line(tmp_path: Path, row: str, said: str) -> None:
    """What they lead to is reached, as by any other link."""
    text = f'{ROWS}<tr><td><a href="../b/">x</a>{row}</tbody></table>'
    portals.write(
        tmp_path,
        {
            ENGLISH: page(ENGLISH, '<a href="a/">x</a>'), LOOKED_AT: page(LOOKED_AT, text),
            "en/b/index.html": page("en/b/index.html"), **listing("en/", "en/a/", "en/b/"),
        },
    )  # fmt: skip
    assert found(tmp_path, SMALL) == ([said] if said else [])


def test_the_same_line_on_many_pages(tmp_path: Path) -> None:
    """A fault is told of each page, on which it may stand in another line."""
    names = [f"en/{name}/index.html" for name in "abcd"]
    texts = {name: page(name, "\n" * at + '<a href="../x/">x</a>') for at, name in enumerate(names)}
    portals.write(tmp_path, {**texts, ENGLISH: page(ENGLISH)})
    assert found(tmp_path, SMALL) == [
        f"{name}:{TEXT + at}: link-broken: '../x/' leads to no file of the site."
        for at, name in enumerate(names)
    ]


def test_a_page_in_one_line(tmp_path: Path) -> None:
    """All that a page says of itself is understood where elements end by themselves, too."""
    others = languages(en="en/a/", x_default="en/a/")
    orphan = "page-orphan: No link leads to this page, and it is not in the site map."
    for robots, said in (("noindex", []), ("all", [f"1: {orphan}"])):
        head = f'{others}<meta name="robots" content="{robots}">'
        whole = page(LOOKED_AT, "<ul><li>x</ul>", head).replace("\n", "")
        portals.write(tmp_path, {LOOKED_AT: whole, ENGLISH: page(ENGLISH), **listing("en/")})
        assert found(tmp_path, SMALL) == [f"{LOOKED_AT}:{line}" for line in said]
    moved = whole.replace(
        'name="robots" content="all"', 'http-equiv="refresh" content="0; url=../b/"'
    )
    portals.write(tmp_path, {LOOKED_AT: moved})
    assert found(tmp_path, SMALL) == [
        f"{LOOKED_AT}:1: link-broken: '../b/' leads to no file of the site."
    ]
