"""Templates as text: what makes a page unsafe as soon as somebody writes a quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Files of a theme that are templates.
ENDINGS = (".html", ".xml", ".svg")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z][^\s<>\"'=/]*((?:\"[^\"]*\"|'[^']*'|[^\"'<>])*)>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BARE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?=[^\s\"'>])")
_UNSAFE = re.compile(
    r"\|\s*(?P<safe>safe)\b|%-?\s*(?P<off>autoescape\s+false)\b|\bMarkup\s*(?P<markup>\()"
)
#: Stands for an expression and for a statement of Jinja.
_VALUE, _NOTHING = "\x01", " "


class Flaw(NamedTuple):
    """A diagnostic's code, what it quotes, and the position in the text."""

    code: str
    value: str
    position: int


def flaws(text: str) -> Iterator[Flaw]:
    """Values outside quotation marks in tags, and texts that are put out as they are."""
    for jinja in _JINJA.finditer(text):
        if not jinja.group().startswith("{#"):
            for match in _UNSAFE.finditer(jinja.group()):
                name = str(match.lastgroup)
                value = "Markup" if name == "markup" else match[name]
                yield Flaw("template-unescaped", value, jinja.start() + match.start(name))
    html = _JINJA.sub(_blank, text)
    for tag in _TAG.finditer(html):
        inside = _QUOTED.sub(lambda quoted: '"' * len(quoted.group()), tag[1])
        for bare in _BARE.finditer(inside):
            yield Flaw("template-unquoted", bare[1], tag.start(1) + bare.start(1))


def _blank(jinja: re.Match[str]) -> str:
    """As many characters, so that positions and line ends stay."""
    sign = _VALUE if jinja.group().startswith("{{") else _NOTHING
    return "".join("\n" if character == "\n" else sign for character in jinja.group())
