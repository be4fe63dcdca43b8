"""The first half of the pipeline in one call: read, check, project onto the edition, relate."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_src.catalogue.attachments import Attachments, check_attachments, check_unused
from site_src.catalogue.blocks import check_blocks
from site_src.catalogue.chains import check_chains
from site_src.catalogue.consistency import check_consistency, check_entries
from site_src.catalogue.conversions import check_conversions
from site_src.catalogue.edition import on_the_site, public_edition, whole_edition
from site_src.catalogue.entries import PublicCatalogue
from site_src.catalogue.freshness import check_freshness, check_published
from site_src.catalogue.health import check_health
from site_src.catalogue.images import Images, check_images, used_images
from site_src.catalogue.incentives import check_incentives
from site_src.catalogue.lifecycle import accept_judged, check_lifecycle
from site_src.catalogue.load import EntryFile, Loaded, entry_files, load_entries, load_ground
from site_src.catalogue.memory import Outcome
from site_src.catalogue.outlines import Outlines, check_maps, read_outlines
from site_src.catalogue.places import check_distances
from site_src.catalogue.portal import EditionName, Portal, read_portal
from site_src.catalogue.procedures import check_procedures
from site_src.catalogue.published import check_against_published
from site_src.catalogue.reading import Projects, read_projects
from site_src.catalogue.reading import handed as briefs_handed
from site_src.catalogue.references import check_references
from site_src.catalogue.relations import Relations, relate
from site_src.catalogue.structure import check_structure
from site_src.catalogue.theme import check_theme
from site_src.catalogue.wording import check_documents_wording
from site_src.diagnostics import Place, Report
from site_src.model.kinds import KINDS
from site_src.model.project import Brief
from site_src.work.cache import Cache
from site_src.work.processes import Crew, uncollected


@dataclass(frozen=True, slots=True)
class Prepared:
    """A portal ready to be shown: what the public may see of it, and how it hangs together.

    The catalogue has projects in brief, `projects` as a whole. `over` are the ids, by kind, of
    entries whose days of publication have passed; `images` the pictures of what is shown,
    `attachments` the files that documents of the edition link to, `outlines` the lines of its
    maps.
    """

    portal: Portal
    catalogue: PublicCatalogue
    projects: Projects
    relations: Relations
    today: datetime.date
    left_out: int
    over: Mapping[str, tuple[str, ...]]
    images: Images
    attachments: Attachments
    outlines: Outlines


def handed(prepared: Prepared, crew: Crew) -> Prepared:
    """A portal, to be sent to the workers of a crew, who may know its projects already."""
    catalogue = prepared.catalogue
    briefs = briefs_handed(catalogue.project, prepared.projects, crew)
    return replace(prepared, catalogue=replace(catalogue, project=briefs))


@uncollected()
def prepare(
    root: Path,
    report: Report,
    as_of: datetime.date | None = None,
    crew: Crew | None = None,
    cache: Cache | None = None,
    edition: EditionName = "public",
) -> Prepared | None:
    """Reads and checks the portal in `root`; None if the report has errors.

    `as_of` is the day to which the portal speaks; without it, today where the portal is. With a
    `crew`, projects are read in several processes; with a `cache`, only those that changed.
    """
    portal = read_portal(root.resolve(), report, edition)
    if portal is None:
        return None
    today = as_of or portal.today()
    check_conversions(portal, report)
    check_theme(portal, report)
    outlines = read_outlines(portal, report, cache)
    loaded = load_ground(portal, report)
    files = entry_files(KINDS["project"], loaded, report)
    shown = on_the_site(loaded.catalogue, today, edition)
    reading = read_projects(loaded, files, shown, today, crew or Crew(1), cache)
    _add_projects(loaded, files, reading.outcomes, report)
    briefs = {o.id: o.brief for o in reading.outcomes if o.brief is not None}
    images = {**reading.images, **_check(loaded, today, briefs, report)}
    named = check_attachments(loaded, today, report)
    if report.failed:
        return None
    check_unused(loaded, named, set(images), report)
    projected = whole_edition if portal.internal else public_edition
    seen = projected(loaded.catalogue, briefs, today)
    return Prepared(
        portal=portal,
        catalogue=seen.catalogue,
        projects=reading.projects,
        relations=relate(seen.catalogue, portal.settings.size_classes),
        today=today,
        left_out=seen.left_out,
        over=seen.over,
        images=used_images(seen.catalogue, images),
        attachments=named.every if portal.internal else named.public,
        outlines=outlines,
    )


def _add_projects(
    loaded: Loaded, files: Sequence[EntryFile], outcomes: Sequence[Outcome], report: Report
) -> None:
    """Adds what was read elsewhere. Projects that can be judged only beside the others are read
    here once more, in their place among the others."""
    standings = {o.id: o.standing for o in outcomes if o.standing is not None}
    loaded.catalogue.project.update(standings)
    beside = {outcome.id for outcome in outcomes if outcome.beside}
    load_entries(KINDS["project"], [f for f in files if f.id in beside], loaded, report)
    for outcome in outcomes:
        report.extend(outcome.problems)


def _check(
    loaded: Loaded, today: datetime.date, briefs: Mapping[str, Brief], report: Report
) -> Images:
    """Reports what is wrong with what the catalogue answers for; returns its pictures."""
    check_references(loaded, report)
    check_blocks(loaded, report)
    check_structure(loaded, report)
    check_documents_wording(loaded, report)
    images = check_images(loaded, report)
    check_entries(loaded, today, report)
    check_consistency(loaded, today, report)
    check_distances(loaded, report)
    check_maps(loaded, report)
    check_chains(loaded, report)
    check_procedures(loaded, report)
    check_incentives(loaded, today, report)
    check_against_published(loaded, briefs, report)
    check_lifecycle(loaded, today, report)
    check_freshness(loaded, today, report)
    check_health(loaded, today, report)
    check_published(loaded, report)
    _check_home(loaded, report)
    accept_judged(loaded, report)
    return images


def _check_home(loaded: Loaded, report: Report) -> None:
    """Every page carries the words of the first one."""
    name = f"{loaded.portal.settings.content}/{loaded.portal.settings.original}/index.md"
    home = loaded.catalogue.home.get("index")
    folder = loaded.portal.documents(loaded.portal.settings.original)
    unread = ("home", "index") not in loaded.documents and folder.is_dir()
    if unread or (home is not None and home.facts.visibility != "public"):
        report.add("home-missing", Place(name), value=name)
