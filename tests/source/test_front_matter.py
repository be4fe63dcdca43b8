"""Front matter and body, with the places of both."""

from __future__ import annotations

from site_src.diagnostics import Report
from site_src.source.front_matter import Markdown, split


def _split(text: str) -> tuple[Markdown | None, list[str]]:
    report = Report()
    document = split(text, "f.md", report)
    return document, [f"{d.place.line}:{d.place.column} {d.code}" for d in report]


def test_places() -> None:
    document, complaints = _split("---\ntitle: 标题\n---\n\n正文[x](a:b)\n")
    assert complaints == []
    assert document is not None
    assert document.head.data == {"title": "标题"}
    assert document.body == "\n正文[x](a:b)\n"
    assert str(document.head.place("title")) == "f.md:2:8"
    assert str(document.place(document.body.index("a:b"))) == "f.md:5:7"


def test_mistakes() -> None:
    """CASES Y31."""
    assert _split("title: x\n")[1] == ["1:1 front-matter-missing"]
    assert _split("")[1] == ["1:1 front-matter-missing"]
    assert _split("---\ntitle: x\n")[1] == ["1:1 front-matter-unclosed"]
    assert _split("---\n---\n")[1] == ["2:1 yaml-empty"]
    assert _split("---\na: 1\nb: @\n---\n")[1] == ["3:4 yaml-quote-needed"]


def test_dashes_in_the_body_close_nothing() -> None:
    document, _ = _split("---\na: 1\n---\nx\n\n---\n\ny\n")
    assert document is not None
    assert document.body == "x\n\n---\n\ny\n"
