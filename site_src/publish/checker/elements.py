"""The elements and attributes of HTML, as far as the checker has to know them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from site_src.publish.checker.links import ASSET, FORM, LINK

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
#: They may close themselves with "/>"; anything of HTML may not.
GRAPHIC = frozenset({
    "animate", "circle", "defs", "ellipse", "g", "image", "line", "marker", "mask", "path",
    "pattern", "polygon", "polyline", "rect", "stop", "text", "tspan", "use",
})  # fmt: skip
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
RAW_TEXT = frozenset({"script", "style", "textarea", "title"})
#: Elements that HTML lets end by themselves.
OPTIONAL = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "caption", "rt", "rp",
})  # fmt: skip
#: Elements whose text may show template code.
CODE = frozenset({"code", "pre", "samp", "kbd", "script"})
#: What the address in an attribute is for.
ADDRESSES: Mapping[tuple[str, str], str] = {
    ("a", "href"): LINK, ("area", "href"): LINK, ("form", "action"): FORM,
    ("button", "formaction"): FORM, ("input", "formaction"): FORM, ("object", "data"): ASSET,
    ("video", "poster"): ASSET, ("use", "href"): ASSET, ("use", "xlink:href"): ASSET,
    ("image", "href"): ASSET, ("image", "xlink:href"): ASSET,
    **{(name, "src"): ASSET for name in (
        "img", "script", "iframe", "embed", "video", "audio", "source", "track", "input", "frame",
    )},
}  # fmt: skip
#: Attributes that name ids, and those that are read out.
IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
SPOKEN = ("alt", "aria-label", "title", "placeholder")
#: All attributes that are looked at.
CHECKED = (
    frozenset({"id", "style", "lang", "role", "srcset", "imagesrcset", *IDS, *SPOKEN})
    | {name for _, name in ADDRESSES}
)  # fmt: skip
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def attributes_in(inside: str) -> dict[str, str]:
    """The attributes of a tag, as they stand after its name."""
    found: dict[str, str] = {}
    for key, double, single, bare in _ATTRIBUTE.findall(inside):
        value = double or single or bare
        found.setdefault(key.lower(), html.unescape(value) if "&" in value else value)
    return found


def is_named(attributes: Mapping[str, str]) -> bool:
    """Whether an element has a name that is read out."""
    named = attributes.get("aria-label") or attributes.get("aria-labelledby")
    return bool((named or attributes.get("alt") or "").strip())
