"""Which of a portal's languages a visitor gets who asks for `/`, as patterns for web servers.

A browser names its languages in the order in which its user wants them (Accept-Language); the first
of them that the portal has is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from babel.core import get_global

#: A weight above nothing, and the end of a language in the list.
_WANTED = r"\s*(?:;\s*q\s*=\s*(?:1[.0]*|0?\.[0-9]*[1-9][0-9]*)\s*)?(?:,|$)"


def accepted(locales: Mapping[str, str]) -> Mapping[str, str]:
    """A regular expression for each locale, that of its folder's name; `locales` gives their
    language tags. To be tried in this order and without regard to case: the particular first
    (`zh-Hant`, which `zh-TW` asks for), what stands for the rest of a language last (`zh`)."""
    ranges = {code: tuple(_ranges(code, locales)) for code in locales}
    ours = _one_of(name for names in ranges.values() for name in names)
    order = sorted(locales, key=lambda code: -max(name.count("-") for name in ranges[code]))
    return {code: f"^(?:(?!{ours})[^,]*,)*{_one_of(ranges[code])}" for code in order}


def _one_of(ranges: Iterable[str]) -> str:
    """An entry of the list that asks for one of these languages, or for a kind of it."""
    names = "|".join(sorted({re.escape(name.lower()) for name in ranges}, key=len, reverse=True))
    return rf"\s*(?:{names})(?:-[a-z0-9]+)*{_WANTED}"


def _ranges(code: str, locales: Mapping[str, str]) -> Iterable[str]:
    """The tags for which a locale is meant: a whole language, unless another locale is that."""
    lang = locales[code]
    primary = lang.partition("-")[0]
    alike = [other for other in locales if locales[other].partition("-")[0] == primary]
    usual = _script(primary)
    general = min(alike, key=lambda other: _script(locales[other]) != usual)
    if code == general:
        yield primary
        return
    yield lang
    script, region = _script(lang), _region(lang)
    if script != _script(locales[general]):
        yield from (f"{primary}-{there}" for there in ([region] if region else _regions(lang)))


def _script(lang: str) -> str:
    """The script in which a language is written, where its tag leaves that open too."""
    primary, *more = lang.split("-")
    written = [part.title() for part in more if len(part) == 4]
    if written:
        return written[0]
    likely = get_global("likely_subtags")
    found = likely.get(f"{primary}_{_region(lang)}") or likely.get(primary, "")
    return str(found).partition("_")[2].partition("_")[0]


def _region(lang: str) -> str:
    return next((part.upper() for part in lang.split("-")[1:] if len(part) == 2), "")


def _regions(lang: str) -> Iterable[str]:
    """Where this language is usually written in this script."""
    primary = lang.partition("-")[0]
    for tag, found in get_global("likely_subtags").items():
        language, _, region = tag.partition("_")
        is_region = len(region) == 2 and language == primary
        if is_region and str(found).split("_")[1] == _script(lang):
            yield region
