"""The words for the values of what is said of land: sites, supplies, indicators, procedure."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.view.labels import Message, pgettext

FORM: Mapping[str, Message] = {
    "parcel": pgettext("site form", "Land parcel"),
    "plant": pgettext("site form", "Plant"),
    "building": pgettext("site form", "Building"),
    "idle-asset": pgettext("site form", "Idle asset"),
}
FORMS: Mapping[str, Message] = {
    "parcel": pgettext("site forms", "Land parcels"),
    "plant": pgettext("site forms", "Plants"),
    "building": pgettext("site forms", "Buildings"),
    "idle-asset": pgettext("site forms", "Idle assets"),
}
USE: Mapping[str, Message] = {
    "industrial": pgettext("land use", "Industry"),
    "logistics": pgettext("land use", "Logistics and storage"),
    "research": pgettext("land use", "Research"),
    "commercial": pgettext("land use", "Commerce"),
    "agricultural": pgettext("land use", "Agriculture"),
    "mixed": pgettext("land use", "Mixed"),
}
TENURE: Mapping[str, Message] = {
    "grant": pgettext("tenure", "Grant of the land-use right"),
    "lease": pgettext("tenure", "Lease of land"),
    "lease-then-grant": pgettext("tenure", "Lease first, grant later"),
    "transfer": pgettext("tenure", "Transfer"),
    "rent": pgettext("tenure", "Rent"),
    "joint-use": pgettext("tenure", "Joint use or joint venture"),
}
OWNERSHIP: Mapping[str, Message] = {
    "clear": pgettext("title", "Clear"),
    "in-process": pgettext("title", "Being registered"),
    "defect": pgettext("title", "With defects"),
    "not-stated": pgettext("title", "Not stated"),
}
AVAILABILITY: Mapping[str, Message] = {
    "available": pgettext("site", "Available"),
    "reserved": pgettext("site", "Reserved"),
    "taken": pgettext("site", "Taken"),
    "not-stated": pgettext("site", "Availability not stated"),
}
UTILITY: Mapping[str, Message] = {
    "water": pgettext("utility", "Water"),
    "power": pgettext("utility", "Electricity"),
    "gas": pgettext("utility", "Gas"),
    "heat": pgettext("utility", "Heating"),
    "steam": pgettext("utility", "Steam"),
    "sewage": pgettext("utility", "Wastewater treatment"),
    "telecom": pgettext("utility", "Telecommunications"),
    "road": pgettext("utility", "Road access"),
    "rail": pgettext("utility", "Rail siding"),
    "port": pgettext("utility", "Port"),
    "airport": pgettext("utility", "Airport"),
    "levelled": pgettext("utility", "Levelled ground"),
}
SUPPLIED: Mapping[str, Message] = {
    "ready": pgettext("utility", "In place"),
    "under-way": pgettext("utility", "Under way"),
    "not-started": pgettext("utility", "Not started"),
}
COST: Mapping[str, Message] = {
    "land": pgettext("cost", "Land"),
    "workshop-rent": pgettext("cost", "Workshop rent"),
    "office-rent": pgettext("cost", "Office rent"),
    "electricity": pgettext("cost", "Electricity"),
    "water": pgettext("cost", "Water"),
    "gas": pgettext("cost", "Gas"),
    "heat": pgettext("cost", "Heating"),
    "steam": pgettext("cost", "Steam"),
    "sewage": pgettext("cost", "Wastewater treatment"),
    "wages": pgettext("cost", "Wages"),
    "freight": pgettext("cost", "Freight"),
}
INDICATOR: Mapping[str, Message] = {
    "intensity": pgettext("indicator", "Investment intensity"),
    "plot_ratio": pgettext("indicator", "Plot ratio (FAR)"),
    "coverage": pgettext("indicator", "Site coverage"),
    "output": pgettext("indicator", "Output value a year"),
    "tax": pgettext("indicator", "Tax revenue a year"),
    "energy": pgettext("indicator", "Energy for output"),
    "emissions": pgettext("indicator", "Emissions"),
}
#: What the indicators of a plot are about, in a sentence.
MEANING: Mapping[str, Message] = {
    "intensity": pgettext("indicator", "Investment in fixed assets for each mu of land"),
    "plot_ratio": pgettext("indicator", "Floor area of all storeys for each unit of land"),
    "coverage": pgettext("indicator", "Part of the land that buildings cover"),
    "output": pgettext("indicator", "Gross output for each mu, once production is full"),
    "tax": pgettext("indicator", "Tax paid for each mu, once production is full"),
    "energy": pgettext("indicator", "Energy used for each unit of output"),
    "emissions": pgettext("indicator", "What may be discharged"),
}
VERDICT: Mapping[str, Message] = {
    "met": pgettext("indicator", "Met"),
    "not-met": pgettext("indicator", "Not met"),
    "open": pgettext("indicator", "Cannot be told"),
}
REASON: Mapping[str, Message] = {
    "not-disclosed": pgettext("indicator", "The project does not disclose it."),
    "land": pgettext("indicator", "The project’s land is not disclosed."),
    "masked": pgettext("indicator", "The source masks the figure."),
    "withheld": pgettext("indicator", "The figure is withheld."),
    "currency": pgettext("indicator", "It is given in another currency; nothing is converted."),
    "unit": pgettext("indicator", "It is given in another unit."),
    "qualifier": pgettext(
        "indicator", "The word that qualifies the figure leaves it open on which side it lies."
    ),
    "range": pgettext("indicator", "The range lies on both sides of the threshold."),
    "total": pgettext(
        "indicator", "Only total investment is stated, of which fixed assets are a part."
    ),
    "phase": pgettext("indicator", "The amount covers phase I only."),
    "threshold": pgettext("indicator", "The threshold itself is not stated exactly."),
    "words": pgettext("indicator", "Stated in words, which no figure can meet."),
}
LAND_STEP: Mapping[str, Message] = {
    "planned": pgettext("land procedure", "Planning"),
    "sited": pgettext("land procedure", "Preliminary siting"),
    "approved": pgettext("land procedure", "Approval"),
    "supplied": pgettext("land procedure", "Supply"),
    "registered": pgettext("land procedure", "Registration"),
}
#: What happens at each step of the land procedure.
LAND_STEP_TEXT: Mapping[str, Message] = {
    "planned": pgettext(
        "land procedure",
        "The use has to agree with the territorial spatial plan and with the land-use plan of the "
        "year. Land that has been built on before is used first.",
    ),
    "sited": pgettext(
        "land procedure",
        "The natural resources bureau looks at where the project could stand, and says whether the "
        "place suits it, before anything is designed.",
    ),
    "approved": pgettext(
        "land procedure",
        "Where farmland is needed, the government that the law names approves its conversion; land "
        "of a collective has to be expropriated first.",
    ),
    "supplied": pgettext(
        "land procedure",
        "The land-use right is granted or leased, as a rule by tender, auction or listing on a "
        "public platform. The indicators of a standardised plot become part of the contract.",
    ),
    "registered": pgettext(
        "land procedure",
        "The right is entered in the real-estate register and a certificate is issued. It is a "
        "right to use the land, not ownership.",
    ),
}
