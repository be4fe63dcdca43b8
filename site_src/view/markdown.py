"""CommonMark from the catalogue's long fields, as safe HTML."""

from __future__ import annotations

import functools

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


@functools.lru_cache(maxsize=4096)
def _render(text: str) -> str:
    return clean(_parser().render(resolve(text)))


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
