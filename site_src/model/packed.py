"""Dataclasses that go quickly from process to process and into memory, being very many."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

C = TypeVar("C", bound=type)
#: How the fields of each class are set, though it is frozen.
_setters: dict[type, tuple[Callable[[Any, Any], None], ...]] = {}


def packed(cls: C) -> C:
    """Has the objects of a frozen dataclass with slots pickled as their plain values: Python's own
    way asks each object anew which fields it has."""
    names = [field.name for field in fields(cls)]
    _setters[cls] = tuple(getattr(cls, name).__set__ for name in names)
    values = operator.attrgetter(*names)

    def reduce(self: object) -> tuple[Any, ...]:
        found = values(self)
        return unpacked, (cls, found if len(names) > 1 else (found,))

    cls.__reduce__ = reduce  # type: ignore[method-assign, assignment]
    return cls


def unpacked(cls: type, values: tuple[Any, ...]) -> object:
    """The object again."""
    made: object = object.__new__(cls)
    for set_, value in zip(_setters[cls], values, strict=True):
        set_(made, value)
    return made
