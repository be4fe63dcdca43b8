"""Looks for many values at once, however they are written, in the files of a site."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick

from site_src.catalogue.portal import Portal
from site_src.publish.leaks import forms
from site_src.publish.leaks.contents import Part, parts
from site_src.publish.leaks.reader import Reader
from site_src.publish.leaks.secrets import Secret

#: So many encoded parts of texts are remembered, since all pages have some in common.
_REMEMBERED = 200_000
#: By so many bytes a word is looked for at first, if not too many begin with them.
_STEM, _ALIKE = 18, 8
#: A word in UTF-8, and its number.
_Word = tuple[bytes, int]
#: What parts one statement from the next. Across it, chance may put a short value together.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|caption|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|head|header|hr|li|link|main|meta|nav|ol|option|p|script|section|select|summary|svg|table"
    r"|tbody|td|text|tfoot|th|thead|title|tr|ul)\b[^>]*>"
)


class Words:
    """Finds words, each with a number, in a text: by their first bytes, then the whole of them.
    What is to be searched for at once takes long to prepare by its length."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        stems = _by_stem([(forms.in_bytes(word), number) for word, number in words])
        self._groups = list(stems.values())
        self._automaton = BytesAhoCorasick(list(stems))

    def within(self, text: str) -> set[int]:
        """The numbers of those that stand there."""
        return self.within_bytes(forms.in_bytes(text))

    def within_bytes(self, data: bytes) -> set[int]:
        """The same for a text in UTF-8."""
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return {
            number
            for stem, start, _ in found
            for word, number in self._groups[stem]
            if data.startswith(word, start)
        }


def _by_stem(words: list[_Word], length: int = _STEM) -> dict[bytes, list[_Word]]:
    """Words by their first bytes: so many of them, or more where many begin alike."""
    stems: defaultdict[bytes, list[_Word]] = defaultdict(list)
    for word in words:
        stems[word[0][:length]].append(word)
    many = [stem for stem, alike in stems.items() if len(alike) > _ALIKE and len(stem) == length]
    for stem in many:
        stems.update(_by_stem(stems.pop(stem), 2 * length))
    return stems


class Searcher:
    """Knows what to look for in files."""

    def __init__(
        self,
        secrets: Sequence[Secret],
        portal: Portal,
        copies: Mapping[str, Secret] | None = None,
    ) -> None:
        """`copies` are the office's own files by their digest."""
        self._secrets, self._portal, self._copies = secrets, portal, copies or {}
        self._words = Words(
            (form, number)
            for number, secret in enumerate(secrets)
            for form in forms.patterns(secret.written)
        )
        self._reader = Reader()
        self._clean: set[bytes] = set()  # encoded parts of texts that are none of the values
        self._places: dict[int, str] = {}

    def hits(self, name: str, data: bytes) -> list[tuple[str, int]]:
        """The places of the values that stand in a file, each with the line there. Raises
        Sealed."""
        found: dict[int, int] = {}
        if self._copies and (copied := self._copies.get(hashlib.sha256(data).hexdigest())):
            return [(copied.place(self._portal), 1)]
        for part in parts(name, data):
            for number in set(self._within(part)):
                found.setdefault(number, self._line(part.text, number))
        return [(self._place(number), line) for number, line in found.items()]

    def _within(self, part: Part) -> Iterator[int]:
        for reading in forms.byte_readings(part.data) if part.data else ():
            yield from self._words.within(reading)
        read = self._reader.read(part.told)
        once = self._words.within_bytes(read.whole)
        for number in self._words.within_bytes(read.bare) | once:
            if not _is_chance(part.text, self._secrets[number]):
                yield number
        runs = forms.runs(b"\n".join(read.fresh)).difference(self._clean)
        encoded = self._words.within(forms.decoded(runs))
        yield from encoded
        if once or encoded:
            self._reader.forget(read.fresh)
        else:
            self._remember(runs)

    def _remember(self, clean: set[bytes]) -> None:
        if len(self._clean) > _REMEMBERED:
            self._clean.clear()
        self._clean |= clean

    def _place(self, number: int) -> str:
        if number not in self._places:
            self._places[number] = self._secrets[number].place(self._portal)
        return self._places[number]

    def _line(self, text: str, number: int) -> int:
        """The line in which a value stands, if it stands in one."""
        wanted = forms.patterns(self._secrets[number].written)
        for count, line in enumerate(text.split("\n"), start=1):
            said = [*forms.readings(line), forms.decoded(forms.runs(forms.in_bytes(line)))]
            if any(form in reading for reading in said for form in wanted):
                return count
        return 1


def names_with(secrets: Sequence[Secret], names: Iterable[str]) -> Iterator[tuple[str, Secret]]:
    """The files whose name says one of the values. There are more ways to write them than it takes
    to see that hardly any stands there."""
    words = Words(
        (form, n) for n, secret in enumerate(secrets) for form in forms.slug_letters(secret.written)
    )
    for name in names:
        for number in sorted(words.within(forms.letters(name))):
            said = forms.normal(name)
            if any(form in said for form in forms.slugs(secrets[number].written)):
                yield name, secrets[number]


def _is_chance(text: str, secret: Secret) -> bool:
    """Whether a short value is only put together from the ends of two statements."""
    if forms.weighs_enough(secret.value, 2) or "<" not in text:
        return False
    whole, apart = next(forms.readings(text)), [*forms.readings(_BLOCK.sub(forms.APART, text))][-1]
    return not any(form in whole or form in apart for form in forms.patterns(secret.written))
