"""Traditional Chinese from simplified: OpenCC, and words of one's own that come before it.

OpenCC converts by phrases and so knows that 发展 is 發展 and 头发 is 頭髮. What it cannot know
stands in a list: names that keep their characters, and words of law and trade that its tables
take for words of computing (程序 in a court is no 程式).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_src.diagnostics import Report
from site_src.model.portal import LocaleSettings
from site_src.source.text import read_text
from site_src.source.yaml import parse

#: Addresses in Markdown: they must lead where they led before.
_ADDRESS = r"\]\([^)\n]*\)|(?m:^[ ]{0,3}\[[^\]\n]+\]:\s*\S+)|https?://[^\s<>\"'）】》，。；、]+"
#: How many different texts are kept converted; titles come up on many pages.
_KEPT = 50_000


def file_name(code: str) -> str:
    """The file in `theme/locale/` that lists a locale's own words."""
    return f"{code}.conversion.yml"


def read_words(path: Path, name: str, report: Report) -> Mapping[str, str]:
    """A list `simplified: traditional`; what is wrong with it is reported under `name`."""
    text = read_text(path, name, report)
    document = parse(text, name, report) if text is not None else None
    if document is None:
        return {}
    words: dict[str, str] = {}
    for simplified, traditional in document.data.items():
        if isinstance(traditional, str):
            words[simplified] = traditional
        else:
            report.add("type-text", document.place(simplified), simplified)
    return words


def conversion(
    settings: LocaleSettings, code: str, folders: Sequence[Path]
) -> Callable[[str], str]:
    """How a derived locale writes a text of the locale that it is derived from.

    `folders` hold the lists of words; the first that has a word decides.
    """
    words: dict[str, str] = {}
    for folder in reversed(folders):
        path = folder / file_name(code)
        if path.is_file():
            words |= read_words(path, path.name, Report())
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    kept = re.compile("|".join([_ADDRESS, *map(re.escape, longest_first)]))
    by_phrases = _opencc(settings.conversion)

    @functools.lru_cache(_KEPT)
    def convert(text: str) -> str:
        parts: list[str] = []
        at = 0
        for match in kept.finditer(text):
            parts += by_phrases(text[at : match.start()]), words.get(match[0], match[0])
            at = match.end()
        return "".join([*parts, by_phrases(text[at:])])

    return convert


@functools.cache
def _opencc(name: str) -> Callable[[str], str]:
    # Its tables take a third of a second to read: only who converts waits for them.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(name).convert
    return convert
