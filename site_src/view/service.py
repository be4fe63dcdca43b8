"""Services: procedures step by step with what they ask in all, packages, promises."""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogue.relations import region_path
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.service import SERVICE_FORMS, PublicService, ServiceStep
from site_src.rules.procedures import applying
from site_src.view import urls
from site_src.view.burden import Change, TotalsView, changes, fee, totals_view
from site_src.view.common import Contact, OfRow, SourceNote, contact_for, source_notes
from site_src.view.figures import FigureView, figure_view
from site_src.view.images import ImageView
from site_src.view.labels import SERVICE_FORM, STEP_MODE, label
from site_src.view.markdown import prose
from site_src.view.policy import PolicyRow, policy_row
from site_src.view.setting import Setting, once


@frozen
class PaperView:
    """A document to hand in."""

    title: Wording
    note: Wording


@frozen
class StepView:
    """One step; `number` is empty for one that takes the place of another (`instead_of`). What is
    not stated is None or empty, and named in `unstated`."""

    key: str
    number: str
    title: Wording
    mode: str
    mode_word: str
    instead_of: Wording
    office: Wording
    unit: Wording
    person: Wording
    results: tuple[Wording, ...]
    papers: tuple[PaperView, ...]
    time: Number | None
    fee: Number | str | None
    fee_note: Wording
    basis: Wording
    complaint: Wording
    note: Wording
    unstated: str
    checked: str


@frozen
class ServiceRow:
    """A service in a list."""

    href: str
    title: Wording
    summary: Wording
    form: str
    place: Wording
    totals: TotalsView | None
    illustrative: bool


@frozen
class ServicePage(OfRow):
    """Everything on a service's page."""

    id: str
    row: ServiceRow
    description: Markup
    steps: tuple[StepView, ...]
    changes: tuple[Change, ...]
    parts: tuple[ServiceRow, ...]
    points: tuple[Wording, ...]
    figures: tuple[FigureView, ...]
    policies: tuple[PolicyRow, ...]
    complaint: Wording
    contact: Contact | None
    images: tuple[ImageView, ...]
    sources: tuple[SourceNote, ...]
    updated: str
    review_by: str


@frozen
class ServiceGroup:
    """The services of one form."""

    key: str
    title: str
    rows: tuple[ServiceRow, ...]


def service_groups(setting: Setting) -> tuple[ServiceGroup, ...]:
    """All services by form, in the order of their ids."""
    found = sorted(setting.catalogue.service.items())
    groups = []
    for form in SERVICE_FORMS:
        rows = tuple(service_row(setting, id_) for id_, service in found if service.form == form)
        if rows:
            groups.append(ServiceGroup(form, label(setting.language, SERVICE_FORM, form), rows))
    return tuple(groups)


@once
def service_row(setting: Setting, id_: str) -> ServiceRow:
    """A service as a row."""
    service, text = setting.catalogue.service[id_], setting.language.text
    return ServiceRow(
        href=urls.service(id_),
        title=text(service.title),
        summary=text(service.summary),
        form=label(setting.language, SERVICE_FORM, service.form),
        place=setting.region(service.region),
        totals=totals_view(setting, service) if service.steps else None,
        illustrative=service.illustrative,
    )


def services_for(
    setting: Setting, to: str, region: str, industries: tuple[str, ...], type_: str = ""
) -> tuple[ServiceRow, ...]:
    """The services that apply to a project or site."""
    services = sorted(setting.catalogue.service.values(), key=lambda service: service.id)
    path = region_path(region, setting.catalogue)
    return tuple(
        service_row(setting, id_) for id_ in applying(services, to, path, industries, type_)
    )


def service_view(setting: Setting, id_: str) -> ServicePage:
    """A service as its page shows it."""
    service, text = setting.catalogue.service[id_], setting.language.text
    figures = setting.catalogue.figure
    return ServicePage(
        id=id_,
        row=service_row(setting, id_),
        description=prose(text(service.description)),
        steps=_steps(setting, service),
        changes=changes(setting, service),
        parts=tuple(service_row(setting, part) for part in service.parts),
        points=tuple(text(point) for point in service.points),
        figures=tuple(figure_view(setting, figures[figure]) for figure in service.figures),
        policies=tuple(policy_row(setting, policy) for policy in service.policies),
        complaint=text(service.complaint),
        contact=contact_for(setting, service.contact, service.region, service.industries),
        images=(),
        sources=source_notes(setting, service.sources),
        updated=setting.date(service.updated),
        review_by=setting.date(service.review_by),
    )


def _steps(setting: Setting, service: PublicService) -> tuple[StepView, ...]:
    names = {step.key: step.title for step in service.steps}
    counted = [step.key for step in service.steps if step.mode != "alternative"]
    count = setting.language.count
    return tuple(
        _step(
            setting,
            step,
            count(counted.index(step.key) + 1) if step.key in counted else "",
            setting.language.text(names.get(step.instead_of or "")),
        )
        for step in service.steps
    )


def _step(setting: Setting, step: ServiceStep, number: str, instead_of: Wording) -> StepView:
    text = setting.language.text
    return StepView(
        key=step.key,
        number=number,
        title=text(step.title),
        mode=step.mode,
        mode_word=label(setting.language, STEP_MODE, step.mode),
        instead_of=instead_of,
        office=text(step.office),
        unit=text(step.unit),
        person=text(step.person),
        results=tuple(text(result) for result in step.results),
        papers=tuple(PaperView(text(paper.title), text(paper.note)) for paper in step.papers),
        time=setting.number(step.time) if step.time else None,
        fee=fee(setting, step.fee) if step.fee else None,
        fee_note=text(step.fee_note),
        basis=text(step.basis),
        complaint=text(step.complaint),
        note=text(step.note),
        unstated=_unstated(setting, step),
        checked=setting.date(step.checked),
    )


def _unstated(setting: Setting, step: ServiceStep) -> str:
    """What is not stated of a step, by name."""
    _, pgettext = setting.language.gettext, setting.language.pgettext
    said = (
        (_("Where to go"), step.office),
        (_("Whom to see"), step.person),
        (pgettext("service", "Time"), step.time),
        (_("Fee"), step.fee),
        (_("What to bring"), step.papers),
        (_("What comes of it"), step.results),
        (_("Legal basis"), step.basis),
        (_("Where to complain"), step.complaint),
    )
    names = (name for name, value in said if not value)
    return pgettext("list separator", ", ").join(names)
