"""What blocks of the catalogue in documents show, from the same views as the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from site_src.catalogue.blocks import placed
from site_src.i18n.language import Wording
from site_src.model.block import (
    Block,
    ChainBlock,
    ChartBlock,
    FigureBlock,
    ImageBlock,
    MapBlock,
    ProjectsBlock,
)
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.chains import chain_view
from site_src.view.charts.chart import chart_view
from site_src.view.common import stage
from site_src.view.figures import figure_view
from site_src.view.images import image_view
from site_src.view.maps.positions import map_view
from site_src.view.project import Card, card
from site_src.view.setting import Setting

#: Private characters, which no file may hold, around the number of a block.
_OPEN, _CLOSE = "\ue022", "\ue023"


@frozen
class ProjectsView:
    """A table of projects. `href` leads to all of them where a list has just these."""

    title: Wording | str
    rows: tuple[Card, ...]
    total: int
    href: str


@frozen
class BlockView:
    """One block: `kind` names its template, `view` is what that template shows.

    `first` is the line of the document in which it begins.
    """

    kind: str
    view: Any
    first: int


def block_views(setting: Setting, body: str, code: str) -> tuple[BlockView, ...]:
    """The blocks of a document as it is shown here, with words of the locale `code`. What is not
    on the site on this day has a view of None."""
    return tuple(
        BlockView(*_shown(setting, place.block, code), first=place.first) for place in placed(body)
    )


def set_apart(body: str) -> str:
    """The document with a mark where each block stood."""
    lines = body.split("\n")
    for number, place in reversed(list(enumerate(placed(body)))):
        lines[place.first : place.last] = ["", f"{_OPEN}{number}{_CLOSE}", ""]
    return "\n".join(lines)


def put_back(html: Markup, blocks: Iterable[str]) -> Markup:
    """The rendered document with the blocks, which are HTML too, at their marks."""
    whole = str(html)
    for number, block in enumerate(blocks):
        whole = whole.replace(f"<p>{_OPEN}{number}{_CLOSE}</p>", block)
    return Markup(whole)


def _shown(setting: Setting, block: Block, code: str) -> tuple[str, Any]:
    catalogue = setting.catalogue
    match block:
        case FigureBlock(id=id_):
            figure = catalogue.figure.get(id_)
            return "figure", figure_view(setting, figure) if figure else None
        case ChainBlock(id=id_):
            return "chain", chain_view(setting, id_) if id_ in catalogue.chain else None
        case ChartBlock():
            there = any(id_ in catalogue.figure for id_ in block.figures)
            if not there:
                return "chart", None
            title, note = (_said(setting, text, code) for text in (block.title, block.note))
            return "chart", chart_view(setting, block.figures, title, note, block.kind)
        case MapBlock():
            words = (_said(setting, text, code) for text in (block.title, block.note))
            there = any(id_ in catalogue.region for id_ in block.regions)
            return "map", map_view(setting, block, *words) if there else None
        case ImageBlock():
            alt, caption = (_said(setting, text, code) for text in (block.alt, block.caption))
            return "image", image_view(setting, block.file, alt, caption)
        case ProjectsBlock():
            return "projects", _projects(setting, block)


def _said(setting: Setting, text: str, code: str) -> Wording:
    """Words of the document itself, which may be in another locale than the page."""
    language = setting.language
    if not text or not language.fallback(code):
        return language.words(text)
    return Wording(text, *language.tongue(code))


def _projects(setting: Setting, block: ProjectsBlock) -> ProjectsView:
    relations, projects = setting.relations, setting.catalogue.project
    chosen = {
        "industry": (block.industry, relations.by_industry),
        "region": (block.region, relations.by_region),
        "stage": (block.stage, relations.by_stage),
    }
    named = {name: (id_, groups) for name, (id_, groups) in chosen.items() if id_}
    ids = list(relations.projects)
    for id_, groups in named.values():
        group = set(groups.get(id_, ()))
        ids = [project for project in ids if project in group]
    href = urls.PROJECTS if not named else ""
    if ids and len(named) == 1:
        ((name, (id_, _)),) = named.items()
        href = urls.facet(name, id_)
    return ProjectsView(
        title=_title(setting, block),
        rows=tuple(card(setting, projects[id_]) for id_ in ids[: block.limit]),
        total=len(ids),
        href=href,
    )


def _title(setting: Setting, block: ProjectsBlock) -> Wording | str:
    language = setting.language
    parts: list[Wording | str] = []
    if block.industry:
        parts.append(language.text(setting.catalogue.industry[block.industry].title))
    if block.region:
        parts.append(setting.region(block.region))
    if block.stage:
        parts.append(stage(setting, block.stage).label)
    if not parts:
        return language.gettext("Projects")
    return language.filled(language.gettext("Projects: %(what)s"), what=language.joined(parts))
