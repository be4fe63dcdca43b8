"""Offices: where a place looks for investors, and who introduces them."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.model.office import OFFICE_FORMS
from site_src.view import urls
from site_src.view.common import Contact, SourceNote, contact_for, source_notes
from site_src.view.figures import FigureView, figure_view
from site_src.view.labels import OFFICE_FORM, label
from site_src.view.setting import Setting, once


@frozen
class OfficeView:
    """One office: where it looks for investors (`area`), and for which place it does (`home`)."""

    id: str
    href: str
    title: Wording
    summary: Wording
    form: str
    area: Wording
    home: Wording
    industries: tuple[Wording, ...]
    figures: tuple[FigureView, ...]
    opened: str
    contact: Contact | None
    sources: tuple[SourceNote, ...]
    illustrative: bool


@frozen
class OfficeGroup:
    """The offices of one form."""

    key: str
    title: str
    rows: tuple[OfficeView, ...]


def office_groups(setting: Setting) -> tuple[OfficeGroup, ...]:
    """All offices by form, in the order of their ids."""
    found = sorted(setting.catalogue.office.items())
    groups = []
    for form in OFFICE_FORMS:
        rows = tuple(office_view(setting, id_) for id_, office in found if office.form == form)
        if rows:
            groups.append(OfficeGroup(form, label(setting.language, OFFICE_FORM, form), rows))
    return tuple(groups)


@once
def office_view(setting: Setting, id_: str) -> OfficeView:
    """An office as it is shown."""
    office, text = setting.catalogue.office[id_], setting.language.text
    figures = setting.catalogue.figure
    return OfficeView(
        id=id_,
        href=urls.office(id_),
        title=text(office.title),
        summary=text(office.summary),
        form=label(setting.language, OFFICE_FORM, office.form),
        area=text(office.area),
        home=setting.region(office.region),
        industries=tuple(setting.industry(industry) for industry in office.industries),
        figures=tuple(figure_view(setting, figures[figure]) for figure in office.figures),
        opened=setting.date(office.opened),
        contact=contact_for(setting, office.contact, office.region, office.industries),
        sources=source_notes(setting, office.sources),
        illustrative=office.illustrative,
    )
