"""Text in several languages, and what Markdown may hold."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from site_src.model.text import (
    LINE_LIMIT,
    Line,
    Locale,
    Locales,
    LocalizedText,
    Prose,
    Text,
    WebAddress,
    forbidden_markup,
)

LOCALES = Locales(("zh", "en", "ar"), "zh")


class _Entry(BaseModel):
    model_config = {"arbitrary_types_allowed": True}

    title: Text | None = None
    prose: Prose | None = None
    line: Line = ""
    url: WebAddress = ""
    spoken: tuple[Locale, ...] = ()


def _read(**data: object) -> _Entry:
    return _Entry.model_validate(data, context=LOCALES)


def _mistakes(**data: object) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as raised:
        _read(**data)
    return [(".".join(map(str, e["loc"])), e["type"]) for e in raised.value.errors()]


def test_plain_text_is_the_original() -> None:
    title = _read(title="筑巢").title
    assert title == LocalizedText({"zh": "筑巢"})
    assert title.missing(LOCALES.codes) == ("en", "ar")
    assert title.get("en") is None


def test_texts_come_in_the_order_of_the_locales() -> None:
    title = _read(title={"ar": "ج", "zh": " 筑\n 巢 "}).title
    assert title is not None
    assert list(title.texts.items()) == [("zh", "筑 巢"), ("ar", "ج")]
    assert len({title, title}) == 1


def test_all_mistakes_of_a_text_are_found_at_once() -> None:
    assert _mistakes(
        prose={"cn": "x", "zh": "<b>x</b>", "en": ["x"], "ar": "[x](javascript:x) <i>"}
    ) == [
        ("prose.cn", "locale-unknown"),
        ("prose.zh", "markup-forbidden"),
        ("prose.zh", "markup-forbidden"),
        ("prose.en", "type-text"),
        ("prose.ar", "markup-forbidden"),
        ("prose.ar", "link-forbidden"),
    ]


def test_the_original_cannot_be_left_out() -> None:
    assert _mistakes(title={"en": "x"}) == [("title.zh", "field-missing")]
    assert _mistakes(title=[]) == [("title", "type-text")]


def test_length() -> None:
    assert _mistakes(title={"zh": "长" * (LINE_LIMIT + 1)}) == [("title.zh", "text-too-long")]
    assert _mistakes(line="长" * (LINE_LIMIT + 1)) == [("line", "text-too-long")]
    assert _read(line="长" * LINE_LIMIT).line == "长" * LINE_LIMIT


@pytest.mark.parametrize("address", ["javascript:x", "//x", "example.org", "https://a b", "data:x"])
def test_web_addresses(address: str) -> None:
    """CASES T56."""
    assert _mistakes(url=address) == [("url", "address-invalid")]
    assert _read(url="https://example.org/").url == "https://example.org/"


def test_languages_spoken_are_locales() -> None:
    """CASES S41."""
    assert _mistakes(spoken=["zh", "cn"]) == [("spoken.1", "locale-unknown")]


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x]( javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](ftp://example.org)",
        "![x](data:image/png;base64,x)",
        "[x][1]\n\n[1]: javascript:x",
        "[x][1]\n\n [1]: <javascript:x>",
    ],
)
def test_dangerous_links(text: str) -> None:
    """CASES T56: entities, case, angle brackets, reference links."""
    assert "link-forbidden" in {found.code for found in forbidden_markup(text)}


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org/a_(b)?c=d:e#f)",
        "[x](mailto:a@example.org)",
        "[x](tel:+8610000)",
        "[x](project:daying-geothermal)",
        "[x](../guide/land.md)",
        "[x](#注)",
        "<https://example.org>",
        "a < b, 3 <5, <-",
        "`a[0](b)`",
        "{{ x }} {% y %}",
    ],
)
def test_harmless_markdown(text: str) -> None:
    """CASES T58."""
    assert list(forbidden_markup(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>", ["<script>"]),
        ("a<br/>b", ["<br/>"]),
        ("<!-- x -->", ["<!-- x -->"]),
        ("<img src=x onerror=y", ["<img src=x onerror=y"]),
        ("<javascript:x>", ["<javascript:x>"]),
        ("<svg/onload=x><b>", ["<svg/onload=x>", "<b>"]),
    ],
)
def test_raw_html(text: str, found: list[str]) -> None:
    """CASES T55."""
    assert [f.value for f in forbidden_markup(text) if f.code == "markup-forbidden"] == found
