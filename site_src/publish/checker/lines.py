"""Lines of pages, each put together from its pieces once.

Most lines are the frame's and stand on every page. What a line does to the elements around it is
known without the page, nearly always: those that it closes, then those that it opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from site_src.publish.checker.deeds import (
    BLOCK,
    BROKEN,
    FAULT,
    LETTERS,
    RAW,
    REFER,
    SPECIAL,
    TEMPLATE,
    UNNAMED,
    Piece,
)
from site_src.publish.checker.elements import CODE
from site_src.publish.checker.links import LINK, ROOT, TOP, Files, Reference
from site_src.publish.checker.markup import Judge
from site_src.publish.checker.writing import is_foreign

#: How many lines are known by sight before all are forgotten.
_SEEN = 400_000
#: In a longer line, rows are looked at one by one: they stand on many lists.
_LONG = 1000
_ROW = "<tr>"
#: How many orders of elements are remembered at once.
_FORMS = 20_000
#: Of pieces and of deeds; a number is quicker here than a name.
_DEEDS, _SHAPE, _VERB = itemgetter(3), itemgetter(4), itemgetter(0)
#: Of lines.
PARTS, LEADS, LINKS = itemgetter(0), itemgetter(1), itemgetter(2)
_UNKNOWN: tuple[tuple[str, ...], tuple[int, ...]] = (), (-1,)


class Part(NamedTuple):
    """What a line, or a row of a table in it, does: the elements that it closes, those that it
    leaves open, and the rest, to be done before. `pieces` stands for all that if it depends on the
    page."""

    closes: tuple[str, ...]
    opens: tuple[Piece, ...]
    deeds: tuple[tuple[int, Any], ...]
    pieces: tuple[Piece, ...]
    broken: bool
    """Whether something is begun that does not end in this line: a tag, a script."""


class Line(NamedTuple):
    """A line: what is to be done with it, nothing for most; and what is known already."""

    parts: tuple[Part, ...] = ()
    leads: frozenset[int] = frozenset()
    """Pages to which it leads, wherever it stands."""
    links: int = 0
    """How many addresses were looked up for that and need not be again."""


_NOTHING = Part((), (), (), (), False)
_SILENT = Line()


class Lines(dict[str, Line]):
    """The lines that were met more than once, of pages in one language and uppermost folder."""

    def __init__(self, judge: Judge, files: Files, folder: str) -> None:
        super().__init__()
        self._judge, self._files = judge, files
        self._starts = {ROOT: "", TOP: f"{folder}/"}
        self._seen: set[int] = set()
        #: Lines differ in their words more than in their elements.
        self._forms: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[int, ...]] | None] = {}

    def __missing__(self, text: str) -> Line:
        line = self._of_rows(text) if len(text) > _LONG and _ROW in text[1:] else self._single(text)
        mark = hash(text)
        if mark in self._seen:
            self[text] = line
        elif len(self._seen) < _SEEN:
            self._seen.add(mark)
        else:
            self._seen.clear()
            self.clear()
        return line

    def _of_rows(self, text: str) -> Line:
        first, *rows = text.split(_ROW)
        lines = [self[first], *(self[_ROW + row] for row in rows)]
        parts = tuple(chain.from_iterable(map(PARTS, lines)))
        leads = frozenset(chain.from_iterable(map(LEADS, lines)))
        return Line(parts, leads, sum(map(LINKS, lines)))

    def _single(self, text: str) -> Line:
        """A line, without those addresses that lead to the same file from every page."""
        part = self._put_together(text)
        closes, opens, deeds, pieces, broken = part
        if not deeds:
            return Line((part,)) if closes or opens or pieces else _SILENT
        leads, left = [], []
        for deed in deeds:
            number = self._target(deed[1]) if deed[0] == REFER else None
            if number is None:
                left.append(deed)
            elif deed[1].kind == LINK:
                leads.append(number)
        if left or closes or opens:
            parts = (Part(closes, opens, tuple(left), (), broken),)
            return Line(parts, frozenset(leads), len(deeds) - len(left))
        return Line((), frozenset(leads), len(deeds))

    def _target(self, reference: Reference) -> int | None:
        start = self._starts.get(reference.ups)
        if start is None or reference.fragment:
            return None
        return self._files.numbers.get(start + reference.rest)

    def _put_together(self, text: str) -> Part:
        before, *rest = text.split("<")
        pieces = [*map(self._judge.__getitem__, rest)]
        if before and (odd := self._judge.text(before)):
            pieces.insert(0, Piece(0, "", "", odd))
            rest.insert(0, "")
        if not pieces:
            return _NOTHING
        deeds = (*chain.from_iterable(map(_DEEDS, pieces)),)
        if deeds and max(map(_VERB, deeds)) >= SPECIAL:
            return _line(pieces, rest)
        shapes = (*map(_SHAPE, pieces),)
        form = self._forms.get(shapes, _UNKNOWN)
        if form is _UNKNOWN:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            form = self._forms[shapes] = _form(shapes)
        if form is None:
            return _loose(pieces, rest)
        closes, places = form
        return Part(closes, tuple([pieces[place] for place in places]), deeds, (), False)


def _form(shapes: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """What a line closes, and which of its pieces stay open; None if the page has to say that."""
    closes: list[str] = []
    places: list[int] = []
    for place, shape in enumerate(shapes):
        if shape[:1] != "/":
            if shape:
                places.append(place)
        elif not places:
            closes.append(shape[1:])
        elif shapes[places[-1]] == shape[1:]:
            places.pop()
        else:
            return None
    return tuple(closes), tuple(places)


def _line(pieces: Sequence[Piece], written: Sequence[str]) -> Part:
    closes: list[str] = []
    opens: list[Piece] = []
    deeds: list[tuple[int, Any]] = []
    push, pop = opens.append, opens.pop
    for index, piece in enumerate(pieces):
        turn, name, _, own, _ = piece
        if turn > 0:
            push(piece)
        elif turn:
            if not opens:
                closes.append(name)
            elif opens[-1][1] == name:
                pop()
            else:
                return _loose(pieces, written)
        for deed in own:
            if deed[0] < SPECIAL:
                deeds.append(deed)
                continue
            if deed[0] in (LETTERS, TEMPLATE) and closes:
                return _loose(pieces, written)
            deeds += _resolved(deed, opens, piece, written[index + 1 : index + 2])
    return Part(tuple(closes), tuple(opens), tuple(deeds), (), _is_broken(deeds))


def _loose(pieces: Sequence[Piece], written: Sequence[str]) -> Part:
    """A line of which only the page knows what it does."""
    resolved = []
    for index, piece in enumerate(pieces):
        following = written[index + 1 : index + 2]
        own = [left for deed in piece.deeds for left in _resolved(deed, (), piece, following)]
        resolved.append(piece._replace(deeds=tuple(own)))
    broken = any(_is_broken(piece.deeds) for piece in resolved)
    return Part((), (), (), tuple(resolved), broken)


def _is_broken(deeds: Sequence[tuple[int, Any]]) -> bool:
    return any(verb in (RAW, BROKEN) for verb, _ in deeds)


def _resolved(
    deed: tuple[int, Any], opens: Sequence[Piece], piece: Piece, following: Sequence[str]
) -> Iterator[tuple[int, Any]]:
    """What is left to do once the line is known; of raw text, only what does not end in it."""
    verb, load = deed
    if verb == RAW:
        if not (following and following[0].lower().startswith(f"/{load}")):
            yield deed
    elif verb == UNNAMED:
        if load != "svg" or not (following and following[0].startswith("title")):
            yield FAULT, ("name-missing", load)
    elif verb == TEMPLATE:
        if not any(element.name in CODE for element in opens):
            yield deed
    elif verb == LETTERS:
        lang = piece.lang or next((e.lang for e in reversed(opens) if e.lang), "")
        if not lang:
            yield deed
        elif is_foreign(load, lang):
            yield FAULT, ("language-mixed", load)
    elif verb != BLOCK:
        yield deed
