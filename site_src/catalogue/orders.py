"""Other orders of the list of projects. An edit can move an entry here, so that only catalogues
of a few pages are listed in them; in larger ones, sorting is for the finder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from site_src.model.project import STAGES, Brief

#: The most pages that a list in another order may have.
MOST_PAGES = 20


def by_amount(project: Brief) -> tuple[Any, ...]:
    """The largest investment first, by currency; not disclosed last."""
    amount = project.investment.amount if project.investment else None
    if amount is None or amount.number is None:
        return (1, "", Decimal(0), project.id)
    return (0, amount.unit, -amount.number, project.id)


def by_stage(project: Brief) -> tuple[Any, ...]:
    """From planned to in operation, then suspended, withdrawn and not stated."""
    return (STAGES.index(project.stage), project.id)


def by_update(project: Brief) -> tuple[Any, ...]:
    """The newest change first."""
    day = project.updated.last().toordinal() if project.updated else 0
    return (-day, project.id)


ORDERS: Mapping[str, Callable[[Brief], tuple[Any, ...]]] = {
    "amount": by_amount,
    "stage": by_stage,
    "updated": by_update,
}


def ordered(projects: Mapping[str, Brief], order: str) -> tuple[str, ...]:
    """The ids of all projects in one of the orders."""
    return tuple(project.id for project in sorted(projects.values(), key=ORDERS[order]))
