"""The preview: an edit changes the site, a mistake is shown and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.server.live import Preview
from tests.portals import AS_OF, PROJECT, base, edit


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setenv("ZHUCHAO_LANG", "en")
    return Preview(base(tmp_path), 1, AS_OF)


def page(preview: Preview) -> str:
    path = preview.target / "en/projects/nylon-filament/index.html"
    return path.read_text(encoding="utf-8")


def test_an_edit_and_a_mistake(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    preview.rebuild()
    assert preview.version == 1 and ">1.41<" in page(preview)
    edit(preview.root, PROJECT, ("14.1亿元", "15.2亿元"))
    preview.rebuild()
    assert preview.version == 2 and ">1.52<" in page(preview)
    edit(preview.root, PROJECT, ("15.2亿元", "15.2亿员"))
    capsys.readouterr()
    preview.rebuild()
    assert capsys.readouterr().err.startswith(f"{PROJECT}:20:11: investment.amount: ")
    assert preview.version == 2 and ">1.52<" in page(preview)


def test_a_folder_that_is_not_ours_is_named(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    (preview.target / "zh").mkdir(parents=True)
    (preview.target / "zh/index.html").write_text("mine", encoding="utf-8")
    preview.rebuild()
    assert capsys.readouterr().err == (
        f"The folder {preview.target} holds files that are not ours: zh/index.html. "
        "Move them away or choose another folder with --site-dir.\n"
    )
