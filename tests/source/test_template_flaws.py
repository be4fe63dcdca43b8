"""What makes a template unsafe, with the place in its text."""

from __future__ import annotations

import pytest

from site_src.source.templates import Flaw, flaws

UNSAFE, BARE = "template-unescaped", "template-unquoted"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>{{ a | safe }}</p>", [(UNSAFE, "safe", "safe")]),
        ("{{ a|safe|upper }}", [(UNSAFE, "safe", "safe")]),
        ("{% set a = b|safe %}", [(UNSAFE, "safe", "safe")]),
        ("{% autoescape false %}", [(UNSAFE, "autoescape false", "autoescape")]),
        ("{%- autoescape  false -%}", [(UNSAFE, "autoescape  false", "autoescape")]),
        ("{{ Markup (a) }}", [(UNSAFE, "Markup", "(")]),
        ("{{ a|safe }}\n{{ b|safe }}", [(UNSAFE, "safe", "safe"), (UNSAFE, "safe", "safe")]),
        ("{# a|safe #}", []),
        ("{{ a|safely }} {{ safe }} |safe", []),
        ("{% autoescape true %}", []),
        ("{{ NoMarkup(a) }} {{ Markups }}", []),
    ],
)
def test_texts_that_are_put_out_as_they_are(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = list(flaws(text))
    assert [(flaw.code, flaw.value) for flaw in found] == [(c, v) for c, v, _ in expected]
    at = -1
    for flaw, (_, _, word) in zip(found, expected, strict=True):
        at = text.index(word, at + 1)
        assert flaw.position == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a href={{ b }}>", [Flaw(BARE, "href", 3)]),
        ("<a\n  title='x'\n  href = {{ b }}>", [Flaw(BARE, "href", 17)]),
        ('{{ x }}<a class="a=b" id=c>', [Flaw(BARE, "id", 22)]),
        ("<a b={% if c %}d{% endif %}>", [Flaw(BARE, "b", 3)]),
        ("<a b={{ '>' }} c=d>", [Flaw(BARE, "b", 3), Flaw(BARE, "c", 15)]),
        ('<a title="1 > 0" href=b>', [Flaw(BARE, "href", 17)]),
        ("<a href=\"{{ b }}\" c='{{ d }}' hidden>", []),
        ("a=b <p>c=d</p> a<b=c", []),
        ("{# <a href=b> #}", []),
        ("<a b='c=d' e=\"f='g'\">", []),
    ],
)
def test_values_outside_quotation_marks(text: str, expected: list[Flaw]) -> None:
    assert list(flaws(text)) == expected
