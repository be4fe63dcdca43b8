"""The output checker: what is a fault in an element of a page, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import portals
from tests.publish.checked import LOOKED_AT, SMALL, TEXT, URL, found, judged, page

ELSEWHERE = "would be loaded from elsewhere without being asked for. Put the file into the site."
MIXED = "is of another language than the text around it. Mark the element with lang."
SCRIPT = "csp-script: A script stands in the page itself. Put it into a file."
STYLE = "csp-style: A style stands in the page itself. Put it into the style sheet."
MARKED = "Look at the template or the text from which it was made."
BROKEN = "character-broken: A character without meaning stands here:"
NAMELESS = "is a picture without a name. Add aria-label."


def link(address: str) -> str:
    return f"link-broken: '{address}' leads to no file of the site."


def asset(address: str) -> str:
    return f"asset-broken: '{address}' would be loaded and is no file of the site."


#: What stands on the page, and what is said of it.
FAULTY = [
    # addresses
    ('<a class="x" href="../b/">x</a>', link("../b/")),
    ("<a href='../b/'>x</a>", link("../b/")),
    ("<a href=../b/>x</a>", link("../b/")),
    ('<A HREF="../b/">x</A>', link("../b/")),
    ('<a href="../b&amp;c/">x</a>', link("../b&c/")),
    ('<a href="../%62/">x</a>', link("../%62/")),
    ('<a href="../b/?x#y">x</a>', link("../b/?x#y")),
    ('<a href="./b/">x</a>', link("./b/")),
    ('<a href="/b/">x</a>', link("/b/")),
    (f'<a href="{URL}b/#x">x</a>', link(f"{URL}b/#x")),
    (
        '<a href="../../EN">x</a>',
        "link-broken: '../../EN' leads to no file of the site. Did you mean 'en'?",
    ),
    ('<map><area alt="" href="../b/"></map>', link("../b/")),
    ('<form action="../b/"></form>', link("../b/")),
    ('<button formaction="../b/">x</button>', link("../b/")),
    ('<input formaction="../b/">', link("../b/")),
    ('<object data="b"></object>', asset("b")),
    ('<video poster="b"></video>', asset("b")),
    ('<svg><use href="b"/></svg>', asset("b")),
    ('<svg><image xlink:href="b"/></svg>', asset("b")),
    ('<source srcset="b 1x">', asset("b")),
    ('<source srcset="../ 1x, b 2x">', asset("b")),
    ('<link rel="preload" imagesrcset="b 2x">', asset("b")),
    ('<link rel="icon" href="b.ico">', asset("b.ico")),
    ('<link href="https://cdn.example/x">', f"foreign-host: 'https://cdn.example/x' {ELSEWHERE}"),
    ('<img alt="" src="//cdn.example/x">', f"foreign-host: '//cdn.example/x' {ELSEWHERE}"),
    ('<script src="wss://x.example/"></script>', f"foreign-host: 'wss://x.example/' {ELSEWHERE}"),
    ('<link rel="next" href="../b/">', link("../b/")),
    ('<link rel="alternate" href="../b.xml">', link("../b.xml")),
    ('<meta property="og:url" content="../b/">', link("../b/")),
    ('<meta property="og:image" content="../b.png">', link("../b.png")),
    (
        '<form action="data:x"></form>',
        "link-scheme: 'data:x' is no address that may be linked. "
        "Use https:, http:, mailto: or tel:.",
    ),
    ('<a href="../#b"></a>', f"anchor-missing: '{URL}en/#b': there is no such place on that page."),
    ('<a href="../a/#b">x</a>', "anchor-missing: '../a/#b': there is no such place on that page."),
    # data
    (f'<script type="application/json">{{"a": "{URL}b/"}}</script>', link(f"{URL}b/")),
    (f'<script type="Application/LD+JSON">["{URL}b/"]</script>', link(f"{URL}b/")),
    ('<script type="text/javascript">0</script>', SCRIPT),
    ('<script type="json">0</script>', SCRIPT),
    ('<script type="application/json">{</script>',
     "json-invalid: This is not JSON: Expecting property name enclosed in double quotes: "
     "line 1 column 2 (char 1)."),
    # languages
    ('<b lang="en">河南尼龙</b>', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<b lang="fr">河南尼龙</b>', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<b lang="ar">河南尼龙</b>', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<b lang="zh-Hans">المشاريع</b>', f"language-mixed: 'المشاريع' {MIXED}"),
    ('<b lang="zh-Hans">x</b>河南尼龙', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<img src="../" alt="河南尼龙">', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<input placeholder="河南尼龙">', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<p title="河南尼龙">x</p>', f"language-mixed: '河南尼龙' {MIXED}"),
    ('<div lang="zh-Hans"><p lang="en" title="河南尼龙">x</p></div>',
     f"language-mixed: '河南尼龙' {MIXED}"),
    # identifiers
    ('<p id="a b">x</p>', "id-empty: An id is empty or has a space in it: 'a b'."),
    ('<p id=" a">x</p>', "id-empty: An id is empty or has a space in it: 'a'."),
    ('<p id="b"></p><p id="b">x</p>', "id-duplicate: The id 'b' stands on the page a second time."),
    *(
        (f'<p {key}="b"></p>', f"id-missing: {key} names the id 'b', which the page does not have.")
        for key in ("aria-labelledby", "aria-controls", "aria-owns", "list")
    ),
    # what a reader needs
    ("<img>", 'alt-missing: The picture \'\' has no alt. Describe it; for mere decoration write '
     'alt="".'),
    ('<svg role="img" aria-label=" "></svg>', f"name-missing: This svg {NAMELESS}"),
    ('<div role="img"><title>x</title></div>', f"name-missing: This div {NAMELESS}"),
    ("<h2>x</h2><h4>x</h4>", "heading-skipped: h4 follows h2: a level is left out."),
    # security
    ('<p onfocus="x()">x</p>', "csp-handler: A script stands in the attribute onfocus. "
     "Put it into a file."),
    ("<STYLE>p {}</STYLE>", STYLE),
    ('<p style="">x</p>', STYLE),
    # the form of a page
    ("<p>&#57345;</p>", f"{BROKEN} U+E001. {MARKED}"),
    ("<p>&#XE001;</p>", f"{BROKEN} U+E001. {MARKED}"),
    ("<p>\U000f0001</p>", f"{BROKEN} U+F0001. {MARKED}"),
    ('<a href="../" title="\ufffd">x</a>', f"{BROKEN} U+FFFD. {MARKED}"),
    ('<time datetime="\ufffd">x</time>', f"{BROKEN} U+FFFD. {MARKED}"),
    ('<meta name="description" content="\ufffd">', f"{BROKEN} U+FFFD. {MARKED}"),
    ("{% if x %}", f"template-left: Template code was left over: '{{% if x %}}'. {MARKED}"),
    (
        f"{{{{ {'x' * 60}",
        f"template-left: Template code was left over: '{{{{ {'x' * 37}'. {MARKED}",
    ),
    ("<code>x</code>{{ x }}",
     f"template-left: Template code was left over: '{{{{ x }}}}'. {MARKED}"),
    (f"<{'1' * 60}", f"html-broken: This is not HTML: '<{'1' * 40}'. In a text, write &lt; for <."),
    ("<div/>", "html-unclosed: <div> is not closed before </body>."),
    ("<b><i>x</b>", "html-unclosed: <i> is not closed before </b>."),
    ("</b>", "html-unopened: </b> closes nothing."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FAULTY)
def test_a_fault_on_a_small_page(tmp_path: Path, text: str, said: str) -> None:
    line = TEXT + 1 if said.endswith("</body>.") else TEXT
    assert judged(tmp_path, text) == [f"{line}: {said}"]


#: A line of a page may leave elements to be closed by what follows; only the page knows then.
LOOSE = "<ul><li>x</ul>"


@pytest.mark.parametrize(("text", "said"), FAULTY)
def test_a_fault_beside_an_element_that_ends_by_itself(
    tmp_path: Path, text: str, said: str
) -> None:
    line = TEXT + 1 if said.endswith("</body>.") else TEXT
    assert judged(tmp_path, f"{LOOSE}{text}") == [f"{line}: {said}"]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="">x</a><a href="#">x</a><a href="?x">x</a>',
        '<a id="b" href="#b">x</a><a href="#%62">x</a><a href="#b:~:text=x">x</a>',
        f'<a href="..">x</a><a href="../.">x</a><a href="/en/">x</a><a href="{URL}en">x</a>',
        '<a href="HTTPS://example.org/">x</a><a href="//example.org/">x</a>',
        '<link rel="license" href="https://example.org/"><link rel="prev" href="../">',
        '<link rel="ALTERNATE help" href="../">',
        '<meta property="og:url" content="https://example.org/">',
        '<meta property="og:title" content="../b/"><meta name="x" content="../b/">',
        '<svg><circle r="1"/><g/></svg><br/><hr><wbr>',
        '<script src="../index.html"></script><script type="a+json">{}</script>',
        '<script type="application/json">["河南尼龙", "/a/", "https://example.org/"]</script>',
        '<b lang="zh-Hans">河南尼龙</b><b lang="ZH">河南尼龙</b><b lang="ja">河南尼龙</b>',
        '<b lang="fa">المشاريع</b><b lang="zxx">河南尼龙 المشاريع</b>',
        '<p>河南省 and ملف</p><p lang="zh-Hans" title="河南尼龙"><b>河南尼龙</b></p>',
        '<p lang="zh-Hans">x\n<b>河南尼龙</b>\n</p>',
        '<p id="b">x</p><label for="b">x</label><p aria-owns="b b">x</p>',
        '<svg role="img" aria-label="x"></svg><p role="img" aria-labelledby="b" id="b">x</p>',
        '<svg role="img"><title>x</title></svg><img role="img" alt="x" src="../index.html">',
        "<h2>x</h2><h3>x</h3><h2>x</h2>",
        "<p>&#8217;&#39;&#x27;&#0034;</p>",
        "<pre>{{ x }}</pre><kbd>{% x %}</kbd><samp><b>{{ x }}</b></samp>",
        "<code>\n{{ x }}\n</code>",
        "<p>x<p>y<dl><dt>x<dd>y</dl><table><tr><td>x<tr><td>y</table>",
        "<DIV>x</div><Title>河南尼龙</Title>",
        '<p data-x="b" data-onclick="x">x</p>',
        "<?x y?>",
    ],
)
def test_what_only_looks_like_a_fault_on_a_small_page(tmp_path: Path, text: str) -> None:
    assert judged(tmp_path, text) == []
    assert judged(tmp_path, f"{LOOSE}{text}") == []


def test_a_title_may_be_in_a_language_of_its_own(tmp_path: Path) -> None:
    """What is not translated, a project's name, is a page's title as well; but it must be text."""
    right = page(LOOKED_AT)
    for title, said in (("河南尼龙", []), ("\ufffd", [f"{BROKEN} U+FFFD. {MARKED}"])):
        text = right.replace("<title>x", f"<title>{title}")
        portals.write(tmp_path, {LOOKED_AT: text})
        assert found(tmp_path, SMALL) == [f"{LOOKED_AT}:3: {line}" for line in said]


@pytest.mark.parametrize(
    "kind", ['http-equiv="refresh"', 'http-equiv="REFRESH"', "http-equiv=refresh"]
)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("0; url=../", ""),
        ("300", ""),
        ("0; url=../b/", link("../b/")),
        ("0.5,'../b/'", link("../b/")),
        (" 0 ; URL = ../b/", link("../b/")),
        ("0; url=https://example.org/", f"foreign-host: 'https://example.org/' {ELSEWHERE}"),
    ],
)
def test_where_a_page_moves_on_to(tmp_path: Path, kind: str, content: str, said: str) -> None:
    told = judged(tmp_path, "<p>x</p>", f'<meta {kind} content="{content}">')
    assert told == ([f"5: {said}"] if said else [])
