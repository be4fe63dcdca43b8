"""JSON-LD in the words of schema.org."""

from __future__ import annotations

from typing import Any

from site_src.view import urls
from site_src.view.common import Link
from site_src.view.document import NewsView
from site_src.view.enterprise import EnterprisePage
from site_src.view.event import EventPage
from site_src.view.government import government_view
from site_src.view.listing import ListingView
from site_src.view.overview import HomeWording, home_words
from site_src.view.policy import PolicyView
from site_src.view.project import ProjectView
from site_src.view.service import ServicePage
from site_src.view.setting import Setting

_CONTEXT = "https://schema.org"
_FORCE = {"in-force": "InForce", "trial": "PartiallyInForce", "amended": "NotInForce",
          "repealed": "NotInForce", "expired": "NotInForce"}  # fmt: skip


def absolute(setting: Setting, url: str) -> str:
    """The public address of a page of this locale."""
    return f"{setting.prepared.portal.site_url}{setting.language.code}/{url}"


def portal(setting: Setting, words: HomeWording) -> tuple[dict[str, Any], ...]:
    """The portal as a site and as a catalogue of data."""
    language = setting.language
    site: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": words.title.text,
        "description": words.lead.text,
        "url": absolute(setting, ""),
        "inLanguage": language.lang,
    }
    official = government_view(setting)
    if official and official.organiser:
        site["publisher"] = {"@type": "GovernmentOrganization", "name": official.organiser.text}
    data = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": language.gettext("Project catalogue"),
        "description": words.lead.text,
        "url": absolute(setting, urls.PROJECTS),
        "inLanguage": language.lang,
    }
    if licence := setting.prepared.portal.settings.data_licence:
        data["license"] = licence
    return site, data


def enterprise(setting: Setting, view: EnterprisePage) -> dict[str, Any]:
    """An enterprise as an organisation."""
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Organization",
        "name": view.title.text,
        "url": absolute(setting, view.row.href),
        "areaServed": str(view.region.text),
    }
    if view.summary:
        item["description"] = view.summary.text
    if view.website:
        item["sameAs"] = view.website
    return item


def service(setting: Setting, view: ServicePage) -> dict[str, Any]:
    """A service of the office; its steps as a how-to."""
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "GovernmentService",
        "name": view.title.text,
        "url": absolute(setting, view.row.href),
        "areaServed": view.row.place.text,
        "inLanguage": setting.language.lang,
    }
    if view.steps:
        item["subjectOf"] = {
            "@type": "HowTo",
            "name": view.title.text,
            "step": [{"@type": "HowToStep", "name": step.title.text} for step in view.steps],
        }
    return item


def event(setting: Setting, view: EventPage) -> dict[str, Any]:
    """An event with its days, as far as they are known."""
    facts = setting.catalogue.event[view.id]
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Event",
        "name": view.title.text,
        "url": absolute(setting, view.row.href),
        "inLanguage": setting.language.lang,
        "eventAttendanceMode": f"{_CONTEXT}/{_attendance(facts.form)}",
        "location": {"@type": "Place", "name": view.row.place.text, "address": view.region.text},
    }
    if facts.begins:
        item["startDate"] = str(facts.begins)
    if facts.ends:
        item["endDate"] = str(facts.ends)
    if view.summary:
        item["description"] = view.summary.text
    if view.organisers:
        names = (organiser.text for organiser in view.organisers)
        item["organizer"] = [{"@type": "Organization", "name": name} for name in names]
    if view.website:
        item["sameAs"] = view.website
    return item


def _attendance(form: str) -> str:
    return "OnlineEventAttendanceMode" if form == "online" else "OfflineEventAttendanceMode"


def project(setting: Setting, view: ProjectView) -> dict[str, Any]:
    """A project; schema.org's Project has no amount, so a Demand carries it."""
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Project",
        "identifier": view.id,
        "name": view.card.title.text,
        "url": absolute(setting, view.card.href),
        "areaServed": view.region.text.text
        if not isinstance(view.region.text, str)
        else view.region.text,
    }
    if view.card.summary:
        item["description"] = view.card.summary.text
    if view.images:
        site_url = setting.prepared.portal.site_url
        item["image"] = [f"{site_url}{image.largest.name}" for image in view.images]
    amount = setting.catalogue.project[view.id].investment
    if amount and amount.amount.number is not None:
        item["seeks"] = {
            "@type": "Demand",
            "priceSpecification": {
                "@type": "PriceSpecification",
                "price": str(amount.amount.number),
                "priceCurrency": amount.amount.unit,
            },
        }
    return item


def legislation(setting: Setting, id_: str, view: PolicyView) -> dict[str, Any]:
    """A policy as a piece of legislation."""
    facts = setting.catalogue.policy[id_].facts
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "name": view.row.title.text,
        "url": absolute(setting, view.row.href),
        "legislationType": view.form,
        "legislationPassedBy": view.issuer.text,
        "inLanguage": view.lang,
    }
    if facts.state in _FORCE:
        item["legislationLegalForce"] = f"{_CONTEXT}/{_FORCE[facts.state]}"
    if view.row.number:
        item["legislationIdentifier"] = view.row.number.text
    if facts.issued:
        item["legislationDate"] = str(facts.issued)
    if facts.effective:
        item["legislationDateVersion"] = str(facts.effective)
    if facts.supersedes:
        item["legislationRepeals"] = [
            absolute(setting, urls.policy(older)) for older in facts.supersedes
        ]
    return item


def news_article(setting: Setting, id_: str, view: NewsView) -> dict[str, Any]:
    """A news item: when it was published, and of which day it speaks."""
    facts = setting.catalogue.news[id_].facts
    name = home_words(setting).title.text
    item: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": view.document.title.text,
        "url": absolute(setting, view.row.href),
        "datePublished": str(facts.published or facts.date),
        "temporalCoverage": str(facts.date),
        "inLanguage": view.document.lang,
        "publisher": {"@type": "Organization", "name": name, "url": absolute(setting, "")},
    }
    if facts.updated:
        item["dateModified"] = str(facts.updated)
    if view.document.summary:
        item["description"] = view.document.summary.text
    if view.document.sources:
        item["citation"] = [str(note.title) for note in view.document.sources]
    return item


def breadcrumb(setting: Setting, crumbs: tuple[Link, ...], title: str) -> dict[str, Any]:
    """The way to a page."""
    steps = [
        {"@type": "ListItem", "position": n, "name": str(c.text), "item": absolute(setting, c.href)}
        for n, c in enumerate(crumbs, start=1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def item_list(setting: Setting, view: ListingView, title: str) -> dict[str, Any]:
    """One page of a list."""
    items = [
        {"@type": "ListItem", "position": n, "url": absolute(setting, row.href)}
        for n, row in enumerate(view.rows, start=view.first)
    ]
    total = {"numberOfItems": view.total} if view.page == 1 else {}
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "name": title,
        **total,
        "itemListElement": items,
    }
