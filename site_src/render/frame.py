"""What MkDocs makes of one locale: the document around its pages, its Markdown as HTML, its files.

It depends on documents, settings, theme and words, and on no project, so that it is made once and
every page of the locale is joined with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from site_src.i18n.language import Language, Wording
from site_src.render.page import Page
from site_src.render.shell import Document, Shell, ShellError, cut
from site_src.render.site import Site
from site_src.view.articles import anchored
from site_src.view.blocks import put_back
from site_src.view.content import finish

#: How deep a page can lie below the locale's root.
DEPTH = 6
#: The entries of the navigation that a page can belong to.
SECTIONS = ("", "projects", "land", "chains", "figures", "policies", "guide")
#: What a shell depends on: the way to the locale's root, the section, whether it is listed.
ShellKey = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document, for the contents at its side."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document's Markdown as MkDocs renders it, with marks where blocks of the catalogue go."""

    html: str
    text: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading in the language in which it is written."""

    id: str
    title: Wording


@dataclass(frozen=True, slots=True)
class Frame:
    """All of it: documents by kind and id, files by their path below the locale's root."""

    shells: Mapping[ShellKey, Shell]
    documents: Mapping[tuple[str, str], Rendered]
    files: Mapping[str, bytes]

    def shell(self, key: ShellKey) -> Shell:
        """The document around a page. Raises ShellError for a place that no page can have."""
        if key not in self.shells:
            raise ShellError(f"no frame for {key}")
        return self.shells[key]

    def document(self, kind: str, id_: str) -> Rendered:
        """A document's Markdown as HTML."""
        return self.documents[kind, id_]

    def file(self, name: str) -> bytes | None:
        """A file by its path below the locale's root, if it is one of MkDocs'."""
        return self.files.get(name)


def all_shells(site: Site, render: Callable[[Document], str]) -> dict[ShellKey, Shell]:
    """The shells of every place that a page can have."""
    bases = ["./", *("../" * depth for depth in range(1, DEPTH + 1))]
    keys = [(base, section, True) for base in bases for section in SECTIONS]
    keys += [(base, "", False) for base in (*bases, site.absolute)]
    return {key: cut(render, *key) for key in keys}


def body(site: Site, page: Page, rendered: Rendered, code: str) -> str:
    """The inside of a document's page. `code` is the locale in which it is written."""
    language = site.setting.language
    content = finish(rendered.html, language.tongue(code)[0])
    if page.template == "policy.html" and page.view.full_text:
        content = anchored(content)
    blocks = site.blocks(page, rendered.text, code)
    return site.body(page, put_back(content, blocks), tuple(_toc(rendered, language, code)))


def _toc(rendered: Rendered, language: Language, code: str) -> Iterator[TocEntry]:
    for heading in rendered.headings:
        yield TocEntry(heading.id, language.spoken(heading.title, code))
