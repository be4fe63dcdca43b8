"""Small strict types: no lax reading, and never an exception of Python's own."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from site_src.model.fields import Boolean, Id, Integer


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
