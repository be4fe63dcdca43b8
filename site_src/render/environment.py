"""The Jinja environment of our own templates: autoescape on, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_src.i18n.language import Language
from site_src.view.links import based

#: The product's own theme; a portal's `theme/` folder comes before it.
OWN_THEME = Path(__file__).resolve().parents[2] / "theme"


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates and styles are looked for: the portal's own theme first."""
    own = root / "theme"
    return (own, OWN_THEME) if own.is_dir() and own.resolve() != OWN_THEME else (OWN_THEME,)


def words_folders(root: Path) -> tuple[Path, ...]:
    """Where gettext catalogues are looked for: the portal's own words come before ours."""
    return tuple(folder / "locale" for folder in theme_folders(root))


def messages(language: Language) -> Mapping[str, Callable[..., object]]:
    """The functions by which templates speak a locale."""
    return {
        "_": language.gettext,
        "pgettext": language.pgettext,
        "counted": language.counted,
        "count": language.count,
        "filled": language.filled,
        "named": language.named,
    }


def environment(root: Path, language: Language) -> Environment:
    """The environment in which the body of every page is rendered."""
    folders = [str(folder) for folder in theme_folders(root)]
    compiled = root / ".zhuchao" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    created = Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        auto_reload=False,  # no file is looked at twice in one build
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    created.filters["based"] = lambda html, base: Markup(based(html, base))
    set_globals(created, language)
    return created


def set_globals(target: Environment, language: Language) -> None:
    """Gives an environment the words of a locale. MkDocs' own environment needs them too."""
    globals_: dict[str, Any] = target.globals
    globals_.update(messages(language))
