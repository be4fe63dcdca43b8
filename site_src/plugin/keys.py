"""What each page is made of, as a short key: a page whose key did not change is what it was.

A key may tell apart what looks the same, never the reverse. What all pages of a locale have in
common (settings, theme, words, vocabularies, the frame) is one part of each key.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from site_src.catalogue.blocks import fences
from site_src.catalogue.entries import PublicCatalogue
from site_src.catalogue.prepare import Prepared
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.render.environment import theme_folders
from site_src.render.frame import Frame
from site_src.view.facets import Choice
from site_src.view.policy import NAMED
from site_src.work.cache import key_of
from site_src.work.files import files_within


class Sources:
    """The files of which a portal is made, projects apart."""

    def __init__(self, prepared: Prepared) -> None:
        portal = prepared.portal
        self.settings = _of_files(portal.root, ["mkdocs.yml"])
        self.theme = key_of(*(_of_files(folder) for folder in theme_folders(portal.root)))
        folders = [portal.catalogue / k.folder for k in KINDS.values() if k.name != "project"]
        self.vocabulary = key_of(*map(_of_files, folders))
        codes = portal.settings.codes
        self.documents = {code: _of_files(portal.documents(code)) for code in codes}
        name = f"{DOCUMENT_KINDS['policy'].folder}/{{}}.md".format
        self.policies = {
            id_: key_of(*(_of_files(portal.documents(code), [name(id_)]) for code in codes))
            for id_ in prepared.catalogue.policy
        }

    @property
    def templates(self) -> str:
        """Tells one state of what templates are compiled from from any other."""
        return key_of(self.theme, self.settings)

    def frame(self, prepared: Prepared, code: str) -> str:
        """Tells one state of what MkDocs makes of a locale from any other."""
        catalogue = prepared.catalogue
        writings = (w for kind in DOCUMENT_KINDS for w in getattr(catalogue, kind).values())
        alone = all(code in writing.words for writing in writings)
        documents = self.documents[code] if alone else sorted(self.documents.items())
        own = (code, self.settings, self.theme, self.vocabulary, documents)
        return key_of(own, _shown(catalogue, (*KINDS, *DOCUMENT_KINDS)))


class Keys:
    """The keys of one locale's pages. `edition` tells the program from any other."""

    def __init__(
        self, prepared: Prepared, sources: Sources, edition: str, code: str, frame: Frame
    ) -> None:
        self._prepared, self._sources = prepared, sources
        self._digests = prepared.projects.digests
        catalogue = prepared.catalogue
        shells = [(key, shell.pieces, shell.slots) for key, shell in sorted(frame.shells.items())]
        images = [(name, image.digest) for name, image in sorted(prepared.images.items())]
        own = (edition, code, sources.settings, sources.theme, sources.vocabulary)
        self._common = key_of(own, _shown(catalogue, KINDS), shells, images)
        documents = sorted(sources.documents.items())
        self._documents = key_of(self._common, prepared.today, documents)
        self._everything = sorted(self._digests.items())

    def project(self, id_: str) -> str:
        """A project's page: it shows the policies that it names, and projects like it."""
        brief, digests = self._prepared.catalogue.project[id_], self._digests
        similar = [digests[other] for other in self._prepared.relations.similar(brief)]
        policies = [self._sources.policies[policy] for policy in brief.policies]
        return key_of(self._common, id_, digests[id_], policies, similar)

    def listing(
        self, choice: Choice, number: int, ids: Iterable[str], beside: tuple[object, ...]
    ) -> str:
        """A page of a list; `beside` is what it says besides its rows."""
        rows = [self._digests[id_] for id_ in ids]
        name = (choice.facet, choice.value, choice.order, number)
        return key_of(self._common, name, beside, rows)

    def policy(self, id_: str) -> str:
        """A policy's page: it shows the first of the projects that name it; a block of the
        catalogue in it may show any."""
        named_by = self._prepared.relations.by_policy.get(id_, ())
        shown: object = [self._digests[project] for project in named_by[:NAMED]]
        bodies = self._prepared.catalogue.policy[id_].bodies.values()
        if any(next(fences(body), None) for body in bodies):
            shown = self._everything
        return key_of(self._documents, id_, len(named_by), shown)

    def table(self) -> str:
        """The table of all projects."""
        return key_of(self._common, self._everything)


def _shown(catalogue: PublicCatalogue, kinds: Iterable[str]) -> list[tuple[str, list[str]]]:
    """What is on the site of some kinds, projects apart, which tell for themselves."""
    return [(kind, sorted(getattr(catalogue, kind))) for kind in kinds if kind != "project"]


def _of_files(folder: Path, names: Iterable[str] | None = None) -> str:
    """Some files of a folder, or all of them."""
    paths = files_within(folder) if names is None else (f"{folder}/{name}" for name in names)
    made = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        content = Path(path).read_bytes() if os.path.isfile(path) else b""
        name = os.path.relpath(path, folder)
        made.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        made.update(hashlib.sha256(content).digest())
    return made.hexdigest()
