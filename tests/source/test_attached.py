"""Files that are offered beside a text: what they hold that nobody meant to publish is named."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import pytest

from site_src.source.attached import flaws

CORE = "docProps/core.xml"
CLEAN_CORE = "<cp:coreProperties><dc:creator></dc:creator></cp:coreProperties>"
DOCUMENT = "<w:document><w:body><w:p><w:r><w:t>申请表</w:t></w:r></w:p></w:body></w:document>"
WORKBOOK = '<workbook><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>'


def packed(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def word(path: Path, more: dict[str, str]) -> Path:
    return packed(path, {CORE: CLEAN_CORE, "word/document.xml": DOCUMENT, **more})


def sheet(path: Path, more: dict[str, str]) -> Path:
    return packed(path, {CORE: CLEAN_CORE, "xl/workbook.xml": WORKBOOK, **more})


def pdf(path: Path, *more: bytes) -> Path:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"\n".join(more))
    return path


def told(path: Path) -> list[str]:
    return [f"{f.code} {' '.join(f.params.values())}".strip() for f in flaws(path)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({CORE: "<dc:creator>张三</dc:creator>"}, ["attachment-metadata 张三"]),
        (
            {CORE: "<dc:creator></dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy>"},
            ["attachment-metadata 李四"],
        ),
        ({"docProps/app.xml": "<Company>某局</Company>"}, ["attachment-metadata 某局"]),
        (
            {"word/document.xml": '<w:p><w:ins w:author="张三"><w:t>x</w:t></w:ins></w:p>'},
            ["attachment-changes tracked changes"],
        ),
        (
            {"word/footnotes.xml": "<w:p><w:del ><w:delText>x</w:delText></w:del></w:p>"},
            ["attachment-changes tracked changes"],
        ),
        ({"word/comments.xml": "<w:comments/>"}, ["attachment-changes comments"]),
        (
            {"word/document.xml": "<w:rPr><w:vanish/></w:rPr><w:t>x</w:t>"},
            ["attachment-hidden hidden text"],
        ),
        ({"word/document.xml": '<w:vanish w:val="0"/><w:insideH/>'}, []),
        ({"word/embeddings/a.xlsx": "x"}, ["attachment-hidden an embedded file"]),
    ],
)
def test_word(more: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """CASES F87."""
    assert told(word(tmp_path / "a.docx", more)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"xl/worksheets/sheet1.xml": '<row r="1"><c/></row><col min="1"/>'}, []),
        (
            {"xl/workbook.xml": WORKBOOK.replace('sheetId="1"', 'sheetId="1" state="hidden"')},
            ["attachment-hidden a hidden sheet"],
        ),
        (
            {"xl/workbook.xml": WORKBOOK.replace('sheetId="1"', 'state="veryHidden" sheetId="1"')},
            ["attachment-hidden a hidden sheet"],
        ),
        (
            {"xl/worksheets/sheet1.xml": '<row r="2" hidden="1"><c/></row>'},
            ["attachment-hidden hidden rows or columns"],
        ),
        ({"xl/comments1.xml": "<comments/>"}, ["attachment-changes comments"]),
        (
            {"xl/externalLinks/externalLink1.xml": "<x/>"},
            ["attachment-hidden links to other files"],
        ),
    ],
)
def test_sheets(more: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """CASES F87."""
    assert told(sheet(tmp_path / "a.xlsx", more)) == expected


def test_slides(tmp_path: Path) -> None:
    """CASES F87."""
    parts = {
        "ppt/slides/slide1.xml": '<p:sld xmlns:p="x" show="0"><p:cSld/></p:sld>',
        "ppt/notesSlides/notesSlide1.xml": "<p:notes/>",
    }
    assert told(packed(tmp_path / "a.pptx", parts)) == [
        "attachment-hidden the speaker's notes",
        "attachment-hidden a hidden slide",
    ]


HIDDEN_AUTHOR = b"<< /Author (Zhang San) >>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"2 0 obj\n<< /Title (x) /Producer (Typst) /Author () >>\nendobj", []),
        (b"2 0 obj\n<< /Author (Zhang \\(San\\)) >>", ["attachment-metadata Zhang \\(San\\)"]),
        (b"2 0 obj\n<< /Author <FEFF5F204E09> >>", ["attachment-metadata 张三"]),
        (
            b"2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
            + zlib.compress(HIDDEN_AUTHOR)
            + b"\nendstream",
            ["attachment-metadata Zhang San"],
        ),
        (
            b"2 0 obj\n<< /Type /Metadata >>\nstream\n<dc:creator><rdf:Seq><rdf:li>Li Si</rdf:li>"
            b"</rdf:Seq></dc:creator>\nendstream",
            ["attachment-metadata Li Si"],
        ),
        (b"<< /Subtype /Highlight /Contents (no!) >>", ["attachment-changes comments"]),
        (b"<< /S /JavaScript /JS (app.alert(1)) >>", ["attachment-hidden scripts"]),
        (b"<< /Names << /EmbeddedFiles 5 0 R >> >>", ["attachment-hidden an embedded file"]),
        (b"trailer << /Encrypt 9 0 R >>", ["attachment-damaged"]),
    ],
)
def test_pdf(content: bytes, expected: list[str], tmp_path: Path) -> None:
    """CASES F87: as plain objects and packed ones."""
    assert told(pdf(tmp_path / "a.pdf", content)) == expected


@pytest.mark.parametrize(
    ("inside", "value"),
    [
        ("<path d='M0 0' fill='url(#a)'/><a href='#b'><text>甲</text></a>", ""),
        ("<image href='data:image/png;base64,AAAA'/>", ""),
        ("<script>x()</script>", "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ("<g onload='x()'/>", "onload=x()"),
        ("<a href='javascript:x()'/>", "href=javascript:x()"),
        ("<image href='https://elsewhere.example/a.png'/>", "href=https://elsewhere.example/a.png"),
        ("<use xlink:href='other.svg#a' xmlns:xlink='x'/>", "xlink:href=other.svg#a"),
        ("<image href='data:image/svg+xml;base64,AA'/>", "href=data:image/svg+xml;base64,AA"),
        ("<path style='fill:url(https://x.example/a)'/>", "style=fill:url(https://x.example/a)"),
        ("<style>@import 'x.css';</style>", "@import 'x.css';"),
        ("<set attributeName='href' to='javascript:x()'/>", "attributeName=href"),
        ("<?xml-stylesheet href='x.css'?>", "<?xml-stylesheet>"),
    ],
)
def test_drawings(inside: str, value: str, tmp_path: Path) -> None:
    """CASES F85: shapes and words, and nothing that runs or is fetched."""
    path = tmp_path / "a.svg"
    path.write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg'>\n {inside}\n</svg>", encoding="utf-8"
    )
    found = list(flaws(path))
    assert [flaw.params["value"] for flaw in found][:1] == ([value] if value else [])
    assert all(flaw.code == "svg-active" and flaw.line in (2, 3) for flaw in found)


def test_a_drawing_may_define_no_words_of_its_own(tmp_path: Path) -> None:
    """CASES F85: they could grow without end, or come from elsewhere."""
    path = tmp_path / "a.svg"
    path.write_text('<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>', encoding="utf-8")
    assert told(path)[0] == "svg-active <!DOCTYPE>"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.svg"])
def test_what_is_cut_off(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    whole = word(tmp_path / "whole.docx", {}).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert [flaw.code for flaw in flaws(path)] == ["attachment-damaged"]


def test_an_old_or_locked_document(tmp_path: Path) -> None:
    """Word and Excel put both into the same kind of container."""
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert told(tmp_path / "a.docx") == ["attachment-damaged"]


def test_one_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_src.source.attached.LONGEST_UNPACKED", 1_000_000)
    path = word(tmp_path / "a.docx", {"word/media/a.xml": "0" * 2_000_000})
    assert path.stat().st_size < 10_000
    assert [flaw.code for flaw in flaws(path)] == ["file-too-large"]


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.doc", "a.exe", "a.docm", "a", "a.jpg"])
def test_what_nobody_can_look_into(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert [flaw.code for flaw in flaws(tmp_path / name)] == ["attachment-format"]


@pytest.mark.parametrize("name", ["a.csv", "a.TXT"])
def test_plain_text_holds_what_it_shows(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("名称,金额\n", encoding="utf-8")
    assert list(flaws(tmp_path / name)) == []
