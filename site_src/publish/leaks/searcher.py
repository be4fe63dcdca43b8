"""Looks for many values at once, in whatever form, in the files of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from site_src.publish.leaks import forms
from site_src.publish.leaks.contents import Part, parts
from site_src.publish.leaks.secrets import Secret

#: So many lines are remembered, those that come first: what every page has is among them.
_REMEMBERED = 200_000
#: Lines on either side of one that is new are read with it.
_AROUND = 2
#: A line of so many characters, tags apart, is more than a part of a value.
_SAYS = 16
#: What parts one statement from the next. Across it, chance may put a short value together.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|caption|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|head|header|hr|li|link|main|meta|nav|ol|option|p|script|section|select|summary|svg|table"
    r"|tbody|td|text|tfoot|th|thead|title|tr|ul)\b[^>]*>"
)
_MARK = "\x01"


class Searcher:
    """Knows what to look for, and the lines that it has seen."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._secrets = secrets
        self._names = Words([(form, n) for n, s in enumerate(secrets) for form in _slugs(s)])
        self._texts = Words(
            [(form, n) for n, s in enumerate(secrets) for form in forms.patterns(s.value)]
        )
        self._codes = _Bytes(
            [(form, n) for n, s in enumerate(secrets) for form in forms.byte_patterns(s.written)]
        )
        self._binary: _Bytes | None = None
        self._seen: set[str] = set()

    def hits(self, name: str, data: bytes) -> list[tuple[Secret, int]]:
        """The values that stand in a file or its name, each with the line. Raises Sealed."""
        found = dict.fromkeys(self._names.within(forms.normal(name)), 1)
        for part in parts(name, data):
            numbers = set(self._within(part))
            for number in numbers:
                found.setdefault(number, self._line(part.text, self._secrets[number]))
            if not numbers:
                self._remember(part.text)
        return [(self._secrets[number], line) for number, line in found.items()]

    def _within(self, part: Part) -> Iterator[int]:
        if part.data:
            yield from self._in_bytes(part.data)
        text = self._fresh(part.text)
        for reading in forms.readings(text):
            for number in self._texts.within(reading):
                if not _is_chance(text, self._secrets[number].value):
                    yield number
        yield from self._codes.within(text.encode("utf-8", "replace"))

    def _in_bytes(self, data: bytes) -> Iterator[int]:
        if self._binary is None:
            self._binary = _Bytes(
                [
                    (form, number)
                    for number, secret in enumerate(self._secrets)
                    for form in forms.binary_patterns(secret.written)
                ]
            )
        yield from self._binary.within(data)
        yield from self._codes.within(data)

    def _fresh(self, text: str) -> str:
        """What was not seen before, with the lines around it."""
        lines, seen = text.split("\n"), self._seen
        wanted: set[int] = set()
        for number, line in enumerate(lines):
            if line not in seen:
                wanted.update(range(number - _AROUND, number + _AROUND + 1))
        if len(wanted) >= len(lines):
            return text
        return "\n".join(line if n in wanted else _MARK for n, line in enumerate(lines))

    def _remember(self, text: str) -> None:
        """Notes the lines of a text without leaks that say so much that none of them can be a mere
        part of a value."""
        if len(self._seen) < _REMEMBERED:
            lines = text.split("\n")
            self._seen.update(line for line in lines if len(forms.untagged(line)) >= _SAYS)

    def _line(self, text: str, secret: Secret) -> int:
        """The line in which a value stands, if it stands in one."""
        wanted = set(forms.patterns(secret.value))
        codes = [*forms.byte_patterns(secret.written)]
        for number, line in enumerate(text.split("\n"), start=1):
            plain = any(form in reading for reading in forms.readings(line) for form in wanted)
            if plain or any(code in line.encode("utf-8", "replace") for code in codes):
                return number
        return 1


class Words:
    """Finds words in a text."""

    def __init__(self, forms_: Sequence[tuple[str, int]]) -> None:
        self._numbers = [number for _, number in forms_]
        self._automaton = AhoCorasick([form for form, _ in forms_], store_patterns=False)

    def within(self, text: str) -> set[int]:
        """The numbers of those that stand there."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return {self._numbers[form] for form, _, _ in found}


class _Bytes:
    """Finds forms in bytes."""

    def __init__(self, forms_: Sequence[tuple[bytes, int]]) -> None:
        self._numbers = [number for _, number in forms_]
        self._automaton = BytesAhoCorasick([form for form, _ in forms_])

    def within(self, data: bytes) -> set[int]:
        """The numbers of those that stand there."""
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return {self._numbers[form] for form, _, _ in found}


def _slugs(secret: Secret) -> Iterator[str]:
    return (form for form in forms.slugs(secret.written) if forms.weighs_enough(form))


def _is_chance(text: str, value: str) -> bool:
    """Whether a short value is only put together from the ends of two statements."""
    if forms.weighs_twice(value) or "<" not in text:
        return False
    whole = next(forms.readings(text))
    apart = [*forms.readings(_BLOCK.sub(_MARK, text))][-1]
    return not any(form in whole or form in apart for form in forms.patterns(value))
