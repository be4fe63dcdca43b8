"""Infrastructure projects in the Open Contracting for Infrastructure Data Standard (OC4IDS 0.9.5).

Only what the catalogue says to the day and to the unit goes in: what is about so much, or of some
month, is told in words where the standard has room for them, and else left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from site_src.exporters.places import point
from site_src.exporters.records import Line, Lines, compact, joined
from site_src.model.dates import PartialDate
from site_src.model.project import Investment, MilestoneFields, PublicProject, StageDates
from site_src.view import urls
from site_src.view.data.files import infrastructure, packaged_on
from site_src.view.entries import title_of
from site_src.view.links import resolve
from site_src.view.overview import home_words
from site_src.view.setting import Setting

VERSION = "0.9"
#: The stage of a project in the words of the standard; a project that rests is in none of its own.
_STATUS: Mapping[str, str] = {
    "planned": "identification", "negotiating": "preparation", "signed": "preparation",
    "started": "implementation", "operating": "maintenance", "withdrawn": "cancelled",
}  # fmt: skip
#: The stages with which a period begins and ends.
_PERIODS: Mapping[str, tuple[str, str]] = {
    "period": ("planned", ""), "identificationPeriod": ("planned", "negotiating"),
    "preparationPeriod": ("negotiating", "started"),
    "implementationPeriod": ("started", "operating"), "maintenancePeriod": ("operating", ""),
}  # fmt: skip


def package(setting: Setting, lines: Lines) -> bytes:
    """The projects as a package. `setting` is that of the original locale. There must be some."""
    prepared, digests = setting.prepared, setting.prepared.projects.digests

    def line(id_: str) -> Line:
        return Line(compact(project_record(setting, id_)))

    made = [lines.get(i, digests[i], line).json for i in infrastructure(prepared)]
    settings = prepared.portal.settings
    head = {
        "uri": f"{prepared.portal.site_url}{urls.DATA}oc4ids.json",
        "publisher": {"name": home_words(setting).title.text, "uri": prepared.portal.site_url},
        "publishedDate": _moment(packaged_on(prepared)),
        "version": VERSION,
    }
    if settings.data_licence:
        head["license"] = settings.data_licence
    return joined(head, "projects", made)


def project_record(setting: Setting, id_: str) -> dict[str, Any]:
    """One project in the standard's words, in the original language."""
    project = setting.prepared.projects[id_]
    portal, text = setting.prepared.portal, setting.language.text
    found: dict[str, Any] = {
        "id": f"{portal.settings.oc4ids_prefix}-{id_}",
        "identifiers": [{"id": id_, "scheme": portal.site_url}],
        "title": text(project.title).text,
        "language": setting.language.lang.partition("-")[0],
    }
    found |= _known("updated", _moment(project.updated))
    told = text(project.description or project.summary).text
    found |= _known("description", resolve(told, f"{portal.site_url}{setting.language.code}/"))
    found |= _known("status", _STATUS.get(project.stage))
    found |= _known("sector", _sector(setting, project))
    found |= _known("budget", _budget(setting, project.investment))
    found |= dict(_periods(project.stage_dates))
    found["locations"] = [_location(setting, project)]
    found |= _known("milestones", list(_milestones(setting, project.milestones)))
    parties = list(_parties(setting, project))
    authority = next((p for p in parties if "publicAuthority" in p["roles"]), None)
    found |= _known("publicAuthority", authority and {n: authority[n] for n in ("id", "name")})
    found |= _known("parties", parties)
    found["documents"] = list(_documents(setting, project))
    return found


def _known(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}


def _moment(date: PartialDate | None) -> str:
    """The first moment of a day; nothing for what is known to the month or year alone."""
    return f"{date.first().isoformat()}T00:00:00Z" if date and date.day else ""


def _sector(setting: Setting, project: PublicProject) -> list[str]:
    """What the project says itself, else its industry; a part after that of which it is one."""
    own = project.oc4ids_sector or setting.catalogue.industry[project.industry].oc4ids_sector
    parents = [sector.partition(".")[0] for sector in own]
    return list(dict.fromkeys(code for pair in zip(parents, own, strict=True) for code in pair))


def _budget(setting: Setting, investment: Investment | None) -> dict[str, Any]:
    if investment is None:
        return {}
    amount = investment.amount
    exact = amount.state == "known" and amount.number is not None and not amount.per
    if exact and investment.scope == "total":
        assert amount.number is not None
        return {"amount": {"amount": _number(amount.number), "currency": amount.unit}}
    if amount.number is None:
        return {}
    return {"description": setting.number(amount).text}


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _periods(dates: StageDates) -> Iterator[tuple[str, dict[str, str]]]:
    for name, (first, last) in _PERIODS.items():
        begins = _moment(getattr(dates, first))
        ends = _moment(getattr(dates, last)) if last else ""
        if found := {**_known("startDate", begins), **_known("endDate", ends)}:
            yield name, found


def _location(setting: Setting, project: PublicProject) -> dict[str, Any]:
    """The site or park with its position, in its region; else the region, by its name alone."""
    catalogue, region = setting.catalogue, title_of(setting, "region", project.region)
    near = catalogue.site[project.site] if project.site else None
    around = catalogue.park[project.park] if project.park else None
    exact = next((place for place in (near, around) if place and place.location), None)
    found: dict[str, Any] = {"id": exact.id if exact else project.region}
    found["description"] = setting.language.text(project.place).text or region
    if exact and exact.location:
        found["geometry"] = point(exact.location.lat, exact.location.lon)
    found["address"] = {"region": region}
    return found


def _milestones(
    setting: Setting, milestones: tuple[MilestoneFields, ...]
) -> Iterator[dict[str, Any]]:
    """Dates to be met; of one whose day has passed without news nobody can tell."""
    for number, milestone in enumerate(milestones, start=1):
        found = {"id": str(number), "title": setting.language.text(milestone.name).text}
        found |= _known("description", setting.language.text(milestone.note).text)
        found |= _known("dueDate", _moment(milestone.due))
        found |= _known("dateMet", _moment(milestone.met))
        if milestone.met or milestone.reached:
            found["status"] = "met"
        elif milestone.due and milestone.due.last() >= setting.prepared.today:
            found["status"] = "scheduled"
        yield found


def _parties(setting: Setting, project: PublicProject) -> Iterator[dict[str, Any]]:
    """The office to ask, unless it is made up for show; who invests."""
    text = setting.language.text
    contact = setting.catalogue.contact[project.contact] if project.contact else None
    if contact and contact.office and not contact.illustrative:
        point_ = {"name": text(contact.title).text}
        point_ |= _known("telephone", contact.phone) | _known("email", contact.email)
        yield {
            "id": contact.id,
            "name": text(contact.office).text,
            "contactPoint": point_,
            "roles": ["publicAuthority"],
        }
    if project.investor:
        yield {"id": "investor", "name": text(project.investor).text, "roles": ["funder"]}


def _documents(setting: Setting, project: PublicProject) -> Iterator[dict[str, Any]]:
    """The page of the project, and the sources on which it rests."""
    language, code = setting.language, setting.language.code
    yield {
        "id": "page",
        "title": language.text(project.title).text,
        "url": f"{setting.prepared.portal.site_url}{code}/{urls.project(project.id)}",
        "language": language.lang.partition("-")[0],
    }
    for id_ in project.sources:
        source = setting.catalogue.source[id_]
        found = {"id": id_, "title": language.text(source.title).text}
        found |= _known("url", source.url) | _known("author", language.text(source.publisher).text)
        yield {**found, **_known("datePublished", _moment(source.date))}
