"""The output checker: silent on a right site, exact on each fault that is planted into a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.publish.checker import Site, derived
from tests import portals
from tests.publish.checked import (
    PAGE,
    SITE,
    URL,
    found,
    line_of,
)


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
