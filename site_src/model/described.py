"""What the entries of a kind hold for everybody, field by field: for data files and their
documentation. Internal fields are not there."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_src.model.dates import PartialDate
from site_src.model.fields import EntryFields, Group, Ref
from site_src.model.image import Image
from site_src.model.kinds import DOCUMENT_KINDS, PUBLIC
from site_src.model.measure import Measure
from site_src.model.place import Position
from site_src.model.text import LocalizedText

#: What a value is.
Form = Literal[
    "text", "line", "amount", "number", "integer", "date", "flag", "choice", "reference",
    "picture", "position", "formula", "group",
]  # fmt: skip
#: The kinds whose entries are data, in the order in which they are listed; chapters and pages are
#: texts.
KINDS_OF_DATA = (
    "project", "site", "park", "enterprise", "chain", "policy", "incentive", "service", "event",
    "campaign", "fund", "office", "figure", "news", "admission", "contact", "industry", "region",
    "source",
)  # fmt: skip
#: Fields that say how the site treats an entry, and nothing about the entry; and what another
#: field says already.
_OF_THE_SITE = frozenset({
    "EntryFields.id", "EntryFields.publish_from", "EntryFields.publish_until",
    "EntryFields.aliases", "ProjectFields.featured", "FigureFields.headline", "Derived.show",
    "Derived.digits", "ServiceFields.applies_to", "PolicyFields.text", "Investment.currency",
})  # fmt: skip
_PLAIN: tuple[tuple[type, Form], ...] = (
    (LocalizedText, "text"), (Measure, "amount"), (PartialDate, "date"), (bool, "flag"),
    (int, "integer"), (Decimal, "number"), (Image, "picture"), (Position, "position"),
    (Group, "group"), (dict, "formula"), (str, "line"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DataField:
    """One field: its name, what it is in English and Chinese, the form of its value, and whether
    there may be several. `choices` are the codes of a choice, `kind` is that of a reference,
    `parts` are the fields of a group."""

    name: str
    en: str
    zh: str
    form: Form
    many: bool = False
    choices: tuple[str, ...] = ()
    kind: str = ""
    parts: tuple[DataField, ...] = ()

    def walk(self, above: str = "") -> Iterator[tuple[str, DataField]]:
        """This field and those within it, each with its path: `investment.amount`."""
        path = f"{above}{self.name}"
        yield path, self
        for part in self.parts:
            yield from part.walk(f"{path}.")


#: What stands in the records of every kind besides: before the fields of the entry, and after.
_BEFORE = (
    DataField("id", "Id, the same in every language and file", "编号，各语言、各文件相同", "line"),
)
_AFTER = (
    DataField("page", "Address of the page on which it is shown", "所在网页的地址", "line"),
    DataField(
        "untranslated",
        "Fields whose text is not translated, with the language in which it stands",
        "尚未翻译的字段及其文字的语言",
        "formula",
    ),
)
#: What a figure comes to that is worked out from others.
_COMPUTED = DataField("computed", "What it comes to, where computed", "计算得出的数值", "amount")


class _Value(NamedTuple):
    type: Any
    many: bool
    ref: str


def folder_of(kind: str) -> str:
    """The folder in which the entries of a kind lie; their files of data have its name."""
    return PUBLIC[kind].folder if kind in PUBLIC else DOCUMENT_KINDS[kind].folder


@functools.cache
def described(kind: str) -> tuple[DataField, ...]:
    """The fields of a kind: what is its own, then what every entry has. What a document says of
    itself in each language stands beside its facts."""
    if kind in PUBLIC:
        fields = _fields(_public(PUBLIC[kind].type))
    else:
        own = DOCUMENT_KINDS[kind]
        fields = _united(_fields(own.words), _fields(_public(own.type)))
    computed = (_COMPUTED,) if kind == "figure" else ()
    return (*_BEFORE, *_ordered(fields + computed), *_AFTER)


def _public(type_: Any) -> type[BaseModel]:
    """The type of the public edition."""
    found: type[BaseModel] = get_type_hints(type_.public)["return"]
    return found


def _ordered(fields: tuple[DataField, ...]) -> tuple[DataField, ...]:
    common = [f for f in fields if f.name in EntryFields.model_fields]
    own = [f for f in fields if f.name not in EntryFields.model_fields]
    return (*own, *common)


def _united(first: tuple[DataField, ...], second: tuple[DataField, ...]) -> tuple[DataField, ...]:
    """Groups of the same name are one, with the parts of both."""
    found = {field.name: field for field in first}
    for field in second:
        if field.name in found:
            parts = _united(found[field.name].parts, field.parts)
            field = DataField(field.name, field.en, field.zh, "group", field.many, parts=parts)
        found[field.name] = field
    return tuple(found.values())


@functools.cache
def _fields(type_: type[BaseModel]) -> tuple[DataField, ...]:
    hidden = {f"{base.__name__}.{name}" for base in type_.__mro__ for name in type_.model_fields}
    hidden &= _OF_THE_SITE
    names = {mark.rpartition(".")[2] for mark in hidden}
    return tuple(_field(n, info) for n, info in type_.model_fields.items() if n not in names)


def _field(name: str, info: FieldInfo) -> DataField:
    en, _, zh = (info.description or "").partition("\n")
    value = _value(info.annotation, _ref(info.metadata))
    if get_origin(value.type) is Literal:
        return DataField(name, en, zh, "choice", value.many, choices=get_args(value.type))
    if value.ref and value.type is str:
        return DataField(name, en, zh, "reference", value.many, kind=value.ref)
    plain = get_origin(value.type) or value.type
    form = next(form for base, form in _PLAIN if issubclass(plain, base))
    parts = _fields(plain) if form == "group" else ()
    return DataField(name, en, zh, form, value.many, parts=parts)


def _value(annotation: Any, ref: str) -> _Value:
    """What is left of an annotation without what it may lack, how it is read, and how often it may
    stand."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], ref or _ref(inner[1:]))
    if origin in (Union, types.UnionType):
        return _value(next(part for part in inner if part is not type(None)), ref)
    if origin is tuple:
        found = _value(inner[0], ref)
        return _Value(found.type, True, found.ref)
    return _Value(annotation, False, ref)


def _ref(metadata: Any) -> str:
    return next((mark.kind for mark in metadata if isinstance(mark, Ref)), "")
