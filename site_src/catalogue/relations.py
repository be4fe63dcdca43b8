"""Relations both ways, and the groups in which entries are listed; from public entries only."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_src.catalogue.entries import PublicCatalogue
from site_src.model.enterprise import PublicEnterprise
from site_src.model.project import STAGES, Brief

#: How many similar projects a page shows.
SIMILAR = 3
_HUNDRED_MILLION = 10**8
#: Kinds of entries and of documents that name their sources.
_CITING = (
    "project", "park", "site", "admission", "figure", "chain", "enterprise", "fund", "service",
    "incentive", "event", "campaign", "office",
)  # fmt: skip
_CITING_DOCUMENTS = ("chapter", "news", "page")

Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Relations:
    """Ids of projects by what they refer to, in the order of the lists; and who cites a source.

    `by_site` has the projects on a site, `sites_of` the sites in a park.
    """

    projects: tuple[str, ...]
    by_industry: Groups
    by_region: Groups
    by_park: Groups
    by_site: Groups
    by_stage: Groups
    by_size: Groups
    by_cooperation: Groups
    by_chain: Groups
    by_link: Mapping[tuple[str, str], tuple[str, ...]]
    """Projects by chain and key of its link; an empty key where none is named."""
    enterprises_by_link: Mapping[tuple[str, str], tuple[str, ...]]
    """The same of enterprises, leaders first."""
    by_policy: Groups
    sites_of: Groups
    cited_by: Mapping[str, tuple[tuple[str, str], ...]]
    superseded_by: Mapping[str, str]
    similar_to: Groups

    def similar(self, project: Brief) -> tuple[str, ...]:
        """The next projects of the same industry, then of the same region."""
        return self.similar_to[project.id]


def relate(catalogue: PublicCatalogue, size_classes: tuple[int, ...]) -> Relations:
    """Groups all public projects. `size_classes` are lower bounds in 亿元, largest first."""
    projects = sorted(catalogue.project.values(), key=_list_order)
    by_stage = _group((p.stage, p.id) for p in projects)
    sizes = size_names(size_classes)
    by_size = _group((size_class(p, size_classes, sizes), p.id) for p in projects)
    by_industry = _group((p.industry, p.id) for p in projects)
    paths = {p.region: region_path(p.region, catalogue) for p in projects}
    by_region = _group((r, p.id) for p in projects for r in paths[p.region])
    enterprises = sorted(catalogue.enterprise.values(), key=lambda e: (not e.leader, e.id))
    return Relations(
        projects=tuple(p.id for p in projects),
        by_industry=by_industry,
        by_region=by_region,
        by_park=dict(sorted(_group((p.park, p.id) for p in projects if p.park).items())),
        by_site=_group((p.site, p.id) for p in projects if p.site),
        by_stage={stage: by_stage[stage] for stage in STAGES if stage in by_stage},
        by_size={size: by_size[size] for size in sizes if size in by_size},
        by_cooperation=_group((mode, p.id) for p in projects for mode in p.cooperation),
        by_chain=_group((p.chain, p.id) for p in projects if p.chain),
        by_link=_by_link(projects),
        enterprises_by_link=_by_link(enterprises),
        by_policy=_group((policy, p.id) for p in projects for policy in p.policies),
        sites_of=_group((s.park, s.id) for _, s in sorted(catalogue.site.items()) if s.park),
        cited_by=_citations(catalogue),
        superseded_by={
            older: id_ for id_, w in catalogue.policy.items() for older in w.facts.supersedes
        },
        similar_to=_similar(projects, by_industry, by_region),
    )


def region_path(region: str, catalogue: PublicCatalogue) -> tuple[str, ...]:
    """A region and those it lies in, outwards."""
    path = [region]
    while (parent := catalogue.region[path[-1]].parent) is not None:
        path.append(parent)
    return tuple(path)


def size_names(classes: tuple[int, ...]) -> tuple[str, ...]:
    """The names of the size classes, largest first: `100-plus`, `30-100`, …, `below-1`, and
    `not-disclosed`."""
    names = [f"{classes[0]}-plus"] if classes else []
    names += [f"{low}-{high}" for high, low in itertools.pairwise(classes)]
    names += [f"below-{classes[-1]}"] if classes else []
    return (*names, "not-disclosed")


def size_class(project: Brief, classes: tuple[int, ...], names: tuple[str, ...]) -> str:
    """The class of a project's investment in yuan; other currencies are never converted. `names`
    are those of the classes."""
    amount = project.investment.amount if project.investment else None
    if amount is None or amount.number is None or amount.unit != "CNY":
        return names[-1]
    for bound, name in zip(classes, names, strict=False):
        if amount.number >= bound * _HUNDRED_MILLION:
            return name
    return names[-2]


def _list_order(project: Brief) -> tuple[bool, str, str]:
    """First publication, undated ones last, then id: an edit never moves an entry in a list."""
    return (project.published is None, str(project.published or ""), project.id)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key, id_ in pairs:
        groups[key].append(id_)
    return {key: tuple(ids) for key, ids in groups.items()}


def _by_link(
    entries: Iterable[Brief | PublicEnterprise],
) -> dict[tuple[str, str], tuple[str, ...]]:
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.chain:
            groups[entry.chain, entry.link].append(entry.id)
    return {key: tuple(ids) for key, ids in groups.items()}


def _similar(
    projects: Iterable[Brief], by_industry: Groups, by_region: Groups
) -> dict[str, tuple[str, ...]]:
    of_industry = {name: _following(ids) for name, ids in by_industry.items()}
    of_region = {name: _following(ids) for name, ids in by_region.items()}
    similar: dict[str, tuple[str, ...]] = {}
    for project in projects:
        neighbours = of_industry[project.industry][project.id]
        others = of_region[project.region][project.id]
        similar[project.id] = tuple(dict.fromkeys((*neighbours, *others)))[:SIMILAR]
    return similar


def _following(group: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each entry of a group those that follow it, going round."""
    round_ = (*group, *group)
    count = min(SIMILAR, len(group) - 1)
    return {id_: round_[at + 1 : at + 1 + count] for at, id_ in enumerate(group)}


def _citations(catalogue: PublicCatalogue) -> dict[str, tuple[tuple[str, str], ...]]:
    cited: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in _CITING:
        for id_, entry in sorted(getattr(catalogue, kind).items()):
            stated = (s.source for s in getattr(entry, "statements", ()))
            for source in dict.fromkeys((*entry.sources, *stated)):
                cited[source].append((kind, id_))
    for kind in _CITING_DOCUMENTS:
        for id_, writing in sorted(getattr(catalogue, kind).items()):
            for source in writing.facts.sources:
                cited[source].append((kind, id_))
    return {source: tuple(entries) for source, entries in cited.items()}
