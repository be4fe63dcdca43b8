"""The first half of the pipeline in one call: read, check, project onto the edition, relate."""

from __future__ import annotations

import contextlib
import datetime
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_src.catalogue.blocks import check_blocks
from site_src.catalogue.consistency import check_consistency
from site_src.catalogue.conversions import check_conversions
from site_src.catalogue.edition import public_edition
from site_src.catalogue.entries import PublicCatalogue
from site_src.catalogue.freshness import check_freshness, check_published
from site_src.catalogue.images import Images, check_images, used_images
from site_src.catalogue.lifecycle import accept_judged, check_lifecycle
from site_src.catalogue.load import Loaded, load
from site_src.catalogue.portal import Portal, read_portal
from site_src.catalogue.references import check_references
from site_src.catalogue.relations import Relations, relate
from site_src.diagnostics import Place, Report
from site_src.model.project import PublicProject


@dataclass(frozen=True, slots=True)
class Prepared:
    """A portal ready to be shown: what the public may see of it, and how it hangs together.

    The catalogue has projects in brief, `projects` as a whole; `over` are the ids, by kind, of entries whose days of publication have passed; `images` the
    pictures of what is shown.
    """

    portal: Portal
    catalogue: PublicCatalogue
    projects: Mapping[str, PublicProject]
    relations: Relations
    today: datetime.date
    left_out: int
    over: Mapping[str, tuple[str, ...]]
    images: Images


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for objects that refer to one another in circles: what is read here does
    not, and would be searched again and again while it grows."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@_uncollected()
def prepare(root: Path, report: Report, as_of: datetime.date | None = None) -> Prepared | None:
    """Reads and checks the portal in `root`; None if the report has errors.

    `as_of` is the day to which the portal speaks; without it, today where the portal is.
    """
    portal = read_portal(root.resolve(), report)
    if portal is None:
        return None
    today = as_of or portal.today()
    check_conversions(portal, report)
    loaded = load(portal, report)
    check_references(loaded, report)
    check_blocks(loaded, report)
    images = check_images(loaded, report)
    check_consistency(loaded, today, report)
    check_lifecycle(loaded, today, report)
    check_freshness(loaded, today, report)
    check_published(loaded, report)
    _check_home(loaded, report)
    accept_judged(loaded, report)
    if report.failed:
        return None
    edition = public_edition(loaded.catalogue, today)
    relations = relate(edition.catalogue, portal.settings.size_classes)
    return Prepared(
        portal=portal,
        catalogue=edition.catalogue,
        projects=edition.projects,
        relations=relations,
        today=today,
        left_out=edition.left_out,
        over=edition.over,
        images=used_images(edition.catalogue, images),
    )


def _check_home(loaded: Loaded, report: Report) -> None:
    """Every page carries the words of the first one."""
    name = f"{loaded.portal.settings.content}/{loaded.portal.settings.original}/index.md"
    home = loaded.catalogue.home.get("index")
    folder = loaded.portal.documents(loaded.portal.settings.original)
    unread = ("home", "index") not in loaded.documents and folder.is_dir()
    if unread or (home is not None and home.facts.visibility != "public"):
        report.add("home-missing", Place(name), value=name)
