"""Views as plain data that JSON can hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel import Locale

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.portal import LocaleSettings

_TERRITORIES = {"Hans": "CN", "Hant": "TW"}


def plain(value: Any) -> Any:
    """A view with everything in it. A wording in the guide's own language becomes a string, one
    in another language `{"text", "lang"}`; a number keeps its parts without outer spaces."""
    if isinstance(value, Wording):
        return {"text": value.text, "lang": value.lang} if value.lang else value.text
    if isinstance(value, Number):
        parts = {"before": value.before, "figure": value.figure, "after": value.after}
        return {name: part.strip() for name, part in parts.items()} | {"known": value.known}
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def tongue(locale: LocaleSettings) -> dict[str, str]:
    """A language as Typst takes it: `lang`, `region` and `dir`."""
    cldr = Locale.parse(locale.cldr)
    region = cldr.territory or _TERRITORIES.get(cldr.script or "", "")
    return {"lang": cldr.language, "region": region, "dir": locale.dir}
