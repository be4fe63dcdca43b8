"""Records as rows of a table: the columns are the same for every entry of a kind, and a name with
a point says of which field a column is a part."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from site_src.model.described import DataField, described
from site_src.view.data.records import Record

#: Between several values in one cell, and between the parts of one of them.
BETWEEN, WITHIN = " | ", " · "
#: The parts of a value that have a column of their own, by the form of the field.
PARTS: Mapping[str, tuple[str, ...]] = {
    "amount": ("text", "written", "state", "number", "upper", "unit", "per"),
    "choice": ("code", "text"),
    "reference": ("id", "title"),
    "position": ("lat", "lon"),
}


class Column(NamedTuple):
    """A column: its name, the field of which it is (a part), whether a program reads it as a
    number, and how its cell is taken from the value of the outermost field."""

    name: str
    field: DataField
    number: bool
    cell: Callable[[Any], str]


@functools.cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind."""
    return tuple(column for field in described(kind) for column in _columns(field))


def row(kind: str, record: Record) -> tuple[str, ...]:
    """The cells of one entry; what is not known is empty."""
    return tuple(
        "" if (value := record.get(column.name.partition(".")[0])) is None else column.cell(value)
        for column in columns(kind)
    )


def _columns(field: DataField, path: str = "", names: tuple[str, ...] = ()) -> Iterator[Column]:
    path = f"{path}{field.name}"
    if field.form == "group" and not field.many:
        for part in field.parts:
            yield from _columns(part, f"{path}.", (*names, part.name))
    elif field.form in PARTS:
        for name in PARTS[field.form]:
            taken = functools.partial(_part, names=names, name=name)
            number = not field.many and name in ("number", "upper", "lat", "lon")
            yield Column(f"{path}.{name}", field, number, taken)
    else:
        number = not field.many and field.form in ("integer", "number")
        whole = _pairs if field.form == "formula" else _whole
        yield Column(path, field, number, functools.partial(whole, names=names))


def _inside(value: Any, names: Sequence[str]) -> Any:
    for name in names:
        value = value.get(name) if value else None
    return value


def _part(value: Any, names: Sequence[str], name: str) -> str:
    found = _inside(value, names)
    if found is None:
        return ""
    if isinstance(found, list):
        return BETWEEN.join(_text(item.get(name)) for item in found)
    return _text(found.get(name))


def _whole(value: Any, names: Sequence[str]) -> str:
    return _text(_inside(value, names))


def _pairs(value: Any, names: Sequence[str]) -> str:
    pairs = (_inside(value, names) or {}).items()
    return BETWEEN.join(f"{name}={of}" for name, of in pairs)


def _text(value: Any) -> str:
    """A value as a person reads it in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(map(_text, value))
    if not isinstance(value, dict):
        return str(value)
    if shown := value.get("text") if "state" in value or "code" in value else value.get("url"):
        return str(shown)
    if set(value) == {"id", "title"}:
        return str(value["title"])
    return WITHIN.join(_named(name, part) for name, part in value.items() if part is not False)


def _named(name: str, part: Any) -> str:
    """A part of a value; of what is merely true, the name."""
    return name if part is True else _text(part)
