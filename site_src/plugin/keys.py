"""What each page is made of, as a short key: a page whose key did not change is what it was.

A key may tell apart what looks the same, never the reverse. What a page says is one part of its
key, whatever the language; what all pages of a locale have in common (settings, theme, words,
vocabularies, the frame) is the other.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from site_src.catalogue.blocks import fences
from site_src.catalogue.entries import PublicCatalogue
from site_src.catalogue.prepare import Prepared
from site_src.model.kinds import DOCUMENT_KINDS, PUBLIC
from site_src.render.environment import Shelves, theme_folders
from site_src.render.frame import Frame
from site_src.rules.incentives import claimable
from site_src.view.data.files import DataFile, brief, holds_projects
from site_src.view.listing import address, beside_rows, choices, on_first_page, portions
from site_src.view.policy import NAMED
from site_src.view.setting import Setting
from site_src.work.cache import Cache, key_of
from site_src.work.files import files_within

#: Kinds that any page may show something of: not projects, which tell for themselves, nor
#: snapshots, which only the reports do, and those are always drawn.
_NAMED_ANYWHERE = tuple(name for name in PUBLIC if name not in ("project", "snapshot"))
_PAGES = "pages/"
_TEMPLATES = (".html", ".xml")
#: What no template is compiled from.
_UNCOMPILED = ("assets/", "print/")
#: Where one template names one of another page.
_NAMED = re.compile(rb"""\{[%{][^}]*["']pages["'/]""")


class Sources:
    """The files of which a portal is made, projects apart."""

    def __init__(self, prepared: Prepared) -> None:
        portal = prepared.portal
        self.settings = hashlib.sha256((portal.root / "mkdocs.yml").read_bytes()).hexdigest()
        self._theme = Theme(theme_folders(portal.root))
        self._locales = tuple(portal.settings.locales.items())
        folders = [portal.catalogue / PUBLIC[name].folder for name in _NAMED_ANYWHERE]
        self.vocabulary = key_of(*(sorted(_digests(folder).items()) for folder in folders))
        codes = portal.settings.codes
        digests = {code: _digests(portal.documents(code)) for code in codes}
        self.documents = {code: key_of(sorted(found.items())) for code, found in digests.items()}
        name = f"{DOCUMENT_KINDS['policy'].folder}/{{}}.md".format
        self.policies = {
            id_: key_of(*(digests[code].get(name(id_)) for code in codes))
            for id_ in prepared.catalogue.policy
        }

    def shelves(self, cache: Cache) -> Shelves:
        """Where it is remembered what templates were compiled to: with this user, whatever the
        portal, as far as nothing of the portal's own goes into them."""
        state = key_of(self._theme.compiled, self._locales)
        own = self._theme.own_pages
        if own is None:
            return Shelves(cache, state)
        return Shelves(cache.of_user("templates"), state, own, cache)

    def theme(self, page: str = "") -> str:
        """Tells one state of what pages are drawn with from any other; `page` is the name of the
        template that draws only pages of this kind."""
        return self._theme.but_for(page)

    def frame(self, prepared: Prepared, code: str) -> str:
        """Tells one state of what MkDocs makes of a locale from any other."""
        catalogue = prepared.catalogue
        writings = (w for kind in DOCUMENT_KINDS for w in getattr(catalogue, kind).values())
        alone = all(code in writing.words for writing in writings)
        documents = self.documents[code] if alone else sorted(self.documents.items())
        own = (code, self.settings, self.theme(), self.vocabulary, documents)
        reported = bool(catalogue.snapshot)  # then the footer leads to the reports
        return key_of(own, reported, _shown(catalogue, (*_NAMED_ANYWHERE, *DOCUMENT_KINDS)))

    def rows(self, catalogue: PublicCatalogue) -> str:
        """Tells one state of what rows of lists depend on besides their project from any other."""
        theme = self.theme("projects.html")
        return key_of(self.settings, theme, self.vocabulary, _shown(catalogue, _NAMED_ANYWHERE))


class Theme:
    """The files of a theme. Each template of a page (`pages/…`) draws one kind of pages; all
    others may have a part in any."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._rest: list[str] = []
        self._compiled: list[str] = []
        self._own: set[str] = set()
        self._pages: defaultdict[str, list[str]] = defaultdict(list)
        self._apart = True
        for number, folder in enumerate(reversed(folders)):  # ours is there always
            for name, content in sorted(_contents(folder)):
                digest = f"{number} {name} {hashlib.sha256(content).hexdigest()}"
                where = self._pages[name] if name.startswith(_PAGES) else self._rest
                where.append(digest)
                if not name.startswith(_UNCOMPILED):
                    if number:
                        self._own.add(name)
                    if where is self._rest:
                        self._compiled.append(digest)
                self._apart &= not (name.endswith(_TEMPLATES) and _NAMED.search(content))

    @property
    def compiled(self) -> str:
        """What goes into templates besides their own text when they are compiled: other templates,
        words."""
        return key_of(self._compiled, [] if self._apart else sorted(self._pages.items()))

    @property
    def own_pages(self) -> frozenset[str] | None:
        """The names of a portal's own templates where they go into no others; else None."""
        alone = self._apart and all(name.startswith(_PAGES) for name in self._own)
        return frozenset(self._own) if alone else None

    def but_for(self, page: str) -> str:
        """Without the templates of other pages than this, unless one template names another."""
        pages = self._pages.get(f"{_PAGES}{page}") if self._apart else sorted(self._pages.items())
        return key_of(self._rest, pages)


class Contents:
    """What the pages say of which there may be many, whatever the language, as short keys: of
    projects by id, of lists by address."""

    def __init__(self, setting: Setting, sources: Sources) -> None:
        """`setting` is that of any locale."""
        catalogue, relations = setting.catalogue, setting.relations
        self.digests = digests = setting.prepared.projects.digests
        self.projects = {}
        for id_ in relations.projects:
            brief = catalogue.project[id_]
            # Its page shows the policies that it names, and projects like it.
            policies = [sources.policies[policy] for policy in brief.policies]
            similar = [digests[other] for other in relations.similar(brief)]
            self.projects[id_] = _short(id_, digests[id_], *policies, "", *similar)
        self.lists = {}
        for choice in choices(setting):
            beside, more = key_of(beside_rows(setting, choice)), on_first_page(setting, choice)
            for number, ids in enumerate(portions(setting, choice), start=1):
                url, rows = address(choice, number), (digests[id_] for id_ in ids)
                first = key_of(more) if number == 1 else ""
                self.lists[url] = _short(url, beside, first, *rows)
        self.everything = key_of(sorted(digests.items()))


class Keys:
    """The keys of one locale's pages. `edition` tells the program from any other."""

    def __init__(
        self,
        prepared: Prepared,
        sources: Sources,
        contents: Contents,
        edition: str,
        code: str,
        frame: Frame,
    ) -> None:
        self._prepared, self._contents = prepared, contents
        catalogue = prepared.catalogue
        shells = [(key, shell.pieces, shell.slots) for key, shell in sorted(frame.shells.items())]
        images = [(name, image.digest) for name, image in sorted(prepared.images.items())]
        own = (edition, code, sources.settings, sources.vocabulary)
        common = key_of(own, _shown(catalogue, _NAMED_ANYWHERE), shells, images)
        policies = {id_: writing.facts for id_, writing in catalogue.policy.items()}
        claimed = claimable(catalogue.incentive, policies, prepared.today)
        self._project = key_of(common, sources.theme("project.html"), claimed)
        self._list = key_of(common, sources.theme("projects.html"))
        self._table = key_of(common, sources.theme())
        documents = sorted(sources.documents.items())
        self._data = key_of(self._table, documents, _open_data(prepared))
        titles = [(i, own.words) for i, own in sorted(catalogue.policy.items())]
        self.lines = key_of(self._table, titles, _shown(catalogue, DOCUMENT_KINDS))
        self._policy = key_of(common, sources.theme("policy.html"), prepared.today, documents)

    def project(self, id_: str) -> str:
        """A project's page."""
        return _short(self._project, self._contents.projects[id_])

    def listing(self, url: str) -> str:
        """The page of a list at an address."""
        return _short(self._list, self._contents.lists[url])

    def policy(self, id_: str) -> str:
        """A policy's page: it shows the first of the projects that name it; a block of the
        catalogue in it may show any."""
        named_by, digests = self._prepared.relations.by_policy.get(id_, ()), self._contents.digests
        shown = [digests[project] for project in named_by[:NAMED]]
        bodies = self._prepared.catalogue.policy[id_].bodies.values()
        if any(next(fences(body), None) for body in bodies):
            shown = [self._contents.everything]
        return _short(self._policy, id_, str(len(named_by)), *shown)

    def table(self) -> str:
        """The table of all projects."""
        return _short(self._table, self._contents.everything)

    def data(self, file: DataFile) -> str:
        """A file of open data."""
        if brief(file):
            return self.table()
        projects = self._contents.everything if holds_projects(file) else ""
        return _short(self._data, file.name, projects)


def whole_key(prepared: Prepared, sources: Sources, contents: Contents, edition: str) -> str:
    """Tells one state of what the files of open data that hold all locales are made of from any
    other."""
    return _short(lines_key(prepared, sources, edition), contents.everything)


def lines_key(prepared: Prepared, sources: Sources, edition: str) -> str:
    """The same for one project's line in them, as far as the project does not decide about it."""
    own = (edition, sources.settings, sources.vocabulary, sources.theme(), prepared.today)
    images = [(name, image.digest) for name, image in sorted(prepared.images.items())]
    documents = sorted(sources.documents.items())
    shown = _shown(prepared.catalogue, ("project", *_NAMED_ANYWHERE, *DOCUMENT_KINDS))
    return key_of(own, documents, shown, images)


def _open_data(prepared: Prepared) -> tuple[object, ...]:
    """What entries of other kinds say of projects: the names of those that they name, and of which
    regions and industries there are any; and of which documents there are pages."""
    catalogue, relations = prepared.catalogue, prepared.relations
    kinds = (getattr(catalogue, kind).values() for kind in (*_NAMED_ANYWHERE, *DOCUMENT_KINDS))
    found = (getattr(entry, "facts", entry) for entries in kinds for entry in entries)
    named = {id_ for entry in found for id_ in getattr(entry, "projects", ())}
    titles = [(id_, catalogue.project[id_].title.texts) for id_ in sorted(named)]
    lists = sorted(relations.by_region), sorted(relations.by_industry)
    return titles, lists, _shown(catalogue, DOCUMENT_KINDS)


def _short(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _shown(catalogue: PublicCatalogue, kinds: Iterable[str]) -> list[tuple[str, list[str]]]:
    """What is on the site of some kinds."""
    return [(kind, sorted(getattr(catalogue, kind))) for kind in kinds]


def _digests(folder: Path) -> dict[str, str]:
    """The files of a folder by their path below it."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in _contents(folder)}


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Paths with forward slashes, and what the files hold."""
    start = len(str(folder)) + 1
    for path in files_within(folder):
        with open(path, "rb") as file:
            yield path[start:].replace(os.sep, "/"), file.read()
