"""What a worker needs to read and draw: imported as soon as it is known that there will be some."""

from __future__ import annotations

import importlib

from site_src.work.processes import uncollected

with uncollected():
    for _module in ("drawing", "frames"):
        importlib.import_module(f"site_src.plugin.{_module}")
