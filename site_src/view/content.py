"""Rendered Markdown of documents: safe, and fit for the page."""

from __future__ import annotations

import re

from markupsafe import Markup

from site_src.view.markdown import clean

_ALIGN = re.compile(r' style="text-align: (left|right|center);?"')
_ALIGNED = {"right": ' class="n"', "left": "", "center": ' class="c"'}
_HAN = re.compile(r"[《“]?[\u3400-\u9fff\U00020000-\U0003ffff][\u3400-\u9fff\U00020000-\U0003ffff·、，（）《》“”0-9〔〕—]*")
_TAG = re.compile(r"(<[^>]+>)")


def finish(html: str, lang: str) -> Markup:
    """HTML from a Markdown renderer, cleaned. Tables may scroll on a narrow screen; Chinese words
    in a text of another language are marked as such."""
    html = _ALIGN.sub(lambda match: _ALIGNED[match.group(1)], html)
    html = clean(html)
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>").replace("<th>", '<th scope="col">')
    if not lang.startswith(("zh", "ja")):
        html = mark_chinese(html)
    return Markup(html)


def mark_chinese(html: str) -> str:
    """Sets `lang` on Chinese words, so that they are read aloud and shaped as Chinese."""
    parts = _TAG.split(html)
    for number in range(0, len(parts), 2):
        parts[number] = _HAN.sub(r'<span lang="zh-Hans" dir="ltr">\g<0></span>', parts[number])
    return "".join(parts)
