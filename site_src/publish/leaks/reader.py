"""Reads the texts of a site, most of which say the same in most places."""

from __future__ import annotations

from typing import NamedTuple

from site_src.publish.leaks import forms

#: So many pieces of texts are remembered.
_PIECES = 300_000
_APART = forms.APART.encode()
_FROM_PIECE_TO_PIECE = b">%b<" % _APART


class Reading(NamedTuple):
    """A text without its tags; and its pieces that were not read before, as they stand and with
    what is in their tags. All of it in UTF-8."""

    bare: bytes
    fresh: set[bytes]
    whole: bytes


class Reader:
    """Gives texts as somebody may read them, each piece with what is in its tags only once."""

    def __init__(self) -> None:
        self._pieces: dict[bytes, bytes] = {}
        self._open: set[bytes] = set()  # pieces that cannot be read without those that follow

    def read(self, data: bytes) -> Reading:
        """The readings of a text in UTF-8 (`forms.readings`). Its pieces are what stands from one
        tag to the next one that follows at once: no value goes across their end and is in a tag."""
        text = data.strip()
        if not (text.startswith(b"<") and text.endswith(b">")):
            return _alone(data, {data})
        self._make_room()
        pieces = text[1:-1].split(b"><")
        fresh = set(pieces).difference(self._pieces)
        whole = self._learn(list(fresh)) if fresh else b""
        if self._open and not self._open.isdisjoint(pieces):
            return _alone(data, set(pieces))
        return Reading(b"".join(map(self._pieces.__getitem__, pieces)), fresh, whole)

    def forget(self, pieces: set[bytes]) -> None:
        """Takes pieces for new when they next occur."""
        for piece in pieces:
            self._pieces.pop(piece, None)

    def _make_room(self) -> None:
        if len(self._pieces) > _PIECES:
            self._pieces.clear()
            self._open.clear()

    def _learn(self, pieces: list[bytes]) -> bytes:
        """What pieces say with their tags. Without them, each is remembered; a tag or a comment
        may go on after it."""
        whole, bare = _readings(b"<%b>" % _FROM_PIECE_TO_PIECE.join(pieces))
        wholes, bares = whole.split(_APART), bare.split(_APART)
        if not len(pieces) == len(wholes) == len(bares):  # one of them opens what another ends
            read = [_readings(b"<%b>" % piece) for piece in pieces]
            wholes, bares = map(list, zip(*read, strict=True))
            whole, bare = _APART.join(wholes), _APART.join(bares)
        self._pieces.update(zip(pieces, bares, strict=True))
        if b"<" in bare or b"<!--" in whole or b"-->" in whole:
            for piece, said, left in zip(pieces, wholes, bares, strict=True):
                if b"<" in left or said.count(b"<!--") != said.count(b"-->"):
                    self._open.add(piece)
        return whole


def _alone(data: bytes, pieces: set[bytes]) -> Reading:
    """A text that has nothing in common with others, or that cannot be read piece by piece."""
    whole, bare = _readings(data)
    return Reading(bare, pieces, whole)


def _readings(data: bytes) -> tuple[bytes, bytes]:
    whole, *bares = forms.readings(data.decode("utf-8", "replace"))
    return forms.in_bytes(whole), forms.in_bytes(bares[0] if bares else whole)
