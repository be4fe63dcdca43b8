"""gettext catalogues, read from `.po` files as translators keep them."""

from __future__ import annotations

import functools
import gettext
import io
import locale
import os
from collections.abc import Callable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_OWN = Path(__file__).with_name("locale")


class Converted(gettext.NullTranslations):
    """The messages of another catalogue, each converted (into another form of writing, say)."""

    def __init__(self, original: gettext.NullTranslations, convert: Callable[[str], str]) -> None:
        super().__init__()
        self._original, self._convert = original, convert

    def gettext(self, message: str) -> str:
        return self._convert(self._original.gettext(message))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self._convert(self._original.ngettext(one, many, n))

    def pgettext(self, context: str, message: str) -> str:
        return self._convert(self._original.pgettext(context, message))

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        return self._convert(self._original.npgettext(context, one, many, n))


def translations(
    *paths: Path, beneath: gettext.NullTranslations | None = None
) -> gettext.NullTranslations:
    """The catalogues in `.po` files, as one: the first that translates a message decides, then
    `beneath`. What none of them translates is its own translation."""
    compiled = [_compiled(path.read_bytes()) for path in paths if path.is_file()]
    own = [gettext.GNUTranslations(io.BytesIO(catalogue)) for catalogue in compiled]
    first, *others = [*own, beneath or gettext.NullTranslations()]
    for other in others:
        first.add_fallback(other)
    return first


@functools.lru_cache(maxsize=64)
def _compiled(content: bytes) -> bytes:
    """A `.po` file in gettext's binary form, without messages not yet translated."""
    catalogue = read_po(io.BytesIO(content))
    for message in list(catalogue):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            catalogue.delete(message.id, message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


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
