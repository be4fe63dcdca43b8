"""CommonMark from the catalogue's long fields, as safe HTML."""

from __future__ import annotations

import functools
import re

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.script import mark_foreign
from site_src.view.links import resolve

#: What rendered Markdown may consist of; everything else is taken out.
TAGS = frozenset(
    {"p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt"}
    | {"dd", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "a", "sup", "sub"}
    | {"section", "div", "span"}
)
ATTRIBUTES = {
    "a": {"href", "title", "class", "id"}, "th": {"class", "scope"}, "td": {"class"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "li": {"id"}, "sup": {"id"}, "div": {"class"},
    "p": {"class"}, "ol": {"start"},
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel"}


def clean(html: str) -> str:
    """Takes out of HTML whatever Markdown has no need of."""
    return nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None
    )


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


#: Paragraphs and lists of plain words, one line each: most of what is written. A line begins with
#: a letter and holds nothing that means anything to Markdown or HTML.
_WORD = r"[^\s\\`*_\[\]<>&|\x00]"
_LINE = rf"[^\W\d_]{_WORD}*(?: {_WORD}+)*"
_PARAGRAPH = re.compile(_LINE)
_LIST = re.compile(rf"- {_LINE}(?:\n- {_LINE})*")


def plain(text: str) -> str | None:
    """What Markdown makes of plain words; None where there may be more in them."""
    blocks, parts = text.strip("\n").split("\n\n"), []
    for number, block in enumerate(blocks):
        if _PARAGRAPH.fullmatch(block):
            parts.append(f"<p>{block}</p>\n")
        elif _LIST.fullmatch(block) and (not number or not _LIST.fullmatch(blocks[number - 1])):
            items = block.removeprefix("- ").replace("\n- ", "</li>\n<li>")
            parts.append(f"<ul>\n<li>{items}</li>\n</ul>\n")
        else:
            return None
    return "".join(parts)


def rendered(text: str) -> str:
    """What Markdown makes of any text, made safe."""
    return clean(_parser().render(resolve(text)))


@functools.lru_cache(maxsize=4096)
def _render(text: str) -> str:
    short = plain(text)
    return rendered(text) if short is None else short


def prose(text: Wording) -> Markup:
    """A long text as HTML, marked with its language where it is a fallback.

    Links to entries begin at the locale's root; the template's filter `based` completes them.
    """
    html = Markup(_render(text.text))
    if text.mixed:
        return Markup(mark_foreign(html))
    if not text.lang:
        return html
    return Markup('<div lang="{}" dir="{}">{}</div>').format(text.lang, text.dir, html)
