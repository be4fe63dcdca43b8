"""What a piece of land is supplied with, and what production factors cost there."""

from __future__ import annotations

from typing import Literal, get_args

from site_src.model.dates import Date
from site_src.model.fields import Group, doc
from site_src.model.measure import Amount
from site_src.model.readiness import Progress
from site_src.model.text import Text

UtilityKind = Literal[
    "water", "power", "gas", "heat", "steam", "sewage", "telecom", "road", "rail", "port",
    "airport", "levelled",
]  # fmt: skip
CostKind = Literal[
    "land", "workshop-rent", "office-rent", "electricity", "water", "gas", "heat", "steam",
    "sewage", "wages", "freight",
]  # fmt: skip
UTILITIES: tuple[UtilityKind, ...] = get_args(UtilityKind)
COSTS: tuple[CostKind, ...] = get_args(CostKind)


class Utility(Group):
    """One thing with which a park or site is supplied."""

    kind: UtilityKind = doc("Which one", "类别")
    state: Progress = doc("How far it is", "进展")
    capacity: Amount | None = doc(
        "How much it can supply: 5万吨/日", "能力，如 5万吨/日", default=None
    )
    note: Text | None = doc("What the source adds", "说明", default=None)


class Cost(Group):
    """What one production factor costs."""

    kind: CostKind = doc("Which one", "类别")
    value: Amount = doc(
        "Price as the source writes it: 0.55元/千瓦时", "价格，照来源书写：0.55元/千瓦时"
    )
    as_of: Date | None = doc("Day to which it applies", "截至日期", default=None)
    note: Text | None = doc("What it includes, for whom it holds", "口径、适用对象", default=None)
