"""What the kinds share: strict small types, references, visibility, and the common fields."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_src.model.dates import Date, PartialDate, Published
from site_src.model.text import Line
from site_src.source.paths import is_id

_BOOLEANS = {"true": True, "false": False, "是": True, "否": False}


def _boolean(value: Any) -> bool:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    if value not in _BOOLEANS:
        raise PydanticCustomError("boolean-invalid", "boolean", {"value": value})
    return _BOOLEANS[value]


def _integer(value: Any) -> int:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise PydanticCustomError("integer-invalid", "integer", {"value": value})
    return int(value)


Boolean = Annotated[
    bool, PlainValidator(_boolean), WithJsonSchema({"enum": [True, False, "是", "否"]})
]
Integer = Annotated[
    int, PlainValidator(_integer), WithJsonSchema({"type": "integer", "minimum": 0})
]


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field whose value is the id of an entry of another kind (`Annotated[Id, Ref(…)]`)."""

    kind: str


def _id(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("type-text", "text")
    return value


def _key(value: Any) -> str:
    key = _id(value)
    if not is_id(key):
        raise PydanticCustomError("id-invalid", "key", {"value": key})
    return key


#: A field for what tells one part of an entry from the others; it is part of an address.
Key = Annotated[str, PlainValidator(_key), WithJsonSchema({"type": "string"})]
Id = Annotated[str, PlainValidator(_id), WithJsonSchema({"type": "string"})]


def doc(en: str, zh: str, **more: Any) -> Any:
    """A field's description in English and Chinese, for the JSON Schema and the handbook."""
    return Field(description=f"{en}\n{zh}", **more)


class Group(BaseModel):
    """Some fields that belong together. Unknown names are errors; nothing changes afterwards."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    def public(self) -> Group:
        """The same group with public fields only; groups without internal fields are their own."""
        return self


class Public(BaseModel):
    """Marks a type of the public edition: it has no internal field, so it can hold no secret."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    @classmethod
    def of(cls, full: BaseModel) -> Self:
        """Copies exactly the fields that this type declares."""
        names, groups = _declared(cls, type(full))
        values = {name: full.__dict__[name] for name in names}
        for name in groups:
            values[name] = _projected(values[name])
        copy = cls.__new__(cls)
        # as one comes out of a pickle: what was checked once is not looked at again
        copy.__setstate__(
            {
                "__dict__": values,
                "__pydantic_fields_set__": set(names),
                "__pydantic_extra__": None,
                "__pydantic_private__": None,
            }
        )
        return copy


@functools.cache
def _declared(
    public: type[BaseModel], full: type[BaseModel]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the fields of a public type, and of those among them that can hold groups; the
    others are their own public form."""
    names, fields = tuple(public.model_fields), full.model_fields
    return names, tuple(name for name in names if _may_hold_group(fields[name].annotation))


def _may_hold_group(annotation: Any) -> bool:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return False
    if origin is Annotated:
        return _may_hold_group(inner[0])
    if inner:
        return any(_may_hold_group(part) for part in inner if part is not ...)
    if annotation is Any or not isinstance(annotation, type):
        return True
    held = (Group, tuple)
    return issubclass(annotation, held) or any(issubclass(type_, annotation) for type_ in held)


def _projected(value: Any) -> Any:
    if isinstance(value, Group):
        return value.public()
    if isinstance(value, tuple):
        return tuple(_projected(item) for item in value)
    return value


class Windowed:
    """Whatever has a first and a last day on the site, either of which may be open."""

    __slots__ = ()
    publish_from: PartialDate | None
    publish_until: PartialDate | None

    def shown_on(self, day: datetime.date) -> bool:
        """Whether the day lies within the days of publication."""
        begun = self.publish_from is None or self.publish_from.first() <= day
        return begun and not self.over_on(day)

    def over_on(self, day: datetime.date) -> bool:
        """Whether the last day of publication has passed."""
        return self.publish_until is not None and self.publish_until.last() < day


class EntryFields(Group, Windowed):
    """The public fields of every entry."""

    id: Line = Field(default="", exclude=True, json_schema_extra={"x-hidden": True})
    illustrative: Boolean = doc(
        "true for data made up for show; marked on every page",
        "示例数据，页面上会标明",
        default=False,
    )
    sources: tuple[Annotated[Id, Ref("source")], ...] = doc(
        "Ids of the sources of this entry", "来源的编号", default=()
    )
    published: Published | None = doc(
        "Day of first publication, with the time if known", "首次发布日期，可写时间", default=None
    )
    updated: Date | None = doc("Day of the last change of substance", "内容更新日期", default=None)
    review_by: Date | None = doc("Day by which to check it again", "应复核日期", default=None)
    publish_from: Date | None = doc("First day on the site", "上线日期", default=None)
    publish_until: Date | None = doc("Last day on the site", "下线日期（含当日）", default=None)
    aliases: tuple[Line, ...] = doc(
        "Ids that it had before; their addresses lead here", "曾用编号，旧网址转到本页", default=()
    )


class Clearance(Group):
    """Who signed off the secrecy review, and when."""

    by: Line = doc("Who signed it off", "审查人")
    on: Date = doc("When", "审查日期")


class Acceptance(Group):
    """A warning that the editor has judged."""

    code: Line = doc("Code of the warning", "警告代码")
    reason: Line = doc("Why it may stand", "保留理由")


class Internal(Group):
    """The fields that only the internal edition may show, and the switch itself."""

    visibility: Literal["public", "internal"] = doc(
        "public or internal; without it an entry is internal",
        "公开（public）或内部（internal）；不写即为内部",
        default="internal",
    )
    internal_note: Line = doc(
        "A remark for colleagues; never public", "内部备注，绝不公开", default=""
    )
    cleared: Clearance | None = doc(
        "Who signed off the secrecy review; never public", "保密审查，绝不公开", default=None
    )
    accept: tuple[Acceptance, ...] = doc(
        "Warnings that were judged; never public", "已判断、可以保留的警告，绝不公开", default=()
    )
