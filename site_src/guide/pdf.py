"""From a portal to its guide: contents, template and fonts go in, a PDF comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

from site_src.catalogue.images import images_in
from site_src.guide.contents import contents
from site_src.guide.errors import GuideError
from site_src.guide.fonts import fonts
from site_src.guide.glyphs import missing_glyph
from site_src.view.renditions import kept_images
from site_src.view.setting import Setting

#: The product's own Typst templates; files in a portal's `theme/print/` come before them.
OWN_TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "print"
_ENTRANCE = "guide.typ"
_WORKSHOP = re.compile(r"\S*zhuchao-[^/\\\s]+[/\\]")


def print_guide(setting: Setting, folder: Path) -> Path:
    """Writes `investment-guide.<locale>.pdf` into `folder` and returns its path.

    A file that would hold the same bytes is left alone. Raises GuideError.
    """
    path = folder / f"investment-guide.{setting.language.code}.pdf"
    document = guide_pdf(setting)
    if path.is_file() and path.read_bytes() == document:
        return path
    folder.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.part")
    aside.write_bytes(document)
    os.replace(aside, path)
    return path


def guide_pdf(setting: Setting) -> bytes:
    """The guide as PDF/UA-1. Raises GuideError."""
    with tempfile.TemporaryDirectory(prefix="zhuchao-") as name:
        workshop = Path(name)
        for templates in (OWN_TEMPLATES, setting.prepared.portal.root / "theme" / "print"):
            if templates.is_dir():
                shutil.copytree(templates, workshop, dirs_exist_ok=True)
        data = json.dumps(contents(setting), ensure_ascii=False)
        _put_images(setting, workshop)
        (workshop / "guide.json").write_text(data, encoding="utf-8")
        return _compiled(workshop, setting)


def _put_images(setting: Setting, workshop: Path) -> None:
    """The pictures of the chapters, where the template looks for them."""
    chapters = setting.catalogue.chapter.values()
    shown = {name for chapter in chapters for name in images_in(chapter)}
    files = kept_images(setting.prepared, [setting.prepared.images[name] for name in shown])
    for name, content in files.items():
        (workshop / name).parent.mkdir(parents=True, exist_ok=True)
        (workshop / name).write_bytes(content)


def _compiled(workshop: Path, setting: Setting) -> bytes:
    """Typst sees the workshop and our fonts, nothing else of the machine."""
    try:
        import typst
    except ImportError as error:
        raise GuideError("guide-typst-missing", reason=str(error)) from None
    compiler = typst.Compiler(
        str(workshop / _ENTRANCE),
        root=str(workshop),
        font_paths=fonts(),
        ignore_system_fonts=True,
        package_path=str(workshop),
        package_cache_path=str(workshop),
    )
    try:
        document = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        raise missing_glyph(error.message, setting) or _broken(error) from None
    assert isinstance(document, bytes)
    return document


def _broken(error: Exception) -> GuideError:
    """An error of a template, with the place that Typst names in the folder of templates."""
    said = str(getattr(error, "diagnostic", error)).split("\n\nhelp:")[0]
    return GuideError("guide-template", reason=_WORKSHOP.sub("theme/print/", said).strip())
