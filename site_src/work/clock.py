"""The clock."""

from __future__ import annotations

import datetime
import zoneinfo


def today(timezone: str) -> datetime.date:
    """What day it is somewhere: the only place where it is asked."""
    return datetime.datetime.now(zoneinfo.ZoneInfo(timezone)).date()
