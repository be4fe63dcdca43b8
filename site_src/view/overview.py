"""The pages that gather: home, the four lists, the guide's contents, the sources."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.i18n.script import ends_in_wide
from site_src.model.frozen import frozen
from site_src.model.kinds import DOCUMENT_KINDS
from site_src.model.project import PIPELINE
from site_src.view import urls
from site_src.view.chains import ChainView, chain_view
from site_src.view.common import Contact, Link, SourceNote, Stage, contact, source_note, stage
from site_src.view.facets import Choice, FacetValue
from site_src.view.figures import FigureView, figure_view, headlines
from site_src.view.images import ImageView, image_views
from site_src.view.labels import SOURCE_FORM, label
from site_src.view.listing import choices
from site_src.view.news import NewsRow, news_rows
from site_src.view.policy import PolicyRow, policy_rows
from site_src.view.project import Card, card
from site_src.view.setting import Setting, once

_FEATURED = 3
_CHAINS = 3
_POLICIES = 4
_NEWS = 3
#: How many projects of a stage the page of lists shows before it leads on.
LIST_LENGTH = 12
#: Of the entries that rest on a source, so many are named.
CITED = 60


@frozen
class Step:
    """One list of the pipeline: what a place reported, and what this catalogue holds."""

    stage: Stage
    href: str
    reported: FigureView | None
    count: int
    projects: tuple[Card, ...]


@frozen
class ChapterLink:
    """A guide chapter in the contents."""

    number: str
    title: Wording
    summary: Wording
    href: str


@frozen
class HomeWording:
    """The words of the home page, some of which stand on every page. `fallback` names their
    language where it is another than the locale's."""

    title: Wording
    tagline: Wording
    promise: tuple[Wording, ...]
    lead: Wording
    disclaimer: Wording
    fallback: str


@frozen
class HomeView:
    """Everything on the home page."""

    promise: tuple[Wording, ...]
    lead: Wording
    disclaimer: Wording
    fallback: str
    image: ImageView | None
    industries: tuple[FacetValue, ...]
    regions: tuple[FacetValue, ...]
    sizes: tuple[FacetValue, ...]
    total: int
    headlines: tuple[FigureView, ...]
    steps: tuple[Step, ...]
    not_stated: int
    reported_by: Wording | str
    chains: tuple[ChainView, ...]
    featured: tuple[Card, ...]
    policies: tuple[PolicyRow, ...]
    news: tuple[NewsRow, ...]
    chapters: tuple[ChapterLink, ...]
    contacts: tuple[Contact, ...]


@frozen
class SourceView:
    """A source with everything that rests on it."""

    note: SourceNote
    form: str
    summary: Wording
    url: str
    cited: tuple[Link, ...]
    total: int
    """How many entries rest on it; `cited` are the first of them."""


@once
def home_words(setting: Setting) -> HomeWording:
    """The words of the home page in this locale, else in the original."""
    home, language = setting.catalogue.home["index"], setting.language
    code = setting.locale_of(home)
    words = home.words[code]
    return HomeWording(
        title=language.spoken(words.title, code),
        tagline=language.spoken(words.tagline, code),
        promise=tuple(language.spoken(phrase, code) for phrase in _phrases(words.promise)),
        lead=language.spoken(words.lead, code),
        disclaimer=language.spoken(words.disclaimer, code),
        fallback=language.fallback(code),
    )


def home_view(setting: Setting) -> HomeView:
    """The home page."""
    words, home = home_words(setting), setting.catalogue.home["index"]
    projects = setting.catalogue.project
    featured = sorted(
        (p for p in projects.values() if p.featured), key=lambda p: (p.featured, p.id)
    )
    found = pipeline(setting)
    reported = [step.reported for step in found if step.reported]
    return HomeView(
        promise=words.promise,
        lead=words.lead,
        disclaimer=words.disclaimer,
        fallback=words.fallback,
        image=next(iter(image_views(setting, home.facts.images)), None),
        industries=_options(setting, "industry"),
        regions=_options(setting, "region"),
        sizes=_options(setting, "size"),
        total=len(projects),
        headlines=headlines(setting),
        steps=found,
        not_stated=len(setting.relations.by_stage.get("not-stated", ())),
        reported_by=_reported_by(setting, reported[0].place) if reported else "",
        chains=_home_chains(setting),
        featured=tuple(card(setting, p) for p in featured[:_FEATURED]),
        policies=policy_rows(setting)[:_POLICIES],
        news=news_rows(setting)[:_NEWS],
        chapters=chapter_links(setting),
        contacts=tuple(c for c in (contact(setting, i) for i in _contact_ids(setting)) if c),
    )


def pipeline(setting: Setting) -> tuple[Step, ...]:
    """The five lists from planned to operating."""
    by_stage, projects = setting.relations.by_stage, setting.catalogue.project
    reported = {
        f.stage: f for f in sorted(setting.catalogue.figure.values(), key=lambda f: f.id) if f.stage
    }
    steps = []
    for key in PIPELINE:
        ids = by_stage.get(key, ())
        figure = reported.get(key)
        steps.append(
            Step(
                stage(setting, key),
                urls.facet("stage", key) if ids else urls.PROJECTS,
                figure_view(setting, figure) if figure else None,
                len(ids),
                tuple(card(setting, projects[id_]) for id_ in ids[:LIST_LENGTH]),
            )
        )
    return tuple(steps)


def chapter_links(setting: Setting) -> tuple[ChapterLink, ...]:
    """The guide's contents."""
    chapters = setting.catalogue.chapter
    ordered = sorted(chapters, key=lambda id_: (chapters[id_].facts.order, id_))
    pick = setting.language.pick
    return tuple(
        ChapterLink(
            setting.language.count(number),
            pick({code: w.title for code, w in chapters[id_].words.items()}),
            pick({code: w.summary for code, w in chapters[id_].words.items()}),
            urls.chapter(id_),
        )
        for number, id_ in enumerate(ordered, start=1)
    )


def source_views(setting: Setting) -> tuple[SourceView, ...]:
    """All sources with what cites them."""
    sources = setting.catalogue.source
    return tuple(
        SourceView(
            source_note(setting, id_),
            label(setting.language, SOURCE_FORM, source.form),
            setting.language.text(source.summary),
            source.url,
            tuple(
                Link(_title(setting, kind, other), urls.of(kind, other))
                for kind, other in setting.relations.cited_by.get(id_, ())[:CITED]
            ),
            len(setting.relations.cited_by.get(id_, ())),
        )
        for id_, source in sorted(sources.items())
    )


def _reported_by(setting: Setting, place: Wording) -> Wording:
    message = setting.language.gettext("Large numbers: totals reported by %(place)s.")
    return setting.language.filled(message, place=place)


def _phrases(promise: str) -> tuple[str, ...]:
    """The parts between which a line may break; a space follows where the script sets spaces."""
    parts = [part.strip() for part in promise.split("|")]
    return tuple(part if ends_in_wide(part) else f"{part} " for part in parts)


def _title(setting: Setting, kind: str, id_: str) -> Wording:
    if kind in DOCUMENT_KINDS:
        words = getattr(setting.catalogue, kind)[id_].words
        return setting.language.pick({code: w.title for code, w in words.items()})
    entries = getattr(setting.catalogue, kind)
    return setting.language.text(entries[id_].title)


def _options(setting: Setting, facet: str) -> tuple[FacetValue, ...]:
    groups = {
        "industry": setting.relations.by_industry,
        "region": setting.relations.by_region,
        "size": setting.relations.by_size,
    }[facet]
    found: list[Choice] = [choice for choice in choices(setting) if choice.facet == facet]
    values = [
        FacetValue(c.text, urls.facet(facet, c.value), len(groups[c.value]), current=False)
        for c in found
    ]
    if facet != "size":
        values.sort(key=lambda value: (-value.count, value.href))
    return tuple(values)


def _home_chains(setting: Setting) -> tuple[ChainView, ...]:
    chains = setting.catalogue.chain
    with_links = sorted(
        (id_ for id_ in chains if chains[id_].nodes or id_ in setting.relations.by_chain),
        key=lambda id_: (not chains[id_].nodes, -len(setting.relations.by_chain.get(id_, ())), id_),
    )
    return tuple(chain_view(setting, id_) for id_ in with_links[:_CHAINS])


def _contact_ids(setting: Setting) -> tuple[str, ...]:
    """The two contacts of the home page: the first to ask, then the next."""
    first = ["investment-desk"] if "investment-desk" in setting.catalogue.contact else []
    return (*first, *(i for i in sorted(setting.catalogue.contact) if i not in first))[:2]
