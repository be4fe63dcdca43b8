"""Snapshots: where every project stood on a day, a line each.

They are written by `python build.py snapshot` and read again for the reports, so that they are
compact: ten thousand projects are one text of ten thousand lines.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, cast, get_args

from pydantic import PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from site_src.model.desk import FOOTINGS, Footing
from site_src.model.fields import EntryFields, Internal, Public, doc
from site_src.model.measure import Measure, parse_measure
from site_src.model.packed import packed
from site_src.model.project import STAGES, Stage
from site_src.source.paths import is_id

#: What a line of a snapshot says, in its order.
COLUMNS = ("project", "stage", "visibility", "region", "park", "amount", "footing")
#: What stands between, and where there is nothing.
BETWEEN, NOTHING = " | ", "-"
_VISIBILITIES = get_args(Internal.model_fields["visibility"].annotation)
#: Whether a project goes on, by its stage alone.
_BY_STAGE: dict[str, Footing] = {"suspended": "stalled", "withdrawn": "withdrawn"}


def footing_of(stage: str) -> Footing:
    """Whether a project goes on, as its stage says."""
    return _BY_STAGE.get(stage, "active")


@packed
@dataclass(frozen=True, slots=True)
class PublicRow:
    """Where a project stood that the public knew then. `region` and `park` are empty where they
    are not known any more."""

    project: str
    stage: Stage
    region: str
    park: str
    amount: Measure | None

    @property
    def footing(self) -> Footing:
        """Whether it went on, as its stage said."""
        return footing_of(self.stage)


@packed
@dataclass(frozen=True, slots=True)
class Row:
    """Where a project stood, with what only the office may know."""

    project: str
    stage: Stage
    visibility: str
    region: str
    park: str
    amount: Measure | None
    footing: Footing

    def public(self) -> PublicRow:
        """What the public may know of it."""
        return PublicRow(self.project, self.stage, self.region, self.park, self.amount)


def _rows(value: Any) -> tuple[Row, ...]:
    """Reads the lines, or raises everything that is wrong with them."""
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    rows: dict[str, Row] = {}
    wrong: list[InitErrorDetails] = []
    at = 0
    for line in value.split("\n"):
        if line:
            try:
                row = _row(line)
                if row.project in rows:
                    raise _Misread("snapshot-twice", row.project)
                rows[row.project] = row
            except _Misread as problem:
                wrong.append(problem.at(value, value.index(problem.value, at)))
        at += len(line) + 1
    if wrong:
        raise ValidationError.from_exception_data("snapshot", wrong)
    return tuple(rows.values())


def _row(line: str) -> Row:
    """Reads a line. Raises _Misread."""
    project, _, rest = line.partition(BETWEEN)
    if rest.count(BETWEEN) != len(COLUMNS) - 2:
        raise _Misread("snapshot-row", line)
    if not is_id(project):
        raise _Misread("id-invalid", project)
    return Row(project, *_standing(rest))


@functools.lru_cache(maxsize=32768)
def _standing(rest: str) -> tuple[Stage, str, str, str, Measure | None, Footing]:
    """Reads a line behind the project's id: most are the same from snapshot to snapshot."""
    stage, visibility, region, park, amount, footing = rest.split(BETWEEN)
    for id_ in (region, *([park] if park != NOTHING else [])):
        if not is_id(id_):
            raise _Misread("id-invalid", id_)
    for word, choices in ((stage, STAGES), (visibility, _VISIBILITIES), (footing, FOOTINGS)):
        if word not in choices:
            raise _Misread("choice-unknown", word, choices=", ".join(choices))
    within = "" if park == NOTHING else park
    measure = None if amount == NOTHING else _amount(amount)
    return cast("Stage", stage), visibility, region, within, measure, cast("Footing", footing)


def _amount(written: str) -> Measure:
    try:
        return parse_measure(written, "money")
    except PydanticCustomError as problem:
        params = {name: str(word) for name, word in (problem.context or {}).items()}
        params.pop("value", None)
        raise _Misread(problem.type, written, **params) from None


class _Misread(Exception):
    """A part of a line that cannot be: a diagnostic's code, and what its message quotes."""

    def __init__(self, code: str, value: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.value, self.params = code, value, params

    def at(self, text: str, position: int) -> InitErrorDetails:
        """The same with its place in the whole text."""
        nth = text.count(self.value, 0, position)
        context = {**self.params, "value": self.value, "nth": nth}
        problem = PydanticCustomError(self.code, "row", context)
        return InitErrorDetails(type=problem, loc=(), input=self.value)


def written_rows(rows: Iterator[tuple[str, ...]]) -> str:
    """Lines as a snapshot has them."""
    return "".join(f"{BETWEEN.join(part or NOTHING for part in row)}\n" for row in rows)


class SnapshotFields(EntryFields):
    """The public fields of a snapshot. Its file is named by its day: `2026-10-31.yml`."""

    @property
    def day(self) -> datetime.date:
        """The day on which it was taken."""
        return datetime.date.fromisoformat(self.id)


class PublicSnapshot(SnapshotFields, Public):
    """What the public may know of a snapshot: the projects that were public then."""

    projects: tuple[PublicRow, ...] = ()


class Snapshot(SnapshotFields, Internal):
    """Where every project stood on a day."""

    projects: Annotated[
        tuple[Row, ...], PlainValidator(_rows), WithJsonSchema({"type": "string"})
    ] = doc(
        "A line for each project: id, stage, visibility, region, park, amount, footing",
        "每个项目一行：编号、阶段、公开与否、地区、园区、金额、盘点情况",
    )

    def public(self) -> PublicSnapshot:
        """The snapshot as the public edition has it: without what was internal then."""
        rows = tuple(row.public() for row in self.projects if row.visibility == "public")
        return PublicSnapshot.of(self.model_copy(update={"projects": rows}))
