"""Small strict types: no lax reading, and never an exception of Python's own."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from site_src.model.fields import Boolean, Group, Id, Integer, Public


class _Entry(BaseModel):
    flag: Boolean = False
    number: Integer = 0
    id_: Id = ""


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("false", False), ("是", True), ("否", False)]
)
def test_booleans(word: str, value: bool) -> None:
    """CASES Y15."""
    assert _Entry.model_validate({"flag": word}).flag is value


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        *(("flag", word, "boolean-invalid") for word in ("yes", "on", "1", "t", "True", "")),
        *(("number", w, "integer-invalid") for w in ("-1", "1.0", "1_0", "٣", "１", "9" * 10, "")),
        *((field, [], "type-text") for field in ("flag", "number", "id_")),
        *((field, {}, "type-text") for field in ("flag", "number", "id_")),
    ],
)
def test_everything_else_is_refused(field: str, value: object, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        _Entry.model_validate({field: value})
    assert [error["type"] for error in raised.value.errors()] == [code]


class _Seen(Public):
    name: Id = ""


class _Owned(Group):
    name: Id = ""
    owner: Id = ""

    def public(self) -> Any:
        return _Seen.of(self)


class _Holder(Group):
    one: _Owned
    perhaps: _Owned | None = None
    several: tuple[_Owned, ...] = ()
    choice: _Owned | str = ""
    nested: tuple[tuple[_Owned, ...], ...] = ()
    anything: Any = None
    model: BaseModel = _Owned()
    plain: tuple[Id, ...] = ()


class _Shown(Public):
    one: Any
    perhaps: Any
    several: Any
    choice: Any
    nested: Any
    anything: Any
    model: Any
    plain: Any


def test_a_group_becomes_public_wherever_a_field_holds_it() -> None:
    owned = _Owned(name="a", owner="secret")
    holder = _Holder(
        one=owned, perhaps=owned, several=(owned,), choice=owned, nested=((owned,),),
        anything=owned, model=owned, plain=("b",),
    )  # fmt: skip
    shown = _Shown.of(holder)
    assert "secret" in repr(holder)
    assert "secret" not in repr(shown)
    assert repr(shown).count("_Seen(name='a')") == 7
    assert shown.plain == ("b",)
