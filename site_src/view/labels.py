"""The words for the values of choice fields. English is the message, other locales translate it."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.i18n.language import Language

Message = tuple[str, str]


def pgettext(context: str, message: str) -> Message:
    """Marks a message for extraction; `label` translates it."""
    return context, message


STAGE: Mapping[str, Message] = {
    "planned": pgettext("stage", "Planned"),
    "negotiating": pgettext("stage", "Under negotiation"),
    "signed": pgettext("stage", "Signed"),
    "started": pgettext("stage", "Under construction"),
    "operating": pgettext("stage", "In operation"),
    "suspended": pgettext("stage", "Suspended"),
    "withdrawn": pgettext("stage", "Withdrawn"),
    "not-stated": pgettext("stage", "Stage not stated"),
}
TYPE: Mapping[str, Message] = {
    "industrial": pgettext("project type", "Industrial project"),
    "infrastructure": pgettext("project type", "Infrastructure"),
    "ppp": pgettext("project type", "Public–private partnership (PPP)"),
    "concession": pgettext("project type", "Concession"),
    "area-development": pgettext("project type", "Area development"),
    "agriculture": pgettext("project type", "Agriculture"),
    "services": pgettext("project type", "Services"),
    "agreement": pgettext("project type", "Cooperation agreement"),
}
COOPERATION: Mapping[str, Message] = {
    "wholly-owned": pgettext("cooperation", "Wholly owned"),
    "joint-venture": pgettext("cooperation", "Joint venture"),
    "contractual": pgettext("cooperation", "Contractual cooperation"),
    "ppp": pgettext("cooperation", "Public–private partnership (PPP)"),
    "concession": pgettext("cooperation", "Concession"),
    "area-development": pgettext("cooperation", "Area development"),
}
KIND: Mapping[str, Message] = {
    "project": pgettext("kind", "Projects"),
    "industry": pgettext("kind", "Industries"),
    "region": pgettext("kind", "Regions"),
    "park": pgettext("kind", "Parks and zones"),
    "site": pgettext("kind", "Sites"),
    "admission": pgettext("kind", "Admission rules"),
    "contact": pgettext("kind", "Contacts"),
    "source": pgettext("kind", "Sources"),
    "figure": pgettext("kind", "Figures"),
    "chain": pgettext("kind", "Industrial chains"),
    "enterprise": pgettext("kind", "Enterprises"),
    "fund": pgettext("kind", "Funds"),
    "service": pgettext("kind", "Services"),
    "incentive": pgettext("kind", "Incentives"),
    "event": pgettext("kind", "Events"),
    "campaign": pgettext("kind", "Channels"),
    "office": pgettext("kind", "Promotion offices"),
    "snapshot": pgettext("kind", "Snapshots"),
    "policy": pgettext("kind", "Policies"),
    "chapter": pgettext("kind", "Guide chapters"),
    "news": pgettext("kind", "News"),
    "page": pgettext("kind", "Other pages"),
}
FOOTING: Mapping[str, Message] = {
    "active": pgettext("stock-take", "Active"),
    "stalled": pgettext("stock-take", "Stalled"),
    "withdrawn": pgettext("stock-take", "Withdrawn"),
}
ROSTER: Mapping[str, Message] = {
    "business": pgettext("roster", "Business contacts"),
    "native": pgettext("roster", "Natives of the place elsewhere"),
    "expert": pgettext("roster", "Experts"),
}
LEAD_STATE: Mapping[str, Message] = {
    "new": pgettext("lead", "New"),
    "assigned": pgettext("lead", "Assigned"),
    "in-talks": pgettext("lead", "In talks"),
    "converted": pgettext("lead", "Became a project"),
    "closed": pgettext("lead", "Closed"),
}
SCOPE: Mapping[str, Message] = {
    "total": pgettext("investment", "Total investment"),
    "phase-1": pgettext("investment", "Investment in phase I"),
    "fixed-assets": pgettext("investment", "Fixed-asset investment"),
}
READINESS: Mapping[str, Message] = {
    "land": pgettext("readiness", "Land"),
    "planning": pgettext("readiness", "Planning and siting"),
    "eia": pgettext("readiness", "Environmental impact assessment"),
    "energy": pgettext("readiness", "Energy conservation review"),
    "utilities": pgettext("readiness", "Utilities"),
    "approvals": pgettext("readiness", "Other approvals"),
}
#: Those and what else a project's readiness is judged by.
CONDITION: Mapping[str, Message] = {
    **READINESS,
    "site": pgettext("readiness", "Site"),
    "contact": pgettext("readiness", "Contact"),
    "sources": pgettext("readiness", "Sources"),
    "updated": pgettext("readiness", "Day of the last update"),
}
PROGRESS: Mapping[str, Message] = {
    "ready": pgettext("readiness", "ready"),
    "under-way": pgettext("readiness", "under way"),
    "not-started": pgettext("readiness", "not started"),
}
POLICY_STATE: Mapping[str, Message] = {
    "in-force": pgettext("policy", "In force"),
    "trial": pgettext("policy", "On trial"),
    "amended": pgettext("policy", "Amended"),
    "repealed": pgettext("policy", "Repealed"),
    "expired": pgettext("policy", "Expired"),
    "not-stated": pgettext("policy", "State not stated"),
}
POLICY_LEVEL: Mapping[str, Message] = {
    "national": pgettext("policy level", "National"),
    "provincial": pgettext("policy level", "Provincial"),
    "municipal": pgettext("policy level", "Municipal"),
    "county": pgettext("policy level", "County"),
}
PARK_LEVEL: Mapping[str, Message] = {
    "national": pgettext("park level", "National"),
    "provincial": pgettext("park level", "Provincial"),
    "municipal": pgettext("park level", "Municipal"),
    "county": pgettext("park level", "County"),
}
POLICY_FORM: Mapping[str, Message] = {
    "law": pgettext("policy form", "Law"),
    "regulation": pgettext("policy form", "Regulation"),
    "rules": pgettext("policy form", "Rules"),
    "measures": pgettext("policy form", "Measures"),
    "opinions": pgettext("policy form", "Opinions"),
    "notice": pgettext("policy form", "Notice"),
    "plan": pgettext("policy form", "Plan"),
}
REVIEW: Mapping[str, Message] = {
    "reviewed": pgettext("fair competition review", "Reviewed"),
    "not-stated": pgettext("fair competition review", "Not stated in the text"),
}
NODE: Mapping[str, Message] = {
    "strong": pgettext("link of a chain", "Strong"),
    "weak": pgettext("link of a chain", "Weak"),
    "missing": pgettext("link of a chain", "Missing"),
    "supporting": pgettext("link of a chain", "Supporting"),
    "not-stated": pgettext("link of a chain", "Strength not stated"),
}
TIER: Mapping[str, Message] = {
    "upstream": pgettext("chain", "Upstream"),
    "midstream": pgettext("chain", "Midstream"),
    "downstream": pgettext("chain", "Downstream"),
}
MARKET_SCOPE: Mapping[str, Message] = {
    "local": pgettext("market", "Local"),
    "province": pgettext("market", "Within the province"),
    "country": pgettext("market", "Across the country"),
    "world": pgettext("market", "Abroad"),
}
FUND: Mapping[str, Message] = {
    "agreement-signed": pgettext("fund", "Agreement signed"),
    "in-talks": pgettext("fund", "In talks"),
}
SERVICE_FORM: Mapping[str, Message] = {
    "procedure": pgettext("service", "Procedures"),
    "package": pgettext("service", "One-stop packages"),
    "handling": pgettext("service", "End-to-end handling"),
    "commitment": pgettext("service", "Commitment-based approval"),
    "promise": pgettext("service", "Service promises"),
}
STEP_MODE: Mapping[str, Message] = {
    "mandatory": pgettext("step", "Mandatory"),
    "optional": pgettext("step", "Optional"),
    "alternative": pgettext("step", "Alternative"),
}
EVENT_FORM: Mapping[str, Message] = {
    "fair": pgettext("event", "Investment and trade fair"),
    "expo": pgettext("event", "Expo"),
    "promotion-event": pgettext("event", "Promotion event"),
    "signing": pgettext("event", "Signing ceremony"),
    "meeting": pgettext("event", "Meeting"),
    "online": pgettext("event", "Online event"),
    "visit": pgettext("event", "Visit"),
    "drive": pgettext("event", "Drive"),
}
CHANNEL: Mapping[str, Message] = {
    "small-team": pgettext("channel", "Small-team outreach"),
    "senior-led": pgettext("channel", "Led by senior officials"),
    "chain-based": pgettext("channel", "Chain-based promotion"),
    "resident-office": pgettext("channel", "Resident promotion offices"),
    "fund-led": pgettext("channel", "Fund-led promotion"),
    "online": pgettext("channel", "Online promotion"),
    "homecoming": pgettext("channel", "Homecoming investment"),
    "referral": pgettext("channel", "Investor referral"),
    "exhibition": pgettext("channel", "Fairs and expos"),
    "capital": pgettext("channel", "Capital-led promotion"),
}
OFFICE_FORM: Mapping[str, Message] = {
    "resident": pgettext("office", "Resident promotion offices"),
    "partner-region": pgettext("office", "Partner regions"),
    "chamber": pgettext("office", "Chambers of commerce"),
    "ambassador": pgettext("office", "Investment ambassadors"),
    "team": pgettext("office", "Outreach teams"),
}
MAP_LEVEL: Mapping[str, Message] = {
    "world": pgettext("map", "The world"),
    "country": pgettext("map", "The country"),
    "province": pgettext("map", "Province and cities"),
    "local": pgettext("map", "The place itself"),
}
MAP_LAYER: Mapping[str, Message] = {
    "home": pgettext("map", "This place"),
    "region": pgettext("map", "Projects by region"),
    "park": pgettext("map", "Parks"),
    "site": pgettext("map", "Land and idle assets"),
    "office": pgettext("map", "Promotion offices"),
    "partner": pgettext("map", "Partner regions and chambers"),
    "origin": pgettext("map", "Where investors come from"),
    "market": pgettext("map", "Markets"),
}
TOPIC: Mapping[str, Message] = {
    "targets": pgettext("figures", "Against the year’s target"),
    "pipeline": pgettext("figures", "Projects on the lists"),
    "signing": pgettext("figures", "Projects signed"),
    "homecoming": pgettext("figures", "Homecoming investment"),
    "conversion": pgettext("figures", "From plan to project"),
    "library": pgettext("figures", "Chosen for promotion"),
    "five-year": pgettext("figures", "Five years in total"),
    "channels": pgettext("figures", "Channels and services"),
    "company": pgettext("figures", "One company’s growth"),
    "land": pgettext("figures", "Land"),
}
SOURCE_FORM: Mapping[str, Message] = {
    "report": pgettext("source", "News report"),
    "speech": pgettext("source", "Speech"),
    "statement": pgettext("source", "Statement"),
    "law": pgettext("source", "Law"),
}
REGION_LEVEL: Mapping[str, Message] = {
    "province": pgettext("region level", "Province"),
    "city": pgettext("region level", "City"),
    "county-level-city": pgettext("region level", "County-level city"),
    "county": pgettext("region level", "County"),
    "district": pgettext("region level", "District"),
    "zone": pgettext("region level", "Development zone"),
    "masked-city": pgettext("region level", "City whose name is masked"),
    "masked-district": pgettext("region level", "District whose name is masked"),
}


def label(language: Language, table: Mapping[str, Message], key: str) -> str:
    """The word for a value in a locale."""
    return language.pgettext(*table[key])
