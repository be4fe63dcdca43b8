"""The words for the values of incentives."""

from __future__ import annotations

from collections.abc import Mapping

from site_src.view.labels import Message, pgettext

INCENTIVE_FORM: Mapping[str, Message] = {
    "grant": pgettext("incentive", "Grant"),
    "interest": pgettext("incentive", "Interest subsidy"),
    "rent": pgettext("incentive", "Rent"),
    "land": pgettext("incentive", "Land"),
    "tax": pgettext("incentive", "Tax"),
    "talent": pgettext("incentive", "Talent"),
    "equity": pgettext("incentive", "Equity"),
    "service": pgettext("incentive", "Service"),
}
OBSTACLE: Mapping[str, Message] = {
    "no-basis": pgettext("incentive", "No legal basis is named."),
    "not-reviewed": pgettext("incentive", "A fair competition review is not stated."),
    "policy-over": pgettext("incentive", "The policy that grants it is no longer in force."),
    "policy-not-yet": pgettext("incentive", "The policy that grants it is not yet in force."),
    "over": pgettext("incentive", "Its last day has passed."),
    "not-yet": pgettext("incentive", "Its first day has not come."),
}
SUBJECT: Mapping[str, Message] = {
    "investment": pgettext("incentive", "Investment"),
    "land": pgettext("incentive", "Land used"),
    "output": pgettext("incentive", "Output value a year"),
    "tax": pgettext("incentive", "Tax a year"),
    "revenue": pgettext("incentive", "Sales revenue a year"),
}
#: What comes of holding an incentive against a project.
HELD: Mapping[str, Message] = {
    "met": pgettext("incentive", "All conditions met"),
    "open": pgettext("incentive", "Some conditions are open"),
}
