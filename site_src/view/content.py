"""Rendered Markdown of documents: safe, and fit for the page."""

from __future__ import annotations

import re

from markupsafe import Markup

from site_src.i18n.script import mark_foreign
from site_src.view.markdown import clean

_ALIGN = re.compile(r' style="text-align: (left|right|center);?"')
_ALIGNED = {"right": ' class="n"', "left": "", "center": ' class="c"'}


def finish(html: str, lang: str) -> Markup:
    """HTML from a Markdown renderer, cleaned. Tables may scroll on a narrow screen; Chinese words
    in a text of another language are marked as such."""
    html = _ALIGN.sub(lambda match: _ALIGNED[match.group(1)], html)
    html = clean(html)
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>").replace("<th>", '<th scope="col">')
    if not lang.startswith(("zh", "ja")):
        html = mark_foreign(html)
    return Markup(html)
