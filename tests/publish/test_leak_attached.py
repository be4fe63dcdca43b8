"""Files that only internal documents link to are internal: their bytes, names and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.catalogue.portal import Portal
from tests.portals import base, edit, write
from tests.publish.leaking import portal_of, searched, told
from tests.source.test_attached import word


@pytest.fixture
def attached(tmp_path: Path) -> Portal:
    """The valid portal with two files to which only an internal document links, and one to which a
    public one does."""
    root = base(tmp_path)
    write(root, {
        "content/zh/pages/inner-circle.md":
            "---\ntitle: 内部通讯录草案\n---\n\n见[纪要](../files/jiyao-09.docx)、"
            "[评估](<../files/考察情况 (1).csv>)。\n",
        "content/zh/files/考察情况 (1).csv": "企业,资信评估意见\n第九号企业,不宜合作\n",
        "content/zh/files/form.csv": "企业,联系电话号码\n",
    })  # fmt: skip
    text = "<w:p><w:r><w:t>用地</w:t></w:r><w:r><w:t>指标尚未落实</w:t></w:r></w:p>"
    word(root / "content/zh/files/jiyao-09.docx", {"word/header1.xml": text})
    policy = "content/zh/policies/payment-rules.md"
    edit(root, policy, ("交付之日起付款。", "交付之日起付款，见[表](../files/form.csv)。"))
    return portal_of(root)


@pytest.mark.parametrize(
    ("name", "content", "leaky"),
    [
        ("zh/files/jiyao-09.docx", b"-", "jiyao-09.docx"),
        ("zh/files/kao-cha-qing-kuang-(1).csv", b"-", "考察情况 (1).csv"),
        ("zh/index.html", b'<p><a href="/files/jiyao-09.docx">x</a></p>', "jiyao-09.docx"),
        ("zh/index.html", "<p>用地<b>指标尚未</b>落实</p>".encode(), "jiyao-09.docx"),
        ("zh/index.html", "<p>资信评估意见</p>".encode(), "考察情况 (1).csv"),
    ],
)
def test_what_files_of_internal_documents_say_is_looked_for(
    name: str, content: bytes, leaky: str, attached: Portal
) -> None:
    """CASES R: their names and their words."""
    (line,) = told(searched(attached, {name: content}))
    assert line == (
        f"{name}:1: leak: What content/zh/files/{leaky}:1 keeps internal stands in this file. Do "
        "not publish. Find out by which way it got here, or make that field public."
    )


def test_a_copy_of_such_a_file_is_known_by_its_bytes(attached: Portal) -> None:
    """Under whatever name."""
    path = attached.root / "content/zh/files/jiyao-09.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 in an old format")
    files = {"assets/a.bin": path.read_bytes(), "assets/b.bin": b"\xd0\xcf\x11\xe0 another"}
    (line,) = told(searched(attached, files))
    assert line.startswith("assets/a.bin:1: leak: What content/zh/files/jiyao-09.docx:1 ")


def test_what_a_public_file_says_too_is_no_leak(attached: Portal) -> None:
    write(attached.root, {"content/zh/files/form.csv": "资信评估意见,联系电话号码\n"})
    files = {"zh/index.html": "<p>资信评估意见 form.csv</p>".encode()}
    files["zh/files/form.csv"] = (attached.root / "content/zh/files/form.csv").read_bytes()
    assert told(searched(attached, files)) == []
    edit(
        attached.root, "content/zh/policies/payment-rules.md",
        ("见[表]", "见[纪要](../files/jiyao-09.docx)、[表]"),
    )  # fmt: skip
    minutes = (attached.root / "content/zh/files/jiyao-09.docx").read_bytes()
    assert told(searched(attached, {"zh/files/jiyao-09.docx": minutes})) == []
