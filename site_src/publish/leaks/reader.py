"""Reads the texts of a site, most of which say the same in most places."""

from __future__ import annotations

from typing import NamedTuple

from site_src.publish.leaks import forms

#: So many pieces of texts are remembered.
_PIECES = 300_000


class Reading(NamedTuple):
    """A text without its tags; and its pieces that were not read before, as they stand and with
    what is in their tags."""

    bare: str
    fresh: set[str]
    whole: str


class Reader:
    """Gives texts as somebody may read them, each piece with what is in its tags only once."""

    def __init__(self) -> None:
        self._pieces: dict[str, str] = {}
        self._open: set[str] = set()  # pieces that cannot be read without those that follow

    def read(self, text: str) -> Reading:
        """The readings of a text (`forms.readings`). No value goes across a piece's end and is in
        a tag."""
        self._make_room()
        pieces = text.replace("><", ">\n<").split("\n")
        fresh = set(pieces).difference(self._pieces)
        whole = self._learn(list(fresh)) if fresh else ""
        if self._open and not self._open.isdisjoint(pieces):
            whole, bare = _readings(text)
            return Reading(bare, set(pieces), whole)
        return Reading("".join(map(self._pieces.__getitem__, pieces)), fresh, whole)

    def forget(self, pieces: set[str]) -> None:
        """Takes pieces for new when they next occur."""
        for piece in pieces:
            self._pieces.pop(piece, None)

    def _make_room(self) -> None:
        if len(self._pieces) > _PIECES:
            self._pieces.clear()
            self._open.clear()

    def _learn(self, pieces: list[str]) -> str:
        """What pieces say with their tags. Without them, each is remembered; a tag or a comment
        may go on after it."""
        whole, bare = _readings(forms.APART.join(pieces))
        wholes, bares = whole.split(forms.APART), bare.split(forms.APART)
        if not len(pieces) == len(wholes) == len(bares):  # one of them opens what another ends
            wholes, bares = map(list, zip(*map(_readings, pieces), strict=True))
        self._pieces.update(zip(pieces, bares, strict=True))
        for piece, whole, bare in zip(pieces, wholes, bares, strict=True):
            if "<" in bare or whole.count("<!--") != whole.count("-->"):
                self._open.add(piece)
        return forms.APART.join(wholes)


def _readings(text: str) -> tuple[str, str]:
    whole, *bares = forms.readings(text)
    return whole, bares[0] if bares else whole
