"""Dataclasses of which very many are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

C = TypeVar("C", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: C) -> C:
    """A dataclass with slots whose objects nobody changes. The type checker sees to it: what Python
    does so that nobody can makes each object several times as slowly."""
    return dataclass(slots=True, unsafe_hash=True)(cls)  # type: ignore[return-value]
