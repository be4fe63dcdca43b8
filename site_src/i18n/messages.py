"""gettext catalogues, read from `.po` files as translators keep them."""

from __future__ import annotations

import functools
import gettext
import io
import locale
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_OWN = Path(__file__).with_name("locale")


@functools.cache
def translations(path: Path) -> gettext.NullTranslations:
    """The catalogue in a `.po` file; without the file, every message is its own translation."""
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def tool_messages(language: str) -> gettext.NullTranslations:
    """What the command line says, in the reader's language."""
    return translations(_OWN / f"{language}.po")


def reader_language() -> str:
    """The language of whoever runs the command: `zh` or `en`.

    `ZHUCHAO_LANG` decides, then the variables that gettext knows, then the system's own setting.
    """
    names = ("ZHUCHAO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wish = next((os.environ[name] for name in names if os.environ.get(name)), "")
    wish = wish or locale.getlocale()[0] or ""
    return "zh" if wish.lower().startswith(("zh", "chinese")) else "en"
