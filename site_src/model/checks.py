"""Checks of single settings; each raises `setting-invalid` with what is expected."""

from __future__ import annotations

import re
import zoneinfo
from typing import Any

import babel

from site_src.model.government import invalid_setting
from site_src.model.period import CADENCES, Cadence

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PREFIX = re.compile(r"oc4ids-[a-z0-9]{6}")
_FOLDER = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")


def colour(value: Any) -> str:
    """A colour as six hexadecimal digits, in small letters."""
    if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise invalid_setting(value, "#0b4f6c")
    return value.lower()


def is_language(tag: str) -> bool:
    """Whether a word has the form of a language tag."""
    return bool(_LANGUAGE.fullmatch(tag))


def language(value: str) -> str:
    """The tag of a language."""
    if not is_language(value):
        raise invalid_setting(value, "zh-Hans, en, ar")
    return value


def cldr(value: str) -> str:
    """The name of a locale that CLDR knows."""
    try:
        babel.Locale.parse(value)
    except (ValueError, TypeError, babel.UnknownLocaleError):
        raise invalid_setting(value, "zh_Hans_CN, en_GB, ar") from None
    return value


def timezone(value: str) -> str:
    """The name of a time zone."""
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise invalid_setting(value, "Asia/Shanghai") from None
    return value


def folder(value: str) -> str:
    """A folder within the portal, so that nothing is read from elsewhere."""
    if not _FOLDER.fullmatch(value):
        raise invalid_setting(value, "projects_yaml, content")
    return value


def descending(value: tuple[int, ...]) -> tuple[int, ...]:
    """Bounds of size classes, the largest first."""
    if not value or list(value) != sorted(set(value), reverse=True):
        raise invalid_setting(", ".join(str(bound) for bound in value), "100, 30, 10, 1")
    return value


def positive(value: int) -> int:
    """A number of entries on a page."""
    if not value:
        raise invalid_setting("0", "25")
    return value


def prefix(value: str) -> str:
    """What the register gives out: letters and digits after the name of the standard."""
    if value and not _PREFIX.fullmatch(value):
        raise invalid_setting(value, "oc4ids-bu3kcz")
    return value


def some_cadences(value: tuple[Cadence, ...]) -> tuple[Cadence, ...]:
    """Each once, and at least one: who wants no reports keeps no snapshots."""
    if not value or len(set(value)) < len(value):
        raise invalid_setting(", ".join(value), ", ".join(CADENCES))
    return value
