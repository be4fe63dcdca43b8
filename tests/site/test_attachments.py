"""Files beside texts: those that a public text links to are on the site, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.portals import base, checked, edit, lines, write
from tests.source.test_attached import pdf, word
from tests.support.building import build, run, tree

POLICY = "content/zh/policies/payment-rules.md"
LINK = (
    "机关应当自交付之日起付款。",
    "下载[申请表](../files/form.docx)、[说明](<../files/说明 1.pdf>)。",
)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A policy that links to two files, and files that nobody should get."""
    root = base(tmp_path)
    edit(root, POLICY, LINK)
    folder = root / "content/zh/files"
    folder.mkdir()
    word(folder / "form.docx", {})
    pdf(folder / "说明 1.pdf")
    for name in ("draft.docx", "old.docx", "~$form.docx", ".DS_Store", "photo.jpg"):
        (folder / name).write_bytes(b"GEHEIM")
    write(root, {
        "content/zh/policies/payment-rules.md.bak": "GEHEIM", "content/zh/pages/x.md.bak": "GEHEIM",
        "content/zh/pages/secret.md": "---\ntitle: GEHEIM\n---\n[x](../files/draft.docx)\n",
    })  # fmt: skip
    return root


def test_only_what_a_public_text_names_gets_out(portal: Path) -> None:
    """CASES F91, F88: no draft, no backup, nothing that a program left behind; each is named."""
    printed = run("check", "--portal", portal, "--as-of", "2026-11-21").stderr
    for name in ("files/old.docx", "files/photo.jpg", "policies/payment-rules.md.bak"):
        assert f"content/zh/{name}:1:1: No public text names the file" in printed
    assert "~$form" not in printed and "DS_Store" not in printed
    assert "draft.docx" not in printed  # an internal text names it, so that somebody knows
    build(portal)
    files = tree(portal / "site")
    assert files["zh/files/form.docx"] == (portal / "content/zh/files/form.docx").read_bytes()
    assert "zh/files/说明 1.pdf" in files
    assert not [name for name, content in files.items() if b"GEHEIM" in content]
    assert {Path(name).suffix for name in files if "/files/" in name} == {".docx", ".pdf"}
    page = files["zh/policies/payment-rules/index.html"].decode()
    assert 'href="../../files/form.docx"' in page


def test_what_an_internal_text_names_is_in_the_internal_edition(portal: Path) -> None:
    """Whatever it says of its author, and in every language that shows the text; never in the
    public one."""
    secret = portal / "content/zh/files/draft.docx"
    word(secret, {"docProps/core.xml": "<dc:creator>张三</dc:creator>"})
    build(portal, "--edition", "internal")
    build(portal)
    internal, public = tree(portal / "internal"), tree(portal / "site")
    for code in ("zh", "en"):
        assert internal[f"{code}/files/draft.docx"] == secret.read_bytes()
        page = internal[f"{code}/pages/secret/index.html"].decode()
        assert 'href="../../files/draft.docx"' in page
    assert "zh/files/form.docx" in internal and "zh/files/old.docx" not in internal
    assert not [name for name in public if "draft" in name]
    assert secret.read_bytes() not in public.values()
    assert ": leak: " not in run("verify", "--portal", portal, "--as-of", "2026-11-21").stderr
    edit(portal, "content/zh/pages/secret.md", ("title:", "visibility: public\ntitle:"))
    done = run("build", "--portal", portal, "--as-of", "2026-11-21")
    assert done.returncode == 1 and "draft.docx:1:1: The file says who made it" in done.stderr


@pytest.mark.parametrize("name", ["page.html", "notes.markdown", "sheet.xml"])
def test_an_internal_text_cannot_offer_what_would_be_a_page(name: str, portal: Path) -> None:
    """A browser would run it, among the office's own pages."""
    write(portal, {f"content/zh/files/{name}": "<script>alert(1)</script>"})
    edit(portal, "content/zh/pages/secret.md", ("draft.docx", name))
    (line,) = [line for line in lines(checked(portal)) if "attachment" in line]
    suffix = Path(name).suffix
    assert line == (
        f"content/zh/files/{name}:1:1: Files of the kind '{suffix}' are not offered: nobody can "
        "tell what is in them. Offer it as PDF, DOCX, XLSX, PPTX, CSV, TXT or SVG. "
        "[attachment-format]"
    )


def test_a_text_that_is_not_translated_has_its_files(portal: Path) -> None:
    (portal / "content/en/policies/payment-rules.md").unlink()
    build(portal)
    assert "en/files/form.docx" in tree(portal / "site")


def test_one_that_says_too_much_stops_the_build(portal: Path) -> None:
    """CASES F87: only where it would get out."""
    word(
        portal / "content/zh/files/form.docx",
        {"docProps/core.xml": "<dc:creator>张三</dc:creator>"},
    )
    done = run("build", "--portal", portal, "--as-of", "2026-11-21")
    assert done.returncode == 1 and not (portal / "site").exists()
    assert (
        "content/zh/files/form.docx:1:1: The file says who made it: '张三'. Take it out under "
        "File, Info, Inspect Document, and save the file anew. [attachment-metadata]\n"
    ) in done.stderr
    edit(portal, POLICY, ("visibility: public", "visibility: internal"))
    assert "attachment-metadata" not in " ".join(lines(checked(portal)))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_file_that_is_a_link_out_of_the_portal(portal: Path, tmp_path: Path) -> None:
    """CASES F78."""
    (tmp_path / "elsewhere.pdf").write_bytes(b"%PDF-1.7 GEHEIM")
    path = portal / "content/zh/files/说明 1.pdf"
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.pdf")
    assert (
        "content/zh/files/说明 1.pdf:1:1: This link leads out of the portal's folder, or nowhere. "
        "[file-outside]"
    ) in lines(checked(portal))


@pytest.mark.skipif(os.path.exists(__file__.upper()), reason="this disk takes both for one name")
def test_two_files_whose_names_differ_in_capitals(portal: Path) -> None:
    """CASES F75: on a server that takes them for one, each visitor would get the same."""
    word(portal / "content/zh/files/Form.docx", {})
    edit(portal, POLICY, ("下载", "下载[表](../files/Form.docx)、"))
    assert [line for line in lines(checked(portal)) if "file-twin" in line] == [
        "content/zh/files/form.docx:1:1: 'files/form.docx' and 'files/Form.docx' are one name to "
        "many systems. Rename one of the two. [file-twin]"
    ]
