"""What each page is made of, as a short key: a page whose key did not change is what it was.

A key may tell apart what looks the same, never the reverse. What all pages of a locale have in
common (settings, theme, words, vocabularies, the frame) is one part of each key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from site_src.catalogue.prepare import Prepared
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.render.environment import theme_folders
from site_src.render.frame import Frame
from site_src.view.listing import Choice
from site_src.view.policy import NAMED


def digest(parts: Iterable[object]) -> str:
    """One short text for many parts, whose own texts tell them apart."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(f"{part}\0".encode())
    return made.hexdigest()


class Sources:
    """The files of which a portal is made, projects apart."""

    def __init__(self, prepared: Prepared) -> None:
        portal = prepared.portal
        self.settings = _of_files(portal.root, ["mkdocs.yml"])
        self.theme = digest(_of_files(folder) for folder in theme_folders(portal.root))
        self.vocabulary = digest(
            _of_files(portal.catalogue / kind.folder)
            for kind in KINDS.values()
            if kind.name != "project"
        )
        codes = portal.settings.codes
        self.documents = {code: _of_files(portal.documents(code)) for code in codes}
        folder = DOCUMENT_KINDS["policy"].folder
        self.policies = {
            id_: digest(_of_files(portal.documents(c), [f"{folder}/{id_}.md"]) for c in codes)
            for id_ in prepared.catalogue.policy
        }

    def frame(self, prepared: Prepared, code: str) -> str:
        """Tells one state of what MkDocs makes of a locale from any other."""
        catalogue = prepared.catalogue
        shown = [(kind, sorted(getattr(catalogue, kind))) for kind in (*DOCUMENT_KINDS, "contact")]
        writings = (w for kind in DOCUMENT_KINDS for w in getattr(catalogue, kind).values())
        alone = all(code in writing.words for writing in writings)
        documents = self.documents[code] if alone else sorted(self.documents.items())
        return digest((code, self.settings, self.theme, self.vocabulary, documents, shown))


class Keys:
    """The keys of one locale's pages. `edition` tells the program from any other."""

    def __init__(
        self, prepared: Prepared, sources: Sources, edition: str, code: str, frame: Frame
    ) -> None:
        self._prepared, self._sources = prepared, sources
        self._digests = prepared.projects.digests
        catalogue = prepared.catalogue
        shown = [(kind, sorted(getattr(catalogue, kind))) for kind in KINDS if kind != "project"]
        shells = [(key, shell.pieces, shell.slots) for key, shell in sorted(frame.shells.items())]
        images = [(name, image.digest) for name, image in sorted(prepared.images.items())]
        own = (edition, code, sources.settings, sources.theme, sources.vocabulary)
        self._common = digest((*own, shown, shells, images))
        documents = sorted(sources.documents.items())
        self._documents = digest((self._common, prepared.today, documents))

    def project(self, id_: str) -> str:
        """A project's page: it shows the policies that it names, and projects like it."""
        brief, digests = self._prepared.catalogue.project[id_], self._digests
        similar = [digests[other] for other in self._prepared.relations.similar(brief)]
        policies = [self._sources.policies[policy] for policy in brief.policies]
        return digest((self._common, id_, digests[id_], policies, similar))

    def listing(
        self, choice: Choice, number: int, ids: Iterable[str], beside: tuple[object, ...]
    ) -> str:
        """A page of a list; `beside` is what it says besides its rows."""
        rows = [self._digests[id_] for id_ in ids]
        return digest(
            (self._common, choice.facet, choice.value, choice.order, number, beside, rows)
        )

    def policy(self, id_: str) -> str:
        """A policy's page: it shows the first of the projects that name it."""
        named_by = self._prepared.relations.by_policy.get(id_, ())
        titles = [self._digests[project] for project in named_by[:NAMED]]
        return digest((self._documents, id_, len(named_by), titles))

    def table(self) -> str:
        """The table of all projects."""
        return digest((self._common, sorted(self._digests.items())))


def _of_files(folder: Path, names: Iterable[str] | None = None) -> str:
    """Some files of a folder, or all that are not hidden (our own state is)."""
    if names is None:
        paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        names = sorted(p.as_posix() for p in paths if not any(n[0] == "." for n in p.parts))
    made = hashlib.blake2b(digest_size=16)
    for name in names:
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        made.update(f"{name}\0".encode() + hashlib.sha256(content).digest())
    return made.hexdigest()
