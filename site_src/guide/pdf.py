"""From a portal to printed matter: contents, template and fonts go in, a PDF comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from site_src.catalogue.desk import Desk
from site_src.catalogue.images import images_in
from site_src.catalogue.reports import Comparison
from site_src.guide.bulletin import bulletin
from site_src.guide.contents import Contents, contents
from site_src.guide.errors import GuideError
from site_src.guide.fonts import fonts
from site_src.guide.glyphs import missing_glyph
from site_src.view.renditions import kept_images
from site_src.view.setting import Setting

#: The product's own Typst templates; files in a portal's `theme/print/` come before them.
OWN_TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "print"
_WORKSHOP = re.compile(r"\S*zhuchao-[^/\\\s]+[/\\]")


class Matter(NamedTuple):
    """Something to print: the name of its template and of what that reads, and what it says."""

    name: str
    says: Contents


def print_guide(setting: Setting, folder: Path) -> Path:
    """Writes `investment-guide.<locale>.pdf` into `folder` and returns its path.

    A file that would hold the same bytes is left alone. Raises GuideError.
    """
    path = folder / f"investment-guide.{setting.language.code}.pdf"
    return _written(path, guide_pdf(setting))


def print_bulletin(
    setting: Setting, found: Comparison, folder: Path, desk: Desk | None = None
) -> Path:
    """Writes `bulletin.<period>.<locale>.pdf` into `folder` and returns its path; with a `desk`
    the one for the office alone, `bulletin-internal.…`. Raises GuideError."""
    name = "bulletin-internal" if desk else "bulletin"
    path = folder / f"{name}.{found.period.id}.{setting.language.code}.pdf"
    return _written(path, _pdf(setting, Matter("bulletin", bulletin(setting, found, desk))))


def guide_pdf(setting: Setting) -> bytes:
    """The guide as PDF/UA-1. Raises GuideError."""
    return _pdf(setting, Matter("guide", contents(setting)))


def _written(path: Path, document: bytes) -> Path:
    if path.is_file() and path.read_bytes() == document:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.part")
    aside.write_bytes(document)
    os.replace(aside, path)
    return path


def _pdf(setting: Setting, matter: Matter) -> bytes:
    with tempfile.TemporaryDirectory(prefix="zhuchao-") as name:
        workshop = Path(name)
        for templates in (OWN_TEMPLATES, setting.prepared.portal.root / "theme" / "print"):
            if templates.is_dir():
                shutil.copytree(templates, workshop, dirs_exist_ok=True)
        data = json.dumps(matter.says, ensure_ascii=False)
        _put_images(setting, workshop)
        (workshop / f"{matter.name}.json").write_text(data, encoding="utf-8")
        return _compiled(workshop, matter.name, setting)


def _put_images(setting: Setting, workshop: Path) -> None:
    """The pictures of the chapters, where the template looks for them."""
    chapters = setting.catalogue.chapter.values()
    shown = {name for chapter in chapters for name in images_in(chapter)}
    files = kept_images(setting.prepared, [setting.prepared.images[name] for name in shown])
    for name, content in files.items():
        (workshop / name).parent.mkdir(parents=True, exist_ok=True)
        (workshop / name).write_bytes(content)


def _compiled(workshop: Path, name: str, setting: Setting) -> bytes:
    """Typst sees the workshop and our fonts, nothing else of the machine."""
    try:
        import typst
    except ImportError as error:
        raise GuideError("guide-typst-missing", reason=str(error)) from None
    compiler = typst.Compiler(
        str(workshop / f"{name}.typ"),
        root=str(workshop),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"contents": f"{name}.json"},
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
