"""A project: as a page, as a row of a list, as a card."""

from __future__ import annotations

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.dates import PartialDate
from site_src.model.frozen import frozen
from site_src.model.project import Brief, MilestoneFields, PublicProject
from site_src.view import urls
from site_src.view.charts.gantt import Dated, GanttView, gantt_view
from site_src.view.common import (
    Contact,
    Labelled,
    Link,
    SourceNote,
    Stage,
    contact_for,
    source_notes,
    stage,
)
from site_src.view.images import ImageView, image_views
from site_src.view.incentive import ProjectIncentive, incentives_for
from site_src.view.labels import COOPERATION, SCOPE, TYPE, label
from site_src.view.markdown import prose
from site_src.view.policy import PolicyRow, policy_row
from site_src.view.readiness import ReadinessView, readiness_view
from site_src.view.service import ServiceRow, services_for
from site_src.view.setting import Setting, once
from site_src.view.thresholds import CheckView, plot_check


@frozen
class Card:
    """A project in a few lines, with the best number known of it."""

    href: str
    title: Wording
    summary: Wording
    place: Wording
    industry: Wording
    stage: Stage
    lead: Labelled
    amount: Number
    updated: str
    note: Wording | str
    illustrative: bool


@frozen
class Milestone:
    """A date to be met: `done`, `late` (its day has passed without news) or to come (empty)."""

    name: Wording
    state: str
    when: str
    iso: str
    note: Wording


@frozen
class ProjectView:
    """Everything on a project's page."""

    card: Card
    id: str
    type: str
    industry: Link
    region: Link
    park: Link | None
    site: Link | None
    stage_note: Wording | str
    investor: Wording
    place: Wording
    scope: str
    amount: Number
    land: Number
    hectares: Number | None
    cooperation: str
    description: Markup
    output: tuple[Labelled, ...]
    revenue: Number
    irr: Number
    payback: Number
    milestones: tuple[Milestone, ...]
    gantt: GanttView | None
    readiness: ReadinessView
    check: CheckView | None
    contact: Contact | None
    chain: Link | None
    policies: tuple[PolicyRow, ...]
    services: tuple[ServiceRow, ...]
    incentives: tuple[ProjectIncentive, ...]
    similar: tuple[Card, ...]
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    updated_iso: str
    review_by: str


def card(setting: Setting, project: Brief) -> Card:
    """The short form of a project, made once in a locale."""
    return _card(setting, project.id)


@once
def _card(setting: Setting, id_: str) -> Card:
    project = setting.catalogue.project[id_]
    text = setting.language.text
    first_source = source_notes(setting, project.sources[:1])
    amount = _amount(setting, project)
    return Card(
        href=urls.project(project.id),
        title=text(project.title),
        summary=text(project.summary),
        place=text(project.place) or _site(setting, project),
        industry=setting.industry(project.industry),
        stage=stage(setting, project.stage),
        lead=_lead(setting, project, amount),
        amount=amount,
        updated=str(project.updated or ""),
        note=first_source[0].publisher or first_source[0].title if first_source else "",
        illustrative=project.illustrative,
    )


def project_view(setting: Setting, id_: str) -> ProjectView:
    """The page of a project."""
    language, catalogue = setting.language, setting.catalogue
    project, brief = setting.prepared.projects[id_], catalogue.project[id_]
    text = language.text
    scope = project.investment.scope if project.investment else "total"
    reached = getattr(project.stage_dates, project.stage.replace("-", "_"), None)
    similar = (catalogue.project[other] for other in setting.relations.similar(brief))
    chain = catalogue.chain[project.chain] if project.chain else None
    milestones = tuple(_milestone(setting, m) for m in project.milestones)
    return ProjectView(
        card=card(setting, brief),
        id=project.id,
        type=label(language, TYPE, project.type),
        industry=Link(
            text(catalogue.industry[project.industry].title),
            urls.facet("industry", project.industry),
        ),
        region=Link(setting.region(project.region), urls.facet("region", project.region)),
        park=_park(setting, project),
        site=_plot(setting, project),
        stage_note=setting.date(reached) or text(project.stage_note),
        investor=text(project.investor),
        place=_finer_place(setting, project),
        scope=label(language, SCOPE, scope),
        amount=_amount(setting, brief),
        land=setting.number(project.land),
        hectares=language.numbers.hectares(project.land) if project.land else None,
        cooperation=_cooperation(setting, project),
        description=prose(text(project.description)),
        output=tuple(
            Labelled(text(o.name), setting.number(o.value), text(o.note), o.planned)
            for o in project.output
        ),
        revenue=setting.number(project.economics.revenue),
        irr=setting.number(project.economics.irr),
        payback=setting.number(project.economics.payback),
        milestones=milestones,
        gantt=_gantt(setting, project, milestones),
        readiness=readiness_view(setting, project),
        check=plot_check(setting, id_),
        contact=contact_for(setting, project.contact, project.region, (project.industry,)),
        chain=Link(text(chain.title), urls.chain(chain.id)) if chain else None,
        policies=tuple(policy_row(setting, id_) for id_ in project.policies),
        incentives=incentives_for(setting, id_),
        services=services_for(
            setting, "project", project.region, (project.industry,), project.type
        ),
        images=image_views(setting, project.images),
        similar=tuple(card(setting, other) for other in similar),
        sources=source_notes(setting, project.sources),
        updated=setting.date(project.updated),
        updated_iso=str(project.updated or ""),
        review_by=setting.date(project.review_by),
    )


def _site(setting: Setting, project: Brief | PublicProject) -> Wording:
    """The park in which a project stands, else its region."""
    return setting.park(project.park) if project.park else setting.region(project.region)


def _park(setting: Setting, project: PublicProject) -> Link | None:
    if project.park is None:
        return None
    title = setting.language.text(setting.catalogue.park[project.park].title)
    return Link(title, urls.park(project.park))


def _plot(setting: Setting, project: PublicProject) -> Link | None:
    if project.site is None:
        return None
    title = setting.language.text(setting.catalogue.site[project.site].title)
    return Link(title, urls.site(project.site))


def _finer_place(setting: Setting, project: PublicProject) -> Wording:
    """The place within the region, if it says more than the names of region and park."""
    place, park = setting.language.text(project.place), _park(setting, project)
    names = [setting.region(project.region), _site(setting, project), park.text if park else ""]
    return Wording("") if place.text in map(str, names) else place


def _amount(setting: Setting, project: Brief) -> Number:
    return setting.number(project.investment.amount if project.investment else None)


def _lead(setting: Setting, project: Brief, amount: Number) -> Labelled:
    """The best number known: the investment, else the first output, else nothing."""
    if project.investment or not project.output:
        scope = project.investment.scope if project.investment else "total"
        return Labelled(label(setting.language, SCOPE, scope), amount)
    first = project.output[0]
    name, note = setting.language.text(first.name), setting.language.text(first.note)
    return Labelled(name, setting.number(first.value), note, first.planned)


def _cooperation(setting: Setting, project: PublicProject) -> str:
    comma = setting.language.pgettext("list separator", ", ")
    return comma.join(label(setting.language, COOPERATION, mode) for mode in project.cooperation)


def _milestone(setting: Setting, milestone: MilestoneFields) -> Milestone:
    done = milestone.met is not None or milestone.reached
    date = milestone.met or (None if done else milestone.due)
    text = setting.language.text
    return Milestone(text(milestone.name), *_met(setting, date, done), text(milestone.note))


def _gantt(
    setting: Setting, project: PublicProject, shown: tuple[Milestone, ...]
) -> GanttView | None:
    dated = [
        Dated(step.name, step.when, date.due, date.met, step.state == "late")
        for date, step in zip(project.milestones, shown, strict=True)
    ]
    return gantt_view(setting, dated, f"{project.id}-milestones.csv")


@once
def _met(setting: Setting, date: PartialDate | None, done: bool) -> tuple[str, str, str]:
    """The state of a milestone, and its date in words and in figures."""
    language = setting.language
    if date is None:
        return "done" if done else "", language.gettext("date not stated"), ""
    words = language.date(date)
    if done:
        return "done", words, str(date)
    late = date.last() < setting.prepared.today
    planned = language.gettext("planned for %(date)s") % {"date": words}
    return "late" if late else "", planned, str(date)
