"""What is wrong with a template, and where."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from site_src.render.shell import ShellError

_ENDINGS = (".html", ".xml")


def is_of_a_template(problem: Exception) -> bool:
    """Whether a template's author can mend it."""
    frames = traceback.extract_tb(problem.__traceback__)
    inside = bool(frames) and frames[-1].filename.endswith(_ENDINGS)
    return inside or isinstance(problem, ShellError | TemplateError)


def place_in_template(problem: Exception, home: Path) -> str:
    """File and line as seen from a folder, `theme/pages/project.html:12`; empty where no template
    was at work."""
    if isinstance(problem, TemplateSyntaxError) and problem.filename:
        return f"{_seen(problem.filename, home)}:{problem.lineno}"
    frames = traceback.extract_tb(problem.__traceback__)
    for frame in reversed(frames):
        if frame.filename.endswith(_ENDINGS):
            return f"{_seen(frame.filename, home)}:{frame.lineno}"
    return ""


def _seen(name: str, home: Path) -> str:
    path = Path(name)
    return (path.relative_to(home) if path.is_relative_to(home) else path).as_posix()
