"""What is told of a file that is offered: its words as they are written, and their place."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_src.diagnostics import PROBLEMS
from site_src.source import attached
from site_src.source.attached import Flaw, dangers, flaws

HIDDEN, CHANGED, OWNED = "attachment-hidden", "attachment-changes", "attachment-metadata"


def _packed(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(name, content)
    return path


def _pdf(path: Path, content: bytes) -> Path:
    path.write_bytes(b"%PDF-1.7\n" + content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code", "params"),
    [
        ("docProps/core.xml", "<dc:creator>张三</dc:creator>", OWNED, {"value": "张三"}),
        ("word/document.xml", "<w:moveTo ><w:t>x</w:t></w:moveTo>", CHANGED,
         {"kind": "tracked changes"}),
        ("word/header1.xml", '<w:vanish w:val="true"/>', HIDDEN, {"kind": "hidden text"}),
        ("word/comments.xml", "<w:comments/>", CHANGED, {"kind": "comments"}),
        ("xl/threadedComments/a.xml", "<x/>", CHANGED, {"kind": "comments"}),
        ("xl/vbaProject.bin", "x", HIDDEN, {"kind": "macros"}),
        ("xl/workbook.xml", '<sheet name="a" state="hidden"/>', HIDDEN,
         {"kind": "a hidden sheet"}),
        ("xl/worksheets/a.xml", '<col min="1" hidden="true"/>', HIDDEN,
         {"kind": "hidden rows or columns"}),
        ("ppt/slides/slide1.xml", '<p:sld a="b" show="false">', HIDDEN, {"kind": "a hidden slide"}),
    ],
)  # fmt: skip
def test_what_an_office_file_remembers(
    name: str, content: str, code: str, params: dict[str, str], tmp_path: Path
) -> None:
    """CASES F87: each sentence has the words that it quotes."""
    found = list(flaws(_packed(tmp_path / "a.docx", name, content.encode())))
    assert found == [Flaw(code, params, 1, 1)]
    assert PROBLEMS[code].message.format(**params)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ppt/slides/slide1.xml", '<p:sld show="1">'),
        ("ppt/slideLayouts/a.xml", '<p:sld show="0">'),
        ("xl/worksheets/a.xml", '<col min="1" hidden="0"/>'),
        ("xl/tables/a.xml", '<col min="1" hidden="1"/>'),
        ("word/a.bin", "<w:ins >"),
        ("customXml/a.xml", "<dc:creator>x</dc:creator>"),
        ("docs/comments.xml", "<x/>"),
    ],
)
def test_what_only_looks_like_it(name: str, content: str, tmp_path: Path) -> None:
    assert list(flaws(_packed(tmp_path / "a.pptx", name, content.encode()))) == []


def test_a_name_in_another_encoding(tmp_path: Path) -> None:
    """It is told all the same, as far as it can be read."""
    content = b"<dc:creator>Li \xd5\xc5</dc:creator>"
    path = _packed(tmp_path / "a.docx", "docProps/core.xml", content)
    assert list(flaws(path)) == [Flaw(OWNED, {"value": "Li \ufffd\ufffd"})]
    path = _pdf(tmp_path / "a.pdf", b"<< /Author <FEFF5F20D8> >>")
    assert list(flaws(path)) == [Flaw(OWNED, {"value": "张\ufffd"})]


PICTURE = b"1 0 obj\n<< /Length 9 >>\nstream\n/Author (Nobody) /JavaScript\n%s\nendobj\n"


@pytest.mark.parametrize("end", [b"endstream", b"endstream\r", b"\nendstream endobj"])
@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (b"", []),
        (b"<< /Author (Li Si) >>\n", [Flaw(OWNED, {"value": "Li Si"})]),
        (b"<< /S /Launch >>\n", [Flaw(HIDDEN, {"kind": "scripts"})]),
        (b"<< /Subtype /Ink >>\n", [Flaw(CHANGED, {"kind": "comments"})]),
        (b"<< /EmbeddedFile 1 >>\n", [Flaw(HIDDEN, {"kind": "an embedded file"})]),
        (
            b"<< /Type /Metadata >>\nstream\r\n<dc:creator><rdf:li>Wang</rdf:li>\nendstream\n",
            [Flaw(OWNED, {"value": "Wang"})],
        ),
    ],
)
def test_what_stands_between_the_pictures_of_a_pdf(
    end: bytes, after: bytes, expected: list[Flaw], tmp_path: Path
) -> None:
    """CASES F87: a picture's own bytes say nothing; what follows it does, whatever ends a line."""
    picture = PICTURE % end
    assert list(flaws(_pdf(tmp_path / "a.pdf", picture + after))) == expected
    assert list(flaws(_pdf(tmp_path / "b.pdf", picture + after + picture))) == expected
    assert list(flaws(_pdf(tmp_path / "c.pdf", picture + picture + after))) == expected


def test_a_stream_that_is_cut_off_or_holds_another(tmp_path: Path) -> None:
    head, creator = b"<< /Metadata >>\nstream\n", b"<dc:creator><rdf:li>Wang<"
    path = tmp_path / "a.pdf"
    assert list(flaws(_pdf(path, head + creator))) == [Flaw(OWNED, {"value": "Wang"})]
    inside = b"<< >>\nstream\n<< /Metadata >>\nstream\n" + creator + b"\nendstream\n"
    assert list(flaws(_pdf(path, inside))) == []
    assert list(flaws(_pdf(path, inside + PICTURE % b"endstream"))) == []
    after = b"<< /Author (Li) >>"
    assert list(flaws(_pdf(path, inside + after))) == [Flaw(OWNED, {"value": "Li"})]


def test_objects_that_are_packed_and_broken(tmp_path: Path) -> None:
    packed = zlib.compress(b"<< /Author (Li) >>")
    text = b"<< /ObjStm /FlateDecode >>\nstream\n%s\nendstream\n"
    path = tmp_path / "a.pdf"
    assert list(flaws(_pdf(path, text % packed))) == [Flaw(OWNED, {"value": "Li"})]
    assert list(flaws(_pdf(path, text % b"no"))) == [Flaw("attachment-damaged", {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<svg>\n  <script/></svg>", Flaw("svg-active", {"value": "<script>"}, 2, 3)),
        (
            "<svg>\n\n <a:Video xmlns:a='b'/></svg>",
            Flaw("svg-active", {"value": "<a:Video>"}, 3, 2),
        ),
        ("<svg>\n<image src='b.png'/></svg>", Flaw("svg-active", {"value": "src=b.png"}, 2, 1)),
        ("<svg><b></svg>", Flaw("attachment-damaged", {}, 1, 11)),
        ("<svg>\n<b>", Flaw("attachment-damaged", {}, 2, 4)),
        ("<svg><set attributeName='x' to='1'/><desc title='href'/></svg>", None),
        ("<svg><a title='href' name='href'/></svg>", None),
    ],
)
def test_where_a_drawing_is_wrong(text: str, expected: Flaw | None, tmp_path: Path) -> None:
    """CASES F85."""
    path = tmp_path / "a.svg"
    path.write_text(text, encoding="utf-8")
    assert list(flaws(path)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "words", ["@import\n'x.css';", "a {\n fill: url(\n'https://x.example/') }"]
)
def test_words_of_several_lines_are_read_as_one(words: str, tmp_path: Path) -> None:
    """CASES F85: a style sheet may be broken anywhere."""
    path = tmp_path / "a.svg"
    path.write_text(f"<svg><style>{words}</style></svg>", encoding="utf-8")
    (found,) = flaws(path)
    assert found.code == "svg-active" and found.params == {"value": words}


@pytest.mark.parametrize(("name", "value"), [("a.EXE", ".EXE"), ("Makefile", "Makefile")])
def test_a_form_that_is_not_offered(name: str, value: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert list(flaws(tmp_path / name)) == [Flaw("attachment-format", {"value": value})]
    assert list(dangers(tmp_path / name)) == []


@pytest.mark.parametrize("name", ["a.html", "A.XHTML", "a.Js", "a.md.markdown", "a.xml"])
def test_pages_and_scripts_stay_out_of_the_office_too(name: str, tmp_path: Path) -> None:
    """CASES F85."""
    (tmp_path / name).write_bytes(b"x")
    value = Path(name).suffix
    assert list(dangers(tmp_path / name)) == [Flaw("attachment-format", {"value": value})]


def test_drawings_of_the_office(tmp_path: Path) -> None:
    """CASES F85."""
    (tmp_path / "a.SVG").write_text("<svg><script/></svg>", encoding="utf-8")
    assert list(dangers(tmp_path / "a.SVG")) == [Flaw("svg-active", {"value": "<script>"}, 1, 6)]
    (tmp_path / "b.svg").write_text("<svg/>", encoding="utf-8")
    assert list(dangers(tmp_path / "b.svg")) == []


@pytest.mark.parametrize("look", [flaws, dangers])
def test_how_long_a_file_may_be(
    look: Callable[[Path], Iterator[Flaw]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "LONGEST", 2000)
    size = tmp_path / ("a.txt" if look is flaws else "a.zip")
    size.write_bytes(bytes(2000))
    assert list(look(size)) == []
    size.write_bytes(bytes(2001))
    expected = Flaw("file-too-large", {"size": "2,001", "limit": "2,000"})
    assert list(look(size)) == [expected]


def test_how_much_may_be_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _packed(tmp_path / "a.docx", "word/media/a.bin", bytes(3000))
    monkeypatch.setattr(attached, "LONGEST_UNPACKED", 3000)
    assert list(flaws(path)) == []
    monkeypatch.setattr(attached, "LONGEST_UNPACKED", 2999)
    expected = Flaw("file-too-large", {"size": "3,000", "limit": "2,999"})
    assert list(flaws(path)) == [expected]
