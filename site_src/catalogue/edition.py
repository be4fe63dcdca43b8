"""Projects the catalogue onto the public edition. This is the only door, and it is an allow-list:
a public type receives the fields that it declares, and an entry gets here only when it says
`visibility: public`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from site_src.catalogue.entries import Catalogue, PublicCatalogue, Writing


@dataclass(frozen=True, slots=True)
class Edition:
    """The public catalogue, and how many entries it leaves out."""

    catalogue: PublicCatalogue
    left_out: int


def public_edition(catalogue: Catalogue) -> Edition:
    """What the public may see of a checked catalogue."""
    kinds = {field.name: catalogue.of(field.name) for field in fields(PublicCatalogue)}
    public = {kind: _public(entries) for kind, entries in kinds.items()}
    left_out = sum(len(kinds[kind]) - len(public[kind]) for kind in kinds)
    return Edition(PublicCatalogue(**public), left_out)


def _public(entries: Mapping[str, Any]) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for id_, entry in entries.items():
        if isinstance(entry, Writing):
            if entry.facts.visibility == "public":
                chosen[id_] = Writing(entry.facts.public(), entry.words, entry.bodies)
        elif entry.visibility == "public":
            chosen[id_] = entry.public()
    return chosen
